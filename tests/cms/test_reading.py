"""Reading stories: languages, visible fallback, filters, and what it costs."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone
from wagtail.models import Page, Revision

from cms.actions.compile_page import compile_page
from cms.actions.publish_scheduled import publish_scheduled
from cms.compiling import article_html
from cms.models import CompiledPage, Country, StoryPage, Theme
from cms.reports import older_than_source
from media_library.models import PhotoRendition
from media_library.public import make_renditions
from tests.factories import Tree, jpeg, pearl, photo, used

pytestmark = pytest.mark.django_db


@pytest.fixture
def tree():
    return Tree("en", "lv", "da")


def body_with_gallery(number=12):
    photos = [photo(jpeg((640, 430))) for _ in range(number)]
    for one in photos:
        make_renditions(one, ["width-320|format-jpeg", "width-640|format-jpeg"])
    pictures = [{"image": used(one, f"Alt {one.pk}"), "caption": ""} for one in photos]
    return [("text", "<p>Plates.</p>"), ("gallery", {"heading": "Pictures", "pictures": pictures})]


def test_a_story_is_read_in_its_own_language(client, tree):
    english = tree.story(title="One long table")
    tree.story("lv", title="Viens garš galds", translation_of=english)
    page = client.get("/lv/stories/long-table/").content.decode()
    assert '<html lang="lv"' in page
    assert "Viens garš galds" in page
    assert "One long table" not in page


def test_an_untranslated_story_falls_back_visibly(client, tree):
    tree.story(title="One long table")
    answer = client.get("/da/stories/long-table/")
    page = answer.content.decode()
    assert answer.status_code == 200
    assert '<html lang="da"' in page
    assert 'lang="en"' in page
    assert "noindex" in page
    assert 'rel="canonical" href="http://testserver/en/stories/long-table/"' in page


def test_a_translation_under_another_slug_is_found_from_the_english_address(client, tree):
    english = tree.story()
    tree.story("lv", slug="gars-galds", translation_of=english)
    answer = client.get("/lv/stories/long-table/")
    assert answer.status_code == 302
    assert answer.url == "/lv/stories/gars-galds/"


def test_a_draft_translation_does_not_hide_the_english_story(client, tree):
    english = tree.story(title="One long table")
    latvian = tree.story("lv", title="Melnraksts", translation_of=english)
    latvian.unpublish()
    page = client.get("/lv/stories/long-table/").content.decode()
    assert "One long table" in page
    assert "Melnraksts" not in page


def test_what_does_not_exist_is_a_404_in_every_language(client, tree):
    for code in tree.languages:
        assert client.get(f"/{code}/stories/nothing/").status_code == 404


def test_hreflang_lists_what_is_really_translated_and_is_symmetric(client, tree):
    english = tree.story()
    tree.story("lv", translation_of=english)
    pages = [client.get(f"/{code}/stories/long-table/").content.decode() for code in ("en", "lv")]
    for page in pages:
        assert 'hreflang="en" href="http://testserver/en/stories/long-table/"' in page
        assert 'hreflang="lv" href="http://testserver/lv/stories/long-table/"' in page
        assert 'hreflang="x-default"' in page
        assert 'rel="alternate" hreflang="da"' not in page


def test_switching_language_keeps_path_and_filters(client, tree):
    tree.story()
    page = client.get("/en/stories/?pearl=rujiena&page=1").content.decode()
    assert 'href="/lv/stories/?pearl=rujiena&amp;page=1"' in page


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("", {"Table", "Stage"}),
        ("?pearl=rujiena", {"Table"}),
        ("?year=2025", {"Stage"}),
        ("?theme=trust", {"Stage"}),
        ("?country=LV", {"Table", "Stage"}),
        ("?country=SE", set()),
        ("?pearl=nonsense&year=x&theme='--", {"Table", "Stage"}),
        ("?page=999", {"Table", "Stage"}),
    ],
)
def test_filters_live_in_the_query_string(client, tree, query, shown):
    Country.objects.create(code="SE", names={"en": "Sweden"}, zone="Europe/Stockholm")
    trust = Theme.objects.create(slug="trust", labels={"en": "Trust"})
    tree.story(title="Table")
    stage = pearl("smiltene", 2025, "Smiltene")
    tree.story(slug="stage", title="Stage", pearls=[stage], themes=[trust])
    page = client.get(f"/en/stories/{query}").content.decode()
    assert {title for title in ("Table", "Stage") if f"/stories/{slug_of(title)}/" in page} == shown


def slug_of(title):
    return {"Table": "long-table", "Stage": "stage"}[title]


def test_the_bare_address_follows_the_browser_and_says_so(client):
    answer = client.get("/", headers={"accept-language": "sv-SE,sv;q=0.9,en;q=0.5"})
    assert answer.url == "/sv/"
    assert "Accept-Language" in answer["Vary"]
    assert client.get("/", headers={"accept-language": "uk"}).url == "/en/"


def test_a_story_with_twelve_photos_costs_at_most_fifteen_queries_and_ten_times_as_much_no_more(
    client, tree, django_assert_max_num_queries
):
    leading = photo()
    make_renditions(leading)
    english = tree.story(body=body_with_gallery(), share_photo=leading, share_photo_alt="A table")
    tree.story("lv", translation_of=english)
    client.get("/en/stories/long-table/")
    with django_assert_max_num_queries(15) as few:
        client.get("/en/stories/long-table/")
    for number in range(30):
        tree.story(slug=f"more-{number}")
    with django_assert_max_num_queries(15) as many:
        client.get("/en/stories/long-table/")
    assert len(many) == len(few)


@pytest.mark.parametrize("path", ["/en/", "/en/stories/", "/en/pearls/", "/en/pearls/rujiena/"])
def test_lists_cost_the_same_with_ten_times_the_content(
    client, tree, path, django_assert_max_num_queries
):
    tree.pearl_page(slug="rujiena")
    tree.story()
    client.get(path)
    with django_assert_max_num_queries(20) as few:
        client.get(path)
    for number in range(10):
        tree.story(slug=f"more-{number}")
        tree.pearl_page(pearl=pearl(f"town-{number}", 2025, f"Town {number}"))
    with django_assert_max_num_queries(20) as many:
        client.get(path)
    assert len(many) == len(few)


def test_no_public_get_makes_a_rendition(client, tree):
    tree.story(body=body_with_gallery(2), share_photo=photo(), share_photo_alt="A table")
    before = PhotoRendition.objects.count()
    for path in ("/en/", "/en/stories/", "/en/stories/long-table/"):
        assert client.get(path).status_code == 200
    assert PhotoRendition.objects.count() == before


def test_what_is_kept_is_what_rendering_now_would_give(tree):
    story = tree.story(body=body_with_gallery(3))
    kept = CompiledPage.objects.get(page=story)
    assert kept.article == article_html(StoryPage.objects.get(pk=story.pk))


def test_what_was_compiled_later_is_not_replaced_by_what_was_begun_earlier(tree):
    story = tree.story()
    begun_at = timezone.now()
    CompiledPage.objects.filter(page=story).update(article="newer", compiled_at=begun_at)
    assert compile_page(page=story, now=begun_at - timedelta(seconds=5)).article == "newer"
    assert CompiledPage.objects.get(page=story).article == "newer"
    compile_page(page=story, now=begun_at + timedelta(seconds=5))
    assert CompiledPage.objects.get(page=story).article == article_html(story)


def test_a_photo_that_changes_is_shown_anew_on_its_pages(client, tree):
    body = body_with_gallery(2)
    tree.story(body=body)
    first = body[1][1]["pictures"][0]["image"]
    taken = type(first).objects.get(pk=first.pk)
    taken.credit = "Somebody Else"
    taken.save()
    assert "Somebody Else" in client.get("/en/stories/long-table/").content.decode()


def test_unpublished_stories_are_gone_from_lists_and_their_compiled_page_too(client, tree):
    story = tree.story()
    story.unpublish()
    assert client.get("/en/stories/long-table/").status_code == 404
    assert "/stories/long-table/" not in client.get("/en/stories/").content.decode()
    assert not CompiledPage.objects.filter(page=story).exists()


def test_a_changed_source_makes_its_translation_older_until_it_is_published_again(tree, client):
    english = tree.story()
    latvian = tree.story("lv", translation_of=english)
    assert not older_than_source()
    english.title = "A longer table"
    english.save_revision().publish()
    assert [page.pk for page in older_than_source()] == [latvian.pk]
    latvian.title = "Garāks galds"
    latvian.save_revision().publish()
    assert not older_than_source()


def test_one_bad_page_among_scheduled_ones_stops_nobody_else(tree, monkeypatch):
    now = timezone.now()
    stories = [tree.story(slug=f"s{number}") for number in range(5)]
    for story in stories:
        story.unpublish()
        story.go_live_at = now - timezone.timedelta(minutes=1)
        story.save_revision(approved_go_live_at=story.go_live_at)
    bad = stories[2].pk
    publish = Revision.publish

    def publish_or_fail(self, *args, **kwargs):
        if int(self.object_id) == bad:
            raise RuntimeError("broken")
        return publish(self, *args, **kwargs)

    monkeypatch.setattr(Revision, "publish", publish_or_fail)
    moved, failed = publish_scheduled(now=now)
    assert (moved, failed) == (4, [bad])
    assert Page.objects.filter(pk__in=[s.pk for s in stories], live=True).count() == 4


def test_wagtails_own_command_would_have_stopped_at_the_bad_page(tree, monkeypatch):
    now = timezone.now()
    for number in range(5):
        story = tree.story(slug=f"s{number}")
        story.unpublish()
        story.go_live_at = now - timezone.timedelta(minutes=5 - number)
        story.save_revision(approved_go_live_at=story.go_live_at)
    monkeypatch.setattr(Revision, "publish", _fail)
    with pytest.raises(RuntimeError):
        call_command("publish_scheduled")


def _fail(self, *args, **kwargs):
    raise RuntimeError("broken")


def test_a_story_without_a_text_for_its_photo_cannot_be_published(tree):
    taken = photo()
    unread = used(taken, "")
    story = tree.story(slug="ok")
    story.body = [("picture", {"image": unread, "caption": ""})]
    with pytest.raises(Exception, match="says what"):
        story.full_clean()


def test_every_public_answer_carries_the_strict_policy(client, tree):
    tree.story()
    for path in ("/en/", "/en/stories/long-table/", "/en/nothing/", "/en/follow/", "/"):
        policy = client.get(path)["Content-Security-Policy"]
        assert "script-src 'self'" in policy
        assert "unsafe-inline" not in policy
        assert "object-src 'none'" in policy


def test_pages_can_only_stand_where_they_belong():
    assert StoryPage.allowed_parent_page_models()[0].__name__ == "StoryIndexPage"
    assert not StoryPage.allowed_subpage_models()


def test_migrations_and_models_agree():
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)
