"""Practices keep their number for ever, in every language, and after they are withdrawn."""

import pytest

from practices.models import PracticeIndexPage, PracticePage
from tests.factories import Tree, publish

pytestmark = pytest.mark.django_db


@pytest.fixture
def repository():
    tree = Tree("en", "lv")
    english = publish(PracticeIndexPage(title="Practices", slug="practices"), tree.homes["en"])
    latvian = PracticeIndexPage(
        title="Prakses", slug="practices", translation_key=english.translation_key
    )
    latvian.locale = tree.homes["lv"].locale
    indexes = {"en": english, "lv": publish(latvian, tree.homes["lv"])}

    def make(slug="tablecloth", language="en", original=None):
        page = PracticePage(
            title=slug.title(),
            slug=slug,
            holder="Rūjiena",
            challenge="Few meet.",
            what_was_done="A long table.",
            what_did_not_work="Rain.",
        )
        page.locale = indexes[language].locale
        if original is not None:
            page.translation_key = original.translation_key
        return publish(page, indexes[language])

    return make


def test_numbers_are_handed_out_once_and_versions_share_theirs(repository):
    first, second = repository(), repository("lanterns")
    latvian = repository("galdauts", "lv", original=first)
    assert first.pid == "BSRCP-P-0001"
    assert second.pid == "BSRCP-P-0002"
    assert latvian.pid == first.pid
    second.delete()
    assert repository("kites").pid == "BSRCP-P-0003"


@pytest.mark.parametrize(
    ("languages", "path"),
    [("lv", "/lv/practices/galdauts/"), ("sv,lv;q=0.5", "/en/practices/tablecloth/")],
)
def test_the_permanent_address_leads_to_the_best_language(client, repository, languages, path):
    first = repository()
    repository("galdauts", "lv", original=first)
    answer = client.get(f"/id/{first.pid}", headers={"accept-language": languages})
    assert answer.status_code == 303
    assert answer.url.endswith(path)


def test_a_withdrawn_practice_leaves_a_stone_and_an_unknown_number_does_not(client, repository):
    page = repository()
    page.unpublish()
    gone = client.get(f"/id/{page.pid}")
    assert gone.status_code == 410
    assert page.pid in gone.content.decode()
    assert client.get("/id/BSRCP-P-9999", follow=True).status_code == 404
