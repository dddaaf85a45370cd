"""Channel tokens at rest: unreadable without the key, readable after a rotation."""

import base64

import pytest
from cryptography.fernet import Fernet
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.core.exceptions import ImproperlyConfigured

from accounts import sealing
from accounts.sealing import SecretUnreadable, open_text, seal, seal_text, unseal
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


def test_a_sealed_text_opens_where_it_belongs_and_nowhere_else(settings):
    settings.CHANNEL_KEYS = [key("a")]
    sealed = seal_text("Quillhaven", bound_to="announcement:1")
    assert "Quillhaven" not in sealed
    assert seal_text("Quillhaven", bound_to="announcement:1") != sealed
    assert open_text(sealed, bound_to="announcement:1") == "Quillhaven"
    with pytest.raises(SecretUnreadable):
        open_text(sealed, bound_to="announcement:2")


def test_one_changed_byte_and_a_sealed_text_does_not_open(settings):
    settings.CHANNEL_KEYS = [key("a")]
    name, _, token = seal_text("Quillhaven", bound_to="here").partition(":")
    raw = base64.urlsafe_b64decode(token)
    for place in (0, 12, len(raw) - 1):  # the nonce, the text, the tag
        changed = bytearray(raw)
        changed[place] ^= 1
        broken = f"{name}:{base64.urlsafe_b64encode(bytes(changed)).decode()}"
        with pytest.raises(SecretUnreadable):
            open_text(broken, bound_to="here")
    for broken in ("", "a:", "a:%%%", f"b:{token}", token):
        with pytest.raises(SecretUnreadable):
            open_text(broken, bound_to="here")


def test_without_the_place_a_text_of_another_row_would_open(settings, monkeypatch):
    """The control: what ties a text to its row is the associated data."""
    settings.CHANNEL_KEYS = [key("a")]

    class Unbound:
        def __init__(self, raw):
            self._key = AESGCM(raw)

        def encrypt(self, nonce, text, _place):
            return self._key.encrypt(nonce, text, b"")

        def decrypt(self, nonce, text, _place):
            return self._key.decrypt(nonce, text, b"")

    monkeypatch.setattr(sealing, "AESGCM", Unbound)
    assert open_text(seal_text("Quillhaven", bound_to="1"), bound_to="2") == "Quillhaven"


def test_texts_open_after_a_rotation_while_the_old_key_is_there(settings):
    old, new = key("old"), key("new")
    settings.CHANNEL_KEYS = [old]
    sealed = seal_text("x", bound_to="here")
    settings.CHANNEL_KEYS = [new, old]
    assert open_text(sealed, bound_to="here") == "x"
    assert seal_text("x", bound_to="here").startswith("new:")
    settings.CHANNEL_KEYS = [new]
    with pytest.raises(SecretUnreadable):
        open_text(sealed, bound_to="here")
