"""Calls to the private bucket that end within a minute, and whose failures have one name."""

import posixpath
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError
from storages.backends.s3 import S3Storage

from media_library.uploading.spool import SpoolAway, SpoolGone

_PATIENCE = Config(
    connect_timeout=5,
    read_timeout=20,
    retries={"mode": "standard", "total_max_attempts": 3},
    signature_version="s3v4",  # else addresses that are handed out are signed the old way
    # A thread that is shut out of its upload must not keep others from a connection.
    max_pool_connections=64,
)
_GONE = frozenset({"NoSuchKey", "404", "NotFound", "NoSuchUpload"})

_clients: dict[tuple[str, str], Any] = {}
_making = threading.Lock()


class Bucket:
    """One S3 bucket through one client for all threads, with keys as Django names them."""

    def __init__(self, storage: S3Storage) -> None:
        self._storage = storage
        self._name = storage.bucket_name

    def key(self, name: str) -> str:
        return posixpath.join(self._storage.location, name)

    def call(self, verb: str, key: str, **arguments: Any) -> Any:
        """Call one operation on one object. Raises SpoolGone where there is none, or SpoolAway."""
        with s3_errors():
            method = getattr(self._client(), verb)
            return method(Bucket=self._name, Key=self.key(key), **arguments)

    def address_for(self, verb: str, key: str, *, seconds: int, **arguments: Any) -> str:
        """Sign one operation on one object, for whoever holds the address."""
        return str(
            self._client().generate_presigned_url(
                verb,
                Params={"Bucket": self._name, "Key": self.key(key), **arguments},
                ExpiresIn=seconds,
            )
        )

    def size_of(self, key: str) -> int | None:
        """Return an object's size in bytes, or None where there is none."""
        try:
            return int(self.call("head_object", key)["ContentLength"])
        except SpoolGone:
            return None

    def name_of(self, key: str) -> str:
        """Return the name by which Django knows an object."""
        return posixpath.relpath(key, self._storage.location) if self._storage.location else key

    def listed(self, verb: str, part: str) -> Iterator[dict[str, Any]]:
        """Yield one part of all pages of a listing, one page in memory. Raises SpoolAway."""
        with s3_errors():
            pages = self._client().get_paginator(verb)
            prefix = f"{self._storage.location}/" if self._storage.location else ""
            for page in pages.paginate(Bucket=self._name, Prefix=prefix):
                yield from page.get(part, ())

    def copy(self, source: str, target: str) -> None:
        """Copy on the server's side, in parts where it is large."""
        origin = {"Bucket": self._name, "Key": self.key(source)}
        with s3_errors():
            self._client().copy(origin, self._name, self.key(target))

    def _client(self) -> Any:
        # S3Storage would make one resource per thread, a fifth of a second and 10 MB each.
        storage = self._storage
        known = (str(storage.endpoint_url), str(storage.access_key))
        with _making:
            if known not in _clients:
                config = storage.client_config
                _clients[known] = storage._create_session().client(
                    "s3",
                    region_name=storage.region_name,
                    use_ssl=storage.use_ssl,
                    endpoint_url=storage.endpoint_url,
                    config=config.merge(_PATIENCE) if config else _PATIENCE,
                    verify=storage.verify,
                )
            return _clients[known]


@contextmanager
def s3_errors() -> Iterator[None]:
    try:
        yield
    except ClientError as error:
        code = str(error.response.get("Error", {}).get("Code", ""))
        raise (SpoolGone if code in _GONE else SpoolAway)(str(error)) from error
    except BotoCoreError as error:
        raise SpoolAway(str(error)) from error
