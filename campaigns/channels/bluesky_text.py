"""The text of a Bluesky post and its facets, which are positions in UTF-8 bytes."""

from collections.abc import Mapping
from typing import Any

from campaigns.channels.contract import Draft
from campaigns.channels.wording import paragraphs, short_form, spans, tag_line

_FEATURE = "app.bsky.richtext.facet"


def post_text(draft: Draft) -> tuple[str, dict[str, str]]:
    """Write the text; a link stands in it only beside pictures, else it becomes the card.

    Returns the text and, for addresses shown in short form, `{shown: full address}`.
    """
    shown = short_form(draft.link) if draft.link and draft.images else ""
    parts = (draft.warning, draft.text, shown, draft.credit, draft.statement, tag_line(draft))
    return paragraphs(parts), {shown: draft.link} if shown else {}


def facets(*, text: str, links: Mapping[str, str], dids: Mapping[str, str]) -> list[dict[str, Any]]:
    """Mark links, hashtags and those mentions whose account is known, in the order of the text."""
    marks: list[tuple[int, int, dict[str, str]]] = []
    for shown, address in links.items():
        # The last occurrence: the author's own words come before it.
        start = text.rindex(shown)
        marks.append((start, start + len(shown), _feature("link", uri=address)))
    for span in spans(text):
        if any(span.start < end and start < span.end for start, end, _feature_there in marks):
            continue
        if span.meaning == "link":
            marks.append((span.start, span.end, _feature("link", uri=span.value)))
        elif span.meaning == "tag":
            marks.append((span.start, span.end, _feature("tag", tag=span.value)))
        elif did := dids.get(span.value.lower()):
            marks.append((span.start, span.end, _feature("mention", did=did)))
    return [
        {
            "$type": _FEATURE,
            "index": {
                "byteStart": len(text[:start].encode()),
                "byteEnd": len(text[:end].encode()),
            },
            "features": [feature],
        }
        for start, end, feature in sorted(marks, key=lambda mark: mark[0])
    ]


def _feature(kind: str, **value: str) -> dict[str, str]:
    return {"$type": f"{_FEATURE}#{kind}", **value}
