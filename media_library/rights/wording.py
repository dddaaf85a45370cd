"""Why an asset may not be shown, in sentences for officers that say what to do."""

from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from media_library.consents.texts import channel_words
from media_library.models import Person
from outbox.rules.refusals import Refusal


def rights_words(refusal: Refusal) -> str:
    """Return the sentence for a refusal of `rules.clearance`, in the active language.

    A code that is none of its own comes back as it is. Asks for a person's name where one is meant.
    """
    sentences = {
        "asset-withdrawn": _(
            "It was withdrawn and may not be shown any more. Please choose another one."
        ),
        "asset-not-ready": _("It is not in the library yet. Please have it reviewed first."),
        "rights-missing": _(
            "No rights are recorded for this use (%(channel)s, %(language)s). Please ask the "
            "rights holder and record the grant."
        ),
        "rights-lapsed": _(
            "The rights for this use (%(channel)s, %(language)s) have run out. Please have them "
            "renewed or choose another one."
        ),
        "people-not-said": _(
            "Nobody has said yet who can be seen in it. Please fill that in first."
        ),
        "people-not-named": _(
            "It shows people who can be recognised, but nobody is named. Please name them and "
            "record their consent."
        ),
        "consent-missing": _(
            "%(person)s has not agreed to this use (%(channel)s, %(language)s). Please ask for "
            "their consent or choose another one."
        ),
        "consent-lapsed": _(
            "The consent of %(person)s for this use (%(channel)s, %(language)s) has ended. Please "
            "ask for a new one or choose another one."
        ),
        "guardian-missing": _(
            "%(person)s is under 18, and no parent or guardian has agreed. Please ask them first."
        ),
    }
    sentence = sentences.get(refusal.code)
    return sentence % _facts(refusal) if sentence else refusal.code


def _facts(refusal: Refusal) -> dict[str, str]:
    channel, language = refusal.facts.get("channel", ""), refusal.facts.get("language", "")
    return {
        "channel": channel_words(channel),
        "language": str(dict(settings.LANGUAGES).get(language, language)),
        "person": _name(refusal.facts.get("person_id")),
    }


def _name(person_id: Any) -> str:
    known = Person.objects.filter(pk=person_id).first() if isinstance(person_id, int) else None
    return known.name if known and known.name else _("Somebody shown")
