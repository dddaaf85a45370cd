"""What speaks against a time: tables of what people would say, and laws that hold for any plan."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaigns.rules.clashing import Code, Day, Outlet, Planned, findings, is_quiet

RIGA = ZoneInfo("Europe/Riga")
NOON = datetime(2027, 3, 10, 12, tzinfo=RIGA)


def outlet(key=1, **fields):
    return Outlet(key=key, **{"organisation": 1, "country": "LV", "zone": "Europe/Riga", **fields})


def planned(post, at=NOON, on=None, story="song", language="lv"):
    return Planned(post=post, at=at, outlet=on or outlet(), language=language, story=story)


def codes(asked, *others, days=()):
    found = findings([asked], among=[asked, *others], days=list(days))[asked]
    return {one.code.value: one.others for one in found}


def test_a_post_alone_clashes_with_nothing():
    assert codes(planned(1)) == {}


@pytest.mark.parametrize(
    ("minutes", "clashes"), [(0, True), (59, True), (-59, True), (60, False), (-60, False)]
)
def test_near_means_less_than_an_hour_apart(minutes, clashes):
    other = planned(2, NOON + timedelta(minutes=minutes), story="dance")
    assert codes(planned(1), other) == ({"same-hour": (2,)} if clashes else {})


@pytest.mark.parametrize(
    ("why", "other", "said"),
    [
        ("same channel, same story", planned(2), {"same-story": (2,)}),
        ("same channel, other story", planned(2, story="dance"), {"same-hour": (2,)}),
        ("no story at all", planned(2, story=None), {"same-hour": (2,)}),
        ("other channel of the same house", planned(2, on=outlet(2)), {}),
        (
            "another organisation, same language",
            planned(2, on=outlet(2, organisation=2)),
            {"same-story": (2,)},
        ),
        (
            "another organisation, its own language",
            planned(2, on=outlet(2, organisation=2), language="sv"),
            {},
        ),
        ("other language, all see it", planned(2, language="en"), {"same-story": (2,)}),
    ],
)
def test_who_gets_in_whose_way(why, other, said):
    assert codes(planned(1), other) == said, why


def test_on_a_feed_by_language_two_languages_do_not_meet():
    feed = outlet(splits_languages=True)
    assert codes(planned(1, on=feed), planned(2, on=feed, language="en")) == {}
    assert codes(planned(1, on=feed), planned(2, on=feed)) == {"same-story": (2,)}


def test_two_posts_without_a_story_do_not_tell_the_same_one():
    far = outlet(2, organisation=2)
    assert codes(planned(1, story=None), planned(2, story=None, on=far)) == {}


def test_a_post_never_clashes_with_its_own_former_time():
    moved = planned(1, NOON + timedelta(minutes=5))
    assert findings([moved], among=[planned(1)], days=[])[moved] == []


@pytest.mark.parametrize(
    ("begin", "end", "at", "quiet"),
    [
        ("22:00", "07:00", "22:00", True),
        ("22:00", "07:00", "23:59", True),
        ("22:00", "07:00", "00:00", True),
        ("22:00", "07:00", "06:59", True),
        ("22:00", "07:00", "07:00", False),
        ("22:00", "07:00", "21:59", False),
        ("12:00", "13:00", "12:30", True),
        ("12:00", "13:00", "13:00", False),
        ("12:00", "13:00", "23:00", False),
        ("07:00", "07:00", "07:00", False),
        (None, "07:00", "03:00", False),
        ("22:00", None, "23:00", False),
    ],
)
def test_quiet_hours_may_reach_over_midnight(begin, end, at, quiet):
    begin, end = (time.fromisoformat(text) if text else None for text in (begin, end))
    assert is_quiet(time.fromisoformat(at), quiet_from=begin, quiet_until=end) is quiet


@pytest.mark.parametrize(
    ("zone", "utc", "quiet"),
    [
        # 04:30 UTC is 06:30 in Riga in winter, and 07:30 after the clocks went forward.
        ("Europe/Riga", "2027-03-27T04:30", True),
        ("Europe/Riga", "2027-03-28T04:30", False),
        # 05:30 UTC is 07:30 in Berlin before they go back, and 06:30 on that day.
        ("Europe/Berlin", "2027-10-30T05:30", False),
        ("Europe/Berlin", "2027-10-31T05:30", True),
    ],
)
def test_quiet_hours_are_on_the_channels_clock_on_days_when_it_changes(zone, utc, quiet):
    at = datetime.fromisoformat(utc).replace(tzinfo=UTC)
    on = outlet(zone=zone, quiet_from=time(22), quiet_until=time(7))
    assert ("quiet-hours" in codes(planned(1, at, on))) is quiet


def test_a_holiday_counts_in_its_country_on_the_channels_date():
    holiday = Day(country="LV", on=date(2027, 11, 18), name="Proclamation Day", is_mourning=False)
    # 22:30 UTC on the 17th is half past midnight on the 18th in Riga.
    late = datetime(2027, 11, 17, 22, 30, tzinfo=UTC)
    assert "holiday" in codes(planned(1, late), days=[holiday])
    assert codes(planned(1, late, outlet(zone="Europe/Berlin")), days=[holiday]) == {}
    assert codes(planned(1, late, outlet(country="EE")), days=[holiday]) == {}


def test_mourning_comes_first():
    days = [
        Day(country="LV", on=NOON.date(), name=name, is_mourning=grave)
        for name, grave in (("A feast", False), ("A loss", True))
    ]
    found = findings([planned(1)], among=[planned(2)], days=days)[planned(1)]
    assert [one.code for one in found] == [Code.MOURNING, Code.HOLIDAY, Code.SAME_STORY]


def test_the_quota_counts_the_channels_own_day():
    on = outlet(quota=2)
    morning, evening = (planned(n, NOON.replace(hour=h), on) for n, h in ((2, 0), (3, 23)))
    assert codes(planned(1, on=on), morning, evening) == {"over-quota": (2, 3)}
    yesterday = planned(3, NOON.replace(hour=0) - timedelta(minutes=1), on)
    assert codes(planned(1, on=on), morning, yesterday) == {}


def test_the_long_day_in_autumn_is_one_day():
    on = outlet(quota=1, zone="Europe/Riga")
    midnight = datetime(2027, 10, 31, 0, 15, tzinfo=RIGA)
    last = datetime(2027, 10, 31, 23, 45, tzinfo=RIGA)
    assert last.astimezone(UTC) - midnight.astimezone(UTC) > timedelta(hours=24)
    assert codes(planned(1, midnight, on), planned(2, last, on)) == {"over-quota": (2,)}


def test_a_quota_of_nothing_lets_nothing_pass_unsaid():
    assert codes(planned(1, on=outlet(quota=0))) == {"over-quota": ()}


# Around both changes of the clocks, in zones on either side of the region.
INSTANTS = st.one_of(
    st.datetimes(datetime(2027, 3, 27), datetime(2027, 3, 29), timezones=st.just(UTC)),
    st.datetimes(datetime(2027, 10, 30), datetime(2027, 11, 1), timezones=st.just(UTC)),
)
TIMES = st.none() | st.times()
OUTLETS = st.integers(1, 3).flatmap(
    lambda key: st.builds(
        Outlet,
        key=st.just(key),
        organisation=st.just(key % 2),
        country=st.just("LV"),
        zone=st.just(["Europe/Riga", "Europe/Berlin", "America/New_York"][key - 1]),
        splits_languages=st.just(key == 2),
        quiet_from=TIMES,
        quiet_until=TIMES,
        quota=st.none() | st.integers(0, 3),
    )
)
PLANS = st.lists(
    st.tuples(INSTANTS, OUTLETS, st.sampled_from(["lv", "en"]), st.sampled_from([None, "a", "b"])),
    max_size=12,
).map(
    lambda rows: [
        Planned(post=number, at=at, outlet=on, language=language, story=story)
        for number, (at, on, language, story) in enumerate(rows)
    ]
)


@given(PLANS)
def test_two_posts_always_name_each_other(plan):
    found = findings(plan, among=plan, days=[])
    meets = {
        (one.post, other)
        for one, said in found.items()
        for finding in said
        if finding.code in (Code.SAME_STORY, Code.SAME_HOUR)
        for other in finding.others
    }
    assert meets == {(other, one) for one, other in meets}
    assert all(one != other for one, other in meets)


@given(PLANS)
def test_what_is_near_is_found_and_what_is_far_is_not(plan):
    """Hold the sorted search against comparing everything with everything."""
    found = findings(plan, among=plan, days=[])
    for one in plan:
        near = {
            other.post
            for other in plan
            if other.post != one.post
            and other.readers == one.readers
            and abs(other.at - one.at) < timedelta(hours=1)
        }
        said = {
            other
            for finding in found[one]
            if finding.code in (Code.SAME_STORY, Code.SAME_HOUR)
            for other in finding.others
        }
        assert near <= said
        for other in said:
            assert abs(plan[other].at - one.at) < timedelta(hours=1)


@given(PLANS)
def test_asking_about_fewer_posts_says_the_same_about_them(plan):
    whole = findings(plan, among=plan, days=[])
    for one in plan:
        assert findings([one], among=plan, days=[])[one] == whole[one]


@given(st.times(), st.times(), st.times())
def test_an_hour_is_quiet_in_exactly_one_of_two_halves(at, begin, end):
    if begin != end:
        assert is_quiet(at, quiet_from=begin, quiet_until=end) != is_quiet(
            at, quiet_from=end, quiet_until=begin
        )
