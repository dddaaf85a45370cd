"""TLS as in production: a trusted server is answered, an untrusted one never sees the request."""

import datetime
import ipaddress
import socket
import ssl
from pathlib import Path
from threading import Event

import httpx
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from campaigns.channels import wire
from campaigns.channels.wire import NoAnswer, RawAnswer, exchange
from outbox.rules.deadline import Deadline
from tests.peers.faulty import Behaviour, answers, faulty_server, stays_silent


@pytest.fixture
def certificate(tmp_path: Path) -> Path:
    """Make a certificate for 127.0.0.1 with its key, in one file."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    now = datetime.datetime.now(datetime.UTC)
    signed = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(days=1))
        .not_valid_after(now + datetime.timedelta(days=1))
        .add_extension(
            x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]),
            critical=False,
        )
        .sign(key, hashes.SHA256())
    )
    path = tmp_path / "server.pem"
    path.write_bytes(
        signed.public_bytes(serialization.Encoding.PEM)
        + key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    return path


def over_tls(behaviour: Behaviour, certificate: Path) -> Behaviour:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)

    def behave(peer: socket.socket, ended: Event) -> None:
        with context.wrap_socket(peer, server_side=True) as encrypted:
            behaviour(encrypted, ended)

    return behave


def post(behaviour: Behaviour, *, seconds: float = 10) -> RawAnswer | NoAnswer:
    with faulty_server(behaviour) as url:
        request = httpx.Request("POST", url.replace("http:", "https:"), json={"text": "ā" * 99_999})
        return exchange(request=request, deadline=Deadline.after(seconds))


@pytest.fixture
def _trusted(certificate: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    context = ssl.create_default_context(cafile=str(certificate))
    monkeypatch.setattr(wire, "_trust", lambda: context)


@pytest.mark.usefixtures("_trusted")
def test_a_trusted_server_is_answered(certificate: Path) -> None:
    answer = post(over_tls(answers(200, b'{"id": "7"}'), certificate))
    assert isinstance(answer, RawAnswer)
    assert (answer.status, answer.body) == (200, b'{"id": "7"}')


@pytest.mark.usefixtures("_trusted")
def test_silence_inside_tls_ends_with_the_deadline(certificate: Path) -> None:
    answer = post(over_tls(stays_silent, certificate), seconds=0.5)
    assert answer == NoAnswer(code="timeout", words=answer.words, was_written=True)  # type: ignore[union-attr]


def test_an_untrusted_server_never_sees_the_request(certificate: Path) -> None:
    seen: list[bytes] = []
    answer = post(over_tls(lambda peer, _ended: seen.append(peer.recv(1)), certificate))
    assert isinstance(answer, NoAnswer)
    assert not answer.was_written
    assert seen == []


def test_a_handshake_that_stalls_was_not_written() -> None:
    answer = post(lambda _peer, ended: ended.wait(), seconds=0.4)  # type: ignore[arg-type,return-value]
    assert answer == NoAnswer(code="timeout", words=answer.words, was_written=False)  # type: ignore[union-attr]
