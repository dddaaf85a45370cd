"""The public face: every command and address that is promised exists, or stands under "later".

What stands under "later" must not exist yet: whoever builds it moves it up.
"""

import re

import pytest
from django.core.management import get_commands
from django.test import Client

from config.site_tree import SiteTree
from tests.architecture.floors import FLOOR, ROOT

MAKE = {"demo", "test", "test-services", "test-browser", "lint", "bench"}
COMMANDS = {"seed_demo", "deliver_due", "withdraw_consent", "reveal_clock"}
COMMANDS_LATER = {
    "check_visibility",
    "eligibility",
    "export_site",
    "backup",
    "restore",
}
LANGUAGES = ("en", "da", "et", "fi", "de", "lv", "lt", "pl", "sv")
ADDRESSES = (
    "/healthz",
    "/readyz",
    "/",
    "/accounts/login/",
    "/admin/",
    "/api/v2/pages/",
    "/sitemap.xml",
    "/robots.txt",
    "/partner/",
    "/partner/ceremonies/",
    "/door/",
    "/door/sw.js",
)
# The keys of these are secret: a wrong one must look as if there were nothing at all.
BEHIND_A_TOKEN = (
    "/contribute/token/",
    "/contribute/token/files/",
    "/r/token/",
    "/r/token/tickets/",
)
# Below each language.
IN_EVERY_LANGUAGE = (
    "",
    "pearls/",
    "stories/",
    "stories/?pearl=rujiena&country=LV&year=2024&theme=craft",
    "practices/",
    "practices/?q=craft",
    "ceremonies/",
    "ceremonies/calendar.ics",
    "award/",
    "follow/",
    "feeds/stories.atom",
    "feeds/stories.json",
    "accessibility/",
    "privacy/",
)
LATER = (
    "/practices/export.csv",
    "/practices/export.json",
    "/practices/export.bib",
    "/practices/export.jsonld",
    "/oai?verb=Identify",
    "/en/award/eligibility/",
    "/en/toolkit/",
    "/en/programme/",
    "/.well-known/webfinger?resource=acct:pearls@testserver",
)


@pytest.fixture
def site(db: None) -> Client:
    SiteTree().build()
    return Client()


def test_make_knows_every_promised_command() -> None:
    targets = set(re.findall(r"^([\w-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    assert targets >= MAKE


def test_management_commands_exist_or_stand_under_later() -> None:
    ours = {name for name, app in get_commands().items() if app.partition(".")[0] in FLOOR}
    assert ours >= COMMANDS
    assert not ours & COMMANDS_LATER, "move what is built from COMMANDS_LATER to COMMANDS"


def test_every_promised_address_answers_or_stands_under_later(site: Client) -> None:
    missing = [path for path in ADDRESSES if site.get(path).status_code in {404, 500}]
    pages = [f"/{language}/{path}" for language in LANGUAGES for path in IN_EVERY_LANGUAGE]
    missing += [path for path in pages if site.get(path).status_code != 200]
    assert missing == []
    unknown = [site.get(path) for path in BEHIND_A_TOKEN]
    assert [answer.status_code for answer in unknown] == [404, 405, 404, 404]
    built = [path for path in LATER if site.get(path, follow=True).status_code != 404]
    assert built == [], "move what is built from LATER to ADDRESSES"
