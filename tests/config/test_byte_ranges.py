"""Parts of public files: a browser seeks in a video without loading all of it."""

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import storages

CONTENT = bytes(range(256)) * 600


@pytest.fixture
def address():
    name = storages["public"].save("h/ab/film.mp4", ContentFile(CONTENT))
    yield f"/media/{name}"
    storages["public"].delete(name)


def body(answer):
    return b"".join(answer.streaming_content) if answer.streaming else answer.content


def test_without_a_range_the_whole_comes_and_says_that_parts_are_possible(client, address):
    answer = client.get(address)
    assert answer.status_code == 200
    assert answer["Accept-Ranges"] == "bytes"
    assert answer["Content-Length"] == str(len(CONTENT))
    assert body(answer) == CONTENT


@pytest.mark.parametrize(
    ("asked", "start", "end"),
    [
        ("bytes=0-0", 0, 0),
        ("bytes=0-", 0, len(CONTENT) - 1),
        ("bytes=100-70000", 100, 70_000),
        ("bytes=-500", len(CONTENT) - 500, len(CONTENT) - 1),
        ("bytes=5-99999999", 5, len(CONTENT) - 1),
        ("bytes=-99999999", 0, len(CONTENT) - 1),
    ],
)
def test_a_range_is_answered_with_exactly_its_bytes(client, address, asked, start, end):
    answer = client.get(address, headers={"Range": asked})
    assert answer.status_code == 206
    assert answer["Content-Range"] == f"bytes {start}-{end}/{len(CONTENT)}"
    assert answer["Content-Length"] == str(end - start + 1)
    assert body(answer) == CONTENT[start : end + 1]
    assert answer["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("asked", [f"bytes={len(CONTENT)}-", "bytes=9-3", "bytes=-0"])
def test_a_range_that_is_not_there_is_refused(client, address, asked):
    answer = client.get(address, headers={"Range": asked})
    assert answer.status_code == 416
    assert answer["Content-Range"] == f"bytes */{len(CONTENT)}"


@pytest.mark.parametrize("asked", ["bytes=0-1,5-9", "lines=1-2", "bytes=-", "bytes=a-b", "x"])
def test_what_is_no_single_range_is_answered_with_the_whole(client, address, asked):
    answer = client.get(address, headers={"Range": asked})
    assert answer.status_code == 200
    assert body(answer) == CONTENT
