"""A real client, a real server process and a network that does its worst."""

import os
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from bench.uploads.servers import Server
from media_library.models import Upload
from tests.media_library.uploading.network import bad_network, running_site, send

pytestmark = pytest.mark.django_db(transaction=True)
SIZE = 12_000_000


@pytest.fixture(scope="module")
def site(django_db_setup: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with running_site(tmp_path_factory.mktemp("site")) as server:
        yield server


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "film.mp4"
    path.write_bytes(os.urandom(SIZE))
    return path


def received(site: Server, url: str) -> bytes:
    """Return what the site holds, after it said that it has everything, once."""
    upload = Upload.objects.get(uuid=url.split("/")[-2])
    assert upload.state == Upload.State.RECEIVED
    notes = (site.folder.parent / "received").read_text().split()
    assert notes.count(str(upload.uuid)) == 1
    return (site.folder / "quarantine" / str(upload.uuid)).read_bytes()


@pytest.mark.parametrize("chunk", [None, 1_000_000], ids=["all at once", "by megabytes"])
def test_cuts_at_random_places_cost_nothing_but_time(
    site: Server, source: Path, chunk: int | None
) -> None:
    faults = ["--cut-after", "1000-900000", "--times", "12", "--seed", "3"]
    with bad_network(site.port, *faults) as port:
        url = send(source, port, name="cuts", chunk=chunk)
    assert received(site, url) == source.read_bytes()


def test_half_open_connections_hold_nobody_up(site: Server, source: Path) -> None:
    faults = ["--cut-after", "300000-900000", "--times", "8", "--half-open", "server"]
    began = time.monotonic()
    with bad_network(site.port, *faults) as port:
        url = send(source, port, name="half-open")
        assert time.monotonic() - began < 8 + 5  # a second for each, and the sending itself
        assert received(site, url) == source.read_bytes()


def test_a_lost_acknowledgement_is_no_lost_file(site: Server, source: Path) -> None:
    faults = ["--drop-response", "--match", "PATCH /lost/", "--every", "2"]
    with bad_network(site.port, *faults) as port:
        url = send(source, port, name="lost", chunk=2_000_000)
    assert received(site, url) == source.read_bytes()


def test_two_windows_that_send_the_same_file_give_one(site: Server, source: Path) -> None:
    created = httpx.post(
        f"http://127.0.0.1:{site.port}/twins/files/",
        headers={"Tus-Resumable": "1.0.0", "Upload-Length": str(SIZE)},
    )
    url = created.headers["Location"]
    windows = [
        threading.Thread(
            target=send,
            args=(source, site.port),
            kwargs={"name": "x", "url": url, "chunk": 700_000},
        )
        for _ in range(2)
    ]
    for window in windows:
        window.start()
    for window in windows:
        window.join(timeout=60)
    assert received(site, url) == source.read_bytes()


def test_a_server_that_is_killed_loses_no_acknowledged_byte(
    django_db_setup: None, tmp_path: Path, source: Path
) -> None:
    with running_site(tmp_path / "site") as site:
        urls: list[str] = []
        with bad_network(site.port, "--cut-after", "100000-2000000", "--times", "9") as port:
            sending = threading.Thread(
                target=lambda: urls.append(
                    send(source, port, name="killed", chunk=500_000, pause=0.4)
                )
            )
            sending.start()
            for part in (0.2, 0.6):
                while sending.is_alive() and site.arrived() < part * SIZE:
                    time.sleep(0.01)
                site.kill()
                assert site.arrived() < SIZE
                site.start()
            sending.join(timeout=120)
        assert received(site, urls[0]) == source.read_bytes()
