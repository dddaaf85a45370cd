"""Somebody without an account approves by a link: once, in time, and exactly what they read."""

import pytest
from django.conf import settings as configured
from django.test import Client
from wagtail.models import ModelLogEntry

from accounts.rules.roles import Role
from campaigns.actions import decide_by_link
from campaigns.actions.decide_by_link import approve_by_link
from campaigns.models import Approval, ApprovalRequest, Delivery, Variant
from campaigns.rules.asking import token_hash
from outbox.models import Mail
from outbox.rules.refusals import Refusal
from tests.campaigns.asking import APPROVE, MAYOR, SEND_BACK, ask, page_of, state, token_of
from tests.campaigns.telling import NOW, code_of
from tests.factories import person

pytestmark = pytest.mark.django_db


class TestTheMail:
    def test_it_goes_to_the_person_in_their_language_with_the_link(self, request_):
        mail = Mail.objects.get(dedup_key=f"approval-request:{request_.pk}")
        assert (mail.recipient, mail.language) == (MAYOR, "lv")
        assert mail.not_after == request_.until
        for part in (mail.text, mail.html):
            assert configured.SITE_URL + page_of(request_) in part
            assert "Maija Liepa" in part

    def test_what_is_kept_of_the_token_is_its_hash(self, request_):
        token = token_of(request_)
        assert len(token) >= 22  # 128 bits and more
        assert request_.token_hash == token_hash(token)
        kept = repr(list(ApprovalRequest.objects.values())) + repr(
            list(ModelLogEntry.objects.values())
        )
        assert token not in kept

    def test_the_link_ends_with_the_post_s_own_time(self, request_, asked_about):
        assert request_.until == asked_about.due_at

    def test_asking_again_takes_the_earlier_link_back(self, desk, asked_about, request_):
        again = ask(desk, asked_about, address="Mayor@Town.example")
        request_.refresh_from_db()
        assert request_.withdrawn_at is not None
        assert again.withdrawn_at is None
        assert Mail.objects.get(dedup_key=f"approval-request:{request_.pk}").state == "cancelled"

    def test_two_people_may_be_asked(self, desk, asked_about, request_):
        ask(desk, asked_about, address="deputy.mayor@town.example")
        request_.refresh_from_db()
        assert request_.withdrawn_at is None


class TestWhoIsAsked:
    def refused(self, desk, variant, address, **changed):
        return code_of(lambda: ask(desk, variant, address=address, **changed))

    def test_not_the_author_nor_who_asks(self, desk, asked_about):
        other = person(Role.OFFICER)
        for address in (desk.officer.email, desk.officer.email.upper()):
            assert self.refused(desk, asked_about, address, by=other) == "asked-is-author"
        assert self.refused(desk, asked_about, other.email, by=other) == "asked-is-author"

    def test_nobody_who_signs_in_at_the_desk(self, desk, asked_about):
        assert self.refused(desk, asked_about, desk.reviewer.email) == "asked-has-account"
        boss = person(is_superuser=True)
        assert self.refused(desk, asked_about, boss.email) == "asked-has-account"

    def test_a_local_partner_with_an_account_may_be_asked(self, desk, asked_about):
        assert ask(desk, asked_about, address=person(Role.PARTNER).email)

    def test_only_about_what_is_in_review_and_open(self, desk, asked_about):
        assert self.refused(desk, asked_about, MAYOR, step="language") == "step-moved"
        Variant.objects.update(state="draft")
        assert self.refused(desk, asked_about, MAYOR) == "not-in-review"

    def test_fourteen_days_at_most(self, desk, asked_about):
        Variant.objects.update(due_at=None)
        assert self.refused(desk, asked_about, MAYOR, days=15) == "asked-too-long"

    def test_without_the_limit_the_author_would_approve_by_their_own_link(
        self, desk, asked_about, monkeypatch
    ):
        monkeypatch.setattr("campaigns.actions.ask_for_approval.why_not_ask", lambda **_facts: None)
        request = ask(desk, asked_about, address=desk.officer.email, by=person(Role.OFFICER))
        # The second lock holds: who decides is weighed once more.
        assert code_of(lambda: approve_by_link(request=request, name="x", now=NOW)) == (
            "link-withdrawn"
        )
        monkeypatch.setattr(
            decide_by_link, "names_of_asked", lambda _address: frozenset({"mail:nobody"})
        )
        assert approve_by_link(request=request, name="x", now=NOW)


class TestThePage:
    def test_it_shows_the_payload_to_the_letter(self, client, page, asked_about):
        answer = client.get(page, {"lang": "en"})
        shown = answer.content.decode()
        assert answer.status_code == 200
        for words in ("Maija Liepa", "A long table on a square", "CET", "EET"):
            assert words in shown
        assert asked_about.title in shown
        assert "/admin/" not in shown
        assert answer.context["weighed"].payload == asked_about.payload

    def test_it_speaks_the_language_of_the_person_or_any_other(self, client, page):
        assert '<html lang="lv">' in client.get(page).content.decode()
        for code, _name in configured.LANGUAGES:
            assert f'<html lang="{code}">' in client.get(f"{page}?lang={code}").content.decode()

    def test_reading_it_decides_nothing_however_often(self, client, page, request_, asked_about):
        for method in (client.get, client.head, client.get, client.options):
            method(page)
        client.get(page, APPROVE)
        request_.refresh_from_db()
        assert request_.used_at is None
        assert state(asked_about) == "in_review"
        assert not Approval.objects.exists()

    def test_its_address_stays_where_it_is(self, client, page):
        for answer in (client.get(page), client.get("/approve/never-given-out/")):
            assert answer["Referrer-Policy"] == "no-referrer"
            assert "no-store" in answer["Cache-Control"]
            assert "noindex" in answer["X-Robots-Tag"]
        assert page not in client.get(page).content.decode()

    def test_a_link_that_was_never_given_out_opens_nothing(self, client, page):
        assert client.get("/approve/never-given-out/").status_code == 404
        token = page.split("/")[2]
        wrong = token[:-1] + ("A" if token[-1] != "A" else "B")
        for method in (client.get, client.post):
            assert method(f"/approve/{wrong}/", APPROVE).status_code == 404
        assert not Approval.objects.exists()

    def test_the_stored_hash_is_no_key(self, client, request_):
        assert client.get(f"/approve/{request_.token_hash}/").status_code == 404


class TestTheAnswer:
    def test_approving_approves_and_owes_it(self, client, page, request_, asked_about):
        # No cookie, no token of a form: the link is the whole proof.
        answer = Client(enforce_csrf_checks=True).post(page, APPROVE)
        assert answer.status_code == 200
        given = Approval.objects.get()
        assert (given.by, given.by_name, given.request) == (None, "Maija Liepa", request_)
        assert given.payload_hash == asked_about.payload_hash
        assert state(asked_about) == "approved"
        assert Delivery.objects.get().state == "ready"

    def test_sending_back_needs_words_and_keeps_them(self, client, page, asked_about):
        assert client.post(page, SEND_BACK | {"note": " "}).status_code == 422
        assert state(asked_about) == "in_review"
        assert client.post(page, SEND_BACK).status_code == 200
        assert state(asked_about) == "rejected"
        assert Approval.objects.get().note == "The date is wrong."

    @pytest.mark.parametrize("form", [{}, {"name": "M"}, {"decide": "approve"}, {"decide": "x"}])
    def test_half_an_answer_is_none(self, client, page, form, asked_about):
        answer = client.post(page, form)
        assert answer.status_code == 422
        assert state(asked_about) == "in_review"

    def test_both_the_author_and_who_asked_are_told(self, desk, asked_about, client):
        colleague = person(Role.OFFICER)
        request = ask(desk, asked_about, by=colleague)
        client.post(page_of(request), SEND_BACK)
        told = Mail.objects.filter(dedup_key__startswith="approval-decided:")
        assert {mail.recipient for mail in told} == {desk.officer.email, colleague.email}
        for mail in told:
            assert mail.subject == "Maija Liepa sent a post back"
            assert "The date is wrong." in mail.text

    def test_every_step_is_in_the_history(self, desk, asked_about, request_, client):
        again = ask(desk, asked_about)
        client.post(page_of(again), APPROVE)
        entries = ModelLogEntry.objects.filter(object_id=str(asked_about.pk)).order_by("pk")
        actions = [entry.action.removeprefix("campaigns.") for entry in entries]
        assert actions[-4:] == ["asked", "ask_withdrawn", "asked", "approved"]
        last = entries.last()
        assert (last.user_id, last.data["by"]) == (None, "Maija Liepa")

    def test_something_that_must_be_mended_leaves_the_link_whole(
        self, client, page, request_, asked_about, monkeypatch
    ):
        def not_cleared(*_args, **_kwargs):
            return Refusal("withdrawn")

        monkeypatch.setattr("campaigns.actions.approve_variant.why_not_cleared", not_cleared)
        assert client.post(page, APPROVE).status_code == 409
        request_.refresh_from_db()
        assert request_.used_at is None
        assert not Approval.objects.exists()
        monkeypatch.undo()
        assert client.post(page, APPROVE).status_code == 200
