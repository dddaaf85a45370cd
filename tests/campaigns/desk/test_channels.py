"""Channels: a token goes in and never comes out, and connecting tells what is wrong."""

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.rules.roles import Role
from accounts.sealing import seal, unseal
from campaigns.channels.contract import Connected
from campaigns.desk.views import connecting
from campaigns.models import ChannelAccount
from outbox.models import Lane
from outbox.rules.outcomes import LaneBlocked, NotSent, Unknown


@pytest.fixture
def mastodon(town):
    return ChannelAccount.objects.create(
        organisation=town,
        kind="mastodon",
        name="Kihnu",
        base_url="https://social.example.org",
        sealed_secret=seal({"access_token": "first-token"}),
    )


def fields(channel, **changed):
    return {
        "kind": channel.kind,
        "name": channel.name,
        "organisation": channel.organisation_id,
        "base_url": channel.base_url,
        "identifier": channel.identifier,
        "is_active": "on",
        "new_secret": "",
        **changed,
    }


def edit(client, channel, **changed):
    return client.post(reverse("desk_channels:edit", args=[channel.pk]), fields(channel, **changed))


def test_a_token_is_sealed_and_shown_nowhere(desk, mastodon):
    boss = desk(Role.ADMINISTRATOR)
    assert edit(boss, mastodon, new_secret="second-token").status_code == 302
    mastodon.refresh_from_db()
    assert unseal(mastodon.sealed_secret) == {"access_token": "second-token"}
    assert "second-token" not in mastodon.sealed_secret
    page = boss.get(reverse("desk_channels:edit", args=[mastodon.pk])).content.decode()
    assert "second-token" not in page
    assert mastodon.sealed_secret not in page


def test_the_list_says_which_are_only_for_rehearsals(desk, mastodon):
    page = desk(Role.OFFICER).get(reverse("desk_channels:index")).content.decode()
    assert "Only for rehearsals" in page


def test_a_rejected_form_does_not_show_the_token_either(desk, mastodon):
    answer = edit(desk(Role.ADMINISTRATOR), mastodon, name="", new_secret="second-token")
    assert answer.status_code == 200
    assert "second-token" not in answer.content.decode()


def test_an_empty_field_keeps_the_token(desk, mastodon):
    edit(desk(Role.ADMINISTRATOR), mastodon, name="Kihnu sings")
    mastodon.refresh_from_db()
    assert mastodon.name == "Kihnu sings"
    assert unseal(mastodon.sealed_secret) == {"access_token": "first-token"}


def test_a_token_does_not_follow_to_another_server(desk, mastodon):
    answer = edit(desk(Role.ADMINISTRATOR), mastodon, base_url="https://elsewhere.example.org")
    assert "belongs to the former account" in answer.content.decode()
    mastodon.refresh_from_db()
    assert mastodon.base_url == "https://social.example.org"


def test_languages_are_kept_as_codes(desk, mastodon):
    edit(desk(Role.ADMINISTRATOR), mastodon, languages=["lv", "et"])
    mastodon.refresh_from_db()
    assert mastodon.languages == ["lv", "et"]


class Answering:
    """A channel that gives one answer to whoever connects."""

    def __init__(self, answer):
        self.answer = answer

    def connect(self, account, *, deadline, now):
        return self.answer


@pytest.fixture
def connect(desk, mastodon, monkeypatch):
    def try_out(answer):
        monkeypatch.setattr(connecting, "channel", lambda kind: Answering(answer))
        address = reverse("campaign_desk:connect", args=[mastodon.pk])
        return desk(Role.ADMINISTRATOR).post(address, follow=True).content.decode()

    return try_out


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (LaneBlocked(code="token", words="The access token was revoked"), "does not accept"),
        (NotSent(code="connection", words=""), "could not be reached"),
        (Unknown(code="nonsense", words="HTTP 200 without JSON"), "made no sense"),
        (Unknown(code="http-502", words="Bad gateway"), "error of its own (502)"),
    ],
)
def test_what_went_wrong_is_said_in_words(answer, words, connect, mastodon):
    page = connect(answer)
    assert words in page
    assert answer.words in page
    mastodon.refresh_from_db()
    assert mastodon.connected_at is None


def test_a_connected_account_is_remembered_and_its_lane_opened(connect, mastodon):
    Lane.objects.create(key=mastodon.lane, needs_person=True, blocked_code="token")
    page = connect(Connected(capabilities={"server_version": "4.4"}))
    assert "It works" in page
    mastodon.refresh_from_db()
    assert mastodon.capabilities == {"server_version": "4.4"}
    assert mastodon.connected_at <= timezone.now()
    assert not Lane.objects.get(key=mastodon.lane).needs_person


def test_a_token_whose_key_is_lost_is_asked_for_again(desk, mastodon):
    ChannelAccount.objects.update(sealed_secret="gone:xyz")
    address = reverse("campaign_desk:connect", args=[mastodon.pk])
    assert "enter it again" in desk(Role.ADMINISTRATOR).post(address, follow=True).content.decode()
