"""Finding assets: the right ones, to the right people, in a fixed number of queries."""

import io
from datetime import date, timedelta

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accounts.rules.roles import Role
from media_library.actions.withdrawing import withdraw_assets
from media_library.models import (
    Asset,
    AssetWord,
    Consent,
    ConsentEvent,
    Depiction,
    Grant,
    Person,
)
from media_library.rights.clearance_filter import is_cleared
from media_library.rights.clearing import standings_of
from media_library.rules.clearance import clearance
from media_library.rules.folding import beginning_of, fold, words_in
from media_library.rules.standing import AssetState, Channel, People
from media_library.searching import finding
from media_library.searching.finding import Finding, find_assets
from media_library.searching.indexing import index_assets, index_everything
from tests.factories import organisation, photo
from tests.media_library.two_organisations import MARKER, two_organisations

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 21)


def found(user, **query):
    return set(find_assets(user=user, query=Finding(**query), on=TODAY))


def test_letters_fold_that_only_some_keyboards_have():
    assert fold("PŁOCK Ærø Straße Rūjiena") == "plock aero strasse rujiena"
    assert list(words_in("One-long_table, 2026!")) == ["one", "long", "table", "2026"]
    assert beginning_of("rujiena") == "rujien"
    assert beginning_of("sun") == "sun"


@pytest.mark.parametrize(
    "asked",
    ["lantern", "LANTERNS", "lanternas", "harbour", "row of lanterns", "Photographer", "alpha"],
)
def test_a_photo_is_found_by_title_alt_text_tag_credit_and_organisation(asked):
    a, _b = two_organisations()
    assert a.photo.asset in found(a.people[Role.OFFICER], text=asked)


def test_what_is_not_said_is_not_found():
    a, _b = two_organisations()
    assert found(a.people[Role.OFFICER], text="elephant") == set()
    assert found(a.people[Role.OFFICER], text="lantern elephant") == set()


def test_nothing_of_another_organisation_is_found():
    a, b = two_organisations()
    for role in (Role.OFFICER, Role.REVIEWER, Role.TRANSLATOR, Role.PARTNER):
        theirs = {b.photo.asset, b.film.asset}
        assert not theirs & found(a.people[role])
        assert found(a.people[role], text=MARKER) == set()
        assert found(a.people[role], facts=(("tag", f"harbour{MARKER}"),)) == set()
    assert b.photo.asset in found(b.people[Role.OFFICER], text=MARKER)


def test_names_are_looked_for_by_officers_of_the_organisation_only():
    a, _b = two_organisations()
    assert a.photo.asset in found(a.people[Role.OFFICER], text="Anna")
    for role in (Role.REVIEWER, Role.TRANSLATOR):
        assert found(a.people[role], text="Anna") == set()
        assert a.photo.asset in found(a.people[role], text="lantern")


def test_facts_narrow_down():
    a, _b = two_organisations()
    officer = a.people[Role.OFFICER]
    assert found(officer, facts=(("kind", "film"),)) == {a.film.asset}
    assert found(officer, facts=(("shape", "landscape"),)) == {a.photo.asset}
    assert found(officer, facts=(("year", "2026"), ("kind", "film"))) == {a.film.asset}
    assert found(officer, facts=(("tag", "Harbour"),)) == {a.photo.asset}
    assert found(officer, used=True) == set()
    assert a.photo.asset in found(officer, used=False)


def test_what_is_withdrawn_is_found_only_by_who_asks_for_it():
    a, _b = two_organisations()
    officer = a.people[Role.OFFICER]
    withdraw_assets(assets=[a.photo.asset], asked_by="Anna", now=timezone.now())
    assert a.photo.asset not in found(officer, text="lantern")
    assert a.photo.asset in found(officer, text="lantern", states=(AssetState.WITHDRAWN,))


def test_frequent_words_give_the_same_answer_as_rare_ones(monkeypatch):
    a, _b = two_organisations()
    officer = a.people[Role.OFFICER]
    for number in range(5):
        photo(organisation=a.organisation, title=f"Lanterns {number}", texts={"en": "Night"})
    asked = [
        {"text": "lantern"},
        {"text": "lantern night"},
        {"text": "anna"},
        {"facts": (("kind", "photo"), ("shape", "landscape"))},
    ]
    led_by_words = [found(officer, **query) for query in asked]
    monkeypatch.setattr(finding, "RARE", 0)
    assert [found(officer, **query) for query in asked] == led_by_words
    monkeypatch.setattr(finding, "MANY", 0)
    assert [found(officer, **query) for query in asked] == led_by_words
    assert len(led_by_words[1]) == 5


def test_words_follow_every_change_and_index_everything_agrees():
    a, _b = two_organisations()
    officer, asset = a.people[Role.OFFICER], a.photo.asset
    asset.place = "Liepāja"
    asset.save()
    assert asset in found(officer, text="liepaja")
    asset.place = ""
    asset.save()
    assert found(officer, text="liepaja") == set()
    a.person.name = "Someone else"
    a.person.save()
    assert found(officer, text="Anna") == set()
    assert index_everything() == 0
    AssetWord.objects.filter(asset=asset).delete()
    call_command("index_media", stdout=(said := io.StringIO()))
    assert said.getvalue() != "0 words written or removed.\n"
    assert asset in found(officer, text="someone")


def test_a_step_of_the_pipeline_does_not_write_words_again(django_assert_num_queries):
    a, _b = two_organisations()
    with django_assert_num_queries(1):
        a.waiting.save(update_fields=["bytes"])


def test_the_number_of_queries_does_not_grow_with_the_library():
    a, _b = two_organisations()
    officer = a.people[Role.OFFICER]

    def queries():
        with CaptureQueriesContext(connection) as captured:
            found(officer, text="lantern row", facts=(("kind", "photo"),), channel=Channel.WEB)
        return len(captured)

    before = queries()
    for number in range(20):
        Asset.objects.create(
            kind="photo",
            state=AssetState.READY.value,
            state_at=timezone.now(),
            organisation=a.organisation,
            title=f"Lantern row {number}",
        )
    assert queries() == before


DAYS = st.integers(-3, 3).map(lambda days: TODAY + timedelta(days=days))
CODES = st.lists(st.sampled_from([channel.value for channel in Channel]), max_size=3, unique=True)
TONGUES = st.lists(st.sampled_from(["en", "lv", "de"]), max_size=2, unique=True)
SPAN = st.fixed_dictionaries(
    {
        "channels": CODES,
        "languages": TONGUES,
        "valid_from": DAYS,
        "until": st.none() | DAYS,
    }
)
EVENTS = st.lists(st.tuples(st.sampled_from(["given", "narrowed", "withdrawn"]), CODES), max_size=2)
CONSENT = st.tuples(SPAN, st.booleans(), EVENTS)
PERSON = st.tuples(st.booleans(), st.lists(CONSENT, max_size=2))
STANDING = st.fixed_dictionaries(
    {
        "state": st.sampled_from(
            [AssetState.READY] * 6 + [AssetState.WITHDRAWN, AssetState.IN_REVIEW]
        ),
        "people": st.sampled_from(People),
        "grants": st.lists(st.tuples(SPAN, st.booleans()), max_size=2),
        "shown": st.lists(PERSON, max_size=2),
    }
)


def write_down(told):
    """Make an asset of which these records are kept."""
    now = timezone.now()
    of = organisation()
    asset = Asset.objects.create(
        kind="photo",
        state=told["state"].value,
        state_at=now,
        people=told["people"].value,
        organisation=of,
    )
    for span, is_revoked in told["grants"]:
        Grant.objects.create(
            asset=asset,
            holder="x",
            licence="CC0-1.0",
            recorded_at=now,
            revoked_at=now if is_revoked else None,
            **span,
        )
    for is_minor, consents in told["shown"]:
        person = Person.objects.create(organisation=of, name="x", is_minor=is_minor)
        Depiction.objects.create(asset=asset, person=person)
        for span, is_by_guardian, events in consents:
            consent = Consent.objects.create(
                person=person,
                text_version="1",
                text_language="en",
                text="x",
                how="paper",
                given_by="x",
                given_at=now,
                is_by_guardian=is_by_guardian,
                **span,
            )
            for kind, channels in events:
                ConsentEvent.objects.create(
                    consent=consent, kind=kind, channels=channels, at=now, by="x", hash="0"
                )
    return asset


@settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(told=STANDING, channel=st.sampled_from(Channel), language=st.sampled_from(["en", "lv"]))
def test_the_filter_and_the_pure_rule_agree(told, channel, language):
    asset = write_down(told)
    standing = standings_of([asset.pk])[asset.pk]
    by_rule = clearance(standing, channel=channel, language=language, on=TODAY) is None
    found_by_filter = Asset.objects.filter(
        is_cleared(channel=channel, language=language, on=TODAY), pk=asset.pk
    ).exists()
    assert found_by_filter == by_rule


def test_cleared_and_uncleared_both_occur():
    """The control of the property: neither side says the same all the time."""
    span = {"channels": ["web"], "languages": [], "valid_from": TODAY, "until": None}
    told = {
        "state": AssetState.READY,
        "people": People.NAMED,
        "grants": [(span, False)],
        "shown": [(True, [(span, True, [])])],
    }
    cleared = is_cleared(channel=Channel.WEB, language="en", on=TODAY)
    assert Asset.objects.filter(cleared, pk=write_down(told).pk).exists()
    for spoilt in (
        {"state": AssetState.WITHDRAWN},
        {"people": People.NOT_SAID},
        {"grants": [(span, True)]},
        {"grants": []},
        {"shown": []},
        {"shown": [(True, [(span, False, [])])]},
        {"shown": [(False, [(span, False, [("withdrawn", [])])])]},
        {"shown": [(False, [(span, False, [("narrowed", ["press"])])])]},
        {"shown": [(False, [(span, False, [])]), (False, [])]},
    ):
        asset = write_down(told | spoilt)
        assert not Asset.objects.filter(cleared, pk=asset.pk).exists(), spoilt


def test_indexing_twice_writes_nothing_twice():
    a, _b = two_organisations()
    assert index_assets([a.photo.asset_id]) == 0
