"""The site's own feeds, as somebody else's parser reads them."""

import feedparser
import pytest
from django.utils import timezone

from campaigns.models import FeedEntry
from tests.factories import Tree, pearl

pytestmark = pytest.mark.django_db


@pytest.fixture
def tree():
    return Tree("en", "lv")


def atom(client, path):
    answer = client.get(path)
    assert answer["Content-Type"].startswith("application/atom+xml")
    parsed = feedparser.parse(answer.content)
    assert not parsed.bozo, parsed.get("bozo_exception")
    return parsed


def test_atom_and_json_list_the_same_stories_under_the_same_ids(client, tree):
    tree.story(title='A "quoted" <table> & more')
    tree.story(slug="second", title="Second")
    entries = atom(client, "/en/feeds/stories.atom").entries
    items = client.get("/en/feeds/stories.json").json()["items"]
    assert [entry.id for entry in entries] == [item["id"] for item in items]
    assert {item["title"] for item in items} == {'A "quoted" <table> & more', "Second"}


def test_a_storys_id_is_the_same_in_every_language(client, tree):
    english = tree.story()
    tree.story("lv", title="Viens garš galds", translation_of=english)
    (here,) = atom(client, "/en/feeds/stories.atom").entries
    (there,) = atom(client, "/lv/feeds/stories.atom").entries
    assert here.id == there.id
    assert there.title == "Viens garš galds"
    assert "/lv/stories/" in there.link


def test_a_pearl_has_feeds_of_its_own_and_an_unknown_one_has_none(client, tree):
    tree.story(title="Here")
    tree.story(slug="x", title="There", pearls=[pearl("smiltene", 2025, "Smiltene")])
    (entry,) = atom(client, "/en/pearls/smiltene/feeds/stories.atom").entries
    assert entry.title == "There"
    assert client.get("/en/pearls/atlantis/feeds/stories.atom").status_code == 404


def test_news_are_what_campaigns_delivered_in_that_language(client, tree):
    for language in ("en", "lv"):
        FeedEntry.objects.create(
            key=f"urn:{language}",
            language=language,
            title=f"News in {language}",
            text="Come.",
            published_at=timezone.now(),
        )
    (entry,) = atom(client, "/lv/feeds/news.atom").entries
    assert entry.title == "News in lv"
    (item,) = client.get("/en/feeds/news.json").json()["items"]
    assert item["title"] == "News in en"
