"""Nobody reads a name before its moment, on any surface, in any language; then everybody does."""

from dataclasses import replace
from datetime import timedelta

import pytest
from celery.app.task import Task
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from accounts.rules.roles import Role
from campaigns.models import Campaign, Delivery
from ceremonies import announced
from ceremonies.actions import announcing
from ceremonies.actions.telling_news import tell_owed
from ceremonies.clock import Clock
from ceremonies.models import Ceremony, CeremonyPage, OwedNews, Pool, Registration
from cms.actions.publish_pearl import publish_pearl
from tests.ceremonies.evening import come
from tests.ceremonies.finale import LANGUAGES, TWO, armed, finale, new_pearl
from tests.ceremonies.post import mails_to
from tests.ceremonies.surfaces import IN_A_LANGUAGE, OF_EDITORS, OUTSIDE, answers, at_rest, finder
from tests.ceremonies.telling import armed_with, let_letters_leave, telling
from tests.factories import person

pytestmark = pytest.mark.django_db

NAME, SLUG = "Kvīļhāvene", "kvilhavene"
# In no answer can these be an echo of what was asked for.
OTHER_WORDS = ("57.1234", "zmierzchowo", "unheard-of words")
found = finder(NAME, *OTHER_WORDS)


@pytest.fixture
def now():
    return timezone.now()


def secrets():
    first = new_pearl(NAME, slug=SLUG)
    words = {
        code: replace(one, body=f"Unheard-of words, {code}.") for code, one in first.words.items()
    }
    return replace(first, words=words), new_pearl("Zmierzchowo")


def public(languages):
    return [f"/{code}/{path}" for code in languages for path in IN_A_LANGUAGE] + list(OUTSIDE)


def keys():
    """Return what the desk's addresses are about; a small site has no campaign."""
    campaign = Campaign.objects.first()
    page = CeremonyPage.objects.get(locale__language_code="en")
    return {
        "campaign": campaign.pk if campaign else 0,
        "ceremony": page.ceremony_id,
        "page": page.pk,
    }


def told_with_it():
    """Return posts in every language, and channels, for the same names."""
    return telling(texts=dict.fromkeys(LANGUAGES, f"{NAME}, Zmierzchowo: unheard-of words"))


def leaks(client, paths):
    """Return the addresses whose answers hold a canary."""
    asked = answers(client, paths, name=NAME, slug=SLUG, **keys())
    return [path for path, whole in asked if found(whole)]


def test_the_surfaces_are_many():
    assert len(IN_A_LANGUAGE) + len(OUTSIDE) + len(OF_EDITORS) >= 60


@pytest.fixture
def rung(monkeypatch):
    """Return what is said to Celery, instead of saying it."""
    said = []
    monkeypatch.setattr(
        Task, "apply_async", lambda task, *args, **more: said.append(f"{task.name} {args} {more}")
    )
    return said


def test_nothing_before_and_everything_after(now, caplog, rung, django_capture_on_commit_callbacks):
    caplog.set_level("DEBUG")
    with django_capture_on_commit_callbacks(execute=True):
        made = finale(now=now)
        Ceremony.objects.update(registration_opens_at=now - timedelta(days=1))
        Pool.objects.create(ceremony=made, kind="on-site", cap=5)
        soon = now + timedelta(hours=1)
        given = {"reveal_at": soon, "posts": told_with_it(), "guests": True}
        row = armed_with(made, *secrets(), now=now, **given)
        come(made, "guest@example.org", now=now)
        Registration.objects.update(confirmed_at=now)
    visitor, translator, administrator = Client(), Client(), Client()
    translator.force_login(person(Role.TRANSLATOR))
    administrator.force_login(person(Role.ADMINISTRATOR))
    everywhere = public(LANGUAGES)
    Clock(tell_time=lambda: row.reveal_at - timedelta(seconds=1)).look()
    assert leaks(visitor, everywhere) == []
    for editor in (translator, administrator):
        assert leaks(editor, OF_EDITORS) == []
    assert [where for where, text in at_rest() if found(text)] == []
    assert not found(caplog.text.replace(f"/{SLUG}", ""))
    assert not found(" ".join(rung))
    assert not found(str(getattr(cache, "_cache", "")))

    caplog.clear()
    with django_capture_on_commit_callbacks(execute=True):
        Clock(tell_time=lambda: row.reveal_at).look()
    # Code names even now: a log is read by others, and sooner.
    assert not found("\n".join(r.getMessage() for r in caplog.records if "ceremonies" in r.name))
    assert not found(" ".join(rung))
    told = set(leaks(visitor, everywhere))
    (news,) = OwedNews.objects.filter(kind="posts")
    assert (news.owed, news.waiting, Delivery.objects.count()) == (27, 0, 27)
    let_letters_leave()
    (mail,) = mails_to("guest@example.org")
    assert found(mail.text)
    shown = set(leaks(administrator, OF_EDITORS))
    assert {f"/admin/campaigns/export/posts.{kind}" for kind in ("csv", "ics")} <= shown
    for code in LANGUAGES:
        for path in ("pearls/", "pearls/{slug}/", "ceremonies/finale/"):
            assert f"/{code}/{path}" in told
        assert f"/{code}/ceremonies/finale/announcement.json" in told
        assert f"/{code}/ceremonies/finale/state.json" not in told
    assert told >= {
        "/sitemap.xml",
        "/api/v2/pages/?fields=*&limit=20",
        "/api/v2/pages/?type=cms.PearlPage&fields=*",
        "/api/v2/pages/?locale=lv&type=cms.PearlPage",
    }
    answer = visitor.get("/api/v2/pages/", {"search": "Zmierzchowo", "locale": "en"})
    assert answer.json()["meta"]["total_count"] == 1


@pytest.fixture
def small(now, settings):
    """A site in two languages with an armed announcement."""
    settings.LANGUAGES = settings.WAGTAIL_CONTENT_LANGUAGES = TWO
    return lambda: armed(finale("en", "lv", now=now), *secrets(), now=now)


class TestThatTheFinderFinds:
    """Controls: with a guard taken away, its surfaces turn up."""

    def test_what_is_not_sealed(self, small, monkeypatch):
        monkeypatch.setattr(announcing, "seal_text", lambda text, *, bound_to: text)
        monkeypatch.setattr(announcing, "open_text", lambda text, *, bound_to: text)
        small()
        where = {name for name, text in at_rest() if found(text)}
        assert where == {"tables", "export", "names of objects"}

    def test_posts_that_are_written_too_early(self, now, settings, client):
        """Where posts are: the tables, an export, and what the campaigns' desk gives away."""
        settings.LANGUAGES = settings.WAGTAIL_CONTENT_LANGUAGES = TWO
        given = {"reveal_at": now + timedelta(hours=1), "posts": told_with_it()}
        row = armed_with(finale("en", "lv", now=now), *secrets(), now=now, **given)
        OwedNews.objects.create(announcement=row, kind="posts", try_at=now)
        tell_owed(now=now)
        assert {name for name, text in at_rest() if found(text)} == {"tables", "export"}
        client.force_login(person(Role.ADMINISTRATOR))
        told = set(leaks(client, OF_EDITORS))
        assert {f"/admin/campaigns/export/posts.{kind}" for kind in ("csv", "ics")} <= told

    def test_what_is_shown_before_the_moment(self, small, monkeypatch, client):
        small()
        monkeypatch.setattr(announced, "is_open", lambda _row: True)
        told = leaks(client, public(["en", "lv"]))
        for code in ("en", "lv"):
            assert f"/{code}/ceremonies/finale/" in told
            assert f"/{code}/ceremonies/finale/announcement.json" in told

    def test_pages_that_are_published_too_early(self, small, client):
        small()
        publish_pearl(pearl=secrets()[0], year=2028, language="en")
        told = leaks(client, public(["en", "lv"]))
        for path in ("/en/pearls/", "/en/pearls/{slug}/", "/sitemap.xml", "/api/v2/pages/"):
            assert path in told

    def test_records_that_are_entered_too_early(self, small, client):
        small()
        publish_pearl(pearl=secrets()[0], year=2028, language="lv").unpublish()
        client.force_login(person(Role.ADMINISTRATOR))
        told = leaks(client, OF_EDITORS)
        assert "/admin/municipalities/" in told
        assert "/admin/reports/site-history/" in told

    @pytest.mark.parametrize(
        "text",
        [
            "kvilhavene",
            "KVĪĻHĀVENE",
            "Kv%C4%AB%C4%BCh%C4%81vene",
            r"Kv\u012b\u013ch\u0101vene",
            "Kv&#299;&#316;h&#257;vene",
            "S3bEq8S8aMSBdmVuZQ",
        ],
    )
    def test_a_name_in_another_spelling(self, text):
        assert found(f"... {text} ...")
