"""The mail to somebody who is shown: what was written down, by whom, and their own link."""

from datetime import datetime

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext

from media_library.consents.contacts import mail_of
from media_library.consents.texts import channel_words
from media_library.consents.tokens import consent_link
from media_library.models import Consent, Contribution
from media_library.rights.clearing import channels_left, is_withdrawn
from media_library.rules.standing import Channel
from outbox.actions.enqueueing import enqueue_mail


def tell_of_consent(*, consent: Consent, now: datetime) -> None:
    """Owe the mail with the person's own link: one for each consent and address, however often.

    Nobody is written to whose address is not known, and not about what was taken back already.
    """
    address = mail_of(consent.person)
    if not address or is_withdrawn(consent):
        return
    language = consent.text_language
    with translation.override(language):
        left = channels_left(consent)
        context = {
            "consent": consent,
            "person": consent.person,
            "places": [channel_words(code) for code in Channel if code in left],
            "languages": [str(dict(settings.LANGUAGES)[code]) for code in consent.languages],
            "recorded_by": recorder_of(consent),
            "link": f"{consent_link(consent.person)}?lang={language}",
            "language": language,
            "site_name": settings.WAGTAIL_SITE_NAME,
            "site_url": settings.SITE_URL,
        }
        enqueue_mail(
            recipient=address,
            subject=gettext("Your consent to photos and videos"),
            text=render_to_string("emails/consent_recorded.txt", context),
            html=render_to_string("emails/consent_recorded.html", context),
            language=language,
            may_repeat=True,
            now=now,
            headers={"Auto-Submitted": "auto-generated", "Content-Language": language},
            scopes=(f"organisation:{consent.person.organisation_id}",),
            dedup_key=f"{mail_key(consent)}:{_mark_of(address)}",
            priority=3,
        )


def tell_people_of(*, contribution: Contribution, now: datetime) -> None:
    """Tell everybody who was named in a contribution, each of every consent once."""
    consents = Consent.objects.filter(person__contribution=contribution)
    for consent in consents.select_related("person__organisation").order_by("pk"):
        tell_of_consent(consent=consent, now=now)


def mail_key(consent: Consent) -> str:
    """Return what the names begin with under which a consent's mails are owed."""
    return f"consent-recorded:{consent.uuid}"


def _mark_of(address: str) -> str:
    """Return what tells one address of a consent from another, without naming it."""
    return salted_hmac("consent-recorded", address, algorithm="sha256").hexdigest()[:12]


def recorder_of(consent: Consent) -> str:
    """Say who wrote a consent down: an officer, or else who handed in, and their organisation."""
    person = consent.person
    if consent.recorded_by is not None:
        who = consent.recorded_by.shown_name
    else:
        who = person.contribution.contributor_name if person.contribution else ""
    return ", ".join(name for name in (who, str(person.organisation)) if name)
