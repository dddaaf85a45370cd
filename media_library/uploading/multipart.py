"""Arriving bytes as parts of an S3 multipart upload; the row names the parts that count.

Parts are sent as they fill, what is less than a part is saved as an object of its own when a
request ends, and any web machine can go on from there. The row changes only while its epoch is
the writer's, and each part number is handed out once: a writer that was shut out may still send
its part, but nothing ever refers to it. What S3 lists is never asked (it shows a part twice that
was sent twice).
"""

import threading
from contextlib import suppress
from typing import IO, Any

from django.db import connection
from storages.backends.s3 import S3Storage

from media_library.models.uploads import Upload
from media_library.uploading.bucket import Bucket
from media_library.uploading.spool import FencedOff, SpoolAway, SpoolGone

FOLDER = "quarantine"
PART = 8 * 1024 * 1024  # S3 takes none below 5 MiB but the last
MOST_PARTS = 9_000  # of 10,000: the rest are numbers that shut-out writers took along
LET_GO_SECONDS = 0.5

Facts = dict[str, Any]

_writing: dict[int, set["MultipartWriter"]] = {}
_writing_lock = threading.Lock()


class MultipartSpool:
    """One multipart upload per file in the private bucket; a small file is one plain object."""

    def __init__(self, storage: S3Storage) -> None:
        self._bucket = Bucket(storage)

    def facts(self, upload: Upload) -> dict[str, object]:
        key = f"{FOLDER}/{upload.uuid}"
        return {"kind": "s3", "key": key, "multipart": "", "parts": [], "tail": None, "number": 0}

    def create(self, upload: Upload) -> None:
        """The bucket hears of a file when its first part is full, or its first request ends."""

    def fence(self, upload: Upload) -> int:
        return length_in(upload.spool)

    def let_go(self, upload: Upload) -> None:
        let_go_of(upload.pk)

    def writer(self, upload: Upload) -> "MultipartWriter":
        return MultipartWriter(self._bucket, upload)

    def discard(self, upload: Upload) -> None:
        facts = upload.spool
        if facts.get("multipart"):
            with suppress(SpoolGone):
                self._bucket.call(
                    "abort_multipart_upload", facts["key"], UploadId=facts["multipart"]
                )
        for key in filter(None, (facts["key"], (facts.get("tail") or {}).get("key"))):
            self._bucket.call("delete_object", key)

    def open(self, upload: Upload) -> IO[bytes]:
        body: IO[bytes] = self._bucket.call("get_object", self._joined(upload))["Body"]
        return body

    def move(self, upload: Upload, key: str) -> None:
        if self._bucket.size_of(key) != upload.length:
            self._bucket.copy(self._joined(upload), key)
        if upload.spool["key"] != key:
            self.discard(upload)

    def _joined(self, upload: Upload) -> str:
        """Name the one object that holds all bytes; join the parts if nobody did."""
        facts = upload.spool
        if not facts.get("multipart"):
            return str((facts.get("tail") or facts)["key"])
        if self._bucket.size_of(facts["key"]) != upload.length:
            parts = [{"PartNumber": number, "ETag": tag} for number, tag, _size in facts["parts"]]
            self._bucket.call(
                "complete_multipart_upload",
                facts["key"],
                UploadId=facts["multipart"],
                MultipartUpload={"Parts": parts},
            )
        return str(facts["key"])


class MultipartWriter:
    """Holds less than a part in memory, and sends parts as they fill."""

    def __init__(self, bucket: Bucket, upload: Upload) -> None:
        self._bucket = bucket
        self._upload = upload
        self._part = max(PART, -(-upload.length // MOST_PARTS))
        self._facts: Facts = dict(upload.spool)
        self._held = bytearray(self._tail_bytes())
        self._kept = len(self._held)  # so many of the held bytes are saved as the tail
        self.offset = length_in(self._facts)
        self._lock = threading.Lock()
        self._is_closed = False
        with _writing_lock:
            _writing.setdefault(upload.pk, set()).add(self)

    def append(self, block: bytes) -> None:
        with self._lock:
            if self._is_closed:
                raise FencedOff
            self._held += block
            self.offset += len(block)
            if len(self._held) >= self._part:
                self._send_part()

    def keep(self) -> None:
        with self._lock:
            if not self._is_closed:
                self._keep()

    def let_go(self) -> None:
        with self._lock:
            if not self._is_closed:
                with suppress(SpoolAway, SpoolGone, FencedOff):
                    self._keep()
                self._is_closed = True

    def close(self) -> None:
        self._held = bytearray()
        with _writing_lock:
            _writing[self._upload.pk].discard(self)
            if not _writing[self._upload.pk]:
                del _writing[self._upload.pk]

    def _keep(self) -> None:
        if len(self._held) == self._kept:
            return
        if self.offset == self._upload.length and self._facts["parts"]:
            self._send_part()
        else:
            self._save_tail()

    def _send_part(self) -> None:
        key, old_tail = self._facts["key"], self._facts["tail"]
        if not self._facts["multipart"]:
            made = self._bucket.call("create_multipart_upload", key)
            self._facts["multipart"] = made["UploadId"]
        number = self._facts["number"] + 1
        self._commit(number=number)
        sent = self._bucket.call(
            "upload_part",
            key,
            UploadId=self._facts["multipart"],
            PartNumber=number,
            Body=self._held,
        )
        parts = [*self._facts["parts"], [number, sent["ETag"], len(self._held)]]
        self._commit(parts=parts, tail=None)
        self._held = bytearray()
        self._kept = 0
        self._forget(old_tail)

    def _save_tail(self) -> None:
        old_tail = self._facts["tail"]
        number = self._facts["number"] + 1
        self._commit(number=number)
        tail = {"key": f"{self._facts['key']}.tail-{number}", "size": len(self._held)}
        self._bucket.call("put_object", str(tail["key"]), Body=self._held)
        try:
            self._commit(tail=tail)
        except FencedOff:
            self._forget(tail)
            raise
        self._kept = len(self._held)
        self._forget(old_tail)

    def _commit(self, **changes: Any) -> None:
        facts = {**self._facts, **changes}
        is_mine = Upload.objects.filter(
            pk=self._upload.pk, epoch=self._upload.epoch, state=Upload.State.RECEIVING
        ).update(spool=facts, offset=length_in(facts))
        if not is_mine:
            raise FencedOff
        self._facts = facts

    def _tail_bytes(self) -> bytes:
        tail = self._facts.get("tail")
        return self._bucket.call("get_object", tail["key"])["Body"].read() if tail else b""

    def _forget(self, tail: Facts | None) -> None:
        if tail:
            with suppress(SpoolAway):
                self._bucket.call("delete_object", tail["key"])


def length_in(facts: Facts) -> int:
    """Return how many bytes the parts and the tail hold."""
    sizes = sum(size for _number, _tag, size in facts.get("parts", ()))
    return int(sizes + ((facts.get("tail") or {}).get("size") or 0))


def let_go_of(upload_pk: int) -> None:
    """Have the writers of this process save what they hold, for whoever comes after them.

    Waits half a second at most: a writer that needs longer is shut out, and its client sends
    those bytes again.
    """
    with _writing_lock:
        writers = list(_writing.get(upload_pk, ()))
    for writer in writers:
        saving = threading.Thread(target=_save_and_leave, args=(writer,), daemon=True)
        saving.start()
        saving.join(LET_GO_SECONDS)


def _save_and_leave(writer: MultipartWriter) -> None:
    try:
        writer.let_go()
    finally:
        connection.close()
