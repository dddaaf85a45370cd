"""A channel in a process of its own that takes posts, breaks answers, and keeps a true ledger.

POST /posts takes {"ref": …}; GET /posts?ref=… reads back; GET /ledger tells how often each ref was
accepted. Started as `python -m tests.faults.far_side PORT LOST_SHARE REFUSED_SHARE SEED`.
"""

import json
import random
import socket
import sys
import threading
import time
from collections import Counter
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

VISIBLE_AFTER = 0.3
HANGS = 2.5
STATUSES = {"too-many": 429, "error": 503}


class Ledger:
    """Every accepted post, doubles and all, and since when it can be read back."""

    def __init__(self, *, lost_share: float, refused_share: float, seed: int) -> None:
        self._mutex = threading.Lock()
        self._rng = random.Random(seed)
        self._lost_share, self._refused_share = lost_share, refused_share
        self.times: Counter[str] = Counter()
        self.by: Counter[str] = Counter()
        self.lost_answers = self.refused_answers = 0
        self._first_seen: dict[str, float] = {}

    def accept(self, ref: str, worker: str) -> str:
        """Take a post, or not; say whether the answer goes out, breaks, or never ends."""
        with self._mutex:
            if self._rng.random() < self._refused_share:
                self.refused_answers += 1
                fate = self._rng.choice(["too-many", "error", "error-after-all"])
                if fate != "error-after-all":
                    return fate
                self._write_down(ref, worker)
                return "error"
            self._write_down(ref, worker)
            if self._rng.random() >= self._lost_share:
                return "answer"
            self.lost_answers += 1
            return "hang" if self._rng.random() < 0.1 else "cut"

    def _write_down(self, ref: str, worker: str) -> None:
        self.times[ref] += 1
        self.by[worker] += 1
        self._first_seen.setdefault(ref, time.monotonic())

    def shows(self, ref: str) -> bool:
        with self._mutex:
            seen = self._first_seen.get(ref)
            return seen is not None and time.monotonic() - seen > VISIBLE_AFTER

    def summary(self) -> dict[str, object]:
        with self._mutex:
            return {
                "times": dict(self.times),
                "by": dict(self.by),
                "lost_answers": self.lost_answers,
                "refused_answers": self.refused_answers,
            }


class Channel(BaseHTTPRequestHandler):
    """The HTTP face of the ledger."""

    ledger: Ledger
    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        length = int(self.headers["Content-Length"])
        body = self.rfile.read(length)
        if len(body) < length:  # the sender died in the middle: nothing was posted
            self.close_connection = True
            return
        fate = self.ledger.accept(json.loads(body)["ref"], self.headers.get("X-Worker", ""))
        if fate == "answer":
            self._answer({"id": json.loads(body)["ref"]})
            return
        if fate in STATUSES:
            self._answer({"error": fate}, status=STATUSES[fate])
            return
        if fate == "hang":
            time.sleep(HANGS)
        self.close_connection = True
        self.connection.shutdown(socket.SHUT_RDWR)

    def do_GET(self) -> None:
        url = urlsplit(self.path)
        if url.path == "/ledger":
            self._answer(self.ledger.summary())
        else:
            self._answer({"found": self.ledger.shows(parse_qs(url.query)["ref"][0])})

    def _answer(self, value: object, *, status: int = 200) -> None:
        body = json.dumps(value).encode()
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """The ledger is the log."""


class Server(ThreadingHTTPServer):
    """Quiet about senders that die."""

    request_queue_size = 128

    def handle_error(self, request: object, client_address: object) -> None:
        """A killed sender is what this server is for."""


def main() -> None:
    port, seed = int(sys.argv[1]), int(sys.argv[4])
    lost_share, refused_share = float(sys.argv[2]), float(sys.argv[3])
    Channel.ledger = Ledger(lost_share=lost_share, refused_share=refused_share, seed=seed)
    Server(("127.0.0.1", port), Channel).serve_forever()


if __name__ == "__main__":
    main()
