"""The pictures themselves: exact cuts, nothing of the camera, our own credit, by exiftool."""

import io
import json
import shutil
import subprocess

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageChops, ImageCms, ImageDraw, ImageFilter, ImageStat

from media_library.models import Licence
from media_library.photos import derivatives
from media_library.photos.crediting import TERMS, Credit, xmp_packet
from media_library.photos.derivatives import write_derivatives
from media_library.rules.cutting import Focal, cut_of
from media_library.rules.widths import ALL_SPECS, FORMATS, SHAPES, WIDTHS, standing_in
from tests.peers.shared import shared

FOREIGN = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><!-- somebody-elses-words --></x:xmpmeta>'
CREDIT = Credit(
    creator='Ilze "Foto" <b>Bērziņa</b> & Дмитро 📷',
    licence="CC-BY-4.0",
    holder="Rūjienas novads",
    alts={
        "en": "Neighbours at one long table",
        "lv": "Kaimiņi pie gara galda",
        "uk": "Сусіди за довгим столом 🍲",
        "he": "שכנים ליד שולחן ארוך <אחד>",
    },
)


def scenery(size=(1600, 1067), softness=1.0):
    """Something with soft and hard edges, so that resampling has work to do."""
    image = Image.linear_gradient("L").resize(size).convert("RGB")
    draw = ImageDraw.Draw(image)
    for step in range(0, size[0], 40):
        draw.line((step, 0, size[0] - step, size[1]), fill=(step % 255, 90, 160), width=3)
    return image.filter(ImageFilter.GaussianBlur(softness))


def burdened():
    """A JPEG that carries all that must not get out."""
    exif = Image.Exif()
    exif[0x010F], exif[0x013B] = "PhoneMaker", "Somebody Else"
    exif.get_ifd(0x8825).update({1: "N", 2: (57.0, 53.0, 51.0), 3: "E", 4: (25.0, 19.0, 53.0)})
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    out = io.BytesIO()
    scenery().save(
        out, "JPEG", exif=exif, comment=b"secret-marker", xmp=FOREIGN, icc_profile=profile
    )
    return io.BytesIO(out.getvalue())


def opened(derivative):
    return Image.open(io.BytesIO(derivative.data))


def read_by_exiftool(folder):
    if not shutil.which("exiftool"):
        pytest.fail("exiftool is missing: install libimage-exiftool-perl, it is the judge here")
    answer = subprocess.run(
        ["exiftool", "-json", "-G1", "-a", "-charset", "utf8", "-ext", "*", str(folder)],
        capture_output=True,
        check=True,
    )
    return json.loads(answer.stdout)


def written(folder, **options):
    options = {"master": burdened(), "specs": ALL_SPECS, "credit": CREDIT, **options}
    for number, (spec, made) in enumerate(write_derivatives(**options).items()):
        form = spec.partition("|format-")[2] or "jpeg"
        (folder / f"{number}.{form}").write_bytes(made.data)
    return folder


def test_six_widths_in_three_formats_have_their_exact_sides():
    specs = SHAPES["full"].specs()
    made = write_derivatives(master=scenery((2700, 1801)), specs=specs, credit=CREDIT)
    assert (len(WIDTHS), min(WIDTHS), max(WIDTHS)) == (6, 320, 2560)
    assert len(made) == 18
    for spec, derivative in made.items():
        width = int(spec.split("|")[0].removeprefix("width-"))
        with opened(derivative) as image:
            assert image.size == (derivative.width, derivative.height)
            assert image.size == (width, round(1801 * width / 2700))
            assert image.format == spec.rsplit("-", 1)[1].upper()


@pytest.mark.parametrize("width", WIDTHS[:4])
def test_a_picture_at_the_end_of_the_cascade_looks_as_if_made_from_the_master(width):
    master, spec = scenery((2700, 1800)), f"width-{width}|format-webp"
    specs = [f"width-{one}|format-webp" for one in WIDTHS]
    cascaded = write_derivatives(master=master, specs=specs, credit=CREDIT)[spec]
    direct = write_derivatives(master=master, specs=[spec], credit=CREDIT)[spec]
    difference = ImageChops.difference(opened(cascaded), opened(direct))
    assert max(ImageStat.Stat(difference).mean) < 3


def test_a_cut_of_an_open_file_is_the_cut_of_its_pixels():
    """A JPEG is decoded at half its size where that is enough; the cut must not move by it."""
    out = io.BytesIO()
    master = scenery((3000, 2000), softness=4)
    master.save(out, "JPEG", quality=95)
    for spec in ("fill-480x480|format-jpeg", "width-640|format-jpeg", "max-800x600"):
        options = {"specs": [spec], "credit": CREDIT, "focal": Focal(x=2900, y=60)}
        (by_file,) = write_derivatives(master=io.BytesIO(out.getvalue()), **options).values()
        (by_pixels,) = write_derivatives(master=master, **options).values()
        difference = ImageChops.difference(opened(by_file), opened(by_pixels))
        assert max(ImageStat.Stat(difference).mean) < 3, spec


def test_what_is_transparent_stands_on_white_in_a_jpeg():
    master = Image.new("RGBA", (640, 640), (0, 0, 0, 0))
    specs = ["width-320|format-jpeg", "width-320|format-webp"]
    jpeg, webp = write_derivatives(master=master, specs=specs, credit=CREDIT).values()
    assert min(opened(jpeg).getpixel((160, 160))) > 250
    assert opened(webp).convert("RGBA").getpixel((160, 160))[3] == 0


def test_nothing_of_the_camera_or_of_others_is_in_any_derivative(tmp_path):
    for path in written(tmp_path).iterdir():
        content = path.read_bytes()
        for trace in (b"PhoneMaker", b"Somebody Else", b"secret-marker", b"somebody-elses-words"):
            assert trace not in content, (path.name, trace)
    for facts in read_by_exiftool(tmp_path):
        groups = {tag.partition(":")[0] for tag in facts}
        assert not {group for group in groups if group.startswith(("GPS", "IFD", "ICC"))}, facts
        assert not any("Comment" in tag for tag in facts), facts


def test_without_the_cleaning_it_would_get_out(tmp_path, monkeypatch):
    monkeypatch.setattr(derivatives, "_pixels_only", lambda picture: picture.convert("RGB"))
    contents = b"".join(path.read_bytes() for path in written(tmp_path).iterdir())
    assert b"secret-marker" in contents
    assert any("ICC_Profile" in tag for facts in read_by_exiftool(tmp_path) for tag in facts)


def test_every_derivative_names_its_maker_and_terms_in_each_format(tmp_path):
    specs = SHAPES["full"].specs() + SHAPES["round"].specs()
    files = read_by_exiftool(written(tmp_path, specs=specs))
    kinds = {facts["File:FileType"].removeprefix("Extended ") for facts in files}
    assert kinds == {"AVIF", "JPEG", "WEBP"}
    assert len(files) == len(specs)
    for facts in files:
        assert facts["XMP-dc:Creator"] == CREDIT.creator
        assert facts["XMP-dc:Rights"] == f"© {CREDIT.holder}. {TERMS['CC-BY-4.0'].words}"
        assert facts["XMP-photoshop:Credit"] == CREDIT.creator
        assert facts["XMP-xmpRights:UsageTerms"] == TERMS["CC-BY-4.0"].words
        assert facts["XMP-xmpRights:WebStatement"] == TERMS["CC-BY-4.0"].address
        assert facts["XMP-xmpRights:Marked"] is True


@pytest.mark.parametrize("form", FORMATS)
def test_large_pictures_say_what_they_show_in_each_language(tmp_path, form):
    [facts] = read_by_exiftool(written(tmp_path, specs=[f"width-1280|format-{form}"]))
    alt = "XMP-iptcCore:AltTextAccessibility"
    assert facts[alt] == CREDIT.alts["en"]
    for language in ("lv", "uk", "he"):
        assert facts[f"{alt}-{language}"] == CREDIT.alts[language]


def test_thumbnails_do_not_carry_nine_alt_texts(tmp_path):
    [facts] = read_by_exiftool(written(tmp_path, specs=["fill-160x160|format-webp"]))
    assert not any("AltText" in tag for tag in facts)


def test_without_the_packet_no_derivative_names_anybody(tmp_path, monkeypatch):
    monkeypatch.setattr(derivatives, "xmp_packet", lambda credit, with_alts: b"")
    for facts in read_by_exiftool(written(tmp_path)):
        assert not any(tag.startswith("XMP") for tag in facts)


def test_each_licence_has_its_terms():
    assert set(TERMS) == set(Licence.values)
    assert "False" in xmp_packet(Credit(creator="A", licence="CC0-1.0")).decode()


@given(st.text(max_size=160), st.text(max_size=500))
def test_any_words_make_a_packet_that_reads_back(creator, alt):
    from xml.etree import ElementTree

    packet = xmp_packet(Credit(creator=creator, licence="CC0-1.0", alts={"lv": alt}))
    texts = [node.text or "" for node in ElementTree.fromstring(packet).iter()]
    kept = "".join(one for one in creator if one.isprintable())
    assert kept in "".join("".join(one for one in text if one.isprintable()) for text in texts)


def test_the_longest_words_fit_into_every_format(tmp_path):
    codes = ["en", "da", "sv", "fi", "et", "lv", "lt", "pl", "de"]
    credit = Credit(creator="&" * 160, licence="CC0-1.0", alts=dict.fromkeys(codes, "&" * 500))
    specs = [f"width-1280|format-{form}" for form in FORMATS]
    for facts in read_by_exiftool(written(tmp_path, specs=specs, credit=credit)):
        assert facts["XMP-iptcCore:AltTextAccessibility-pl"] == "&" * 500


def test_the_judge_finds_nothing_in_derivatives_of_real_camera_photos(tmp_path):
    photos = sorted((shared() / "corpora" / "exif-samples").rglob("*.jpg"))
    judge = shared() / "tools" / "gps-judge.sh"
    if not photos or not judge.is_file():
        pytest.fail(f"the corpora or the judge are missing: expected in {shared()}")
    sources, results = tmp_path / "sources", tmp_path / "results"
    sources.mkdir()
    results.mkdir()
    for number, path in enumerate(photos[:40]):
        try:
            made = write_derivatives(
                master=path, specs=[f"width-320|format-{form}" for form in FORMATS], credit=CREDIT
            )
        except OSError:
            continue
        shutil.copy(path, sources / f"{number}.jpg")
        for spec, derivative in made.items():
            (results / f"{number}.{spec.rsplit('-', 1)[1]}").write_bytes(derivative.data)
    verdicts = [
        subprocess.run([judge, folder], capture_output=True).returncode
        for folder in (sources, results)
    ]
    assert verdicts == [1, 0]  # the sources do tell, so the silence of the results says something


SIDES = st.integers(320, 4096)


@st.composite
def focal_points(draw):
    width, height = draw(SIDES), draw(SIDES)
    wide, high = draw(st.integers(1, width)), draw(st.integers(1, height))
    return (
        width,
        height,
        Focal(x=draw(st.floats(0, width)), y=draw(st.floats(0, height)), width=wide, height=high),
    )


@given(focal_points(), st.sampled_from(["fill-160x160", "fill-480x320", "fill-1200x630"]))
def test_a_cut_lies_inside_the_picture_and_holds_the_focal_centre(known, size):
    width, height, focal = known
    cut = cut_of(size, width=width, height=height, focal=focal)
    left, top, right, bottom = cut.box
    slack = 1e-6
    assert 0 <= left < right <= width
    assert 0 <= top < bottom <= height
    assert left - slack <= focal.x <= right + slack
    assert top - slack <= focal.y <= bottom + slack
    assert f"fill-{cut.width}x{cut.height}" == size
    # Nothing is stretched, and no smaller part is shown than the shape demands.
    assert (right - left) / (bottom - top) == pytest.approx(cut.width / cut.height)
    assert right - left == pytest.approx(width) or bottom - top == pytest.approx(height)


@given(focal_points())
def test_all_of_the_focal_point_is_kept_where_it_fits(known):
    width, height, focal = known
    left, _, right, _ = cut_of("fill-480x480", width=width, height=height, focal=focal).box
    starts, ends = max(0, focal.x - focal.width / 2), min(width, focal.x + focal.width / 2)
    if focal.width <= right - left:
        assert left <= starts + 1e-6
        assert right >= ends - 1e-6


def test_a_focal_point_of_an_earlier_larger_file_does_no_harm():
    cut = cut_of("fill-480x480", width=800, height=600, focal=Focal(x=4000, y=-20, width=90))
    assert cut.box == (200, 0, 800, 600)


@pytest.mark.parametrize("at", [(5, 5), (1590, 5), (5, 1060), (1590, 1060), (800, 533)])
@pytest.mark.parametrize("size", ["fill-160x160", "fill-480x320", "fill-1200x630"])
def test_what_the_focal_point_marks_is_to_be_seen_in_every_cut(at, size):
    master = Image.new("RGB", (1600, 1067), "navy")
    x, y = at
    ImageDraw.Draw(master).rectangle((x - 30, y - 30, x + 30, y + 30), fill="red")
    focal = Focal(x=x, y=y, width=60, height=60)
    (made,) = write_derivatives(
        master=master, specs=[f"{size}|format-jpeg"], credit=CREDIT, focal=focal
    ).values()
    with opened(made) as image:
        assert f"fill-{image.width}x{image.height}" == size
        red = image.getchannel("R").point(lambda value: 255 if value > 150 else 0)
        assert red.getbbox() is not None


@pytest.mark.parametrize(
    ("wanted", "sides", "made"),
    [
        ("width-1280|format-avif", (4096, 2731), "width-1280|format-avif"),
        ("width-1920|format-avif", (1600, 1067), "width-1920|format-avif"),
        ("width-2560|format-avif", (1600, 1067), "width-1920|format-avif"),
        ("width-2560|format-jpeg", (1280, 800), "width-1280|format-jpeg"),
        ("fill-960x640|format-webp", (400, 330), "fill-480x320|format-webp"),
        ("fill-960x640|format-webp", (800, 500), "fill-960x640|format-webp"),
        ("fill-1200x630|format-jpeg", (400, 330), "fill-1200x630|format-jpeg"),
        ("max-800x600", (400, 330), "max-800x600"),
    ],
)
def test_a_size_beyond_the_master_is_stood_in_for_by_the_first_one(wanted, sides, made):
    assert standing_in(wanted, width=sides[0], height=sides[1]) == made
