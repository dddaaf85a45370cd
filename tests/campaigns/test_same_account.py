"""Rehearsals never write to an account that real posts go to, however it was typed in."""

import pytest
from django.test import Client
from django.urls import reverse

from accounts.sealing import seal
from campaigns.actions.rehearse_campaign import rehearse_campaign
from campaigns.models import ChannelAccount
from campaigns.refused import CampaignRefused
from campaigns.same_account import RemoteAccount
from campaigns.wording import words_for
from tests.campaigns.telling import NOW, code_of
from tests.factories import channel, person

pytestmark = pytest.mark.django_db

SERVER = "https://social.example"
OTHER_SPELLINGS = [
    {"kind": "bluesky", "base_url": f"{SERVER}/", "identifier": "@Pearls.Example"},
    {"kind": "bluesky", "base_url": SERVER.upper(), "identifier": "pearls.example"},
    {"kind": "mastodon", "base_url": SERVER, "identifier": "@pearls@social.example"},
    {"kind": "mastodon", "base_url": SERVER, "token": "the-token"},
    {"kind": "mastodon", "base_url": SERVER, "capabilities": {"account_id": "7"}},
]
OTHER_ACCOUNTS = [
    {"kind": "bluesky", "base_url": SERVER, "identifier": "rehearsed.example"},
    {"kind": "bluesky", "base_url": "https://other.example", "identifier": "pearls.example"},
    {"kind": "mastodon", "base_url": SERVER, "identifier": "rehearsed", "token": "other-token"},
    {"kind": "mastodon", "base_url": SERVER, "capabilities": {"account_id": "8"}},
    {"kind": "mastodon", "base_url": SERVER},  # not connected to anything yet
]
REAL = {
    "bluesky": {"identifier": "pearls.example", "token": "same password"},
    "mastodon": {
        "identifier": "pearls",
        "token": "the-token",
        "capabilities": {"account_id": "7"},
    },
}


def made(kind, *, token="", **fields):
    name = "app_password" if kind == "bluesky" else "access_token"
    sealed = seal({name: token}) if token else ""
    return channel(kind, sealed_secret=sealed, **fields)


def pair(kind, **fields):
    real = made(kind, name="Our town", base_url=SERVER, **REAL[kind])
    return real, made(kind, name="Stage", is_for_rehearsal=True, **fields)


def rehearse(desk, real, test):
    return rehearse_campaign(
        campaign=desk.campaign, test_channels={real.pk: test}, speed=1000, by=desk.officer, now=NOW
    )


@pytest.mark.parametrize("spelling", OTHER_SPELLINGS)
def test_a_rehearsal_on_a_real_account_is_refused(desk, spelling):
    real, test = pair(**spelling)
    assert code_of(lambda: rehearse(desk, real, test)) == "rehearsal-real-account"
    # Nor in the place of another channel.
    elsewhere = made(real.kind, base_url="https://third.example", identifier="third")
    assert code_of(lambda: rehearse(desk, elsewhere, test)) == "rehearsal-real-account"


@pytest.mark.parametrize("other", OTHER_ACCOUNTS)
def test_an_account_of_its_own_may_be_rehearsed_on(desk, other):
    real, test = pair(**other)
    assert code_of(lambda: rehearse(desk, real, test)) == "nothing-to-rehearse"


def test_the_same_password_is_not_the_same_account(desk):
    fields = {"base_url": SERVER, "identifier": "rehearsed.example", "token": "same password"}
    real, test = pair("bluesky", **fields)
    assert code_of(lambda: rehearse(desk, real, test)) == "nothing-to-rehearse"


def test_no_secret_shows_in_what_is_compared():
    shown = repr(RemoteAccount.of(made("mastodon", base_url=SERVER, token="the-token")))
    assert "the-token" not in shown


def sent(one, **changed):
    boss = Client()
    boss.force_login(person(is_superuser=True))
    fields = {
        "kind": one.kind,
        "name": one.name,
        "organisation": one.organisation_id,
        "base_url": one.base_url,
        "identifier": one.identifier,
        "is_active": "on",
        "new_secret": "",
        **changed,
    }
    return boss.post(reverse("desk_channels:edit", args=[one.pk]), fields)


def test_the_form_refuses_it_in_both_directions():
    fields = {"base_url": "https://other.example", "identifier": "stage", "token": "own-token"}
    real, test = pair("mastodon", **fields)
    same = {"base_url": f"{SERVER}/", "new_secret": "a-new-token"}
    answer = sent(test, identifier="@Pearls", is_for_rehearsal="on", **same)
    assert "real channel “Our town” writes to this account" in answer.content.decode()
    moved = {"base_url": "https://other.example", "identifier": "", "new_secret": "own-token"}
    assert "test channel “Stage” writes to this account" in sent(real, **moved).content.decode()
    kept = ChannelAccount.objects.filter(pk__in=(real.pk, test.pk)).values_list("pk", "base_url")
    assert set(kept) == {(real.pk, SERVER), (test.pk, "https://other.example")}


def test_the_form_takes_another_account_and_saves_each_as_it_is():
    fields = {"base_url": SERVER, "identifier": "stage", "token": "own-token"}
    real, test = pair("mastodon", **fields)
    assert sent(real).status_code == 302
    assert sent(test, is_for_rehearsal="on").status_code == 302
    # What a server told about the former account says nothing about the new one.
    capabilities = {"account_id": "7"}
    ChannelAccount.objects.filter(pk=test.pk).update(capabilities=capabilities)
    fresh = {"is_for_rehearsal": "on", "new_secret": "fresh-token"}
    assert sent(test, **fresh).status_code == 302


def test_the_refusal_names_both_channels(desk):
    real, test = pair(**OTHER_SPELLINGS[0])
    with pytest.raises(CampaignRefused) as refused:
        rehearse(desk, real, test)
    said = words_for(refused.value.refusal)
    assert "“Stage”" in said
    assert "“Our town”" in said
