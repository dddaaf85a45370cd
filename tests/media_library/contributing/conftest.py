"""An invitation, its link, and somebody who holds it, by a plain client or in Chromium."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from playwright.sync_api import Browser, BrowserContext

from media_library.contributing.links import contribute_path
from media_library.models import Invitation
from tests import factories
from tests.browser import fixtures
from tests.browser.chromium import Tab, open_tab
from tests.media_library.contributing.in_chromium import NEVER, PHONE, Opener
from tests.media_library.contributing.portal_server import PortalServer


def pytest_configure(config: pytest.Config) -> None:
    """Share the browser with the other tests in Chromium; imported twice, it would be two."""
    if not config.pluginmanager.is_registered(fixtures):
        config.pluginmanager.register(fixtures, "tests.browser.fixtures")


def invite(**fields: Any) -> Invitation:
    return Invitation.objects.create(
        **{
            "organisation": factories.organisation(),
            "purpose": "The lantern evening in May",
            "language": "en",
            "until": timezone.now() + timedelta(days=14),
            **fields,
        }
    )


def photo_file(name: str = "IMG_0001.jpg", content: bytes = b"") -> SimpleUploadedFile:
    content = content or factories.jpeg((640, 480))
    return SimpleUploadedFile(name, content, content_type="image/jpeg")


@pytest.fixture
def invitation(db: None) -> Invitation:
    return invite()


@pytest.fixture
def link(invitation: Invitation) -> str:
    return contribute_path(invitation)


@pytest.fixture
def holder() -> Client:
    """A browser that is nobody's: no cookie, and CSRF checks as in life."""
    return Client(enforce_csrf_checks=True)


@pytest.fixture
def storages_on_disk(settings: Any, tmp_path: Path) -> None:
    """Uploads are appended to on a disk, which memory is not."""
    folder = {"BACKEND": "django.core.files.storage.FileSystemStorage"}
    settings.STORAGES = {
        **settings.STORAGES,
        "default": {**folder, "OPTIONS": {"location": str(tmp_path / "private"), "base_url": None}},
    }


@pytest.fixture(scope="session")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PortalServer]:
    """The running site with one invitation for each browser test."""
    server = PortalServer(tmp_path_factory.mktemp("portal"))
    server.prepare("lost", "look", "resume", "tabs", "line", "keys", "plain", "closed", "many")
    server.start()
    yield server
    server.stop()


@pytest.fixture
def open_page(portal: PortalServer, browser: Browser) -> Iterator[Opener]:
    """Open tabs as wide as a phone; a script or policy that broke in one fails its test."""
    opened: list[tuple[BrowserContext, Tab]] = []

    def open_one(**options: Any) -> tuple[BrowserContext, Tab]:
        opened.append(open_tab(browser, portal.url, **{"viewport": PHONE, **options}))
        return opened[-1]

    yield open_one
    troubles = [said for _context, tab in opened for said in tab.troubles if said.startswith(NEVER)]
    for context, _tab in opened:
        context.close()
    assert not troubles
