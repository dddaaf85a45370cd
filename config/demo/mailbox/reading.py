"""Reading mails that Django's file backend wrote, newest first."""

import email
import email.policy
from dataclasses import dataclass
from datetime import datetime
from email.message import EmailMessage
from email.utils import parsedate_to_datetime
from pathlib import Path

from django.conf import settings

# Django's console and file backends end each mail with such a line.
SEPARATOR = b"-" * 79


@dataclass(frozen=True, kw_only=True)
class StoredMail:
    name: str
    message: EmailMessage

    @property
    def subject(self) -> str:
        return str(self.message["Subject"])

    @property
    def recipient(self) -> str:
        return str(self.message["To"])

    @property
    def language(self) -> str:
        return str(self.message["Content-Language"] or "en")

    @property
    def sent_at(self) -> datetime:
        return parsedate_to_datetime(str(self.message["Date"]))

    def part(self, kind: str) -> str:
        """Return the text of the part "plain" or "html", empty if there is none."""
        body = self.message.get_body(preferencelist=(kind,))
        return str(body.get_content()) if body is not None else ""

    @property
    def plain(self) -> str:
        return self.part("plain")


def stored_mails() -> list[StoredMail]:
    """Return all mails, newest first."""
    folder = Path(settings.EMAIL_FILE_PATH)
    mails = []
    for path in sorted(folder.glob("*.log")):
        parts = [part.strip() for part in path.read_bytes().split(SEPARATOR)]
        for number, part in enumerate(part for part in parts if part):
            message = email.message_from_bytes(part, policy=email.policy.default)
            mails.append(StoredMail(name=f"{path.stem}-{number}", message=message))
    return sorted(mails, key=lambda mail: mail.sent_at, reverse=True)
