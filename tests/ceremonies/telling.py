"""A finale whose announcement is told: a campaign with outlets, guests who are mailed."""

from dataclasses import replace

from django.utils import timezone

from accounts.rules.roles import Role
from ceremonies.actions.announcing import announcement_of, write
from ceremonies.actions.arming import arm
from ceremonies.models import GuestLetter
from ceremonies.rules.sealed import Telling
from tests.ceremonies.finale import armer, content
from tests.factories import campaign, channel, person

TEXTS = {"en": "Quillhaven and Zmierzchowo!", "lv": "Quillhaven un Zmierzchowo!"}


def outlets():
    """Return an outlet of each kind of our own, and one far away."""
    return [
        channel("feed"),
        channel("mail"),
        channel("mastodon", base_url="https://social.example", identifier="pearls"),
    ]


def telling(*, by=None, texts=TEXTS, on=None, within=None):
    return Telling(
        campaign=(within or campaign()).pk,
        outlets=tuple(one.pk for one in (on if on is not None else outlets())),
        texts=texts,
        by=(by or person(Role.OFFICER)).pk,
    )


def sealed_with(made, *pearls, now, posts=None, guests=False, reveal_at):
    """Seal an announcement together with what tells of it; returns it."""
    row = announcement_of(ceremony_id=made.pk)
    return write(
        announcement_id=row.pk,
        content=replace(content(*pearls), telling=posts, guests_told=guests),
        reveal_at=reveal_at,
        by=None,
        now=now,
    )


def armed_with(made, *pearls, now, hands=None, **told):
    """Have two persons arm an announcement and what tells of it; returns it."""
    row = sealed_with(made, *pearls, now=now, **told)
    for hand in hands or (armer(), armer()):
        row = arm(announcement_id=row.pk, person=hand, seen=row.commitment, now=now)
    return row


def let_letters_leave():
    """Make the letters due now: the moment of a test lies ahead of the courier's clock."""
    GuestLetter.objects.update(due_at=timezone.now(), next_try_at=timezone.now())
