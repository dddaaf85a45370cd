"""Reading back from a Mastodon account whether a post of ours is there."""

import html
import unicodedata
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import parse_qs, urlsplit

import regex

from campaigns.channels.answers import Answer, ask
from campaigns.channels.contract import Account, Payload
from campaigns.rules.counting import local_mentions
from outbox.rules.deadline import Deadline
from outbox.rules.outcomes import Unsure

# Clocks differ, and the server's moment is when it saved, not when we began.
SLACK = timedelta(minutes=2)
_PER_PAGE = 40
_MOST_PAGES = 10
_ELEMENT = regex.compile(r"<[^>]*>")

Status = Mapping[str, Any]


def statuses_since(
    *, account: Account, since: datetime, deadline: Deadline
) -> list[Status] | Unsure:
    """List the account's own posts, newest first, back to shortly before `since`."""
    token = str(account.secret.get("access_token", ""))
    owner = account.capabilities.get("account_id") or _own_id(account, token, deadline)
    if isinstance(owner, Unsure):
        return owner
    url = f"{account.base_url.rstrip('/')}/api/v1/accounts/{owner}/statuses"
    found: list[Status] = []
    params = {"limit": str(_PER_PAGE), "exclude_reblogs": "true"}
    for _ in range(_MOST_PAGES):
        answer = ask(method="GET", url=url, deadline=deadline, token=token, params=params)
        if not isinstance(answer, Answer):
            return Unsure(words=answer.words)
        page = answer.body
        if not isinstance(page, list) or not all(_is_status(status) for status in page):
            return Unsure(words="The server's list of posts could not be read.")
        young = [status for status in page if _moment(status) >= since - SLACK]
        found += young
        # A pinned or back-dated post may stand out of order: only a whole old page is the end.
        if not young:
            return found
        params["max_id"] = page[-1]["id"]
    return Unsure(words="The account has posted too much since to look through it.")


def was_seen(*, payload: Payload, status: Status) -> bool:
    """Recognise our post: by the `utm_id` that only this delivery carries, else by its words."""
    marker = _utm_ids(payload["link"])
    if marker:
        # Anything that is not part of an id may follow, so that 12 is not found in 123.
        pattern = rf"[?&]utm_id={regex.escape(marker[0])}(?![\w.~%-])"
        return regex.search(pattern, html.unescape(status["content"])) is not None
    is_same_text = _bare(local_mentions(payload["text"])) == _bare(_plain(status["content"]))
    media = status.get("media_attachments") or []
    return is_same_text and len(media) == len(payload["images"])


def _own_id(account: Account, token: str, deadline: Deadline) -> str | Unsure:
    url = f"{account.base_url.rstrip('/')}/api/v1/accounts/verify_credentials"
    answer = ask(method="GET", url=url, deadline=deadline, token=token)
    if not isinstance(answer, Answer):
        return Unsure(words=answer.words)
    return answer.text_of("id") or Unsure(words="The server did not say whose token this is.")


def _is_status(status: Any) -> bool:
    return (
        isinstance(status, dict)
        and all(isinstance(status.get(name), str) for name in ("id", "content", "created_at"))
        and _readable(status["created_at"]) is not None
    )


def _readable(text: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _moment(status: Status) -> datetime:
    return _readable(status["created_at"]) or datetime.min.replace(tzinfo=UTC)


def _utm_ids(link: str) -> list[str]:
    return parse_qs(urlsplit(link).query).get("utm_id", [])


def _plain(content: str) -> str:
    return html.unescape(_ELEMENT.sub("", content))


def _bare(text: str) -> str:
    """Drop what servers change: the Unicode form and every kind of space and line break."""
    return "".join(unicodedata.normalize("NFC", text).split())
