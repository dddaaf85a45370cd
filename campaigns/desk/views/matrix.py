"""Channel × language: how every post of a message or a campaign stands, and what is missing."""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.conf import settings
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from campaigns.desk.access import (
    MAY_EDIT,
    MAY_ENTER,
    MAY_PLAN,
    DeskRequest,
    desk_view,
    may_act,
)
from campaigns.desk.entries import Entry, entries_of
from campaigns.desk.layout import active_holds, desk_page
from campaigns.desk.standing import Look
from campaigns.models import Campaign, ChannelAccount, Message
from campaigns.proposing import languages_told
from campaigns.querysets import posts
from campaigns.sharing import may_use

MESSAGES_PER_PAGE = 20
MISSING = Look(word=gettext_lazy("Missing"), icon="plus", tone="asks")
UNTOLD = Look(word=gettext_lazy("No text in this language"), icon="no-view", tone="quiet")
UNSPOKEN = Look(word=gettext_lazy("Not on this channel"), icon="minus", tone="quiet")


@dataclass(frozen=True, kw_only=True)
class Cell:
    """One channel in one language: its post, or why there is none; `may_be_filled` marks a hole."""

    code: str
    look: Look
    entry: Entry | None = None
    may_be_filled: bool = False

    @property
    def is_possible(self) -> bool:
        return self.look is not UNSPOKEN


@dataclass(frozen=True, kw_only=True)
class Row:
    """A channel's posts of one message, one cell per language."""

    channel: ChannelAccount
    cells: list[Cell]


@dataclass(frozen=True, kw_only=True)
class Matrix:
    """A message on every channel and in every language."""

    message: Message
    rows: list[Row]

    @property
    def cells(self) -> list[Cell]:
        return [cell for row in self.rows for cell in row.cells]

    @property
    def holes(self) -> int:
        return sum(cell.may_be_filled for cell in self.cells)


def matrices_of(messages: Iterable[Message]) -> list[Matrix]:
    """Return messages with all their cells; as many queries, however many messages there are."""
    messages = list(messages)
    found = posts().shown().filter(message__in=messages).order_by("pk")
    entries = {
        (entry.post.message_id, entry.post.channel_id, entry.post.language): entry
        for entry in entries_of(found, holds=active_holds())
    }
    used = {(message_id, channel_id) for message_id, channel_id, _code in entries}
    channels = _channels(used={channel_id for _message_id, channel_id in used})
    told_in = languages_told({one.source_key for one in messages if one.source_key})
    return [
        Matrix(
            message=message,
            rows=[
                Row(
                    channel=channel,
                    cells=[
                        _cell(
                            code,
                            entry=entries.get((message.pk, channel.pk, code)),
                            is_spoken=channel.speaks(code) and channel.is_active,
                            is_told=message.source_key is None
                            or code in told_in[message.source_key],
                        )
                        for code, _name in settings.LANGUAGES
                    ],
                )
                for channel in channels
                if may_use(message.campaign.organisation_id, channel=channel)
                or (message.pk, channel.pk) in used
            ],
        )
        for message in messages
    ]


def tally(matrices: Iterable[Matrix]) -> list[tuple[Look, int]]:
    """Count the cells of each look, the most frequent first; what cannot be is not counted."""
    cells = [cell for matrix in matrices for cell in matrix.cells]
    return Counter(cell.look for cell in cells if cell.is_possible).most_common()


def _cell(code: str, *, entry: Entry | None, is_spoken: bool, is_told: bool) -> Cell:
    if entry is not None:
        return Cell(code=code, look=entry.standing.look, entry=entry)
    if not is_spoken:
        return Cell(code=code, look=UNSPOKEN)
    if not is_told:
        return Cell(code=code, look=UNTOLD)
    return Cell(code=code, look=MISSING, may_be_filled=True)


def _channels(*, used: Collection[int]) -> list[ChannelAccount]:
    """Return the channels in use for real posts, and those that have posts already."""
    return [
        channel
        for channel in ChannelAccount.objects.select_related("organisation")
        if channel.pk in used or (channel.is_active and not channel.is_for_rehearsal)
    ]


@desk_view(MAY_ENTER, methods=("GET", "HEAD"))
def matrix(request: DeskRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(Campaign, pk=pk)
    paginator = Paginator(found.messages.order_by("-pk"), MESSAGES_PER_PAGE)
    page = paginator.get_page(request.GET.get("page"))
    matrices = matrices_of(page.object_list)
    return desk_page(
        request,
        "matrix.html",
        title=_("Matrix of “%(campaign)s”") % {"campaign": found.name},
        tab="campaigns",
        icon="table",
        trail=[(found.name, reverse("campaign_desk:campaign", args=[found.pk]))],
        campaign=found,
        may_edit=may_act(request.user, MAY_EDIT, found.organisation_id),
        may_plan=may_act(request.user, MAY_PLAN, found.organisation_id),
        matrices=matrices,
        tally=tally(matrices),
        languages=settings.LANGUAGES,
        page=page,
        query="",
    )
