"""Renditions: their names and sizes, upright, with the credit of today."""

import io
import re

import pytest
from django.utils import timezone
from PIL import Image, ImageOps

from media_library.actions.owe_renditions import owe_renditions
from media_library.models import Photo, RenditionWork
from media_library.photos.rendition_work import RenditionHandler
from media_library.photos.renditions import missing_specs
from media_library.public import (
    People,
    make_renditions,
    picture_html,
    post_picture,
    renditions_ready,
)
from outbox.rules.deadline import Deadline
from outbox.rules.states import State
from tests.factories import jpeg, person, photo
from tests.media_library.photos.public_files import FEW, content, files, named

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("nothing_public_yet")]


def test_names_are_ours_unguessable_and_unlike_each_other():
    taken = photo(people=People.NOBODY)
    make_renditions(taken)
    names = named(taken)
    assert len(names) == taken.renditions.count() == len(files())
    for name in names:
        assert re.fullmatch(r"i/[0-9a-f]{2}/[0-9a-f]{16}-[\w-]{16}\.(avif|webp|jpg)", name)
    tokens = {name.partition("-")[2] for name in names}
    assert len(tokens) == len(names)
    assert taken.file.name.rpartition("/")[2].partition(".")[0] not in "".join(names)


def test_no_picture_is_made_twice_under_two_sizes_and_the_page_offers_each_once():
    taken = photo(jpeg((900, 600)))
    make_renditions(taken)
    widths = taken.renditions.filter(filter_spec__startswith="width-").values_list(
        "filter_spec", "width"
    )
    assert {width for _, width in widths} == {320, 640, 900}
    assert len(widths) == 9
    assert missing_specs(taken) == []
    html = picture_html(taken, alt="A table", shape="full", sizes="100vw")
    assert html.count(" 900w") == 3
    assert 'width="900"' in html


@pytest.mark.parametrize("orientation", range(1, 9))
def test_renditions_are_upright_whichever_way_the_camera_was_held(orientation):
    upright = Image.new("RGB", (1200, 800), "navy")
    upright.paste("red", (0, 0, 600, 400))
    # What a camera stores is the picture turned back by what its tag says.
    back = {2: "mirror", 3: 180, 4: "flip", 5: "5", 6: 90, 7: "7", 8: -90}.get(orientation)
    stored = {
        "mirror": ImageOps.mirror,
        "flip": ImageOps.flip,
        "5": lambda image: image.transpose(Image.Transpose.TRANSPOSE),
        "7": lambda image: image.transpose(Image.Transpose.TRANSVERSE),
        None: lambda image: image,
    }.get(back, lambda image: image.rotate(back, expand=True))(upright)
    exif = Image.Exif()
    exif[0x0112] = orientation
    out = io.BytesIO()
    stored.save(out, "JPEG", exif=exif, quality=95)
    taken = photo(out.getvalue())
    make_renditions(taken, ["width-320|format-jpeg", "fill-480x320|format-webp"])
    for rendition in taken.renditions.all():
        with Image.open(io.BytesIO(content(rendition.file.name))) as image:
            assert (rendition.width, rendition.height) == image.size
            picture = image.convert("RGB")
            corners = [
                picture.getpixel((int(image.width * x), int(image.height * y)))
                for x, y in ((0.2, 0.2), (0.8, 0.2), (0.2, 0.8), (0.8, 0.8))
            ]
        assert [red > blue for red, _, blue in corners] == [True, False, False, False]


@pytest.mark.parametrize(
    "change", [{"credit": "B. Photographer"}, {"licence": "CC0-1.0"}], ids=["credit", "licence"]
)
def test_a_changed_credit_is_owed_and_written_into_new_files(change):
    taken = photo()
    make_renditions(taken)
    before, work = named(taken), owe_renditions(photo=taken, now=timezone.now())
    for name, value in change.items():
        setattr(taken, name, value)
    taken.save()
    assert RenditionWork.objects.filter(photo=taken).latest("pk") != work
    html = picture_html(taken, alt="A table", shape="full", sizes="100vw")
    assert "1600w" in html, "the page keeps its pictures until the new ones are there"
    assert make_renditions(taken) == len(before)
    assert not named(taken) & before
    assert before | named(taken) == files()
    if "credit" in change:
        assert all(b"B. Photographer" in content(name) for name in named(taken))


def test_a_credit_changed_and_changed_back_is_owed_each_time():
    taken = photo(credit="A")
    taken.save()
    before = RenditionWork.objects.filter(photo=taken).count()
    for credit, more in (("A", 0), ("B", 1), ("A", 2), ("A", 2)):
        taken.credit = credit
        taken.save()
        assert RenditionWork.objects.filter(photo=taken).count() == before + more
        make_renditions(taken)
        RenditionWork.objects.filter(photo=taken).update(state=State.SENT.value)
    assert all(b">A<" in content(name) for name in named(taken))


def test_what_somebody_uploaded_in_the_editor_goes_before_what_machines_brought_in():
    machines, persons = photo(), photo(uploaded_by_user=person())
    in_turn = RenditionWork.objects.ready().order_by("priority", "due_at", "pk")
    assert [work.photo_id for work in in_turn] == [persons.pk, machines.pk]


def test_pages_hear_of_new_pictures_from_the_work_not_in_the_transaction_that_settles_it():
    work, heard = owe_renditions(photo=photo(), now=timezone.now()), []

    def hear(photo: Photo, **_: object) -> None:
        heard.append((photo.pk, missing_specs(photo)))

    renditions_ready.connect(hear)
    try:
        RenditionHandler().settled(work)
        assert heard == []
        RenditionHandler().send(work, Deadline.after(60))
    finally:
        renditions_ready.disconnect(hear)
    assert heard == [(work.photo_id, [])]


def test_a_mended_alt_text_is_not_owed_but_goes_into_whatever_is_made_next():
    taken = photo(texts={"lv": "Galds"})
    make_renditions(taken, FEW)
    work = owe_renditions(photo=taken, now=timezone.now())
    taken.asset.texts.update(alt="Garš galds")
    assert owe_renditions(photo=taken, now=timezone.now()) == work
    assert missing_specs(taken, FEW) == []
    make_renditions(taken, ["width-1280|format-webp"])
    made = taken.renditions.get(filter_spec="width-1280|format-webp")
    assert "Garš galds".encode() in content(made.file.name)


def test_the_note_on_rights_is_nobodys_business():
    taken = photo(rights_note="only-until-her-birthday")
    make_renditions(taken)
    assert not any(b"birthday" in content(name) for name in named(taken))


def test_wagtail_hands_out_the_new_file_after_a_change(django_capture_on_commit_callbacks):
    taken = photo()
    make_renditions(taken)
    shown = taken.get_rendition("max-165x165").url
    taken.credit = "B. Photographer"
    taken.save()
    with django_capture_on_commit_callbacks(execute=True):
        make_renditions(taken)
    now = Photo.objects.get(pk=taken.pk).get_rendition("max-165x165")
    assert now.url != shown
    assert now.file.name in files()


def test_wagtail_finds_what_its_admin_shows_and_makes_nothing_itself():
    taken = photo()
    make_renditions(taken)
    before = files()
    for spec in ("max-165x165", "max-800x600", "fill-480x320|format-avif"):
        assert taken.get_rendition(spec).file.name in before
    assert files() == before


def test_a_post_keeps_its_bytes_when_the_credit_changes_and_the_next_one_has_the_new():
    taken = photo()
    make_renditions(taken)
    posted = post_picture(taken)
    assert post_picture(taken) == posted
    taken.credit = "B. Photographer"
    taken.save()
    make_renditions(taken)
    later = post_picture(taken)
    assert later.digest != posted.digest
    assert b"A. Photographer" in content(posted.name)
    assert b"B. Photographer" in content(later.name)
    assert {posted.name, later.name} <= named(taken)


def test_a_post_of_a_small_photo_has_a_picture_too():
    picture = post_picture(photo(jpeg((500, 400))))
    assert (picture.width, picture.height) == (500, 400)
