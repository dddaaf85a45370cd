"""What only real servers show: health by name, work over two brokers, two beats, files on S3."""

import io
import os
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import httpx
import pytest
from django.core.files.images import ImageFile
from django.core.files.storage import storages
from django.utils import timezone
from PIL import Image

from media_library.public import Licence, People, admit_photo, make_renditions
from outbox.models import Mail
from outbox.rules.states import State
from tests.faults.servers import free_port
from tests.peers.smtp import Recipient, smtp_recipient
from tests.services.gate import Gate, gate_before
from tests.services.installation import BEAT, WORKER, production_env, run, running

pytestmark = pytest.mark.services

PROCESSES = ((WORKER, "worker", " ready."), (BEAT, "beat", "beat: Starting"))
PARTS = {
    "database": "DATABASE_URL",
    "broker": "CELERY_BROKER_URL",
    "storage": "MEDIA_S3_ENDPOINT_URL",
}


def until(wanted: Callable[[], bool], *, seconds: float = 30.0) -> bool:
    ends = time.monotonic() + seconds
    while not wanted():
        if time.monotonic() > ends:
            return False
        time.sleep(0.1)
    return True


@pytest.fixture
def relay() -> Iterator[Recipient]:
    with smtp_recipient() as recipient:
        yield recipient


def owe_here(recipient: str) -> Mail:
    """Write a due mail without ringing any doorbell."""
    return Mail.objects.create(
        recipient=recipient,
        sender="news@example.org",
        subject="Please confirm",
        text="One link.",
        language="en",
        message_id=f"<{recipient}>",
        may_repeat=True,
        lane="mail",
        due_at=timezone.now(),
    )


@pytest.mark.django_db(transaction=True)
class TestReadiness:
    """The web process behind three gates, each of which can be shut."""

    @pytest.fixture
    def gates(self) -> Iterator[dict[str, Gate]]:
        with ExitStack() as stack:
            yield {
                part: stack.enter_context(
                    gate_before(
                        host=urlsplit(os.environ[name]).hostname or "",
                        port=urlsplit(os.environ[name]).port or 0,
                    )
                )
                for part, name in PARTS.items()
            }

    @pytest.fixture
    def readyz(self, gates: dict[str, Gate], tmp_path: Path) -> Iterator[str]:
        env = production_env()
        for part, name in PARTS.items():
            url = urlsplit(env[name])
            user, at, _host = url.netloc.rpartition("@")
            behind = url._replace(netloc=f"{user}{at}127.0.0.1:{gates[part].port}")
            env[name] = urlunsplit(behind)
        port = free_port()
        granian = ["-m", "granian", "--interface", "wsgi", "--no-ws", "--port", str(port)]
        log = tmp_path / "web.log"
        with running(*granian, "config.wsgi:application", env=env, log=log, until="Started worker"):
            yield f"http://127.0.0.1:{port}/readyz"

    def test_all_three_parts_answer_and_each_is_named_when_it_is_away(
        self, gates: dict[str, Gate], readyz: str
    ) -> None:
        assert until(lambda: _answers(readyz)), "the web process does not answer"
        whole = httpx.get(readyz, timeout=30)
        assert (whole.status_code, whole.json()) == (
            200,
            {"ready": True, "database": "ok", "broker": "ok", "storage": "ok"},
        )
        for part, gate in gates.items():
            gate.shut()
            broken = httpx.get(readyz, timeout=60)
            gate.open()
            answers = broken.json()
            assert broken.status_code == 503
            assert answers.pop("ready") is False
            assert answers.pop(part) != "ok"
            assert set(answers.values()) == {"ok"}, f"only {part} was away"
        assert until(lambda: httpx.get(readyz, timeout=30).status_code == 200)


def _answers(url: str) -> bool:
    try:
        httpx.get(url, timeout=30)
    except httpx.TransportError:
        return False
    return True


@pytest.mark.django_db(transaction=True)
class TestWork:
    """A worker in a process of its own, woken through a real broker."""

    @pytest.mark.parametrize("broker", ["CELERY_BROKER_URL", "AMQP_URL"])
    def test_what_another_process_owes_wakes_a_worker_that_delivers_it(
        self, broker: str, relay: Recipient, tmp_path: Path
    ) -> None:
        env = production_env(
            CELERY_BROKER_URL=os.environ[broker], EMAIL_URL=f"smtp://127.0.0.1:{relay.port}"
        )
        # Only a pool that forks waits to be woken, so only there a ring can be told from a sweep.
        worker = [word.replace("threads", "prefork") for word in WORKER]
        with running(*worker, env=env, log=tmp_path / "worker.log", until=" ready."):
            owe_here("unrung@example.org")
            # The control: a worker that nobody wakes does nothing.
            assert not until(lambda: bool(relay.mails), seconds=3)
            run("-m", "tests.services.owe_a_mail", "rung@example.org", env=env)
            assert until(lambda: len(relay.mails) == 2)
        assert {to for _sender, [to], _mail in relay.mails} == {
            "unrung@example.org",
            "rung@example.org",
        }
        assert set(Mail.objects.values_list("state", flat=True)) == {State.SENT}

    def test_a_worker_that_cannot_reach_its_broker_delivers_all_the_same(
        self, relay: Recipient, tmp_path: Path
    ) -> None:
        env = production_env(
            CELERY_BROKER_URL=f"redis://127.0.0.1:{free_port()}/0",
            EMAIL_URL=f"smtp://127.0.0.1:{relay.port}",
        )
        with running(*WORKER, env=env, log=tmp_path / "worker.log", until="Cannot connect"):
            owe_here("unrung@example.org")
            assert until(lambda: len(relay.mails) == 1)

    def test_two_beats_and_two_workers_send_a_mail_once(
        self, relay: Recipient, tmp_path: Path
    ) -> None:
        env = production_env(EMAIL_URL=f"smtp://127.0.0.1:{relay.port}")
        with ExitStack() as stack:
            for number in ("1", "2"):
                for words, name, ready in PROCESSES:
                    log = tmp_path / f"{name}{number}.log"
                    own_name = ["-n", f"{number}@%h"] if name == "worker" else []
                    stack.enter_context(running(*words, *own_name, env=env, log=log, until=ready))
            rows = [owe_here(f"reader{number}@example.org") for number in range(20)]
            assert until(lambda: len(relay.mails) >= len(rows))
            # Both beats go on ringing; nothing more may come.
            assert not until(lambda: len(relay.mails) > len(rows), seconds=4)
            rings = [
                (tmp_path / f"beat{number}.log").read_text().count("wake the outbox")
                for number in ("1", "2")
            ]
        assert min(rings) > 1, "both beats rang"
        assert sorted(to for _sender, [to], _mail in relay.mails) == sorted(
            row.recipient for row in rows
        )


@pytest.mark.django_db
class TestFilesOnS3:
    """A photo's two homes, seen by somebody without keys."""

    def test_the_original_and_the_master_are_private_and_a_rendition_is_public(self) -> None:
        production_env()
        photo = admit_photo(
            title="Harbour",
            credit="A. Berzina",
            licence=Licence.CC_BY,
            file=_picture(),
            people=People.NOBODY,
            now=timezone.now(),
        )
        assert make_renditions(photo) > 0
        for stored in (photo.asset.original, photo.file):
            signed = stored.storage.url(stored.name)
            # The control: with the signature it is there, so the refusal is about the signature.
            assert httpx.get(signed).status_code == 200
            assert httpx.get(_unsigned(signed)).status_code in {401, 403}
        rendition = photo.renditions.first()
        assert rendition is not None
        seen = httpx.get(rendition.url)
        assert seen.status_code == 200
        assert "immutable" in seen.headers["cache-control"]
        assert "?" not in rendition.url

    def test_nobody_without_keys_can_list_or_write(self) -> None:
        production_env()
        place = os.environ["MEDIA_S3_ENDPOINT_URL"]
        for bucket in ("MEDIA_S3_BUCKET", "MEDIA_PRIVATE_S3_BUCKET"):
            address = f"{place}/{os.environ[bucket]}"
            assert httpx.get(f"{address}/?list-type=2").status_code in {401, 403}
            assert httpx.put(f"{address}/planted", content=b"x").status_code in {401, 403}
            assert not storages["public"].exists("planted")


def _picture() -> ImageFile:
    data = io.BytesIO()
    Image.new("RGB", (1600, 1200), "steelblue").save(data, "JPEG")
    data.seek(0)
    return ImageFile(data, name="harbour.jpg")


def _unsigned(url: str) -> str:
    return urlunsplit(urlsplit(url)._replace(query=""))
