"""Plans in a file: what is shown beforehand is what happens, once, and nothing half."""

import csv
import io
from datetime import UTC, datetime, time, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from icalendar import Calendar
from wagtail.models import ModelLogEntry

from accounts.rules.roles import Role
from campaigns.actions.edit_variant import edit_variant
from campaigns.models import Delivery, Message, PlanImport, Variant
from campaigns.planfile.calendar_file import calendar_of
from campaigns.planfile.carrying_out import carry_out, keep_import, kept_table, look_again, try_out
from campaigns.planfile.exporting import Exporter, with_fates
from campaigns.planfile.fates import Fate, seal_of
from campaigns.refused import CampaignRefused
from campaigns.rules.plan_rows import COLUMNS, table_of, written
from campaigns.turns import turns
from outbox.rules.refusals import Refusal
from outbox.rules.states import State
from tests.campaigns.repeating import FIRST_DAYS, approved_series, repeat
from tests.factories import campaign, channel, organisation, person

NOW = datetime(2026, 11, 21, 10, tzinfo=UTC)
GAP = {"date": "2027-03-28", "time": "03:30", "zone": "Europe/Riga"}

pytestmark = pytest.mark.django_db


class Town:
    """An officer with a campaign and two channels, who writes tables."""

    def __init__(self):
        self.officer = person(Role.OFFICER)
        self.reviewer = person(Role.REVIEWER)
        self.campaign = campaign(slug="lights")
        self.feed = channel("feed", name="News")
        self.social = channel("bluesky", name="Town", languages=["en", "lv"])

    def row(self, **cells):
        return {
            "campaign": "lights",
            "message": "The harbour",
            "channel": "News",
            "language": "en",
            "text": "Come and see the boats.",
            **cells,
        }

    def kept(self, *rows, text=""):
        text = text or written(
            COLUMNS, [[row.get(name, "") for name in COLUMNS] for row in rows], delimiter=";"
        )
        return keep_import(text=text, file_name="plans.csv", by=self.officer, now=NOW)

    def carried(self, kept, now=NOW):
        kept.refresh_from_db()
        return carry_out(plan_import=kept, seen=seal_of(kept.outcome), by=self.officer, now=now)

    def post(self, **cells):
        """Return a post that came by a file."""
        row = self.row(**cells)
        self.carried(self.kept(row))
        return Variant.objects.get(
            message__title=row["message"], channel__name=row["channel"], language=row["language"]
        )


@pytest.fixture
def town(db):
    return Town()


def fates(kept):
    return [Fate.of_json(entry) for entry in kept.outcome]


def deeds(fate):
    return [deed.code for deed in fate.deeds]


def told(kept):
    """Say of each row what it does, or which column is why it does nothing."""
    return [
        (fate.refusal.code, fate.column) if fate.refusal else deeds(fate) for fate in fates(kept)
    ]


def everything():
    return [
        list(model.objects.order_by("pk").values())
        for model in (Message, Variant, Delivery, ModelLogEntry)
    ]


def planned(**cells):
    return {"date": "2027-05-31", "time": "09:00", "zone": "Europe/Riga", **cells}


def test_a_file_that_is_only_shown_changes_nothing(town):
    town.post()
    before = everything()
    kept = town.kept(town.row(text="Other words"), town.row(message="New", **planned()))
    assert told(kept) == [["words"], ["message", "post", "time"]]
    assert everything() == before


def test_what_was_shown_is_what_happens(town):
    kept = town.kept(
        town.row(**planned()),
        town.row(language="lv", text="Nāciet uz ostu.", **planned(time="10:00")),
        town.row(message="The pier", kind="evergreen", title="A pier", hashtags="#pier"),
        town.row(message="The pier", channel="Town", date="yesterday", time="09:00"),
    )
    promised = fates(kept)
    done = town.carried(kept)
    assert [(fate.deeds, fate.refusal) for fate in done] == [
        (fate.deeds, fate.refusal) for fate in promised
    ]
    first, second, pier = Variant.objects.order_by("pk")
    assert first.due_at == datetime(2027, 5, 31, 6, tzinfo=UTC)
    assert (second.text, second.language) == ("Nāciet uz ostu.", "lv")
    assert second.message_id == first.message_id
    assert (pier.title, pier.hashtags, pier.message.kind) == ("A pier", "#pier", "evergreen")
    assert pier.due_at is None
    assert {fate.post for fate in done if fate.is_good} == {first.pk, second.pk, pier.pk}


def test_every_row_that_cannot_be_is_told_why_and_where(town):
    channel("mail", name="News")
    channel("feed", name="Stage", is_for_rehearsal=True)
    channel("feed", name="Attic", is_active=False)
    campaign(slug="theirs", organisation=organisation("Somebody else"))
    locked = Message.objects.create(
        campaign=town.campaign, title="Secret", embargo_until=NOW + timedelta(days=365)
    )
    for _ in range(2):
        Message.objects.create(campaign=town.campaign, title="Twin")
    feed = {"channel": "feed: News"}
    kept = town.kept(
        town.row(campaign="nowhere"),
        town.row(campaign="theirs"),
        town.row(campaign=""),
        town.row(channel="News"),
        town.row(channel="Nothing"),
        town.row(channel="Stage"),
        town.row(channel="Attic"),
        town.row(channel="Town", language="pl"),
        town.row(**feed, language="xx"),
        town.row(**feed, message="#999999"),
        town.row(**feed, message="Twin"),
        town.row(**feed, message="M" * 201),
        town.row(**feed, message="Old", kind="gossip"),
        town.row(**feed, message=f"#{locked.pk}", kind="evergreen"),
        town.row(**feed, message=f"#{locked.pk} Secret", language="de", **planned()),
        town.row(**feed, message="A", date="2026-11-01", time="09:00"),
        town.row(**feed, message="B", **planned(zone="Europe/Atlantis")),
        town.row(**feed, message="B2", **planned(zone="../../etc/passwd")),
        town.row(**feed, message="C", time="09:00"),
        town.row(**feed, message="D", title="T" * 201),
        town.row(**feed, message="E", link="no link at all"),
        town.row(channel="Town", message="F", text="x" * 301),
        town.row(channel="Town", message="G", text=""),
        town.row(**feed, message="H"),
        town.row(**feed, message="H", text="Again"),
    )
    assert told(kept) == [
        ("campaign-unknown", "campaign"),
        ("campaign-not-yours", "campaign"),
        ("cell-missing", "campaign"),
        ("channel-ambiguous", "channel"),
        ("channel-unknown", "channel"),
        ("channel-for-rehearsal", "channel"),
        ("channel-off", "channel"),
        ("language-not-spoken", "language"),
        ("language-unknown", "language"),
        ("message-unknown", "message"),
        ("message-ambiguous", "message"),
        ("cell-wrong", "message"),
        ("kind-unknown", "kind"),
        ("kind-differs", "kind"),
        ("embargoed", "date"),
        ("past-time", "date"),
        ("unknown-zone", "zone"),
        ("unknown-zone", "zone"),
        ("day-missing", "date"),
        ("cell-wrong", "title"),
        ("cell-wrong", "link"),
        ("too-long", "text"),
        ("text-missing", "text"),
        ["message", "post"],
        ("row-twice", ""),
    ]
    assert all(fate.words and "%(" not in fate.words for fate in fates(kept))


def test_only_channels_that_a_row_may_name_are_offered(town):
    channel("feed", name="Stage", is_for_rehearsal=True)
    channel("feed", name="Attic", is_active=False)
    (fate,) = fates(town.kept(town.row(channel="Nothing")))
    assert "News" in fate.words
    assert "Stage" not in fate.words
    assert "Attic" not in fate.words


def test_a_row_that_fails_half_way_leaves_nothing(town):
    kept = town.kept(town.row(message="Lost", date="2026-11-01", time="09:00"), town.row())
    town.carried(kept)
    assert [message.title for message in Message.objects.all()] == ["The harbour"]
    assert Variant.objects.count() == 1


def test_a_file_is_carried_out_once(town):
    kept = town.kept(town.row())
    seen = seal_of(kept.outcome)
    town.carried(kept)
    before = everything()
    for again in (seen, seal_of(PlanImport.objects.get().outcome)):
        with pytest.raises(CampaignRefused) as refused:
            carry_out(plan_import=kept, seen=again, by=town.officer, now=NOW)
        assert refused.value.refusal.code == "already-carried-out"
    with pytest.raises(CampaignRefused):
        look_again(plan_import=kept, by=town.officer, now=NOW)
    assert everything() == before


def test_without_the_mark_it_would_be_carried_out_again(town):
    kept = town.kept(town.row())
    town.carried(kept)
    PlanImport.objects.update(carried_out_at=None)
    assert town.carried(kept)[0].refusal.code == "fares-differently"


def test_only_what_was_shown_is_carried_out(town):
    kept = town.kept(town.row())
    seen = seal_of(kept.outcome)
    town.post(message="The harbour", language="de", text="Das Schiff")
    Variant.objects.filter(language="de").delete()
    look_again(plan_import=kept, by=town.officer, now=NOW)
    with pytest.raises(CampaignRefused) as refused:
        carry_out(plan_import=kept, seen=seen, by=town.officer, now=NOW)
    assert refused.value.refusal.code == "promise-changed"


def test_a_file_without_a_good_row_cannot_be_carried_out(town):
    kept = town.kept(town.row(campaign="nowhere"))
    with pytest.raises(CampaignRefused) as refused:
        town.carried(kept)
    assert refused.value.refusal.code == "nothing-to-carry-out"


def changed_by_a_colleague(town, post):
    edit_variant(
        variant=post,
        changes={"text": "What the colleague wrote"},
        seen_hash=post.payload_hash,
        by=town.reviewer,
        now=NOW,
    )


def test_a_row_whose_post_has_changed_since_is_left_out_and_said(town):
    post = town.post()
    kept = town.kept(town.row(text="What the table says"), town.row(message="Another"))
    changed_by_a_colleague(town, post)
    left, done = town.carried(kept)
    assert left.refusal.code == "fares-differently"
    assert "Changes text" in left.words
    assert deeds(done) == ["message", "post"]
    post.refresh_from_db()
    assert post.text == "What the colleague wrote"


def test_looked_at_again_the_same_row_is_carried_out(town):
    """The control of the test before: nothing but the promise held the row back."""
    post = town.post()
    kept = town.kept(town.row(text="What the table says"))
    changed_by_a_colleague(town, post)
    look_again(plan_import=kept, by=town.officer, now=NOW)
    town.carried(kept)
    post.refresh_from_db()
    assert post.text == "What the table says"


def test_a_row_that_became_late_meanwhile_is_left_out(town):
    kept = town.kept(town.row(**planned()), town.row(message="Another"))
    late, done = town.carried(kept, now=datetime(2027, 6, 1, tzinfo=UTC))
    assert (late.refusal.code, late.column) == ("past-time", "date")
    assert done.is_good


def test_a_row_that_nobody_agreed_to_stays_out_even_if_it_would_go_now(town):
    kept = town.kept(town.row(channel="Later"), town.row(message="Another"))
    channel("feed", name="Later")
    out, done = town.carried(kept)
    assert (out.refusal.code, done.is_good) == ("channel-unknown", True)
    assert not Variant.objects.filter(channel__name="Later").exists()


def test_an_empty_cell_leaves_what_is_there(town):
    post = town.post(title="The boats", link="https://example.org/", **planned())
    kept = town.kept(town.row(text="", title="", date="2027-06-01", time="10:00", zone="UTC"))
    assert told(kept) == [["moved"]]
    town.carried(kept)
    post.refresh_from_db()
    assert (post.title, post.text) == ("The boats", "Come and see the boats.")
    assert post.due_at == datetime(2027, 6, 1, 10, tzinfo=UTC)


def test_without_a_zone_the_time_is_on_the_officers_own_clock(town):
    assert town.post(**planned(zone="")).due_at == datetime(2027, 5, 31, 6, tzinfo=UTC)


@pytest.mark.parametrize(
    ("day", "at", "said", "hour"),
    [
        ("2027-03-28", "03:30", "jump over 03:30", 1),
        ("2027-10-31", "03:30", "comes twice", 0),
    ],
)
def test_a_night_in_which_the_clocks_change_is_explained(town, day, at, said, hour):
    kept = town.kept(town.row(**planned(date=day, time=at)))
    (fate,) = fates(kept)
    assert any(said in note for note in fate.notes)
    town.carried(kept)
    due = Variant.objects.get().due_at
    assert (due.hour, due.minute) == (hour, 30)


def test_quiet_hours_are_said_and_stop_nothing(town):
    town.feed.quiet_from, town.feed.quiet_until = time(8), time(10)
    town.feed.save()
    kept = town.kept(town.row(**planned()))
    (fate,) = fates(kept)
    assert fate.is_good
    assert any("keeps quiet" in note for note in fate.notes)


def test_words_of_an_approved_post_have_to_be_approved_again(town):
    post = town.post()
    Variant.objects.update(state=Variant.State.APPROVED)
    kept = town.kept(town.row(text="Other words"))
    (fate,) = fates(kept)
    assert deeds(fate) == ["words"]
    assert "approved again" in fate.notes[0]
    town.carried(kept)
    post.refresh_from_db()
    assert post.state == Variant.State.DRAFT


def test_no_page_in_a_language_no_post_in_it(desk):
    message = desk.derive()
    message.variants.filter(language="lv").delete()
    head = "campaign,message,channel,language\n"
    rows = "".join(
        f"{desk.campaign.slug},#{message.pk},{desk.feed.name},{code}\n" for code in ("lv", "de")
    )
    kept = keep_import(text=head + rows, file_name="x.csv", by=desk.officer, now=NOW)
    assert told(kept) == [["post"], ("page-not-live", "language")]


def test_a_table_that_cannot_be_read_is_not_kept(town):
    assert town.kept(text="a;b\n1;2") == Refusal(
        "columns-missing", {"columns": "campaign, message, channel, language"}
    )
    assert not PlanImport.objects.exists()


def test_broken_rows_come_back_whole_with_their_fate(town):
    text = (
        "campaign,message,channel,language,text\n"
        "lights,One,News,en,good\n"
        "lights,Two,News,en,a text, with a comma\n"
        "lights,Three,News,en,'=1+1\n"
        'lights,Four,News,en,"never closed\n'
    )
    kept = town.kept(text=text)
    back = with_fates(kept_table(kept), fates(kept))
    rows = list(csv.reader(io.StringIO(back.removeprefix("\ufeff"), newline="")))
    assert rows[0][-1] == "fate"
    assert [row[-1].partition(":")[0] for row in rows[1:4:2]] == ["OK", "OK"]
    assert rows[2][:6] == ["lights", "Two", "News", "en", "a text", " with a comma"]
    assert "5 columns" in rows[2][-1]
    assert rows[3][4] == "'=1+1"
    assert '"never closed' in rows[4][0]
    again = table_of(back)
    assert again.unknown == ()
    assert again.rows[2].cells["text"] == "=1+1"


def exported():
    table = Exporter(holds=[]).rows(turns().each())
    return "".join(table)


def test_what_is_taken_out_can_be_read_in_again_and_changes_nothing(town):
    channel("mail", name="news")
    town.carried(
        town.kept(
            town.row(
                channel="feed: News",
                message='=HYPERLINK("https://example.org")',
                text='@everybody; "quoted", \'=kept\n\n- a list',
                title="+1 reason",
                hashtags="#a #b",
                **planned(),
            ),
            town.row(channel="Town", message="No time", link="https://example.org/?a=1;b"),
            town.row(
                channel="Town", message="In a gap", **planned(date="2027-03-28", time="03:30")
            ),
        )
    )
    Message.objects.create(campaign=town.campaign, title="No time")
    assert Variant.objects.count() == 3
    table = exported()
    before = everything()
    kept = town.kept(text=table)
    assert told(kept) == [["nothing"]] * 3
    town.carried(kept, now=NOW + timedelta(days=365))
    assert everything() == before
    rows = csv.DictReader(io.StringIO(table.removeprefix("\ufeff")), delimiter=";")
    first = next(row for row in rows if row["channel"] == "feed: News")
    assert first["due_at_utc"] == "2027-05-31T06:00:00Z"
    assert (first["cet"], first["eet"], first["state"]) == ("08:00 CEST", "09:00 EEST", "draft")


def test_no_cell_of_an_export_is_a_formula(town):
    town.post(message="@all", title="=1+1", text="-2+3", hashtags="+tag")
    rows = list(csv.reader(io.StringIO(exported().removeprefix("\ufeff")), delimiter=";"))
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@"))]
    assert "'=1+1" in rows[1]


def test_a_longer_export_costs_not_one_query_more(town):
    def measured():
        with CaptureQueriesContext(connection) as queries:
            exported()
        return len(queries)

    town.carried(town.kept(*(town.row(message=f"M{number}") for number in range(2))))
    few = measured()
    town.carried(town.kept(*(town.row(message=f"N{number}") for number in range(40))))
    assert measured() == few == 4


def test_a_row_costs_the_same_in_a_long_file(town):
    """The whole file is one transaction: what a row costs decides how long it is open."""

    def cost(count):
        table = table_of(
            "campaign,message,channel,language,text,date,time\n"
            + "".join(
                f"lights,M{number},News,en,Words,2027-05-31,09:00\n" for number in range(count)
            )
        )
        with CaptureQueriesContext(connection) as queries:
            assert all(fate.is_good for fate in try_out(table=table, by=town.officer, now=NOW))
        return len(queries)

    cost(1)
    each = (cost(6) - cost(2)) / 4
    assert cost(21) - cost(1) == each * 20
    assert each <= 48


def test_a_calendar_names_each_post_for_life_and_takes_no_orders(town):
    post = town.post(title="Boats; and, more\\n", text="One\r\nBEGIN:VEVENT\x07\rlast", **planned())
    town.post(message="Timeless")

    def read():
        content = calendar_of(
            turns().each(),
            holds=[],
            address_of=lambda turn: f"https://example.org/admin/post/{turn.post.pk}/",
        )
        return Calendar.from_ical(content).walk("VEVENT")

    (event,) = read()
    assert event.decoded("dtstart") == datetime(2027, 5, 31, 6, tzinfo=UTC)
    assert str(event["url"]).endswith(f"/post/{post.pk}/")
    assert event["status"] == "TENTATIVE"
    assert event["summary"] == "Boats; and, more\\n (News, en)"
    assert "BEGIN:VEVENT" in event["description"]
    town.carried(town.kept(town.row(title="Moved", **planned(date="2027-06-01"))))
    (moved,) = read()
    assert moved["uid"] == event["uid"]
    assert moved.decoded("dtstart") != event.decoded("dtstart")


def rows_and_events():
    rows = csv.DictReader(io.StringIO(exported().removeprefix("\ufeff")), delimiter=";")
    content = calendar_of(turns().each(), holds=[], address_of=lambda turn: "https://example.org/")
    return list(rows), Calendar.from_ical(content).walk("VEVENT")


def test_a_series_is_taken_out_day_by_day_and_plans_nothing_when_read_in_again(desk):
    variant = approved_series(desk)
    Delivery.objects.filter(series_on=FIRST_DAYS[0]).update(state=State.FAILED)
    days = list(Delivery.objects.order_by("due_at"))
    rows, events = rows_and_events()
    rows = [row for row in rows if row["language"] == "en"]
    assert [row["series_on"] for row in rows] == [str(day) for day in FIRST_DAYS]
    assert [row["due_at_utc"] for row in rows] == [
        day.due_at.strftime("%Y-%m-%dT%H:%M:%SZ") for day in days
    ]
    assert [row["state"] for row in rows] == ["failed", *["ready"] * (len(days) - 1)]
    # A file gives a post one time, and none to one that repeats.
    assert {row[name] for row in rows for name in ("date", "time", "zone")} == {""}
    assert [event.decoded("dtstart") for event in events] == [day.due_at for day in days]
    assert [event["uid"] for event in events] == [
        f"post-{variant.pk}-{day}@culturalpearls" for day in FIRST_DAYS
    ]
    assert [event["status"] for event in events][:2] == ["CANCELLED", "CONFIRMED"]


def test_a_day_keeps_its_name_in_calendars_when_its_hour_moves(desk):
    variant = approved_series(desk)
    _rows, before = rows_and_events()
    repeat(desk, variant, start=datetime(2027, 2, 25, 18))
    _rows, after = rows_and_events()
    assert [event["uid"] for event in after] == [event["uid"] for event in before]
    assert after[0].decoded("dtstart") == datetime(2027, 2, 25, 16, tzinfo=UTC)
