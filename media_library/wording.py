"""Refusals of the media library in words that say what to do."""

from django.utils.translation import gettext as _

from outbox.rules.refusals import Refusal


def words_for(refusal: Refusal) -> str:
    """Return the sentence for a refused picture, in the active language."""
    sentences = {
        "photo-unreadable": _(
            "This file is not a picture that can be opened. It may be broken, or not whole. "
            "Please choose it again or send another one."
        ),
        "photo-format": _("Please use a JPEG, PNG, WebP, AVIF or HEIC picture; this is %(format)s.")
        % {"format": refusal.facts.get("format") or "?"},
        "photo-too-big": _(
            "This picture has %(width)s × %(height)s pixels, which is more than we can open "
            "safely. Please send a smaller copy."
        )
        % {key: refusal.facts.get(key, "?") for key in ("width", "height")},
        "photo-too-small": _(
            "This picture has %(width)s × %(height)s pixels. Please send one with at least "
            "%(least)s pixels on each side, or it would look blurred."
        )
        % {key: refusal.facts.get(key, "?") for key in ("width", "height", "least")},
    }
    return sentences[refusal.code]
