"""Following by mail: nothing without a yes, and a no counts at once."""

import re
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from accounts.rules.addresses import address_key, network_of
from campaigns.actions.follow import forget_unconfirmed
from campaigns.models import ConsentProof, Follower, Suppression
from campaigns.publishing import unsubscribe_url
from outbox.actions.enqueueing import enqueue_mail
from outbox.models import Mail
from outbox.rules.states import State

pytestmark = pytest.mark.django_db


def ask(client, email="anna@example.org", language="en", **extra):
    return client.post(f"/{language}/follow/", {"email": email, "language": language, **extra})


def link_in(mail, word):
    return re.search(rf"http://testserver(/\S*/{word}/[^/\s]+/)", mail.text)[1]


def follow(client, email="anna@example.org", language="en"):
    ask(client, email, language)
    client.post(link_in(Mail.objects.latest("pk"), "confirm"))
    return Follower.objects.get(address=email)


def test_asking_owes_one_mail_and_nobody_follows_yet(client):
    answer = ask(client, language="lv")
    assert answer.status_code == 302
    assert Follower.objects.get().state == Follower.State.PENDING
    mail = Mail.objects.get()
    assert mail.language == "lv"
    assert mail.may_repeat


def test_only_pressing_the_button_confirms_because_scanners_open_every_link(client):
    ask(client)
    path = link_in(Mail.objects.get(), "confirm")
    for _ in range(3):
        assert client.get(path).status_code == 200
        assert client.head(path).status_code == 200
    assert Follower.objects.get().state == Follower.State.PENDING
    assert client.post(path).status_code == 200
    assert Follower.objects.get().state == Follower.State.ACTIVE


def test_the_proof_says_what_was_agreed_to_and_when(client):
    follower = follow(client)
    proof = ConsentProof.objects.get(follower=follower)
    assert "I want to receive" in proof.text
    assert proof.asked_at <= proof.confirmed_at
    assert proof.network == "127.0.0.0/24"


def test_a_confirmation_link_works_once(client):
    ask(client)
    path = link_in(Mail.objects.get(), "confirm")
    client.post(path)
    assert client.post(path).status_code == 410
    assert client.get(path).status_code == 410
    assert ConsentProof.objects.count() == 1


def test_a_confirmation_link_grows_old(client):
    ask(client)
    Follower.objects.update(asked_at=timezone.now() - timedelta(days=8))
    assert client.post(link_in(Mail.objects.get(), "confirm")).status_code == 410


@pytest.mark.parametrize("path", ["/en/follow/confirm/nonsense/", "/en/follow/leave/1:forged/"])
def test_a_forged_link_gets_a_page_that_says_what_to_do(client, path):
    for call in (client.get, client.post):
        assert call(path).status_code == 410


def test_the_answer_is_the_same_for_known_and_unknown_addresses(client):
    follow(client)
    known, unknown = ask(client), ask(client, "new@example.org")
    assert (known.status_code, known.url) == (unknown.status_code, unknown.url)


def test_asking_twice_owes_one_mail(client):
    ask(client)
    ask(client)
    assert Mail.objects.count() == 1


def test_a_machine_that_fills_in_everything_is_thanked_and_ignored(client):
    assert ask(client, website="https://spam.example").status_code == 302
    assert not Follower.objects.exists()


def test_a_visitor_behind_our_proxy_is_counted_as_themselves(client, settings):
    settings.TRUSTED_PROXY_COUNT = 1
    for number in range(25):
        client.post(
            "/en/follow/",
            {"email": f"n{number}@example.org", "language": "en"},
            headers={"x-forwarded-for": f"6.6.6.6, 203.0.{number}.9"},
        )
    assert Follower.objects.count() == 25


def test_a_visitor_cannot_choose_an_address_for_themselves(client, settings):
    settings.TRUSTED_PROXY_COUNT = 1
    for number in range(25):
        client.post(
            "/en/follow/",
            {"email": f"n{number}@example.org", "language": "en"},
            headers={"x-forwarded-for": f"203.0.{number}.9, 198.51.100.7"},
        )
    assert Follower.objects.count() == 20


def test_one_network_cannot_ask_for_thousands(client):
    for number in range(40):
        ask(client, f"n{number}@example.org")
    assert Follower.objects.count() == 20


@pytest.mark.parametrize("address", ["", "no-at-sign", "a@b", "a@" + "x" * 80 + ".org", "a b@c.de"])
def test_an_address_that_cannot_be_gets_a_sentence_and_keeps_what_was_typed(client, address):
    answer = ask(client, address)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert not Follower.objects.exists()
    if address:
        assert f'value="{address}"' in page


def test_leaving_takes_one_click_without_cookies_and_counts_at_once(client):
    follower = follow(client)
    queued = enqueue_mail(
        recipient=follower.address,
        subject="News",
        text="…",
        language="en",
        may_repeat=False,
        now=timezone.now(),
        scopes=(f"follower:{follower.pk}",),
    )
    fresh = type(client)(enforce_csrf_checks=True)
    path = unsubscribe_url(follower).removeprefix("http://testserver")
    answer = fresh.post(path, {"List-Unsubscribe": "One-Click"})
    assert answer.status_code == 200
    follower.refresh_from_db()
    queued.refresh_from_db()
    assert follower.state == Follower.State.UNSUBSCRIBED
    assert queued.state == State.CANCELLED
    assert Suppression.objects.count() == 1


def test_opening_the_leaving_link_changes_nothing_and_using_it_twice_is_harmless(client):
    follower = follow(client)
    path = unsubscribe_url(follower).removeprefix("http://testserver")
    client.get(path)
    follower.refresh_from_db()
    assert follower.state == Follower.State.ACTIVE
    for _ in range(2):
        assert client.post(path).status_code == 200
    assert Suppression.objects.count() == 1


def test_who_left_may_come_back_by_confirming_again(client):
    follower = follow(client)
    client.post(unsubscribe_url(follower).removeprefix("http://testserver"))
    ask(client)
    client.post(link_in(Mail.objects.latest("pk"), "confirm"))
    follower.refresh_from_db()
    assert follower.state == Follower.State.ACTIVE
    assert not Suppression.objects.exists()


def test_what_was_never_confirmed_is_forgotten_after_thirty_days(client):
    ask(client)
    follow(client, "stays@example.org")
    Follower.objects.update(asked_at=timezone.now() - timedelta(days=31))
    assert forget_unconfirmed(now=timezone.now()) == 1
    assert Follower.objects.get().address == "stays@example.org"


def test_the_confirmation_mail_really_leaves(client, mailoutbox):
    ask(client)
    call_command("deliver_due", verbosity=0)
    (mail,) = mailoutbox
    assert mail.to == ["anna@example.org"]
    assert mail.extra_headers["Auto-Submitted"] == "auto-generated"
    assert mail.alternatives


@pytest.mark.parametrize(
    ("address", "key"),
    [
        ("Anna@Example.ORG", "Anna@example.org"),
        ("x@rūjiena.lv", "x@xn--rjiena-bmb.lv"),
        (" a@b.de ", "a@b.de"),
    ],
)
def test_two_spellings_of_one_mailbox_have_one_key(address, key):
    assert address_key(address) == key


@pytest.mark.parametrize(
    ("address", "network"),
    [("192.0.2.77", "192.0.2.0/24"), ("2001:db8:1:2::5", "2001:db8:1::/48"), ("", "")],
)
def test_only_the_network_of_a_visitor_is_kept(address, network):
    assert network_of(address) == network
