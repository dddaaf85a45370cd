"""How a post stands, in a word, a shape and a sentence: never by colour alone."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from campaigns.models import Delivery, Variant
from campaigns.turns import Turn
from campaigns.wording import words_for
from outbox.models import Hold
from outbox.rules.refusals import Refusal
from outbox.rules.states import State


@dataclass(frozen=True, kw_only=True)
class Look:
    """The word, the shape (an icon of Wagtail's) and the tone (a class of desk.css) of a state."""

    word: str | Promise
    icon: str
    tone: str


LOOKS: dict[str, Look] = {
    Variant.State.DRAFT: Look(word=_("Draft"), icon="edit", tone="quiet"),
    Variant.State.IN_REVIEW: Look(word=_("Waiting for approval"), icon="view", tone="asks"),
    Variant.State.REJECTED: Look(word=_("Sent back"), icon="comment", tone="asks"),
    Variant.State.LAPSED: Look(word=_("Not approved in time"), icon="history", tone="bad"),
    Variant.State.APPROVED: Look(word=_("Approved, no time yet"), icon="check", tone="quiet"),
    State.READY: Look(word=_("Planned"), icon="time", tone="set"),
    State.LEASED: Look(word=_("Going out now"), icon="upload", tone="set"),
    State.SENDING: Look(word=_("Going out now"), icon="upload", tone="set"),
    State.UNKNOWN: Look(word=_("Being checked"), icon="search", tone="asks"),
    State.SENT: Look(word=_("Sent"), icon="success", tone="good"),
    State.FAILED: Look(word=_("Failed"), icon="circle-xmark", tone="bad"),
    State.EXPIRED: Look(word=_("Too late, not sent"), icon="history", tone="bad"),
    State.CANCELLED: Look(word=_("Taken back"), icon="minus", tone="quiet"),
    State.NEEDS_HUMAN: Look(word=_("Needs a person"), icon="warning", tone="bad"),
}
# By the doubt that a post is in (Variant.Doubt): a person has to look before it goes out.
DOUBTED: dict[str, Look] = {
    Variant.Doubt.CHANGED: Look(word=_("Held: its page has changed"), icon="lock", tone="asks"),
    Variant.Doubt.UNPUBLISHED: Look(
        word=_("Held: its page is not public"), icon="lock", tone="asks"
    ),
    Variant.Doubt.UNCLEARED: Look(
        word=_("Held: a photo may not be shown"), icon="lock", tone="asks"
    ),
}
HELD = Look(word=_("Stopped"), icon="lock", tone="bad")


@dataclass(frozen=True, kw_only=True)
class Standing:
    """How a turn of a post stands now. `code` is stable; `reason` and `said` may be empty."""

    code: str
    look: Look
    reason: str = ""
    said: str = ""
    remote_url: str = ""
    is_held: bool = False


def covers(hold: Hold, scopes: str) -> bool:
    return f"|{hold.scope}|" in scopes


def standing_of(turn: Turn, *, holds: Iterable[Hold]) -> Standing:
    """Say how a turn of a post stands, given the holds that are active now."""
    post, delivery = turn.post, turn.delivery
    if post.source_doubt and not turn.outranks_the_text:
        return Standing(code=post.source_doubt, look=DOUBTED[post.source_doubt], is_held=True)
    speaks = post.state == Variant.State.APPROVED or turn.outranks_the_text
    if delivery is None or not speaks:
        return Standing(code=post.state, look=LOOKS[post.state])
    return standing_of_delivery(delivery, holds=holds)


def standing_of_delivery(delivery: Delivery, *, holds: Iterable[Hold]) -> Standing:
    """Say how one delivery stands."""
    hold = next((hold for hold in holds if covers(hold, delivery.scopes)), None)
    if hold is not None and delivery.state == State.READY:
        return Standing(code="held", look=HELD, reason=hold.reason, is_held=True)
    return Standing(
        code=delivery.state,
        look=LOOKS[delivery.state],
        reason=_reason(delivery),
        said=delivery.reason_words,
        remote_url=delivery.remote_url,
    )


def _reason(delivery: Delivery) -> str:
    """Say why it stands so, and what happens next by itself."""
    if not delivery.reason:
        return ""
    why = words_for(Refusal(delivery.reason, delivery.reason_facts))
    if delivery.state == State.READY:
        again_at = date_format(timezone.localtime(delivery.next_try_at), "j F, H:i")
        again = gettext("It is tried again by itself on %(moment)s.") % {"moment": again_at}
        return f"{why} {again}"
    if delivery.state == State.UNKNOWN:
        return f"{why} {gettext('We are looking whether it is there.')}"
    return why


def may_be_filtered() -> Collection[tuple[str, str | Promise]]:
    """Name the states that a list can be narrowed to, each word once."""
    looks = LOOKS | DOUBTED
    return list({look.word: (code, look.word) for code, look in looks.items()}.values())
