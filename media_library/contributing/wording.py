"""What the portal says about files, refusals and sizes, in the reader's language."""

from collections.abc import Mapping

from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from media_library.films.wording import words_for as words_for_film
from media_library.models import Asset, ReviewNote
from media_library.rules.standing import AssetState
from media_library.wording import words_for as words_for_photo
from outbox.rules.refusals import Refusal


def words_for(refusal: Refusal) -> str:
    """Return the sentence for what cannot be handed in, or is still missing."""
    facts = refusal.facts
    sentences: Mapping[str, str] = {
        "handing-in-kind": _(
            "This is neither a photo nor a video. Please choose photos (JPEG, PNG, HEIC …) or "
            "videos (MP4, MOV …)."
        ),
        "handing-in-empty": _("This file is empty. Please choose it again."),
        "handing-in-too-large": _("This file is larger than %(most)s. Please send a smaller copy.")
        % {"most": filesizeformat(facts.get("most", 0))},
        "handing-in-plain-too-large": _(
            "This file is larger than %(most)s. Without JavaScript only smaller files can be sent. "
            "Please use another browser for this one."
        )
        % {"most": filesizeformat(facts.get("most", 0))},
        "handing-in-no-files-left": _(
            "The number of files that were agreed on is reached. Remove one, or ask who invited "
            "you for more room."
        ),
        "handing-in-no-bytes-left": _(
            "Only %(left)s are left for this invitation. Remove a file, or ask who invited you "
            "for more room."
        )
        % {"left": filesizeformat(facts.get("left", 0))},
        "handing-in-space-full": _(
            "The space of your organisation is full. Please tell who invited you; nothing that "
            "you have sent is lost."
        ),
        "handing-in-no-room": _(
            "There is no room on our side at the moment. Please try again tomorrow; nothing that "
            "you have sent is lost."
        ),
        "handing-in-day-full": _(
            "Your organisation has sent as many files today as one day allows. Please go on "
            "tomorrow with the same link."
        ),
        "handing-in-no-files": _("Please choose at least one photo or video."),
        "handing-in-on-their-way": ngettext(
            "%(n)s file is still on its way. Please wait for it, choose it again to continue, or "
            "remove it.",
            "%(n)s files are still on their way. Please wait for them, choose them again to "
            "continue, or remove them.",
            int(facts.get("n", 0)),
        )
        % {"n": facts.get("n", 0)},
        "handing-in-name": _("Please say who you are."),
        "handing-in-creator": _("Please say who took the photos and videos."),
        "handing-in-licence": _("Please choose what others may do with them."),
        "handing-in-people": _("Please say who can be seen."),
        "handing-in-nobody-named": _(
            "You said that people can be recognised. Please name them below, or choose another "
            "answer."
        ),
    }
    return sentences[refusal.code]


def state_words(asset: Asset) -> str:
    """Return in a few words where a file stands, as its giver needs to know it."""
    return {
        AssetState.RECEIVING: _("On its way"),
        AssetState.CHECKING: _("Has arrived, is being checked"),
        AssetState.REFUSED: _("Cannot be used"),
        AssetState.IN_REVIEW: _("Waiting for review"),
        AssetState.ASKED_BACK: _("We have a question"),
        AssetState.REJECTED: _("Not taken"),
        AssetState.READY: _("Accepted"),
        AssetState.WITHDRAWN: _("Withdrawn"),
        AssetState.ERASED: _("Erased"),
    }[AssetState(asset.state)]


def reason_words(asset: Asset, notes: list[ReviewNote]) -> str:
    """Return why a file is not taken, cannot be used or has to wait, "" if nothing is wrong."""
    if asset.state == AssetState.REJECTED.value:
        said = [note.words for note in notes if note.kind == ReviewNote.Kind.REJECTED]
        return said[-1] if said else ""
    is_held_up = asset.state == AssetState.CHECKING.value and asset.reason
    if asset.state != AssetState.REFUSED.value and not is_held_up:
        return ""
    refusal = Refusal(asset.reason, asset.reason_facts)
    for words in (words_for_photo, words_for_film):
        try:
            return words(refusal)
        except KeyError:
            continue
    return _("This file cannot be opened safely. Please send it again, or another copy of it.")
