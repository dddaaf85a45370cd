"""What several channels check before anything is sent, and how they read pictures."""

import hashlib
from collections.abc import Iterable
from urllib.parse import urlsplit

from campaigns.channels.contract import Account, Count, DraftImage, OpenImage, Payload
from campaigns.rules.counting import COUNTERS
from campaigns.rules.limits import limit
from outbox.rules.outcomes import Refused
from outbox.rules.refusals import Refusal


def images_of(payload: Payload) -> list[DraftImage]:
    """Thaw the pictures of a payload."""
    return [DraftImage(**image) for image in payload.get("images", [])]


def limit_of(*, kind: str, name: str, account: Account) -> int:
    """Get one limit for one account: what its server told, else the shipped row."""
    return limit(kind=kind, name=name, told=account.told_limits).value


def counted(*, kind: str, name: str, text: str, account: Account) -> Count:
    """Count a text by the counter that the limit's row names."""
    row = limit(kind=kind, name=name, told=account.told_limits)
    return Count(used=COUNTERS[row.counter](text), limit=row.value, unit=row.unit)


def text_problems(*, payload: Payload, count: Count) -> Iterable[Refusal]:
    """Check length, language and link."""
    if not count.used:
        yield Refusal("text-missing")
    for one in filter(None, (count, count.also)):
        if one.used > one.limit:
            yield Refusal("too-long", {"used": one.used, "limit": one.limit, "unit": one.unit})
    if not payload["language"]:
        yield Refusal("language-missing")
    link = payload["link"]
    if link and not (urlsplit(link).scheme in {"http", "https"} and urlsplit(link).hostname):
        yield Refusal("link-not-web", {"link": link})


def picture_problems(
    *, kind: str, payload: Payload, account: Account, mimes: frozenset[str]
) -> Iterable[Refusal]:
    """Check number, format, weight and alt texts; pictures are counted from 1 as people do."""
    images = images_of(payload)
    most = limit_of(kind=kind, name="images", account=account)
    heaviest = limit_of(kind=kind, name="image_bytes", account=account)
    if len(images) > most:
        yield Refusal("too-many-images", {"used": len(images), "limit": most})
    for number, image in enumerate(images, start=1):
        if not image.alt.strip():
            yield Refusal("alt-missing", {"image": number})
        if image.mime not in mimes:
            yield Refusal("image-format", {"image": number, "mime": image.mime})
        if image.size > heaviest:
            facts = {"image": number, "used": image.size, "limit": heaviest}
            yield Refusal("image-too-heavy", facts)


def refused(problems: list[Refusal]) -> Refused | None:
    """Turn the first problem into the sender's own no, before the network says it."""
    if not problems:
        return None
    first = problems[0]
    return Refused(code=first.code, words="", facts=first.facts)


def picture_bytes(*, image: DraftImage, open_image: OpenImage) -> bytes | Refused:
    """Read a picture and hold it against its digest: what was approved is what leaves."""
    content = open_image(image)
    if hashlib.sha256(content).hexdigest() != image.digest:
        words = f"The picture {image.rendition} is not the one that was approved."
        return Refused(code="image-changed", words=words, facts={"digest": image.digest})
    return content
