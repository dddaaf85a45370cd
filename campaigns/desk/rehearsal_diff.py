"""What a rehearsal has shown: each post beside its plan, and what the plan itself is missing."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from campaigns.clashing import Clash, clashes_of
from campaigns.desk.standing import Look
from campaigns.desk.views.matrix import MISSING, UNTOLD, Matrix, matrices_of
from campaigns.models import Message, Rehearsal, RehearsedPost, Variant
from campaigns.rehearsal.handling import clock_of
from campaigns.rehearsal.planning import posts_of, times_of
from campaigns.rules.clashing import Code
from campaigns.rules.local_time import both_clocks
from campaigns.rules.rehearsing import TELLING, Difference, difference_of
from campaigns.sentences.content import CONTENT
from campaigns.wording import words_for
from outbox.rules.refusals import Refusal
from outbox.rules.states import State

LANGUAGE_NAMES = dict(settings.LANGUAGES)
LOOKS: dict[Difference, Look] = {
    Difference.NONE: Look(word=_("As planned"), icon="success", tone="good"),
    Difference.WAITS: Look(word=_("Still to come"), icon="time", tone="set"),
    Difference.LATER: Look(word=_("Later than planned"), icon="history", tone="asks"),
    Difference.REFUSED: Look(word=_("Refused"), icon="circle-xmark", tone="bad"),
    Difference.TOO_LATE: Look(word=_("Too late, not sent"), icon="history", tone="bad"),
    Difference.STOPPED: Look(word=_("Not played"), icon="minus", tone="quiet"),
    Difference.ASKS: Look(word=_("Needs a person"), icon="warning", tone="bad"),
}
OF_THE_TEST_CHANNEL = _("This is a limit of the test channel; the real one would take the post.")


@dataclass(frozen=True, kw_only=True)
class Line:
    """One rehearsed post: what was planned, and what became of it on the campaign's clock."""

    row: RehearsedPost
    difference: Difference
    local: datetime
    clocks: tuple[tuple[str, str], ...]
    went_local: datetime | None
    went_clocks: tuple[tuple[str, str], ...]
    words: Sequence[str | Promise]

    @property
    def look(self) -> Look:
        return LOOKS[self.difference]


@dataclass(frozen=True, kw_only=True)
class Unplayed:
    """A post that the rehearsal has no time for, or no channel."""

    post: Variant
    why: str | Promise


@dataclass(frozen=True, kw_only=True)
class Gap:
    """What a message has no post for: languages without a text, and channels without a post."""

    message: Message
    untold: list[str]
    missing: list[tuple[str, list[str]]]


@dataclass(frozen=True, kw_only=True)
class Diff:
    """Everything that the page shows about a rehearsal."""

    lines: list[Line]
    unplayed: list[Unplayed]
    gaps: list[Gap]
    clashes: list[tuple[Variant, list[Clash]]]
    quotas: list[tuple[str, str]]

    @property
    def differing(self) -> list[Line]:
        return [line for line in self.lines if line.difference in TELLING]

    @property
    def coming(self) -> list[Line]:
        return [line for line in self.lines if line.difference is Difference.WAITS]

    @property
    def as_planned(self) -> list[Line]:
        return [line for line in self.lines if line.difference is Difference.NONE]

    @property
    def counts(self) -> list[tuple[Look, int]]:
        found = Counter(line.difference for line in self.lines)
        return [(LOOKS[one], found[one]) for one in Difference if found[one]]


def diff_of(rehearsal: Rehearsal) -> Diff:
    """Put a rehearsal beside its plan; the number of queries does not grow with the posts."""
    related = ("variant__message", "variant__channel", "channel")
    rows = list(rehearsal.posts.select_related(*related).order_by("planned_for", "pk"))
    posts = posts_of(rehearsal.campaign)
    clashes = clashes_of(posts)
    used = {post.channel_id for post in posts}
    messages = rehearsal.campaign.messages.order_by("pk")
    return Diff(
        lines=[_line(row, rehearsal) for row in rows],
        unplayed=list(_unplayed(posts, rows, rehearsal)),
        gaps=[gap for matrix in matrices_of(messages) if (gap := _gap(matrix, used))],
        clashes=[
            (post, found)
            for post in posts
            if (found := [one for one in clashes[post.pk] if one.code != Code.OVER_QUOTA])
        ],
        quotas=sorted(
            {
                (post.channel.name, one.words)
                for post in posts
                for one in clashes[post.pk]
                if one.code == Code.OVER_QUOTA
            }
        ),
    )


def _line(row: RehearsedPost, rehearsal: Rehearsal) -> Line:
    went_at = _went_at(row, rehearsal)
    difference = difference_of(
        state=State(row.state), planned_for=row.planned_for, went_at=went_at or row.planned_for
    )
    return Line(
        row=row,
        difference=difference,
        local=timezone.localtime(row.planned_for),
        clocks=both_clocks(row.planned_for),
        went_local=timezone.localtime(went_at) if went_at else None,
        went_clocks=both_clocks(went_at) if went_at else (),
        words=_words(row, difference),
    )


def _went_at(row: RehearsedPost, rehearsal: Rehearsal) -> datetime | None:
    """Return the campaign's instant a post went out at, None where it did not."""
    if row.state != State.SENT:
        return None
    if noted := row.reason_facts.get("went_at"):
        return datetime.fromisoformat(noted)
    # It was found there after an answer that got lost: the first try is the nearest we know.
    tried_at = row.first_attempt_at or row.due_at
    return max(row.planned_for, clock_of(rehearsal).campaign(tried_at))


def _words(row: RehearsedPost, difference: Difference) -> list[str | Promise]:
    words: list[str | Promise] = []
    facts = row.reason_facts
    # Why it came late says more than that it did, which the state says already.
    if why := facts.get("because") or facts.get("waited_for") or row.reason:
        words.append(words_for(Refusal(why, facts)))
    if difference is Difference.REFUSED and row.attempt_no and row.reason in CONTENT:
        words.append(OF_THE_TEST_CHANNEL)  # the real one's limits were asked before any try
    return words


def _unplayed(
    posts: Iterable[Variant], rows: Iterable[RehearsedPost], rehearsal: Rehearsal
) -> Iterable[Unplayed]:
    played = {row.variant_id for row in rows}
    ahead = {one.variant.pk for one in times_of(posts, after=rehearsal.started_at)}
    for post in posts:
        if post.pk in played:
            continue
        if post.due_at is None:
            yield Unplayed(post=post, why=_("It has no time."))
        elif post.pk in ahead:
            yield Unplayed(post=post, why=_("Its channel was left out, or it was planned since."))


def _gap(matrix: Matrix, used: set[int]) -> Gap | None:
    """Name what is missing on the channels that the campaign uses."""
    rows = [row for row in matrix.rows if row.channel.pk in used]
    untold = {cell.code for row in rows for cell in row.cells if cell.look is UNTOLD}
    missing = [
        (row.channel.name, [_language(cell.code) for cell in row.cells if cell.look is MISSING])
        for row in rows
    ]
    missing = [(name, languages) for name, languages in missing if languages]
    if not untold and not missing:
        return None
    in_order = [_language(code) for code in LANGUAGE_NAMES if code in untold]
    return Gap(message=matrix.message, untold=in_order, missing=missing)


def _language(code: str) -> str:
    return str(LANGUAGE_NAMES[code])
