"""The house's own web feed: an entry under a permanent id, put through a port."""

from collections.abc import Callable

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from campaigns.channels.checks import counted, picture_problems, refused, text_problems
from campaigns.channels.contract import (
    Account,
    Count,
    Draft,
    OpenImage,
    Payload,
    SendKey,
)
from campaigns.channels.outlet import OwnOutlet
from campaigns.channels.wording import as_html, paragraphs
from outbox.rules.deadline import Deadline
from outbox.rules.outcomes import Outcome, Sent
from outbox.rules.refusals import Refusal

_MIMES = frozenset({"image/jpeg", "image/png", "image/webp", "image/gif", "image/avif"})

# Writes the entry named `key`, or leaves the one that is there, and returns its public address.
PutEntry = Callable[[str, Payload], str]


class FeedChannel(OwnOutlet):
    """Entries for RSS and Atom readers; `put_entry` keeps them, idempotent by key."""

    kind = "feed"
    label: str | Promise = _("Web feed")

    def __init__(self, *, put_entry: PutEntry) -> None:
        self._put_entry = put_entry

    def compose(self, draft: Draft, account: Account) -> Payload:
        text = paragraphs((draft.warning, draft.text, draft.credit, draft.statement))
        return {
            "channel": self.kind,
            "title": draft.title,
            "text": text,
            "html": as_html(text),
            "language": draft.language,
            "link": draft.link,
            "tags": [tag.strip().lstrip("#") for tag in draft.hashtags],
            "images": [image.frozen() for image in draft.images],
        }

    def count(self, payload: Payload, account: Account) -> Count:
        """Count the title: a feed's text has no end of its own."""
        title = payload["title"]
        return counted(kind=self.kind, name="title_characters", text=title, account=account)

    def problems(self, payload: Payload, account: Account) -> list[Refusal]:
        return [
            *text_problems(payload=payload, count=self.count(payload, account)),
            *picture_problems(kind=self.kind, payload=payload, account=account, mimes=_MIMES),
        ]

    def send(
        self,
        payload: Payload,
        *,
        key: SendKey,
        account: Account,
        deadline: Deadline,
        open_image: OpenImage,
    ) -> Outcome:
        if refusal := refused(self.problems(payload, account)):
            return refusal
        return Sent(remote_key=key.remote_key, url=self._put_entry(key.remote_key, payload))
