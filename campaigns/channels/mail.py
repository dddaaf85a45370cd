"""The newsletter: one issue under a permanent id, handed to the mail queue through a port."""

from collections.abc import Callable, Iterable

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
from campaigns.channels.wording import as_html, opening_line, paragraphs
from outbox.rules.deadline import Deadline
from outbox.rules.outcomes import Outcome, Sent
from outbox.rules.refusals import Refusal

_MIMES = frozenset({"image/jpeg", "image/png", "image/gif"})  # what mail programs show

# Writes one row per recipient of the issue named `key`, or leaves those that are there, and
# returns the issue's public address ('' if it has none).
EnqueueIssue = Callable[[str, Payload], str]


class MailChannel(OwnOutlet):
    """Newsletter issues; `enqueue_issue` makes the mails that are due, idempotent by key.

    "Sent" here means that the mails are on record as due, not that they have arrived.
    """

    kind = "mail"
    label: str | Promise = _("Newsletter")

    def __init__(self, *, enqueue_issue: EnqueueIssue) -> None:
        self._enqueue_issue = enqueue_issue

    def compose(self, draft: Draft, account: Account) -> Payload:
        body = (draft.warning, draft.text, draft.link, draft.credit, draft.statement)
        text = paragraphs(body)
        return {
            "channel": self.kind,
            "subject": " ".join(draft.title.split()),
            "preheader": opening_line(draft.text),
            "text": text,
            "html": as_html(text),
            "language": draft.language,
            "link": draft.link,
            "images": [image.frozen() for image in draft.images],
        }

    def count(self, payload: Payload, account: Account) -> Count:
        """Count the subject, and also the bytes of the HTML part, which mail programs cut off."""
        subject, html = payload["subject"], payload["html"]
        count = counted(kind=self.kind, name="title_characters", text=subject, account=account)
        also = counted(kind=self.kind, name="html_bytes", text=html, account=account)
        return Count(used=count.used, limit=count.limit, unit=count.unit, also=also)

    def problems(self, payload: Payload, account: Account) -> list[Refusal]:
        return [
            *text_problems(payload=payload, count=self.count(payload, account)),
            *_empty_body(payload),
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
        return Sent(remote_key=key.remote_key, url=self._enqueue_issue(key.remote_key, payload))


def _empty_body(payload: Payload) -> Iterable[Refusal]:
    if not payload["text"]:
        yield Refusal("body-missing")
