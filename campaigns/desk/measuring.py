"""What a post would look like and weigh with the words that are on the screen now.

Composed and counted by the very code that composes, approves and sends.
"""

from collections.abc import Mapping
from copy import copy
from dataclasses import dataclass, replace
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from campaigns.channels.contract import Account, Channel, Count, Payload
from campaigns.channels.registry import channel
from campaigns.channels.wording import spans
from campaigns.composing import draft_of, sealed_account
from campaigns.models import Variant
from campaigns.publishing import picture_address
from campaigns.wording import words_for


@dataclass(frozen=True, kw_only=True)
class ShownImage:
    url: str
    alt: str


@dataclass(frozen=True, kw_only=True)
class Measured:
    """A payload with everything that is shown about it; `counts` has a second one where set."""

    payload: Payload
    counts: tuple[Count, ...]
    problems: tuple[str, ...]
    heading: str
    text: SafeString
    images: tuple[ShownImage, ...]


def measured(variant: Variant, *, changes: Mapping[str, Any], alts: Mapping[int, str]) -> Measured:
    """Measure a post as it would be with `changes` and alt texts by photo row; saves nothing."""
    typed = copy(variant)
    for name, value in changes.items():
        setattr(typed, name, value)
    draft = draft_of(typed)
    uses = variant.photos.all()
    images = tuple(
        replace(image, alt=alts.get(use.pk, image.alt))
        for image, use in zip(draft.images, uses, strict=True)
    )
    account, kind = sealed_account(variant.channel), channel(variant.channel.kind)
    payload = kind.compose(replace(draft, images=images), account)
    return shown(payload, kind=kind, account=account)


def stored(variant: Variant) -> Measured:
    """Measure the payload that is on record."""
    account = sealed_account(variant.channel)
    return shown(variant.payload, kind=channel(variant.channel.kind), account=account)


def shown(payload: Payload, *, kind: Channel, account: Account) -> Measured:
    """Ask the channel about a payload and make it visible."""
    count = kind.count(payload, account)
    return Measured(
        payload=payload,
        counts=(count, count.also) if count.also else (count,),
        problems=tuple(words_for(refusal) for refusal in kind.problems(payload, account)),
        heading=payload.get("subject") or payload.get("title") or "",
        text=marked(payload),
        images=tuple(
            ShownImage(url=picture_address(image), alt=image["alt"]) for image in payload["images"]
        ),
    )


def marked(payload: Payload) -> SafeString:
    """Give links, tags and mentions the look they get on the network.

    A payload that carries its own marks ("facets", by byte) is shown with those; in any other the
    network finds them in the text by itself.
    """
    text = payload["text"]
    if "facets" in payload:
        ranges = [_characters(text, facet["index"]) for facet in payload["facets"]]
    else:
        ranges = [(span.start, span.end) for span in spans(text)]
    pieces, end = [], 0
    for start, stop in sorted(ranges):
        mark = format_html('<span class="desk-mark">{}</span>', text[start:stop])
        pieces += [format_html("{}", text[end:start]), mark]
        end = stop
    pieces.append(format_html("{}", text[end:]))
    return mark_safe("".join(pieces))  # noqa: S308  every piece was escaped above


def _characters(text: str, index: Mapping[str, int]) -> tuple[int, int]:
    raw = text.encode()
    return len(raw[: index["byteStart"]].decode()), len(raw[: index["byteEnd"]].decode())
