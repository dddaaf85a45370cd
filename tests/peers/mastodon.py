"""Mastodon-API servers: the PyPI mock, and a stub that can ignore keys and lose answers."""

import html
import json
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import regex
from mastodon_mock.testing.server import MockServer

TOKEN = "alice_token"  # the mock's seeded account
MOST_CHARACTERS = 700  # of the stub; a server may allow more than Mastodon's own 500
PER_LINK = 23


@contextmanager
def mastodon_mock() -> Iterator[MockServer]:
    """Run the stateful mock; its own character counter is wrong, so never test counting on it."""
    server = MockServer().start()
    try:
        yield server
    finally:
        server.stop()


@dataclass
class MastodonStub:
    """What the stub does and what it holds."""

    honours_key: bool = True
    drops_equal_texts: bool = False
    lose_every: int = 0
    polls_until_media_is_ready: int = 0
    url: str = ""
    statuses: dict[str, dict[str, Any]] = field(default_factory=dict)
    deleted: list[str] = field(default_factory=list)
    media_looks: int = 0
    posts_taken: int = 0
    _by_key: dict[str, str] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def publish(self, key: str, body: dict[str, Any]) -> dict[str, Any] | None:
        """Publish, or give None where the answer is to be lost."""
        with self._lock:
            self.posts_taken += 1
            if self.drops_equal_texts:
                key = body["status"]
            known = self._by_key.get(key) if self.honours_key or self.drops_equal_texts else None
            status_id = known or str(1000 + len(self.statuses) + len(self.deleted))
            if not known:
                self._by_key[key] = status_id
                self.statuses[status_id] = _status(status_id, body)
            is_lost = self.lose_every and self.posts_taken % self.lose_every == 0
            return None if is_lost else self.statuses[status_id]


@contextmanager
def mastodon_stub(**behaviour: Any) -> Iterator[MastodonStub]:
    """Run a stub; see MastodonStub for what it can be told."""
    stub = MastodonStub(**behaviour)
    handler = type("Handler", (_Handler,), {"stub": stub})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    stub.url = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield stub
    finally:
        server.shutdown()
        thread.join(timeout=5)
        server.server_close()


class _Handler(BaseHTTPRequestHandler):
    stub: MastodonStub

    def do_GET(self) -> None:
        path = self.path.partition("?")[0]
        if path == "/api/v2/instance":
            statuses = {
                "max_characters": MOST_CHARACTERS,
                "characters_reserved_per_url": PER_LINK,
            }
            self._answer(200, {"version": "4.5.0", "configuration": {"statuses": statuses}})
        elif path.endswith("/verify_credentials"):
            self._answer(200, {"id": "7", "acct": "riga"})
        elif path == "/api/v1/accounts/7/statuses":
            newest_first = sorted(self.stub.statuses.values(), key=lambda s: -int(s["id"]))
            before = re.search(r"max_id=(\d+)", self.path)
            last = int(before[1]) if before else 10**9
            self._answer(200, [s for s in newest_first if int(s["id"]) < last][:40])
        else:
            self.stub.media_looks += 1
            is_ready = self.stub.media_looks >= self.stub.polls_until_media_is_ready
            self._answer(200 if is_ready else 206, {"id": "55"})

    def do_POST(self) -> None:
        content = self.rfile.read(int(self.headers["content-length"]))
        if self.path == "/api/v2/media":
            self._answer(202 if self.stub.polls_until_media_is_ready else 200, {"id": "55"})
            return
        body = json.loads(content)
        if characters(body["status"], warning=body.get("spoiler_text", "")) > MOST_CHARACTERS:
            words = f"Validation failed: Text character limit of {MOST_CHARACTERS} exceeded"
            self._answer(422, {"error": words})
            return
        status = self.stub.publish(self.headers["idempotency-key"], body)
        if status:
            self._answer(200, status)

    def do_DELETE(self) -> None:
        status_id = self.path.rpartition("/")[2]
        if status_id not in self.stub.statuses:
            self._answer(404, {"error": "Record not found"})
            return
        self.stub.deleted.append(status_id)
        self._answer(200, self.stub.statuses.pop(status_id))

    def _answer(self, status: int, body: Any) -> None:
        content = json.dumps(body).encode()
        self.send_response(status)
        self.send_header("content-length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: Any) -> None:
        """Keep the tests' output quiet."""


def characters(text: str, *, warning: str = "") -> int:
    """Count as docs.joinmastodon.org/user/posting says, in words of our own, not the product's.

    What a reader sees as one character counts as one, a link as 23, a mention without its server.
    """
    shortened = re.sub(r"https?://\S+", "x" * PER_LINK, text)
    shortened = re.sub(r"(?<!\S)(@\w+)@[\w.-]+", r"\1", shortened)
    return len(regex.findall(r"\X", warning + shortened))


def _status(status_id: str, body: dict[str, Any]) -> dict[str, Any]:
    """Give a status the HTML that Mastodon makes: links in three spans, mentions cut, breaks."""
    text = html.escape(body["status"])
    linked = re.sub(
        r"(https?://)(\S{0,30})(\S*)",
        r'<a href="\1\2\3"><span class="invisible">\1</span><span>\2</span>'
        r'<span class="invisible">\3</span></a>',
        text,
    )
    paragraphs = linked.replace("\n\n", "</p><p>").replace("\n", "<br />")
    return {
        "id": status_id,
        "url": f"https://social.example/@riga/{status_id}",
        "created_at": datetime.now(UTC).isoformat(),
        "content": f"<p>{paragraphs}</p>",
        "language": body.get("language"),
        "visibility": body["visibility"],
        "media_attachments": [{"id": media} for media in body.get("media_ids", [])],
    }
