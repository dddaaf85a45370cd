"""Whether an asset may be shown: unknown never publishes, whatever else is true."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from media_library.rules.clearance import clearance
from media_library.rules.standing import AssetState, Channel, People, Shown, Span, Standing

DAY = date(2026, 11, 21)
ALL = frozenset(channel.value for channel in Channel)
LANGUAGES = ["en", "lv", "de", "fi"]


def span(**fields):
    return Span(**{"channels": ALL, "valid_from": DAY - timedelta(days=30), **fields})


def shown(*consents, is_minor=False):
    return Shown(person_id=7, is_minor=is_minor, consents=consents)


def standing(**fields):
    return Standing(
        **{
            "state": AssetState.READY,
            "people": People.NOBODY,
            "grants": (span(),),
            "shown": (),
            **fields,
        }
    )


def code(asked, *, channel=Channel.WEB, language="lv", on=DAY):
    refusal = clearance(asked, channel=channel, language=language, on=on)
    return refusal and refusal.code


NAMED = {"people": People.NAMED}
OVER = {"until": DAY - timedelta(days=1)}
TODAY_LAST = {"until": DAY}

TABLE = [
    ("granted, nobody to be seen", standing(), None),
    ("a crowd", standing(people=People.CROWD), None),
    ("withdrawn", standing(state=AssetState.WITHDRAWN), "asset-withdrawn"),
    ("erased", standing(state=AssetState.ERASED), "asset-withdrawn"),
    ("waiting for review", standing(state=AssetState.IN_REVIEW), "asset-not-ready"),
    ("asked back", standing(state=AssetState.ASKED_BACK), "asset-not-ready"),
    ("nothing granted", standing(grants=()), "rights-missing"),
    ("no channel granted", standing(grants=(span(channels=frozenset()),)), "rights-missing"),
    (
        "granted for print only",
        standing(grants=(span(channels=frozenset({"print"})),)),
        "rights-missing",
    ),
    (
        "granted for German only",
        standing(grants=(span(languages=frozenset({"de"})),)),
        "rights-missing",
    ),
    ("granted until yesterday", standing(grants=(span(**OVER),)), "rights-lapsed"),
    ("granted until today", standing(grants=(span(**TODAY_LAST),)), None),
    (
        "granted from tomorrow",
        standing(grants=(span(valid_from=DAY + timedelta(1)),)),
        "rights-lapsed",
    ),
    ("revoked", standing(grants=(span(is_ended=True),)), "rights-lapsed"),
    ("an old grant beside a good one", standing(grants=(span(**OVER), span())), None),
    ("who can be seen was not said", standing(people=People.NOT_SAID), "people-not-said"),
    ("people, but none named", standing(**NAMED), "people-not-named"),
    ("named without consent", standing(**NAMED, shown=(shown(),)), "consent-missing"),
    ("named with consent", standing(**NAMED, shown=(shown(span()),)), None),
    (
        "consent for print only",
        standing(**NAMED, shown=(shown(span(channels=frozenset({"print"}))),)),
        "consent-missing",
    ),
    ("consent over", standing(**NAMED, shown=(shown(span(**OVER)),)), "consent-lapsed"),
    (
        "consent withdrawn",
        standing(**NAMED, shown=(shown(span(is_ended=True)),)),
        "consent-lapsed",
    ),
    ("one of two agreed", standing(**NAMED, shown=(shown(span()), shown())), "consent-missing"),
    (
        "a child who agreed alone",
        standing(**NAMED, shown=(shown(span(), is_minor=True),)),
        "guardian-missing",
    ),
    (
        "a child whose guardian agreed",
        standing(**NAMED, shown=(shown(span(is_by_guardian=True), is_minor=True),)),
        None,
    ),
    (
        "a crowd, yet somebody is named and says no",
        standing(people=People.CROWD, shown=(shown(),)),
        "consent-missing",
    ),
]


@pytest.mark.parametrize(
    ("asked", "expected"), [row[1:] for row in TABLE], ids=[r[0] for r in TABLE]
)
def test_each_case_has_its_own_answer(asked, expected):
    assert code(asked) == expected


def test_the_person_who_objects_is_named_by_number():
    refusal = clearance(
        standing(**NAMED, shown=(shown(),)), channel=Channel.SOCIAL, language="lv", on=DAY
    )
    assert refusal.facts == {"person_id": 7, "channel": "social", "language": "lv"}


days = st.dates(date(2026, 1, 1), date(2027, 12, 31))
spans = st.builds(
    Span,
    channels=st.frozensets(st.sampled_from(sorted(ALL))),
    languages=st.frozensets(st.sampled_from(LANGUAGES)),
    valid_from=days,
    until=st.none() | days,
    is_ended=st.booleans(),
    is_by_guardian=st.booleans(),
)
people_shown = st.builds(
    Shown,
    person_id=st.integers(1, 9),
    is_minor=st.booleans(),
    consents=st.lists(spans, max_size=3).map(tuple),
)
standings = st.builds(
    Standing,
    state=st.sampled_from(AssetState),
    people=st.sampled_from(People),
    grants=st.lists(spans, max_size=3).map(tuple),
    shown=st.lists(people_shown, max_size=3).map(tuple),
)


@settings(max_examples=600, deadline=None)
@given(standings, st.sampled_from(Channel), st.sampled_from(LANGUAGES), days)
def test_what_is_shown_is_granted_and_agreed_to_by_everybody_on_that_day(
    asked, channel, language, on
):
    """An independent reading of the rule: every part of a yes, said the other way round."""
    if clearance(asked, channel=channel, language=language, on=on) is not None:
        return

    def speaks(one):
        return (
            not one.is_ended
            and one.valid_from <= on <= (one.until or date.max)
            and channel.value in one.channels
            and (language in one.languages or one.languages == frozenset())
        )

    assert asked.state is AssetState.READY
    assert asked.people is not People.NOT_SAID
    assert any(speaks(grant) for grant in asked.grants)
    assert asked.people is not People.NAMED or asked.shown
    for person in asked.shown:
        assert any(
            speaks(one) and (one.is_by_guardian or not person.is_minor) for one in person.consents
        )


@settings(max_examples=300, deadline=None)
@given(standings, st.sampled_from(Channel), st.sampled_from(LANGUAGES), days)
def test_another_person_or_a_withdrawal_never_opens_what_was_closed(asked, channel, language, on):
    ask = {"channel": channel, "language": language, "on": on}
    if clearance(asked, **ask) is None:
        return
    fields = {"state": asked.state, "people": asked.people, "grants": asked.grants}
    one_more = Standing(**fields, shown=(*asked.shown, shown(span())))
    if asked.shown:
        assert clearance(one_more, **ask) is not None
    ended = Standing(**{**fields, "state": AssetState.WITHDRAWN}, shown=asked.shown)
    assert clearance(ended, **ask).code == "asset-withdrawn"
