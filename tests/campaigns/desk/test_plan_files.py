"""The pages that take plans from a file, and the files that the desk gives away."""

import csv
import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from icalendar import Calendar

from accounts.rules.roles import Role
from campaigns.models import ChannelAccount, PlanImport, Variant
from campaigns.rules.plan_letters import MOST_BYTES

UPLOAD = reverse("campaign_desk:plan_files")
HEAD = "campaign;message;channel;language;title;text;date;time;zone\n"
ROW = "summer;{0};News;en;Title of {0};Words;2030-05-31;09:00;Europe/Tallinn\n"


def upload(client, text, **fields):
    raw = text if isinstance(text, bytes) else text.encode()
    return client.post(
        UPLOAD, {"file": SimpleUploadedFile("plans.csv", raw), **fields}, follow=True
    )


def carry_out(client, page):
    kept = page.context["kept"]
    address = reverse("campaign_desk:plan_file_carry_out", args=[kept.pk])
    return client.post(address, {"seen": page.context["seen"]}, follow=True)


@pytest.fixture
def officer(desk, campaign, channels):
    return desk(Role.OFFICER)


def said(page):
    return [str(message).strip() for message in page.context["messages"]]


def test_a_file_is_shown_first_and_carried_out_on_a_word(officer):
    page = upload(officer, HEAD + ROW.format("Boats") + "summer;Bad;News;xx;;;;;\n")
    words = page.content.decode()
    assert "nothing is planned yet" in words
    assert "Carry out the 1 good row" in words
    assert "is not one of our languages" in words
    assert "Left out, because of “language”" in words
    assert not Variant.objects.exists()
    done = carry_out(officer, page)
    post = Variant.objects.get()
    assert "1 row is carried out." in said(done)
    assert reverse("campaign_desk:post", args=[post.pk]) in done.content.decode()
    assert "Carry out the" not in done.content.decode()


def test_a_second_click_is_told_that_it_was_done(officer):
    page = upload(officer, HEAD + ROW.format("Boats"))
    carry_out(officer, page)
    again = carry_out(officer, page)
    assert any("already been carried out" in one for one in said(again))
    assert Variant.objects.count() == 1


def test_without_what_was_seen_nothing_is_carried_out(officer):
    page = upload(officer, HEAD + ROW.format("Boats"))
    address = reverse("campaign_desk:plan_file_carry_out", args=[page.context["kept"].pk])
    answer = officer.post(address, follow=True)
    assert any("looked at again" in one for one in said(answer))
    assert not Variant.objects.exists()


def test_looking_again_shows_the_world_as_it_is(officer, town):
    page = upload(officer, HEAD + ROW.replace("News", "Later").format("Boats"))
    assert page.context["good"] == 0
    assert "Carry out" not in page.content.decode()
    ChannelAccount.objects.create(organisation=town, kind="feed", name="Later")
    address = reverse("campaign_desk:plan_file_again", args=[page.context["kept"].pk])
    assert officer.post(address, follow=True).context["good"] == 1


@pytest.mark.parametrize(
    ("raw", "sentence"),
    [
        (b"", "nothing in this file"),
        (b"PK\x03\x04", "This is a workbook"),
        (b"campaign;message\nx;y\n", "Columns are missing: channel, language"),
        (b"x" * (MOST_BYTES + 5), "larger than 1000 kB"),
        (b"campaign;\x81", "letters of this file cannot be read"),
        (b"campaign;\x00", "not a text file"),
    ],
)
def test_a_file_that_is_no_plan_is_refused_where_it_was_chosen(raw, sentence, officer):
    answer = upload(officer, raw)
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert not PlanImport.objects.exists()


def test_no_file_at_all_is_said(officer):
    assert officer.post(UPLOAD).status_code == 422


def test_a_table_as_excel_writes_it_keeps_its_letters(officer):
    text = HEAD + "summer;Ūdens;News;lv;Jūras svētki;Nāciet!;;;\n"
    page = upload(officer, text.encode("cp1257"))
    assert any("Windows-1257" in one for one in said(page))
    assert "Jūras svētki" in page.content.decode()
    wrong = upload(officer, text.encode("cp1257"), encoding="cp1252")
    assert "Jūras svētki" not in wrong.content.decode()


def test_what_stands_in_a_file_is_text_and_never_markup(officer):
    evil = '"<script>alert(1)</script>"'
    page = upload(officer, HEAD + f"{evil};{evil};{evil};{evil};{evil};{evil};;;\n")
    assert "<script>alert(1)" not in page.content.decode()


def test_columns_that_nobody_knows_are_named(officer):
    page = upload(officer, "mood;" + HEAD + "glad;" + ROW.format("Boats"))
    assert "nobody here knows them: mood" in page.content.decode()


def test_the_example_can_be_uploaded_as_it_is(officer):
    example = officer.get(reverse("campaign_desk:plan_template"))
    assert example["Content-Disposition"] == 'attachment; filename="plans.csv"'
    page = upload(officer, example.content)
    assert (page.context["good"], page.context["bad"]) == (1, 0)


def test_the_file_comes_back_with_the_fates(officer):
    page = upload(officer, HEAD + ROW.format("=1+1") + "summer;Bad;News;xx;;;;;\n")
    address = reverse("campaign_desk:plan_file_fates", args=[page.context["kept"].pk])
    answer = officer.get(address)
    assert 'filename="plans-fates.csv"' in answer["Content-Disposition"]
    text = answer.content.decode("utf-8-sig")
    good, bad = csv.DictReader(io.StringIO(text), delimiter=";")
    assert good["message"] == "'=1+1"
    assert good["fate"].startswith("OK: New message")
    assert bad["fate"].startswith("language: ")


def test_only_rows_with_problems_can_be_shown(officer):
    page = upload(officer, HEAD + ROW.format("Boats") + "summer;Bad;News;xx;;;;;\n")
    address = reverse("campaign_desk:plan_file", args=[page.context["kept"].pk])
    assert len(officer.get(address).context["lines"]) == 2
    assert len(officer.get(address, {"show": "problems"}).context["lines"]) == 1


def test_a_file_is_for_whoever_brought_it(officer, desk):
    page = upload(officer, HEAD + ROW.format("Boats"))
    pk = page.context["kept"].pk
    boss = desk(Role.ADMINISTRATOR)
    assert boss.get(reverse("campaign_desk:plan_file", args=[pk])).status_code == 404
    assert boss.get(reverse("campaign_desk:plan_file_fates", args=[pk])).status_code == 404
    address = reverse("campaign_desk:plan_file_carry_out", args=[pk])
    assert boss.post(address, {"seen": page.context["seen"]}).status_code == 404
    assert not Variant.objects.exists()
    assert "plans.csv" not in boss.get(UPLOAD).content.decode()


def test_ten_times_the_rows_cost_not_one_query_more_to_show(officer):
    def cost(count):
        page = upload(officer, HEAD + "".join(ROW.format(f"M{one}") for one in range(count)))
        address = reverse("campaign_desk:plan_file", args=[page.context["kept"].pk])
        officer.get(address)
        with CaptureQueriesContext(connection) as queries:
            assert len(officer.get(address).context["lines"]) == count
        return len(queries)

    assert cost(3) == cost(30)


def rows_of(answer):
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=";"))


def test_the_table_holds_what_the_filters_show(officer, approved, channels):
    address = reverse("campaign_desk:export_csv")
    every = rows_of(officer.get(address))
    assert {row["channel"] for row in every} == {"News", "Newsletter"}
    (row,) = rows_of(officer.get(address, {"channel": channels[0].pk}))
    assert (row["campaign"], row["state"], row["zone"]) == ("summer", "ready", "Europe/Tallinn")
    assert row["due_at_utc"] == approved.due_at.strftime("%Y-%m-%dT%H:%M:%SZ")
    assert rows_of(officer.get(address, {"state": "sent"})) == []
    assert len(rows_of(officer.get(address, {"period": f"{approved.due_at:%Y-%m}"}))) == 1
    assert len(rows_of(officer.get(address, {"period": f"{approved.due_at:%G-W%V}"}))) == 1
    assert rows_of(officer.get(address, {"period": "2099-05"})) == []
    day = timezone.localtime(approved.due_at).date()
    assert len(rows_of(officer.get(address, {"day": day.isoformat()}))) == 1


def test_the_calendar_file_holds_what_has_a_time(officer, approved):
    answer = officer.get(reverse("campaign_desk:export_calendar"))
    assert answer["Content-Type"].startswith("text/calendar")
    (event,) = Calendar.from_ical(answer.content).walk("VEVENT")
    assert event.decoded("dtstart") == approved.due_at
    assert event["status"] == "CONFIRMED"
    assert str(event["url"]).startswith("http://testserver/")


def test_the_list_leads_to_its_files_with_its_filters(officer, channels):
    page = officer.get(reverse("campaign_desk:list"), {"channel": channels[0].pk})
    words = page.content.decode()
    assert f"{reverse('campaign_desk:export_csv')}?channel={channels[0].pk}" in words
    assert f"{reverse('campaign_desk:export_calendar')}?channel={channels[0].pk}" in words
    assert UPLOAD in words


@pytest.mark.parametrize(
    ("view", "period"), [("calendar", "month=2030-05"), ("week", "week=2030-W20")]
)
def test_the_calendar_leads_to_the_files_of_what_it_shows(officer, channels, view, period):
    name, part = period.split("=")
    address = reverse(f"campaign_desk:{view}")
    words = officer.get(address, {"channel": channels[0].pk, name: part}).content.decode()
    shown = f"?channel={channels[0].pk}&amp;period={part}"
    assert f"{reverse('campaign_desk:export_csv')}{shown}" in words
    assert f"{reverse('campaign_desk:export_calendar')}{shown}" in words
    assert UPLOAD in words
