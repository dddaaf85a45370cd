"""From the cells of a row to what they name: campaign, message, channel, language, words, time."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from zoneinfo import available_timezones

from django.conf import settings
from django.core.exceptions import ValidationError

from accounts.models import User
from campaigns.desk.access import MAY_PLAN, may_act
from campaigns.models import Campaign, ChannelAccount, Message
from campaigns.rules.plan_cells import message_id_of, settled, wall_time_of
from campaigns.rules.plan_rows import REQUIRED, WORDS, Row
from outbox.rules.refusals import Refusal

LANGUAGES = dict(settings.LANGUAGES)


class RowRefused(Exception):
    """A row that cannot be carried out; `column` is where to mend it, "" for the row as a whole."""

    def __init__(self, refusal: Refusal, *, column: str = "") -> None:
        super().__init__(refusal.code)
        self.refusal = refusal
        self.column = column


@dataclass(frozen=True, kw_only=True)
class Wish:
    """What a row asks for; `message` is None for one that is to be started as `title`.

    `words` holds only the cells that are filled: an empty cell leaves what is there.
    """

    campaign: Campaign
    message: Message | None
    title: str
    kind: str
    channel: ChannelAccount
    language: str
    words: Mapping[str, str]
    local: datetime | None
    zone: str


class Reader:
    """Reads the rows of one file for one person; remembers what several rows name."""

    def __init__(self, *, by: User, own_zone: str) -> None:
        self._by = by
        self._own_zone = own_zone
        self._messages: dict[int, dict[str, list[Message]]] = {}
        self._started: dict[tuple[int, str], Message] = {}
        self._rows: dict[tuple[int, str, int, str], int] = {}

    def wish_of(self, row: Row) -> Wish:
        """Return what a row asks for. Raises RowRefused."""
        if row.refusal is not None:
            raise RowRefused(row.refusal, column=str(row.refusal.facts.get("column", "")))
        cells = {name: settled(name, cell) for name, cell in row.cells.items()}
        for name in REQUIRED:
            if not cells[name]:
                raise RowRefused(Refusal("cell-missing"), column=name)
        campaign = self._campaign(cells["campaign"])
        message, title = self._message(campaign, cells["message"])
        channel = self._channel(cells["channel"])
        language = _language(cells["language"])
        self._once(row.number, campaign, message, title, channel, language)
        local, zone = self._time(cells)
        return Wish(
            campaign=campaign,
            message=message,
            title=title,
            kind=_kind(cells.get("kind", ""), message),
            channel=channel,
            language=language,
            words={name: cells[name] for name in WORDS if cells.get(name)},
            local=local,
            zone=zone,
        )

    def remember(self, message: Message) -> None:
        """Let later rows go to the message of a row that was carried out."""
        self._started[message.campaign_id, message.title] = message

    @cached_property
    def _campaigns(self) -> dict[str, Campaign]:
        found = Campaign.objects.select_related("organisation")
        return {campaign.slug.casefold(): campaign for campaign in found}

    @cached_property
    def _channels(self) -> list[ChannelAccount]:
        return list(ChannelAccount.objects.select_related("organisation"))

    def _campaign(self, slug: str) -> Campaign:
        campaign = self._campaigns.get(slug.casefold())
        if campaign is None:
            raise RowRefused(Refusal("campaign-unknown", {"campaign": slug}), column="campaign")
        if not may_act(self._by, MAY_PLAN, campaign.organisation_id):
            facts = {"organisation": campaign.organisation.name}
            raise RowRefused(Refusal("campaign-not-yours", facts), column="campaign")
        return campaign

    def _message(self, campaign: Campaign, cell: str) -> tuple[Message | None, str]:
        """Find a message by its number or title; the title alone where it has to be started."""
        known = self._messages_of(campaign)
        if (number := message_id_of(cell)) is not None:
            every = (message for same in known.values() for message in same)
            found = next((message for message in every if message.pk == number), None)
            if found is None:
                facts = {"number": f"#{number}"}
                raise RowRefused(Refusal("message-unknown", facts), column="message")
            return found, found.title
        title = cell
        same = known.get(title, [])
        if len(same) > 1:
            numbers = ", ".join(f"#{message.pk}" for message in same)
            refusal = Refusal("message-ambiguous", {"numbers": numbers})
            raise RowRefused(refusal, column="message")
        if same:
            return same[0], title
        try:
            Message._meta.get_field("title").clean(title, None)
        except ValidationError as error:
            raise RowRefused(_said(error.messages), column="message") from error
        return self._started.get((campaign.pk, title)), title

    def _messages_of(self, campaign: Campaign) -> dict[str, list[Message]]:
        """Return the messages there were before this file, by title."""
        if campaign.pk not in self._messages:
            by_title: dict[str, list[Message]] = defaultdict(list)
            for message in campaign.messages.order_by("pk"):
                by_title[" ".join(message.title.split())].append(message)
            self._messages[campaign.pk] = dict(by_title)
        return self._messages[campaign.pk]

    def _channel(self, cell: str) -> ChannelAccount:
        """Find a channel by its name, or by "kind: name" where two share one."""
        found = self._called(cell, str_of=_short_name) or self._called(cell, str_of=full_name)
        if not found:
            real = [one for one in self._channels if one.is_active and not one.is_for_rehearsal]
            known = ", ".join(one.name for one in real)
            refusal = Refusal("channel-unknown", {"channel": cell, "known": known or "–"})
            raise RowRefused(refusal, column="channel")
        if len(found) > 1:
            known = ", ".join(map(full_name, found))
            raise RowRefused(Refusal("channel-ambiguous", {"known": known}), column="channel")
        if found[0].is_for_rehearsal:
            raise RowRefused(Refusal("channel-for-rehearsal"), column="channel")
        return found[0]

    def _called(
        self, cell: str, *, str_of: Callable[[ChannelAccount], str]
    ) -> list[ChannelAccount]:
        """Return the channels of a name; capitals matter only where they tell two apart."""
        alike = [one for one in self._channels if str_of(one).casefold() == cell.casefold()]
        return [one for one in alike if str_of(one) == cell] or alike

    def _once(
        self,
        number: int,
        campaign: Campaign,
        message: Message | None,
        title: str,
        channel: ChannelAccount,
        language: str,
    ) -> None:
        """Take each message, channel and language once, whatever became of the first row."""
        is_old = any(message in same for same in self._messages_of(campaign).values())
        name = f"#{message.pk}" if message is not None and is_old else title
        first = self._rows.setdefault((campaign.pk, name, channel.pk, language), number)
        if first != number:
            raise RowRefused(Refusal("row-twice", {"first": first}))

    def _time(self, cells: Mapping[str, str]) -> tuple[datetime | None, str]:
        local = wall_time_of(day=cells.get("date", ""), at=cells.get("time", ""))
        if isinstance(local, Refusal):
            column = "time" if local.code.startswith("time") else "date"
            raise RowRefused(local, column=column)
        zone = cells.get("zone") or self._own_zone
        if zone not in available_timezones():
            raise RowRefused(Refusal("unknown-zone", {"zone": zone}), column="zone")
        return local, zone


def full_name(channel: ChannelAccount) -> str:
    """Return the name by which a channel is told from one of another kind."""
    return f"{channel.kind}: {_short_name(channel)}"


def _short_name(channel: ChannelAccount) -> str:
    return " ".join(channel.name.split())


def refuse_words(errors: Mapping[str, Iterable[str]]) -> None:
    """Raise RowRefused for the first column whose words the post's own form does not take."""
    for column, said in errors.items():
        raise RowRefused(_said(said), column=column if column in WORDS else "")


def _said(messages: Iterable[str]) -> Refusal:
    return Refusal("cell-wrong", {"said": " ".join(map(str, messages))})


def _language(cell: str) -> str:
    code = cell.casefold()
    if code not in LANGUAGES:
        facts = {"language": cell, "known": ", ".join(LANGUAGES)}
        raise RowRefused(Refusal("language-unknown", facts), column="language")
    return code


def _kind(cell: str, message: Message | None) -> str:
    kind = cell.casefold()
    if not kind:
        return message.kind if message is not None else Message.Kind.NEWS.value
    if kind not in Message.Kind.values:
        facts = {"kind": cell, "known": ", ".join(Message.Kind.values)}
        raise RowRefused(Refusal("kind-unknown", facts), column="kind")
    if message is not None and message.kind != kind:
        raise RowRefused(Refusal("kind-differs", {"kind": message.kind}), column="kind")
    return kind
