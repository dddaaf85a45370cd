"""The shared proxy that passes requests on and loses acknowledgements."""

from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

from tests.peers.processes import python, running, shared_tool


@contextmanager
def losing_answers(url: str, *, match: str, every: int = 3) -> Iterator[str]:
    """Give the address of a proxy before `url` that drops each n-th answer to a matching request.

    The server has done the work by then: the proxy reads the whole answer first.
    """
    port = urlsplit(url).port
    faults = ["--drop-response", "--match", match, "--every", str(every)]
    command = [python(), str(shared_tool("flaky-proxy.py")), "0", str(port), *faults]
    with running(command, seconds=20) as address:
        yield f"http://{address}"
