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
        "photo-too-heavy": _("This picture is larger than %(most)s MB. Please send a smaller copy.")
        % {"most": refusal.facts.get("most", "?")},
        "photo-too-slow": _(
            "Opening this picture takes longer than we can wait. Please send a smaller copy, or "
            "save it again as JPEG."
        ),
        "photo-baggage": _(
            "This picture carries more than %(most)s MB of hidden data beside what it shows. "
            "Please save it again as JPEG and send that."
        )
        % {"most": refusal.facts.get("most", "?")},
        "photo-moving": _(
            "This is a moving picture. Please send a still picture, or a video file."
        ),
    }
    return {**sentences, **_ingest_sentences()}[refusal.code]


def _ingest_sentences() -> dict[str, str]:
    return {
        "infected": _(
            "A virus was found in this file, so we have destroyed our copy of it. Please check "
            "your device for viruses before you send anything else."
        ),
        "arrived-damaged": _(
            "This file did not arrive as it was sent. Please choose it again and send it once more."
        ),
        "poison-file": _(
            "Opening this file ended our program three times, so we have stopped trying. Please "
            "save it again as JPEG or MP4 and send that."
        ),
        "too-large-to-scan": _(
            "This file is larger than our virus scanner can look at. Please send a shorter or "
            "smaller copy, or ask the people who invited you."
        ),
        "waits-for-scanner": _(
            "This file is kept safe and waits for our virus scanner, which does not answer now."
        ),
        "waits-for-ffmpeg": _(
            "This video is kept safe and waits: the program that prepares videos is missing on our "
            "server."
        ),
        "waits-for-storage": _(
            "This file is kept safe and waits: our storage is full or does not answer now."
        ),
        "step-failed": _("Something went wrong on our side; it is tried again by itself."),
    }
