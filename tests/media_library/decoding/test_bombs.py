"""Small files that mean to fill the memory: refused from the header, else stopped by a limit."""

import json
import struct
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from media_library.decoding import photos
from media_library.decoding.isolation import MIB, Limits, Ran, run_isolated
from media_library.decoding.photos import LIMITS, inspect_photo, make_master_file
from media_library.decoding.refused import FileRefused
from media_library.wording import words_for
from tests.media_library.decoding.pictures import (
    encoded,
    four_corners,
    gif,
    jpeg_that_claims,
    png,
    png_header_only,
    webp_of_34_bytes,
)

_ROOT = Path(__file__).resolve().parents[3]
BOMBS = {
    "PNG of 127 megapixels": (lambda: png(12_700, 10_000), "photo-too-big"),
    "PNG that claims 60,000 × 60,000": (lambda: png_header_only(60_000, 60_000), "photo-too-big"),
    "WebP of 34 bytes": (webp_of_34_bytes, "photo-too-big"),
    "GIF of 60 frames of 25 megapixels": (lambda: gif(5000, 5000, frames=60), "photo-moving"),
    "GIF of 20,000 frames": (lambda: gif(400, 400, frames=20_000), "photo-moving"),
    "GIF of one frame of 900 megapixels": (lambda: gif(30_000, 30_000, frames=1), "photo-too-big"),
    "progressive JPEG of 64 megapixels": (
        lambda: jpeg_that_claims(8000, 8000, progressive=True),
        "photo-too-big",
    ),
    "JPEG of 2,500 megapixels": (
        lambda: jpeg_that_claims(50_000, 50_000, progressive=False),
        "photo-too-big",
    ),
    "WebP of 64 megapixels": (
        lambda: encoded(Image.new("L", (8000, 8000)).convert("RGB"), "WEBP", method=0),
        "photo-too-big",
    ),
    "PNG with 9 MB of text": (
        lambda: png(400, 400, tEXt=b"Comment\0" + b"x" * 9_000_000),
        "photo-unreadable",
    ),
    "JPEG with 6 MB of colour profile": (
        lambda: encoded(four_corners(400, 400), "JPEG", icc_profile=bytes(6_000_000)),
        "photo-baggage",
    ),
}


@pytest.fixture
def runs(monkeypatch: pytest.MonkeyPatch) -> list[Ran]:
    """How each child ended, behind the back of whoever asked."""
    ended: list[Ran] = []

    def noted(*arguments, **options) -> Ran:
        ended.append(run_isolated(*arguments, **options))
        return ended[-1]

    monkeypatch.setattr(photos, "run_isolated", noted)
    return ended


@pytest.mark.parametrize("bomb", BOMBS)
def test_a_bomb_is_refused_from_its_header(tmp_path: Path, runs: list[Ran], bomb: str) -> None:
    make, code = BOMBS[bomb]
    path = tmp_path / "bomb"
    path.write_bytes(make())
    with pytest.raises(FileRefused) as refused:
        make_master_file(path, into=tmp_path / "master")
    assert refused.value.refusal.code == code
    assert words_for(refused.value.refusal)
    assert [ran.ended for ran in runs] == ["done"]
    assert runs[0].peak_bytes < 120 * MIB
    assert runs[0].cpu_seconds < 0.5
    assert not (tmp_path / "master").exists()


_WITHOUT_THE_CHECK = """
import json, sys
sys.path.insert(0, sys.argv[1])
from media_library.decoding import child
child.why_refused = lambda *ignored, **neither: None
print(json.dumps(child.answer(json.load(sys.stdin))))
"""


def unchecked(content: bytes, folder: Path, *, limits: Limits) -> Ran:
    """What happens where nobody reads the header first."""
    (folder / "source").write_bytes(content)
    job = {"job": "inspect", "source": "source", "least_side": 1, "decoders": ["PNG", "WEBP"]}
    command = [sys.executable, "-I", "-c", _WITHOUT_THE_CHECK, str(_ROOT)]
    return run_isolated(command, folder=folder, limits=limits, stdin=json.dumps(job).encode())


@pytest.mark.parametrize("bomb", ["PNG that claims 60,000 × 60,000", "WebP of 34 bytes"])
def test_without_the_check_the_limit_stops_it_and_nothing_else_falls(
    tmp_path: Path, bomb: str
) -> None:
    ran = unchecked(BOMBS[bomb][0](), tmp_path, limits=LIMITS)
    assert json.loads(ran.stdout)["refused"] in {"photo-too-big", "photo-unreadable"}
    assert ran.peak_bytes < LIMITS.memory_bytes
    assert inspect_photo(good(tmp_path)).upright == (640, 480)


def test_without_the_limit_it_would_have_taken_what_it_wanted(tmp_path: Path) -> None:
    content = png(9000, 9000, colour=6)  # 81 megapixels of four bytes, in 300 kB
    roomy = replace(LIMITS, memory_bytes=16 * 1024 * MIB)
    assert unchecked(content, tmp_path, limits=roomy).peak_bytes > 600 * MIB
    tight = unchecked(content, tmp_path, limits=replace(LIMITS, memory_bytes=400 * MIB))
    assert json.loads(tight.stdout)["refused"] == "photo-too-big"
    assert tight.peak_bytes < 400 * MIB


def good(folder: Path) -> Path:
    (folder / "good").write_bytes(encoded(four_corners(640, 480), "JPEG"))
    return folder / "good"


def test_the_photo_of_a_phone_with_108_megapixels_passes(tmp_path: Path, runs: list[Ran]) -> None:
    path = tmp_path / "photo"
    gradient = Image.linear_gradient("L").resize((12_000, 9000))
    Image.merge("RGB", (gradient, gradient, gradient)).save(path, "JPEG", quality=85)
    made = make_master_file(path, into=tmp_path / "master")
    assert (made.width, made.height) == (4096, 3072)
    assert runs[0].peak_bytes < 512 * MIB


def test_a_jpeg_that_has_less_than_it_claims_costs_no_more_than_a_whole_one(
    tmp_path: Path, runs: list[Ran]
) -> None:
    # libjpeg fills up what is missing in a file that has an end: grey, and seen in the review.
    path = tmp_path / "photo"
    path.write_bytes(jpeg_that_claims(10_000, 10_000, progressive=False))
    make_master_file(path, into=tmp_path / "master")
    assert runs[0].peak_bytes < 512 * MIB


@pytest.mark.services
@pytest.mark.parametrize("form", ["JPEG", "WEBP", "AVIF", "HEIF"])
def test_the_largest_that_is_let_in_can_be_opened(
    tmp_path: Path, runs: list[Ran], form: str
) -> None:
    options = {"JPEG": {"progressive": True}, "WEBP": {"method": 0}, "AVIF": {"speed": 10}}
    path = tmp_path / "photo"
    path.write_bytes(encoded(Image.new("RGB", (8064, 7392), "teal"), form, **options.get(form, {})))
    made = make_master_file(path, into=tmp_path / "master")
    assert max(made.width, made.height) == 4096
    assert runs[0].peak_bytes < LIMITS.memory_bytes


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "AVIF", "HEIF", "GIF"])
def test_half_a_file_is_refused_by_name(
    tmp_path: Path, runs: list[Ran], form: str, share: float
) -> None:
    noise = Image.effect_noise((640, 480), 80).convert("RGB")
    content = encoded(noise, form)
    (tmp_path / "half").write_bytes(content[: int(len(content) * share)])
    with pytest.raises(FileRefused) as refused:
        inspect_photo(tmp_path / "half")
    assert refused.value.refusal.code == "photo-unreadable"
    assert all(ran.ended == "done" for ran in runs)


def test_a_file_that_never_ends_decoding_is_given_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(photos, "LIMITS", replace(LIMITS, wall_seconds=0.01))
    with pytest.raises(FileRefused) as refused:
        inspect_photo(good(tmp_path))
    assert refused.value.refusal.code == "photo-too-slow"


def test_a_decoder_that_dies_costs_its_own_file_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    deadly = tmp_path / "child.py"
    deadly.write_text("import os; os.kill(os.getpid(), 11)")
    with monkeypatch.context() as patched:
        patched.setattr(photos, "_CHILD", deadly)
        with pytest.raises(FileRefused) as refused:
            inspect_photo(good(tmp_path))
    assert refused.value.refusal.code == "photo-unreadable"
    assert inspect_photo(good(tmp_path)).upright == (640, 480)


@pytest.mark.parametrize(
    "answer",
    ["", "[]", "{}", '{"facts": {}}', '{"facts": {"format": "JPEG", "width": "a"}}', "{" * 9000],
)
def test_what_the_child_says_is_checked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answer: str
) -> None:
    liar = tmp_path / "child.py"
    liar.write_text(f"print({answer!r})")
    monkeypatch.setattr(photos, "_CHILD", liar)
    with pytest.raises(FileRefused) as refused:
        inspect_photo(good(tmp_path))
    assert refused.value.refusal.code == "photo-unreadable"


def test_a_link_instead_of_a_master_leads_nowhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "secret").write_bytes(encoded(four_corners(640, 480), "JPEG"))
    liar = tmp_path / "child.py"
    liar.write_text(
        f"import os; os.symlink({str(tmp_path / 'secret')!r}, 'made')\n"
        'print(\'{"facts": {"width": 1, "height": 1}}\')'
    )
    monkeypatch.setattr(photos, "_CHILD", liar)
    with pytest.raises(FileRefused):
        make_master_file(good(tmp_path), into=tmp_path / "master")
    assert not (tmp_path / "master").exists()


def test_a_broken_installation_is_not_the_files_fault(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(photos, "_CHILD", tmp_path / "not-there.py")
    with pytest.raises(RuntimeError, match="did not work"):
        inspect_photo(good(tmp_path))


def test_the_child_knows_neither_django_nor_a_decoder_it_does_not_need(tmp_path: Path) -> None:
    code = (
        "import sys; sys.path.insert(0, sys.argv[1]); import media_library.decoding.child\n"
        "print({name.partition('.')[0] for name in sys.modules})"
    )
    ran = run_isolated(
        [sys.executable, "-I", "-c", code, str(_ROOT)], folder=tmp_path, limits=LIMITS
    )
    assert b"'PIL'" in ran.stdout
    assert b"django" not in ran.stdout
    assert b"pillow_heif" not in ran.stdout


def test_a_jpeg_named_otherwise_is_a_jpeg_and_another_thing_named_so_is_not(tmp_path: Path) -> None:
    photo = encoded(four_corners(640, 480), "JPEG")
    for ending in ("png", "heic", "mp4", "php", ""):
        path = tmp_path / f"photo.{ending}"
        path.write_bytes(photo)
        assert inspect_photo(path).extension == ".jpg"
    for content in (b"<svg/>", b"%PDF-1.7", struct.pack("!I", 24) + b"ftypisom" + bytes(99)):
        path = tmp_path / "other.jpg"
        path.write_bytes(content)
        with pytest.raises(FileRefused):
            inspect_photo(path)
