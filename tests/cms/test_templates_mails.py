"""Mails: one heading, a language, the statement, and a way out."""

import pytest
from django.template.loader import render_to_string

CONFIRMING = {
    "confirm_url": "https://pearls.example/lv/follow/confirm/abc/?a=1&b=2",
    "site_name": "BSR Cultural Pearls",
    "language": "lv",
}
ISSUE = {
    "title": "Bread & butter",
    "paragraphs": ["The long table stood in the street.", "Everybody came."],
    "link": "https://pearls.example/en/stories/table/",
    "image_url": "https://pearls.example/media/table.jpg",
    "image_alt": 'A table "as long as a street"',
    "statement": "Co-funded by the European Union",
    "unsubscribe_url": "https://pearls.example/en/follow/leave/abc/",
    "language": "en",
    "sender": "BSR Cultural Pearls",
}


@pytest.mark.parametrize(
    ("name", "context"),
    [("emails/follow_confirm.html", CONFIRMING), ("emails/issue.html", ISSUE)],
)
def test_an_html_mail_has_a_language_and_one_heading(name: str, context: dict) -> None:
    html = render_to_string(name, context)
    assert f'<html lang="{context["language"]}">' in html
    assert html.count("<h1") == 1
    assert "prefers-color-scheme: dark" in html


def test_a_plain_mail_keeps_addresses_and_signs_as_they_are() -> None:
    assert CONFIRMING["confirm_url"] in render_to_string("emails/follow_confirm.txt", CONFIRMING)
    assert "Bread & butter" in render_to_string("emails/issue.txt", ISSUE)


def test_an_html_mail_escapes_what_people_wrote() -> None:
    html = render_to_string("emails/issue.html", ISSUE)
    assert "Bread &amp; butter" in html
    assert 'alt="A table &quot;as long as a street&quot;"' in html


@pytest.mark.parametrize("name", ["emails/issue.html", "emails/issue.txt"])
def test_an_issue_carries_the_statement_and_the_way_out(name: str) -> None:
    mail = render_to_string(name, ISSUE)
    assert ISSUE["statement"] in mail
    assert ISSUE["unsubscribe_url"] in mail


def test_an_issue_without_funding_claims_none() -> None:
    mail = render_to_string("emails/issue.txt", {**ISSUE, "statement": ""})
    assert "European Union" not in mail
