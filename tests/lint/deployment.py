"""Checks of deploy/ by the programs that will read it."""

import datetime
import re
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from tests.lint.programs import PROGRAMS, ROOT, Complaints, output_of, run

DEPLOY = ROOT / "deploy"
# Two spaces, no document start: as Compose's own examples are written.
YAML_STYLE = "{extends: default, rules: {document-start: disable, line-length: {max: 110}}}"
_NOT_INSTALLED_HERE = re.compile(r"Command \S+ is not executable: No such file or directory$")


def dockerfile(path: Path = DEPLOY / "Dockerfile") -> Complaints:
    return run(["hadolint", "--failure-threshold", "warning", "--no-color", str(path)])


def compose_schema(path: Path = DEPLOY / "compose.yaml") -> Complaints:
    return run(["check-jsonschema", "--builtin-schema", "vendor.compose-spec", str(path)])


def compose_style(path: Path = DEPLOY / "compose.yaml") -> Complaints:
    return run(["yamllint", "--strict", "--config-data", YAML_STYLE, str(path)])


def systemd_units(folder: Path = DEPLOY / "systemd") -> Complaints:
    """Only the programs may be missing: they are installed where the units will run."""
    if shutil.which("systemd-analyze", path=PROGRAMS) is None:
        return []
    units = sorted(str(path) for path in folder.glob("*.service"))
    _status, lines = output_of(["systemd-analyze", "verify", *units])
    return [line for line in lines if not _NOT_INSTALLED_HERE.search(line)]


def nginx(path: Path = DEPLOY / "nginx" / "nginx.conf") -> Complaints:
    """Let nginx read its configuration, with a certificate made for this once."""
    if shutil.which("nginx", path=PROGRAMS) is None:
        return []
    with TemporaryDirectory() as name:
        folder = Path(name)
        config = place_nginx(folder, source=path)
        return run(
            ["nginx", "-t", "-q", "-p", name, "-c", str(config), "-g", nginx_options(folder)]
        )


def nginx_options(folder: Path) -> str:
    """Return the directives that keep a trial nginx inside `folder`."""
    return f"pid {folder}/nginx.pid; error_log {folder}/error.log;"


def place_nginx(folder: Path, *, source: Path = DEPLOY / "nginx" / "nginx.conf") -> Path:
    """Put the configuration and all that it names below `folder`; returns where it lies."""
    pearls = folder / "pearls"
    (pearls / "certificates").mkdir(parents=True)
    for name in ("upstream.conf", "unavailable.html"):
        shutil.copy(DEPLOY / "nginx" / name, pearls / name)
    make_certificate(pearls / "certificates", host="pearls.example.org")
    text = source.read_text().replace("/etc/nginx/pearls", str(pearls))
    text = text.replace("/var/lib/pearls", str(folder / "data"))
    text = text.replace("/var/cache/nginx", str(folder))
    text = text.replace("http {", f"http {{\n    access_log {folder}/access.log;", 1)
    if not Path("/etc/nginx/mime.types").is_file():
        text = text.replace("include /etc/nginx/mime.types;", "")
    config = folder / "nginx.conf"
    config.write_text(text)
    return config


def make_certificate(folder: Path, *, host: str) -> None:
    """Write fullchain.pem and privkey.pem for `host`, signed by themselves, good for a day."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, host)])
    now = datetime.datetime.now(datetime.UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(hours=1))
        .not_valid_after(now + datetime.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(host)]), critical=False)
        .sign(key, hashes.SHA256())
    )
    pem = serialization.Encoding.PEM
    (folder / "fullchain.pem").write_bytes(certificate.public_bytes(pem))
    (folder / "privkey.pem").write_bytes(
        key.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
