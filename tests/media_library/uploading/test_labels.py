"""The name that a file had: readable in any script, and never more than a label."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from media_library.uploading.labels import LONGEST, extension_of, label_of


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("Jāņi Cēsīs.jpg", "Jāņi Cēsīs.jpg"),
        ("صورة من ريغا.jpeg", "صورة من ريغا.jpeg"),
        ("C:\\Users\\Me\\photo.jpg", "photo.jpg"),
        ("../../etc/passwd", "passwd"),
        ("two\r\nlines\t.jpg", "two lines .jpg"),
        ("photo\u202egpj.exe", "photogpj.exe"),
        ("a\x00b.jpg", "ab.jpg"),
        ("e\u0301.jpg", "é.jpg"),
        ("👨‍👩‍👧.jpg", "👨‍👩‍👧.jpg"),
        ("<b>.jpg", "<b>.jpg"),
        ("", ""),
    ],
)
def test_a_label_is_one_readable_line(name: str, label: str) -> None:
    assert label_of(name) == label


def test_a_long_name_loses_its_middle_between_whole_characters() -> None:
    label = label_of("👨‍👩‍👧" * 200 + ".jpeg")
    assert len(label) <= LONGEST
    assert label.endswith(".jpeg")
    start, end = label.split("…")
    assert set(start.replace("👨‍👩‍👧", "")) == set()
    assert end.replace("👨‍👩‍👧", "") == ".jpeg"


@given(st.text(max_size=800))
def test_no_name_gives_more_than_a_label(name: str) -> None:
    label = label_of(name)
    assert len(label) <= LONGEST
    assert "/" not in label
    assert "\n" not in label
    assert label == label_of(label)
    label.encode()


def test_an_extension_is_what_follows_the_last_dot_of_a_name() -> None:
    assert [extension_of(n) for n in ("a.JPG", "a.tar.gz", ".jpg", "a", "a.")] == [
        *(".jpg", ".gz", "", "", ""),
    ]
