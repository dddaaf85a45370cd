"""The one page of a ceremony in all its states, with its programme and its streams."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from ceremonies.actions.airing import CalledOff, NothingToMove, slip_programme, switch_page
from ceremonies.actions.keeping_facts import keep_facts
from ceremonies.models import (
    Ceremony,
    CeremonyIndexPage,
    CeremonyPage,
    PageSwitch,
    Pool,
    ProgrammeItem,
    ProgrammeWords,
    StreamSource,
)
from tests.ceremonies.evening import evening
from tests.factories import Tree, person, publish

pytestmark = pytest.mark.django_db

ADDRESS = "/en/ceremonies/evening/"
YOUTUBE = "https://youtu.be/dQw4w9WgXcQ"
MINUTE = timedelta(minutes=1)


@pytest.fixture
def tree():
    return Tree("en", "lv")


@pytest.fixture
def make(tree):
    """Publish a ceremony that began so many minutes ago, two hours long."""
    index = publish(CeremonyIndexPage(title="Ceremonies", slug="ceremonies"), tree.homes["en"])

    def make(began=-24 * 60, **facts):
        ceremony = evening(timezone.now() - began * MINUTE, **facts)
        page = CeremonyPage(title="Evening", slug="evening", ceremony=ceremony, venue="Square")
        publish(page, index)
        return ceremony

    return make


def stream(ceremony, address=YOUTUBE, **fields):
    return StreamSource.objects.create(ceremony=ceremony, address=address, **fields)


def item(ceremony, after, title, *, minutes=10, **fields):
    starts_at = ceremony.starts_at + after * MINUTE
    return ProgrammeItem.objects.create(
        ceremony=ceremony, starts_at=starts_at, minutes=minutes, title=title, **fields
    )


def shown(client, address=ADDRESS):
    return client.get(address).content.decode()


def loaded_from_elsewhere(page):
    """Return what a browser would fetch from another server by itself."""
    loading = r"<(?:iframe|embed|object|video|audio)\b|preconnect|prefetch|preload"
    named = r'<(?!a\b)[^>]*\s(?:src|srcset|poster)="(?:https?:)?//[^"]+"'
    return re.findall(loading, page) + re.findall(named, page)


@pytest.mark.parametrize(
    ("began", "facts", "words"),
    [
        (-24 * 60, {}, "Still to come"),
        (-30, {}, "It begins soon"),
        (30, {}, "It is on now"),
        (150, {}, "It is over"),
        (150, {"recording_url": "https://example.org/film"}, "You can watch the recording"),
        (30, {"status": "cancelled"}, "will not take place"),
        (30, {"status": "postponed"}, "The new date will be told here"),
    ],
)
def test_the_page_says_where_the_evening_stands(client, make, began, facts, words):
    make(began, **facts)
    banner = shown(client).split('id="airing"')[1].split("</div>")[0]
    assert words in banner


@pytest.mark.parametrize(
    ("began", "facts", "is_offered"),
    [
        (-24 * 60, {}, True),
        (30, {}, True),
        (150, {}, False),
        (-24 * 60, {"status": "cancelled"}, False),
        (-24 * 60, {"status": "postponed"}, False),
    ],
)
def test_nobody_is_asked_to_an_evening_that_is_over_or_called_off(
    client, make, began, facts, is_offered
):
    ceremony = make(began, **facts)
    assert 'ceremonies/evening/register/"' not in shown(client)  # no places yet
    Pool.objects.create(ceremony=ceremony, kind="on-site", cap=10)
    page = shown(client)
    assert ('"/en/ceremonies/evening/register/"' in page) == is_offered
    assert ('"/en/ceremonies/evening/event.ics"' in page) == is_offered


def test_the_operator_wins_until_it_is_given_back_to_the_clock(client, make):
    ceremony, operator = make(30), person()
    for to, words in (
        ("paused", "A short break"),
        ("after", "It is over"),
        ("before", "Still to come"),
        ("clock", "It is on now"),
    ):
        switch_page(ceremony_id=ceremony.pk, to=to, by=operator, now=timezone.now())
        assert words in shown(client)
    assert list(ceremony.switches.values_list("to", flat=True)) == [
        "clock",
        "before",
        "after",
        "paused",
    ]


def test_the_latest_word_counts_even_if_two_were_said_in_one_instant(make):
    ceremony, operator, now = make(30), person(), timezone.now()
    for to in ("paused", "live"):
        switch_page(ceremony_id=ceremony.pk, to=to, by=operator, now=now)
    assert PageSwitch.objects.first().to == "live"


def test_what_is_called_off_cannot_be_switched(make):
    ceremony = make(30, status="cancelled")
    with pytest.raises(CalledOff):
        switch_page(ceremony_id=ceremony.pk, to="live", by=person(), now=timezone.now())
    assert not PageSwitch.objects.exists()


def test_the_programme_says_what_is_on_and_what_comes_later_than_planned(client, make):
    ceremony = make(15)
    item(ceremony, 0, "Welcome")
    item(ceremony, 10, "The hand-over", languages="lv, en")
    last = item(ceremony, 30, "Dance")
    assert slip_programme(ceremony_id=ceremony.pk, minutes=5, now=timezone.now()) == 1
    page = shown(client)
    on = page.split('aria-current="time"')[1].split("</li>")[0]
    assert "The hand-over" in on
    assert "latviešu, English" in on
    assert "5 minutes later than planned" in page.split("Dance")[1]
    items = page.split('id="programme"')[1]
    assert items.index("Welcome") < items.index("The hand-over") < items.index("Dance")
    last.refresh_from_db()
    assert last.slip == 5


def test_items_are_brought_forward_together_and_none_into_the_past(make):
    ceremony, now = make(0), timezone.now()
    first, second = item(ceremony, 2, "First"), item(ceremony, 20, "Second")
    slip_programme(ceremony_id=ceremony.pk, minutes=-5, now=now)
    first.refresh_from_db()
    second.refresh_from_db()
    assert first.slip == second.slip
    assert first.timed.starts_at >= now - MINUTE
    assert second.slip > -5


def test_where_nothing_is_to_come_nothing_can_be_moved(make):
    ceremony = make(30)
    item(ceremony, 0, "Welcome")
    with pytest.raises(NothingToMove):
        slip_programme(ceremony_id=ceremony.pk, minutes=5, now=timezone.now())
    item(ceremony, 60, "Dance", slip=1440)
    with pytest.raises(NothingToMove):
        slip_programme(ceremony_id=ceremony.pk, minutes=5, now=timezone.now())


def test_the_programme_is_read_in_the_readers_language_else_in_english(client, make):
    ceremony = make(30)
    welcome, dance = item(ceremony, 0, "welcome, draft"), item(ceremony, 40, "dance, draft")
    for language, title in (("en", "Welcome"), ("lv", "Atklāšana")):
        ProgrammeWords.objects.create(item=welcome, language=language, title=title)
    ProgrammeWords.objects.create(item=dance, language="en", title="Dance")
    page = shown(client, "/lv/ceremonies/evening/")
    assert "Atklāšana" in page
    assert '<p class="programme__title" lang="en">Dance' in page
    assert "draft" not in page


def test_a_stream_is_loaded_only_when_asked_for(client, make):
    stream(make(30), caption_languages="en, lv")
    page = shown(client)
    assert loaded_from_elsewhere(page) == []
    assert 'data-address="https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ"' in page
    assert "Google then learns that you watch" in page
    assert f'href="{YOUTUBE}"' in page  # works without a script
    assert "English, latviešu" in page


@pytest.mark.parametrize(
    "careless",
    [
        '<iframe title="x" src="https://www.youtube-nocookie.com/embed/x"></iframe>',
        '<link rel="preconnect" href="https://www.youtube-nocookie.com">',
        '<img alt="" src="https://i.ytimg.com/vi/x/0.jpg">',
        '<video poster="https://cdn.example.org/x.jpg"></video>',
    ],
)
def test_the_look_for_what_is_loaded_finds_careless_players(careless):
    assert loaded_from_elsewhere(f"<main>{careless}</main>")


def test_the_policy_lets_this_page_alone_load_its_own_streams(client, make):
    ceremony = make(30)
    assert "frame-src" not in client.get(ADDRESS)["Content-Security-Policy"]
    stream(ceremony)
    stream(ceremony, "https://cdn.example.org/live.m3u8", kind="sign-language", language="lv")
    policy = client.get(ADDRESS)["Content-Security-Policy"]
    assert "frame-src https://www.youtube-nocookie.com;" in policy + ";"
    assert "media-src 'self' https://cdn.example.org" in policy
    for other in ("/en/", "/en/ceremonies/"):
        assert "youtube" not in client.get(other)["Content-Security-Policy"]


def test_the_policy_is_closed_again_when_nothing_is_to_be_watched(client, make):
    stream(make(150))
    page = client.get(ADDRESS)
    assert "youtube" not in page["Content-Security-Policy"]
    assert "data-play" not in page.content.decode()


def test_a_plain_link_opens_no_policy(client, make):
    stream(make(30), "https://example.org/watch")
    page = client.get(ADDRESS)
    assert "frame-src" not in page["Content-Security-Policy"]
    assert 'href="https://example.org/watch"' in page.content.decode()


def test_without_its_own_policy_the_page_could_not_play(client, make, monkeypatch):
    stream(make(30))
    monkeypatch.setattr("ceremonies.airing.Airing.content_policy", {})
    assert "youtube" not in client.get(ADDRESS)["Content-Security-Policy"]


def test_the_recording_is_offered_on_the_page(client, make):
    make(150, recording_url=YOUTUBE)
    answer = client.get(ADDRESS)
    assert "frame-src https://www.youtube-nocookie.com" in answer["Content-Security-Policy"]
    assert "data-play" in answer.content.decode()


def test_streams_of_the_readers_language_come_first_within_their_kind(client, make):
    ceremony = make(30)
    for kind, language in (("interpretation", "en"), ("interpretation", "lv"), ("main", "")):
        stream(ceremony, f"https://example.org/{kind}-{language}", kind=kind, language=language)
    page = shown(client, "/lv/ceremonies/evening/")
    found = re.findall(r"https://example.org/(\S+?)\"", page)
    assert found == ["main-", "interpretation-lv", "interpretation-en"]


def test_the_page_is_told_how_it_goes_on(client, make):
    ceremony = make(30)
    item(ceremony, 30, "Dance")
    assert f'data-moving="{ADDRESS}now/"' in shown(client)
    answer = client.get(f"{ADDRESS}now/")
    assert "max-age=5" in answer["Cache-Control"]
    part = answer.content.decode()
    assert 'id="airing" role="status"' in part
    assert "Dance" in part
    assert client.get("/en/ceremonies/nowhere/now/").status_code == 404


@pytest.mark.parametrize("began", [-24 * 60, 500])
def test_where_nothing_moves_nobody_asks(client, make, began):
    make(began)
    assert "data-moving" not in shown(client)


def test_stories_of_the_pearls_follow_after_the_ceremony(client, make, tree):
    tree.story(slug="long-table")
    ceremony = make(150)
    assert "/en/stories/long-table/" in shown(client)
    Ceremony.objects.update(ends_at=timezone.now() + 10 * MINUTE)
    assert "Stories of these Pearls" not in shown(client)
    assert ceremony.pearls.exists()


def test_a_page_costs_the_same_however_long_its_programme(
    client, make, django_assert_max_num_queries
):
    ceremony = make(30)
    counts = []
    for number in (1, 8):
        for after in range(number):
            made = item(ceremony, after * 10, f"Item {after}")
            ProgrammeWords.objects.create(item=made, language="en", title="Words")
            stream(ceremony, f"https://example.org/{after}", kind="interpretation", language="lv")
        shown(client)
        with django_assert_max_num_queries(100) as asked:
            shown(client)
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_keeping_the_facts_keeps_streams_and_programme(make):
    ceremony = make(30)
    stream(ceremony)
    item(ceremony, 0, "Welcome")
    keep_facts(ceremony=Ceremony.objects.get(pk=ceremony.pk), now=timezone.now())
    assert (ceremony.streams.count(), ceremony.programme.count()) == (1, 1)
