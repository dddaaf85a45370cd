"""Mails to all guests as they would go out now, and those that went, with what became of them."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings
from django.db.models import CharField, Count, OuterRef, Subquery, Value
from django.db.models.functions import Cast, Concat
from django.utils import timezone
from django.utils.translation import ngettext

from ceremonies.actions.forgetting import MAIL_KEY
from ceremonies.guests.letters import Worded, worded
from ceremonies.guests.standing import page_of
from ceremonies.mailings import guests_to_tell, why_not_tell
from ceremonies.models import Ceremony, GuestLetter, GuestMailing, Registration
from outbox.models import STATE_WORDS, Mail
from outbox.rules.states import State

# What stands in a preview for the link that belongs to one guest alone.
OWN_LINK = "/r/…/"


@dataclass(frozen=True, kw_only=True)
class Draft:
    """One mail as it would go out now: to how many parties, and how it reads in each language."""

    kind: str
    title: str
    guests: int
    previews: Sequence[tuple[str, int, Worded | None]]

    @property
    def send_words(self) -> str:
        words = ngettext("Send to %(n)s party", "Send to %(n)s parties", self.guests)
        return words % {"n": self.guests}


def drafts_of(ceremony: Ceremony) -> list[Draft]:
    """Return the mails that could go out now; a reminder goes by itself and is none of them."""
    now, drafts = timezone.now(), []
    told = {(mailing.kind, mailing.about) for mailing in ceremony.mailings.all()}
    for kind in (GuestMailing.Kind.CHANGED, GuestMailing.Kind.THANKS):
        if why_not_tell(ceremony, kind, now=now) or (kind, "") in told:
            continue
        counts = dict(
            guests_to_tell(ceremony, kind)
            .order_by()
            .values_list("language")
            .annotate(n=Count("pk"))
        )
        drafts.append(
            Draft(
                kind=kind.value,
                title=str(kind.label),
                guests=sum(counts.values()),
                previews=_previews(ceremony, kind.value, counts),
            )
        )
    return drafts


def _previews(
    ceremony: Ceremony, kind: str, counts: dict[str, int]
) -> list[tuple[str, int, Worded | None]]:
    """Word the mail for the first party of each language: nine at most, however many guests."""
    names = dict(settings.LANGUAGES)
    firsts: dict[str, Registration] = {}
    for language in counts:
        first = guests_to_tell(ceremony, kind).filter(language=language)
        firsts[language] = first.select_related("ceremony")[0]
    before = ceremony.untold["facts"] if ceremony.untold else None
    shown = []
    for language, party in sorted(firsts.items()):
        page = page_of(party)
        letter = page and worded(
            kind,
            party,
            page=page,
            now=timezone.now(),
            own_url=settings.SITE_URL + OWN_LINK,
            before=before,
        )
        shown.append((str(names[language]), counts[language], letter))
    return shown


def mailings_of(ceremony: Ceremony) -> list[tuple[GuestMailing, list[tuple[str, int]]]]:
    """Return the mails that went out, the newest first, with how many stand how."""
    key = Concat(Value(MAIL_KEY), Cast(OuterRef("pk"), CharField()))
    states: dict[int, dict[str, int]] = {}
    counted = (
        GuestLetter.objects.filter(mailing__ceremony=ceremony)
        .annotate(sent_as=Subquery(Mail.objects.filter(dedup_key=key).values("state")[:1]))
        .order_by()
        .values_list("mailing_id", "state", "sent_as")
        .annotate(n=Count("pk"))
    )
    for mailing_id, state, sent_as, number in counted:
        of = states.setdefault(mailing_id, {})
        of[sent_as or state] = of.get(sent_as or state, 0) + number
    return [
        (
            mailing,
            [
                (str(STATE_WORDS[State(s)]), n)
                for s, n in sorted(states.get(mailing.pk, {}).items())
            ],
        )
        for mailing in ceremony.mailings.select_related("sent_by")
    ]
