"""Photos as they come in: nothing of the camera gets out, and broken ones are told so."""

import hashlib
import io

import pytest
from django.core.files.storage import storages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.forms import modelform_factory
from PIL import Image

from media_library.decoding.refused import FileRefused
from media_library.models import Photo, RenditionWork
from media_library.photos.forms import PhotoForm
from media_library.photos.mastering import make_master
from media_library.public import make_renditions, picture_html, post_picture, with_renditions
from media_library.rules.limits import Header, why_refused
from media_library.rules.widths import SHAPES
from tests.factories import jpeg, photo

GPS_IFD, ORIENTATION, MAKE = 0x8825, 0x0112, 0x010F


def camera_jpeg(size=(1200, 800), orientation=6):
    """A phone's photo: lying on its side, with place, maker and an embedded comment."""
    exif = Image.Exif()
    exif[ORIENTATION], exif[MAKE] = orientation, "PhoneMaker"
    exif.get_ifd(GPS_IFD).update({1: "N", 2: (57.0, 53.0, 51.0), 3: "E", 4: (25.0, 19.0, 53.0)})
    out = io.BytesIO()
    Image.new("RGB", size, "teal").save(out, "JPEG", exif=exif, comment=b"secret-marker")
    return out.getvalue()


def test_the_test_photo_does_carry_camera_data():
    with Image.open(io.BytesIO(camera_jpeg())) as image:
        assert image.getexif().get_ifd(GPS_IFD)
        assert b"secret-marker" in camera_jpeg()


@pytest.mark.django_db
def test_nothing_of_the_camera_reaches_master_or_renditions():
    taken = photo(camera_jpeg())
    assert make_renditions(taken) > 20
    files = [taken.file, *(rendition.file for rendition in taken.renditions.all())]
    for stored in files:
        with stored.storage.open(stored.name) as opened:
            content = opened.read()
        assert b"PhoneMaker" not in content
        assert b"secret-marker" not in content
        with Image.open(io.BytesIO(content)) as image:
            assert not dict(image.getexif()), stored.name


@pytest.mark.django_db
@pytest.mark.parametrize("orientation", range(1, 9))
def test_every_orientation_comes_out_upright_with_its_true_sides(orientation):
    taken = photo(camera_jpeg(size=(1200, 800), orientation=orientation))
    assert (taken.width, taken.height) == ((1200, 800) if orientation < 5 else (800, 1200))


@pytest.mark.django_db
def test_the_original_is_kept_byte_for_byte_where_nobody_outside_can_read_it(client):
    content = camera_jpeg()
    taken = photo(content)
    for stored in (taken.asset.original, taken.file):
        assert storages["default"].exists(stored.name)
        assert not storages["public"].exists(stored.name)
    assert "IMG_0042" not in taken.asset.original.name + taken.file.name
    with taken.asset.original.open() as kept:
        assert hashlib.sha256(kept.read()).digest() == hashlib.sha256(content).digest()
    for address in (taken.asset.original.url, taken.file.url):
        assert client.get(address).status_code == 404


@pytest.mark.django_db
def test_renditions_are_owed_when_a_photo_is_saved_and_once_only():
    taken = photo()
    taken.save()
    owed = RenditionWork.objects.filter(photo=taken).count()
    taken.save()
    assert RenditionWork.objects.filter(photo=taken).count() == owed > 0
    taken.focal_point_x = taken.focal_point_y = 200
    taken.focal_point_width = taken.focal_point_height = 50
    taken.save()
    assert RenditionWork.objects.filter(photo=taken).count() == owed + 1


@pytest.mark.django_db
def test_making_renditions_twice_makes_nothing_twice():
    taken = photo()
    assert make_renditions(taken) == taken.renditions.count() > 0
    assert make_renditions(taken) == 0


@pytest.mark.django_db
def test_printing_a_picture_never_makes_a_rendition(django_assert_num_queries):
    taken = photo()
    with django_assert_num_queries(4):  # renditions; where it stands: asset, grants, people
        html = picture_html(taken, alt="A table", shape="full", sizes="100vw")
    assert "A table" in html
    assert not taken.renditions.exists()


@pytest.mark.django_db
def test_twenty_pictures_cost_as_many_queries_as_one(django_assert_num_queries):
    for _ in range(20):
        make_renditions(photo(jpeg((400, 330))), SHAPES["card"].specs())
    with django_assert_num_queries(5):
        for one in with_renditions(Photo.objects.all()):
            assert "srcset" in picture_html(one, alt="x", shape="card", sizes="100vw")


@pytest.mark.django_db
def test_a_picture_offers_avif_then_webp_then_jpeg_and_says_its_size():
    taken = photo()
    make_renditions(taken)
    html = picture_html(taken, alt='A "quoted" <table>', shape="full", sizes="50vw")
    assert html.index("image/avif") < html.index("image/webp") < html.index("<img")
    assert 'width="1600"' in html
    assert "&quot;quoted&quot; &lt;table&gt;" in html
    assert "1600w" in html


@pytest.mark.django_db
def test_a_post_picture_is_known_by_the_hash_of_its_bytes():
    picture = post_picture(photo())
    with storages["public"].open(picture.name) as stored:
        assert hashlib.sha256(stored.read()).hexdigest() == picture.digest


@pytest.mark.parametrize(
    ("header", "code"),
    [
        (Header(format="JPEG", width=6000, height=4000), None),
        (Header(format="HEIF", width=4032, height=3024), None),
        (Header(format="TIFF", width=4032, height=3024), "photo-format"),
        (Header(format="PNG", width=60_000, height=100), "photo-too-big"),
        (Header(format="PNG", width=12_000, height=12_000), "photo-too-big"),
        (Header(format="GIF", width=5000, height=5000, frames=60), "photo-too-big"),
        (
            Header(format="JPEG", width=10_000, height=8000, is_progressive=True),
            "photo-too-big",
        ),
        (Header(format="JPEG", width=319, height=4000), "photo-too-small"),
    ],
)
def test_what_is_decided_before_anything_is_decoded(header, code):
    refusal = why_refused(header)
    assert (refusal.code if refusal else None) == code


@pytest.mark.parametrize(
    "content", [b"", b"not a picture", jpeg()[:900], b"\x89PNG\r\n\x1a\n" + b"\0" * 50]
)
def test_a_broken_picture_is_refused_by_name(content):
    with pytest.raises(FileRefused) as refused:
        make_master(io.BytesIO(content))
    assert refused.value.refusal.code == "photo-unreadable"


@pytest.mark.django_db
def test_a_broken_upload_gets_a_sentence_and_leaves_nothing_behind():
    form = photo_form(b"this is no picture")
    assert not form.is_valid()
    assert "may be broken" in str(form.errors["file"]) or "valid image" in str(form.errors["file"])
    assert not Photo.objects.exists()


@pytest.mark.django_db
def test_descriptions_are_kept_per_language():
    form = photo_form(jpeg(), description_lv="Garš galds", description_pl="")
    assert form.is_valid(), form.errors
    taken = form.save()
    assert dict(taken.asset.texts.values_list("language", "alt")) == {"lv": "Garš galds"}


def photo_form(content, **extra):
    form_class = modelform_factory(
        Photo, form=PhotoForm, fields=["title", "file", "credit", "licence", "collection", "tags"]
    )
    return form_class(
        {"title": "Table", "credit": "A. B.", "licence": "CC0-1.0", **extra},
        {"file": SimpleUploadedFile("table.jpg", content, "image/jpeg")},
    )


@pytest.mark.django_db
def test_two_different_photos_are_no_duplicates_of_each_other():
    first, second = photo(jpeg(colour="#102030")), photo(jpeg(colour="#a0b0c0"))
    assert first.file_hash
    assert first.file_size > 0
    assert first.file_hash != second.file_hash
