"""Channel tokens at rest: unreadable without the key, readable after a rotation."""

import pytest
from cryptography.fernet import Fernet
from django.core.exceptions import ImproperlyConfigured

from accounts.sealing import SecretUnreadable, seal, unseal
from campaigns.composing import account_of, sealed_account
from tests.factories import channel


def key(name):
    return f"{name}={Fernet.generate_key().decode()}"


def test_a_sealed_secret_shows_nothing_and_opens_again(settings):
    settings.CHANNEL_KEYS = [key("a")]
    sealed = seal({"password": "hunter2"})
    assert "hunter2" not in sealed
    assert unseal(sealed) == {"password": "hunter2"}


def test_a_new_key_in_front_seals_and_the_old_one_still_opens(settings):
    old, new = key("old"), key("new")
    settings.CHANNEL_KEYS = [old]
    sealed = seal({"x": 1})
    settings.CHANNEL_KEYS = [new, old]
    assert unseal(sealed) == {"x": 1}
    assert seal({"x": 1}).startswith("new:")
    settings.CHANNEL_KEYS = [new]
    with pytest.raises(SecretUnreadable):
        unseal(sealed)


@pytest.mark.parametrize("keys", [[], ["a=too-short"]])
def test_missing_or_broken_keys_say_what_to_set(settings, keys):
    settings.CHANNEL_KEYS = keys
    with pytest.raises(ImproperlyConfigured, match="CHANNEL_KEYS"):
        seal({})


@pytest.mark.django_db
def test_only_the_sender_opens_the_secret_and_fresh_tokens_are_kept():
    account = channel("bluesky", sealed_secret=seal({"password": "hunter2"}))
    assert not sealed_account(account).secret
    opened = account_of(account)
    assert opened.secret == {"password": "hunter2"}
    assert "hunter2" not in repr(opened)
    opened.remember({"password": "hunter2", "access": "fresh"})
    account.refresh_from_db()
    assert unseal(account.sealed_secret)["access"] == "fresh"
