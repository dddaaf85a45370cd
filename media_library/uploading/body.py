"""A request's body as it comes, never waited for as a whole."""

from typing import IO

from django.http import HttpRequest


class Body:
    """Reads what the request announced, and notes whether all of it came.

    A body without a length (chunked) ends when its sender says so, and is read up to `most`.
    """

    def __init__(self, request: HttpRequest, *, most: int) -> None:
        self._stream: IO[bytes] = request.environ["wsgi.input"]  # type: ignore[attr-defined]
        announced = request.META.get("CONTENT_LENGTH") or ""
        self.is_open_ended = not announced and bool(request.headers.get("Transfer-Encoding"))
        self.length = int(announced) if announced.isdigit() else 0
        self._left = most if self.is_open_ended else self.length

    @property
    def is_cut(self) -> bool:
        """Whether the sender went away before the announced end."""
        return not self.is_open_ended and self._left > 0

    def read(self, size: int) -> bytes:
        """Return up to `size` bytes; none at the end, and none when the sender went away."""
        size = min(size, self._left)
        if not size:
            return b""
        try:
            block = self._stream.read(size)
        except OSError:
            return b""
        self._left -= len(block)
        return block
