"""A contribution that waits for review, an open invitation, and somebody who can withdraw."""

import io
import math
import tempfile
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageDraw

from accounts.models import Organisation, User
from cms.public import Pearl
from config.demo.content.contributions import INVITED, LANTERN_EVENING, PORTRAYED, PORTRAYED_ON
from config.demo.content.shapes import HandedInFile
from config.demo.content.stories import STORIES
from config.demo.drawing.clip import draw_clip
from config.demo.drawing.jobs import drawn_jpeg
from config.demo.seeding.pictures import PictureBook
from media_library.actions.consenting import record_consent
from media_library.actions.contributing import (
    FileWords,
    hand_in,
    open_contribution,
    save_draft,
)
from media_library.actions.inviting import invite
from media_library.actions.naming_people import GivenConsent, name_person
from media_library.consents.texts import current_consent_text
from media_library.consents.tokens import consent_token
from media_library.contributing.links import contribute_path
from media_library.contributing.plain_files import take_plain_file
from media_library.models import Asset, Contribution, Depiction, Invitation, Person
from media_library.public import Channel, People
from media_library.rules.standing import ConsentHow

AGREED = (Channel.WEB, Channel.SOCIAL, Channel.NEWSLETTER)


def seed_person_shown(*, book: PictureBook, now: datetime) -> Person:
    """Let somebody agree to be shown in a photo of a published story."""
    organisation = Organisation.objects.get(slug="ostrobothnia")
    hero = next(story.hero for story in STORIES if story.slug == PORTRAYED_ON)
    asset = book.story(hero).asset
    Asset.objects.filter(pk=asset.pk).update(people=People.NAMED, organisation=organisation)
    person = Person.objects.create(organisation=organisation, name=PORTRAYED)
    Depiction.objects.create(asset=asset, person=person)
    words = current_consent_text("en", is_minor=False)
    record_consent(
        person=person,
        text_version=words.version,
        text_language=words.language,
        text=words.words,
        channels=AGREED,
        how=ConsentHow.PAPER,
        given_by=PORTRAYED,
        now=now,
    )
    return person


def seed_invitation(*, users: dict[str, User], now: datetime) -> None:
    """Invite a library to hand in; the mail with the link is in the demo's mailbox, too."""
    invite(
        organisation=Organisation.objects.get(slug="ostrobothnia"),
        subject=f"pearl:{Pearl.objects.get(slug=LANTERN_EVENING.pearl).pk}",
        purpose=INVITED["purpose"],
        message=INVITED["message"],
        recipient_name=INVITED["name"],
        recipient_mail=INVITED["mail"],
        until=now + timedelta(days=30),
        language="en",
        invited_by=users["officer"],
        now=now,
    )


def links_to_try() -> list[tuple[str, str]]:
    """Return what can be opened without an account, and what it is."""
    found = [
        (contribute_path(invitation), "hand in photos and videos, as a library does")
        for invitation in Invitation.objects.filter(purpose=INVITED["purpose"])
    ]
    people = Person.objects.filter(name=PORTRAYED, erased_at=None)
    return found + [
        (f"/consent/{consent_token(person)}/", "withdraw a picture, as somebody shown in it")
        for person in people
    ]


def seed_contribution(*, users: dict[str, User], now: datetime) -> Contribution:
    """Hand in photos and a clip as a partner does; workers check them when the demo runs."""
    told = LANTERN_EVENING
    partner = users["partner"]
    contribution = open_contribution(
        language=told.language,
        organisation=Organisation.objects.get(slug="ostrobothnia"),
        contributor=partner,
    )
    words = current_consent_text(told.language, is_minor=False)
    person = name_person(
        contribution=contribution,
        name=told.person,
        is_minor=False,
        guardian_name="",
        consent=GivenConsent(
            text=words,
            channels=AGREED,
            how=ConsentHow.SCREEN,
            given_by=told.person,
            evidence=ContentFile(_signature(), name="signature.png"),
        ),
        now=now,
    )
    said = {}
    for item, content in _drawn(told.files):
        file = SimpleUploadedFile(item.label, content, "image/jpeg")
        asset = take_plain_file(contribution=contribution, file=file, now=now)
        is_shown = item.people == People.NAMED
        said[asset.uuid] = FileWords(
            caption=item.caption,
            alt=item.alt,
            people=item.people,
            shown=frozenset({str(person.uuid)} if is_shown else ()),
            not_shown=frozenset(() if is_shown else {str(person.uuid)}),
        )
    if clip := _clip():
        file = SimpleUploadedFile(told.clip, clip, "video/mp4")
        take_plain_file(contribution=contribution, file=file, now=now)
    contribution = save_draft(
        contribution=contribution,
        version=None,
        words={
            "subject": f"pearl:{Pearl.objects.get(slug=told.pearl).pk}",
            "phase": told.phase,
            "contributor_name": told.name,
            "creator": told.creator,
            "place": told.place,
            "taken_on": (now - timedelta(days=3)).date(),
            "description": told.description,
            "licence": told.licence,
            "people": People.NOBODY.value,
        },
        files=said,
        language=told.language,
    )
    return hand_in(contribution=contribution, now=now)


def _drawn(files: tuple[HandedInFile, ...]) -> Iterator[tuple[HandedInFile, bytes]]:
    for item in files:
        content = drawn_jpeg(("story", item.scene, item.seed))
        yield item, _squeezed(content) if item.is_second_copy else content


def _squeezed(content: bytes) -> bytes:
    """Return a picture as a messenger passes it on: smaller and coarser."""
    out = io.BytesIO()
    with Image.open(io.BytesIO(content)) as picture:
        picture.resize((1080, 720)).save(out, "JPEG", quality=55)
    return out.getvalue()


def _signature() -> bytes:
    """Return a name written with a finger, as the page's signing field makes it."""
    out = io.BytesIO()
    sheet = Image.new("RGB", (600, 200), "white")
    line = [
        (40 + 4 * step, 100 + 40 * math.sin(step / 5) * math.cos(step / 23)) for step in range(130)
    ]
    ImageDraw.Draw(sheet).line(line, fill="#1b2733", width=5, joint="curve")
    sheet.save(out, "PNG")
    return out.getvalue()


def _clip() -> bytes:
    """Return the drawn clip, nothing where there is no ffmpeg."""
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "clip.mp4"
        return target.read_bytes() if draw_clip(into=target, ffmpeg=settings.FFMPEG) else b""
