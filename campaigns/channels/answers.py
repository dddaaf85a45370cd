"""What a platform's answer, or its silence, means for a delivery."""

import json as json_format
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Any

import httpx

from campaigns.channels.wire import NoAnswer, RawAnswer, exchange
from outbox.rules.deadline import Deadline
from outbox.rules.outcomes import LaneBlocked, NotSent, Refused, Unknown

Failure = Refused | NotSent | LaneBlocked | Unknown

PAUSE_WITHOUT_A_NAME = timedelta(seconds=60)
LONGEST_PAUSE = timedelta(hours=24)
_MOVED = {301, 307, 308}  # by definition not acted upon, unlike 302 and 303
_UNDECIDED = {408, 409, 425}  # the request may still be under way, or have been done by another
_MOST_WORDS = 500


@dataclass(frozen=True, kw_only=True)
class Answer:
    """A yes: a status of 2xx with JSON that could be read."""

    status: int
    headers: httpx.Headers
    body: Any

    def text_of(self, name: str) -> str:
        """Get a text out of a JSON object, '' if it is missing or of another kind."""
        value = self.body.get(name) if isinstance(self.body, dict) else None
        return value if isinstance(value, str) else ""


def ask(
    *,
    method: str,
    url: str,
    deadline: Deadline,
    token: str = "",
    headers: Mapping[str, str] | None = None,
    **request: Any,
) -> Answer | Failure:
    """Make one call and say what became of it. `request` takes httpx's body and `params`."""
    all_headers = {"accept": "application/json", **(headers or {})}
    if token:
        all_headers["authorization"] = f"Bearer {token}"
    try:
        prepared = httpx.Request(method, url, headers=all_headers, **request)
        known_scheme = prepared.url.scheme in {"http", "https"} and prepared.url.host
    except (httpx.InvalidURL, UnicodeError) as problem:
        return LaneBlocked(code="address", words=str(problem))
    if not known_scheme:
        return LaneBlocked(code="address", words=f"{url!r} is not a web address.")
    result = exchange(request=prepared, deadline=deadline)
    if isinstance(result, NoAnswer):
        settled = Unknown if result.was_written else NotSent
        return settled(code=result.code, words=result.words)
    return meaning(answer=result, now=datetime.now(UTC))


def meaning(*, answer: RawAnswer, now: datetime) -> Answer | Failure:
    """Sort an answer by what it proves about the request, not by what went wrong."""
    body = _json(answer.body)
    words = _words(answer, body)
    status = answer.status
    if 200 <= status < 300:
        if body is None:
            return Unknown(code="nonsense", words=f"HTTP {status} without readable JSON: {words}")
        return Answer(status=status, headers=answer.headers, body=body)
    if status in _MOVED:
        where = answer.headers.get("location", "")
        return LaneBlocked(code="moved", words=f"The server has moved to {where[:200]}")
    if status in {401, 403}:
        return LaneBlocked(code="token", words=words)
    if status == 429:
        return LaneBlocked(code="rate", words=words, until=_pause_ends(answer.headers, now))
    if status < 400 or status >= 500 or status in _UNDECIDED:
        return Unknown(code=f"http-{status}", words=words)
    error = body.get("error") if isinstance(body, dict) else None
    facts = {"status": status, "error": error if isinstance(error, str) else ""}
    return Refused(code="platform", words=words, facts=facts)


def harmless(failure: Failure) -> Refused | NotSent | LaneBlocked:
    """Read a failure of a step before publishing: whatever became of it, nothing was published."""
    if isinstance(failure, Unknown):
        return NotSent(code=failure.code, words=failure.words)
    return failure


def _json(body: bytes) -> Any:
    try:
        return json_format.loads(body)
    except (ValueError, RecursionError):
        return None


def _words(answer: RawAnswer, body: Any) -> str:
    if isinstance(body, dict):
        for name in ("error_description", "message", "error"):
            if isinstance(body.get(name), str) and body[name]:
                return str(body[name])[:_MOST_WORDS]
    text = " ".join(answer.body[: 4 * _MOST_WORDS].decode(errors="replace").split())
    return text[:_MOST_WORDS] or f"HTTP {answer.status}"


def _pause_ends(headers: httpx.Headers, now: datetime) -> datetime:
    """Read Retry-After, else the reset of the rate limit, within reason."""
    named = _moment(headers.get("retry-after", ""), now, counts_seconds=True)
    for name in ("x-ratelimit-reset", "ratelimit-reset"):
        named = named or _moment(headers.get(name, ""), now, counts_seconds=False)
    wanted = named or now + PAUSE_WITHOUT_A_NAME
    return min(max(wanted, now + timedelta(seconds=1)), now + LONGEST_PAUSE)


def _moment(text: str, now: datetime, *, counts_seconds: bool) -> datetime | None:
    """Read seconds from now, seconds since 1970, an ISO 8601 or an HTTP date."""
    text = text.strip()
    try:
        if text.isdecimal():
            seconds = int(text)
            is_span = counts_seconds or seconds < 1_000_000_000
            return (
                now + timedelta(seconds=seconds)
                if is_span
                else datetime.fromtimestamp(seconds, UTC)
            )
        if text[:4].isdecimal():
            moment = datetime.fromisoformat(text)
        else:
            moment = parsedate_to_datetime(text)
    except (ValueError, OverflowError, OSError):
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
