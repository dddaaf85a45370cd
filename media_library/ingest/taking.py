"""The first steps: what arrived is hashed, and given its place among the private originals."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO

from media_library.decoding.refused import FileRefused
from media_library.ingest.ledger import input_hash
from media_library.ingest.steps import Found, Waits
from media_library.models import Asset, private_storage
from media_library.uploading.spool import SpoolAway, SpoolGone
from media_library.uploading.taking import NotReceived, read_back, take_over
from outbox.rules.deadline import Deadline
from outbox.rules.refusals import Refusal

OWN = "programme"
BLOCK = 1024 * 1024


def source_of(asset: Asset) -> str:
    """Name what arrived: an upload, or what was put into storage at once."""
    upload = asset.upload
    return input_hash(upload.uuid, upload.length) if upload else input_hash(str(asset.original))


def hash_arrival(asset: Asset, deadline: Deadline) -> Found:
    """Read every byte that arrived, and hold the result against what was counted on the way."""
    digest, length = hashlib.sha256(), 0
    with _spool_trouble(), _arrived(asset) as stream:
        while block := stream.read(BLOCK):
            digest.update(block)
            length += len(block)
    sha256, upload = digest.hexdigest(), asset.upload
    if upload is not None and (
        length != upload.length or (upload.sha256 and upload.sha256 != sha256)
    ):
        raise FileRefused(Refusal("arrived-damaged", {"got": length, "expected": upload.length}))
    return Found(changes={"sha256": sha256, "bytes": length})


def take_original(asset: Asset, deadline: Deadline) -> Found:
    """Move the bytes to their private place; from there on the upload is over."""
    if asset.upload is None:
        return Found()
    name = f"originals/{asset.organisation_id or OWN}/{asset.uuid}/{asset.sha256}"
    with _spool_trouble():
        take_over(asset.upload, name)
    return Found(changes={"original": name})


@contextmanager
def _arrived(asset: Asset) -> Iterator[IO[bytes]]:
    if asset.upload is not None:
        with read_back(asset.upload) as stream:
            yield stream
    else:
        with private_storage().open(str(asset.original)) as stream:
            yield stream


@contextmanager
def _spool_trouble() -> Iterator[None]:
    try:
        yield
    except (SpoolAway, SpoolGone, NotReceived) as error:
        raise Waits("waits-for-storage", repr(error)) from error
