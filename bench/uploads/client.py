"""A tus client as plain as can be: one PATCH for all that is missing, HEAD after each trouble.

python -m bench.uploads.client FILE CREATE_PATH STATE PORT…  sends FILE through the ports in turn
and goes on after being killed, as a browser does: the upload's address is kept in STATE. Prints
for each port how long a resume took after a cut there, from the noticed cut to the answered HEAD,
and how many seconds the bytes took in all.
"""

import http.client
import json
import socket
import sys
import time
from itertools import cycle
from pathlib import Path

VERSION = {"Tus-Resumable": "1.0.0"}
PAUSE = 0.05
PATIENCE = 120  # a read timeout: longer than any lock of a server that is measured


def main() -> None:
    source, create_path, state, *ports = sys.argv[1:]
    send(Path(source), create_path, Path(state), [int(port) for port in ports])


def send(source: Path, create_path: str, state: Path, ports: list[int]) -> None:
    turns = cycle(ports)
    size = source.stat().st_size
    if not state.exists():
        state.write_text(_create(create_path, size, turns))
    location = state.read_text()
    began = time.monotonic()
    resumes: dict[int, list[float]] = {port: [] for port in ports}
    cut_at, cut_on = 0.0, 0  # when the last PATCH was cut, and through which port it went
    while True:
        port = next(turns)
        try:
            offset = _offset(location, port)
        except OSError:  # nobody is there: this is no measure of resuming
            cut_at = 0.0
            time.sleep(PAUSE)
            continue
        except http.client.HTTPException:
            time.sleep(PAUSE)
            continue
        if cut_at:
            resumes[cut_on].append(time.monotonic() - cut_at)
        if offset == size:
            break
        try:
            _patch(location, source, offset, size, port)
        except (OSError, http.client.HTTPException):
            cut_at, cut_on = time.monotonic(), port
    print(json.dumps({"resumes": resumes, "seconds": time.monotonic() - began}), flush=True)


def _create(path: str, size: int, turns: "cycle[int]") -> str:
    while True:
        try:
            status, headers = _ask(next(turns), "POST", path, {"Upload-Length": str(size)})
        except (OSError, http.client.HTTPException):
            time.sleep(PAUSE)
            continue
        if status != 201:
            sys.exit(f"POST was answered {status}")
        return headers["Location"]


def _offset(location: str, port: int) -> int:
    status, headers = _ask(port, "HEAD", location, {})
    if status != 200:
        raise http.client.HTTPException(f"HEAD was answered {status}")
    return int(headers["Upload-Offset"])


def _ask(
    port: int, verb: str, path: str, more: dict[str, str]
) -> tuple[int, http.client.HTTPMessage]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    try:
        connection.request(verb, path, headers={**VERSION, **more})
        response = connection.getresponse()
        response.read()
        return response.status, response.headers
    finally:
        connection.close()


def _patch(location: str, source: Path, offset: int, size: int, port: int) -> None:
    head = "\r\n".join(
        [
            f"PATCH {location} HTTP/1.1",
            "Host: 127.0.0.1",
            "Tus-Resumable: 1.0.0",
            "Content-Type: application/offset+octet-stream",
            f"Upload-Offset: {offset}",
            f"Content-Length: {size - offset}",
        ]
    )
    with socket.create_connection(("127.0.0.1", port), timeout=PATIENCE) as peer:
        peer.sendall(f"{head}\r\n\r\n".encode())
        with source.open("rb") as opened:
            peer.sendfile(opened, offset, size - offset)
        if not peer.recv(64).startswith(b"HTTP/1.1 204"):
            raise http.client.HTTPException("the PATCH was refused")


if __name__ == "__main__":
    main()
