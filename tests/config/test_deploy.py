"""The deployment files: read by their own programs, and nginx does what it promises."""

import re
import shutil
import socket
import ssl
import subprocess
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import httpx
import pytest
import yaml

from tests.lint import deployment
from tests.lint.programs import PROGRAMS
from tests.peers.processes import free_port

COMPOSE = yaml.safe_load((deployment.DEPLOY / "compose.yaml").read_text())
HOST = "pearls.example.org"


def test_every_file_passes_its_own_program() -> None:
    for check in (
        deployment.dockerfile,
        deployment.compose_schema,
        deployment.compose_style,
        deployment.systemd_units,
        deployment.nginx,
    ):
        assert check() == [], check.__name__


def test_a_broken_file_fails(tmp_path: Path) -> None:
    """The control: each program sees a mistake of its kind."""
    broken = tmp_path / "Dockerfile"
    broken.write_text("FROM python\nRUN cd /x && sudo make\n")
    assert deployment.dockerfile(broken)
    broken = tmp_path / "compose.yaml"
    broken.write_text("services:\n  web:\n    imagine: this\n")
    assert deployment.compose_schema(broken)
    broken.write_text("services:\n     web: {image: x}   \n")
    assert deployment.compose_style(broken)
    if shutil.which("systemd-analyze"):
        (tmp_path / "x.service").write_text("[Service]\nExecStart=relative\nProtectSystem=mostly\n")
        assert deployment.systemd_units(tmp_path)
    if shutil.which("nginx", path=PROGRAMS):
        broken = tmp_path / "broken.conf"
        broken.write_text("events {}\nhttp { servre { } }\n")
        assert deployment.nginx(broken)


def test_there_is_one_beat_and_workers_use_threads() -> None:
    services = COMPOSE["services"]
    assert services["beat"]["deploy"]["replicas"] == 1
    assert "--pool=threads" in services["worker"]["command"]
    assert "stop_grace_period" in services["worker"]
    assert "/healthz" in services["web"]["healthcheck"]["test"][-1]
    unit = (deployment.DEPLOY / "systemd" / "pearls-worker.service").read_text()
    assert "--pool=threads" in unit


def test_nginx_sees_public_media_only() -> None:
    volumes = COMPOSE["services"]["nginx"]["volumes"]
    assert not [volume for volume in volumes if "private" in volume]
    assert [volume for volume in volumes if volume.startswith("public-media:")]


def test_units_keep_the_system_read_only() -> None:
    units = sorted((deployment.DEPLOY / "systemd").glob("*.service"))
    assert [unit.stem for unit in units] == [
        "pearls-beat",
        "pearls-clock",
        "pearls-web",
        "pearls-worker",
    ]
    for unit in units:
        lines = unit.read_text().splitlines()
        for wanted in (
            "ProtectSystem=strict",
            "ReadWritePaths=/var/lib/pearls",
            "EnvironmentFile=/etc/pearls/pearls.env",
            "NoNewPrivileges=yes",
            "User=pearls",
        ):
            assert wanted in lines, f"{unit.name} lacks {wanted}"


class Repeats(BaseHTTPRequestHandler):
    """Stands in for the web process and repeats what nginx told it."""

    def do_GET(self) -> None:
        status = 503 if self.path == "/readyz" else 200
        self.send_response(status)
        self.end_headers()
        names = ("Host", "X-Forwarded-Proto", "X-Forwarded-For", "X-Forwarded-Host")
        told = [f"{name}={self.headers.get(name)}" for name in names]
        self.wfile.write("\n".join([f"app {self.path}", *told]).encode())

    def log_message(self, format: str, *args: object) -> None:
        """Quiet."""


class App:
    """The web process behind nginx, which can be away for a while."""

    def __init__(self) -> None:
        self.port = 0

    def start(self) -> None:
        self._server = HTTPServer(("127.0.0.1", self.port), Repeats)
        self.port = self._server.server_port
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def stop(self) -> None:
        self._server.shutdown()
        self._server.server_close()


@pytest.fixture(scope="module")
def app() -> Iterator[App]:
    app = App()
    app.start()
    yield app
    app.stop()


@pytest.fixture(scope="module")
def site(app: App, tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    """A running nginx on our configuration, its files, and the app behind it."""
    program = shutil.which("nginx", path=PROGRAMS)
    if program is None:
        pytest.skip("nginx is not installed; Debian package: nginx")
    folder = tmp_path_factory.mktemp("nginx")
    folder.parent.chmod(0o755)
    folder.chmod(0o755)
    for name in (
        "static/css/base.123.css",
        "public/i/photo.avif",
        "public/h/photo.avif",
        "private/x/original.jpg",
        "live/en/ceremonies/finale/state.json",
    ):
        path = folder / "data" / name
        path.parent.mkdir(parents=True)
        path.write_text(f"file {name}")
    config = deployment.place_nginx(folder)
    plain, tls = free_port(), free_port()
    text = re.sub(r"^ *listen \[::\].*\n", "", config.read_text(), flags=re.MULTILINE)
    text = text.replace("listen 80 ", f"listen 127.0.0.1:{plain} ")
    text = text.replace("listen 443 ", f"listen 127.0.0.1:{tls} ")
    config.write_text(text.replace("user www-data;", ""))
    upstream = folder / "pearls" / "upstream.conf"
    # Nobody is written off after one refused connection: the next test meets the app again.
    upstream.write_text(f"server 127.0.0.1:{app.port} max_fails=0;\n")
    options = f"{deployment.nginx_options(folder)} daemon off; master_process off;"
    process = subprocess.Popen([program, "-p", str(folder), "-c", str(config), "-g", options])
    try:
        _wait_for(tls)
        trusting = ssl.create_default_context(
            cafile=str(folder / "pearls" / "certificates" / "fullchain.pem")
        )
        with httpx.Client(
            base_url=f"https://127.0.0.1:{tls}",
            headers={"Host": HOST},
            verify=trusting,
            transport=_Named(trusting),
        ) as client:
            client.plain = f"http://127.0.0.1:{plain}"  # type: ignore[attr-defined]
            yield client
    finally:
        process.terminate()
        process.wait(timeout=10)


class _Named(httpx.HTTPTransport):
    """Asks for the certificate of the site's name, as a browser does."""

    def __init__(self, trusting: ssl.SSLContext) -> None:
        super().__init__(verify=trusting)

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        request.extensions = {"sni_hostname": HOST, **request.extensions}
        return super().handle_request(request)


def _wait_for(port: int) -> None:
    ends = time.monotonic() + 20
    while time.monotonic() < ends:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    pytest.fail("nginx does not listen")


def test_the_site_is_reached_with_truthful_proxy_headers(site: httpx.Client) -> None:
    claims = {"X-Forwarded-For": "1.2.3.4", "X-Forwarded-Proto": "http", "X-Forwarded-Host": "evil"}
    told = site.get("/en/", headers=claims).text.splitlines()
    assert told == [
        "app /en/",
        f"Host={HOST}",
        "X-Forwarded-Proto=https",
        "X-Forwarded-For=127.0.0.1",
        "X-Forwarded-Host=None",
    ]


def test_static_files_come_from_the_disk_or_else_from_the_site(site: httpx.Client) -> None:
    on_disk = site.get("/static/css/base.123.css")
    assert on_disk.text == "file static/css/base.123.css"
    assert "immutable" in on_disk.headers["cache-control"]
    assert on_disk.headers["x-content-type-options"] == "nosniff"
    assert site.get("/static/css/other.css").text.startswith("app /static/css/other.css")


def test_public_media_are_served_as_mere_files(site: httpx.Client) -> None:
    seen = site.get("/media/i/photo.avif")
    assert seen.text == "file public/i/photo.avif"
    assert seen.headers["content-type"] == "image/avif"
    assert seen.headers["content-security-policy"] == "default-src 'none'; sandbox"
    assert seen.headers["x-content-type-options"] == "nosniff"
    assert "immutable" in seen.headers["cache-control"]
    assert site.get("/media/i/").status_code == 403


def test_media_with_people_in_them_are_kept_for_an_hour_at_most(site: httpx.Client) -> None:
    assert site.get("/media/h/photo.avif").headers["cache-control"] == "public, max-age=3600"


@pytest.mark.parametrize(
    "path",
    [
        "/private/x/original.jpg",
        "/media/../private/x/original.jpg",
        "/media../private/x/original.jpg",
        "/media/%2e%2e/private/x/original.jpg",
        "/static/../private/x/original.jpg",
        "/static%2f..%2fprivate/x/original.jpg",
    ],
)
def test_private_media_have_no_address(site: httpx.Client, path: str) -> None:
    request = site.build_request("GET", "/")
    request.url = request.url.copy_with(raw_path=path.encode())
    assert "file private" not in site.send(request).text


def test_the_state_of_a_finale_is_a_file_and_past_it_the_site(site: httpx.Client) -> None:
    path = "/en/ceremonies/finale/state.json"
    answer = site.get(path)
    assert answer.text == f"file live{path}"
    assert answer.headers["cache-control"] == "no-store"
    assert {"date", "last-modified"} <= set(answer.headers)
    since = {"If-Modified-Since": answer.headers["last-modified"]}
    assert site.get(path, headers=since).status_code == 200
    assert site.get(f"{path}?past=the-file").text.startswith(f"app {path}?past=the-file")
    for other in ("/lv/ceremonies/finale/state.json", "/en/ceremonies/finale/announcement.json"):
        assert site.get(other).text.startswith(f"app {other}")


def test_plain_http_leads_to_https(site: httpx.Client) -> None:
    answer = httpx.get(f"{site.plain}/en/?q=1", headers={"Host": HOST})  # type: ignore[attr-defined]
    assert (answer.status_code, answer.headers["location"]) == (301, f"https://{HOST}/en/?q=1")


def test_a_503_of_the_site_itself_goes_through_untouched(site: httpx.Client) -> None:
    answer = site.get("/readyz")
    assert (answer.status_code, answer.text.splitlines()[0]) == (503, "app /readyz")


def test_an_absent_site_is_excused_in_nine_languages(site: httpx.Client, app: App) -> None:
    app.stop()
    try:
        answer = site.get("/en/")
    finally:
        app.start()
    assert answer.status_code == 503
    assert answer.headers["retry-after"] == "30"
    assert answer.headers["cache-control"] == "no-store"
    assert len(re.findall(r" lang=", answer.text)) == 9
