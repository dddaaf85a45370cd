"""Refusals of videos and captions in words that say what to do."""

from django.utils.translation import get_language_info
from django.utils.translation import gettext as _

from media_library.rules.captions import Alternative
from outbox.rules.refusals import Refusal


def words_for(refusal: Refusal) -> str:
    """Return the sentence for a refused video or caption, in the active language."""
    if refusal.code == "film-alternatives":
        return _words_for_missing(refusal)
    sentence = {**_film_sentences(), **_caption_sentences()}[refusal.code]
    return sentence % refusal.facts if refusal.facts else sentence


def words_for_missing_tool() -> str:
    """Say why a video waits although nothing is wrong with it."""
    return _(
        "This video is kept safe but cannot be prepared yet: ffmpeg is not installed on this "
        "server. The people who run it have to install it."
    )


def _film_sentences() -> dict[str, str]:
    return {
        "film-unreadable": _(
            "This file is not a video that can be opened. It may be broken, or not whole. Please "
            "play it on your device; if it plays there, send it again."
        ),
        "film-format": _(
            "We cannot use this kind of video (%(format)s). Please send an MP4 or MOV file as "
            "phones make them."
        ),
        "film-no-picture": _("This file has sound but no picture, so it is not a video."),
        "film-is-picture": _("This is a picture and no video. Please hand it in as a photo."),
        "film-no-end": _(
            "It cannot be told how long this video is. Please save it again as MP4 and send that."
        ),
        "film-too-long": _(
            "This video lasts %(minutes)s minutes; at most %(most)s are possible. Please cut it, "
            "or send it in parts."
        ),
        "film-too-heavy": _(
            "This file is larger than %(most)s GB. Please send a shorter or smaller video."
        ),
        "film-too-big": _(
            "This video has %(width)s × %(height)s pixels; at most %(most)s on each side are "
            "possible. Please send a smaller copy."
        ),
        "film-too-small": _(
            "This video has only %(width)s × %(height)s pixels; each side needs at least "
            "%(least)s. Please send the original."
        ),
        "film-too-many-tracks": _(
            "This file holds %(tracks)s tracks; at most %(most)s are possible. Please save it "
            "again with one picture and one sound."
        ),
        "film-cut-short": _(
            "This video breaks off after %(got)s of %(expected)s seconds. Please play it to the "
            "end on your device and send it again."
        ),
        "film-takes-too-long": _(
            "This video took far longer to open than it should, so we stopped. It may be broken. "
            "Please save it again as MP4 and send that."
        ),
    }


def _caption_sentences() -> dict[str, str]:
    return {
        "captions-none": _("There are no captions in this file."),
        "captions-too-large": _(
            "Captions are text and stay far below %(most)s MB; this is another kind of file."
        ),
        "captions-too-many": _("There are more than %(most)s captions in this file."),
        "captions-not-utf8": _(
            "Line %(line)s has letters that cannot be read. Please save the captions as UTF-8."
        ),
        "captions-no-times": _(
            "Line %(line)s (“%(text)s”): a caption begins with its times, like "
            "00:00:01.000 --> 00:00:04.000."
        ),
        "captions-times": _(
            "Line %(line)s: “%(text)s” is not a pair of times. Write them like "
            "00:00:01.000 --> 00:00:04.000."
        ),
        "captions-ends-first": _("Line %(line)s: this caption ends before it begins."),
        "captions-no-gap": _(
            "Line %(line)s: leave an empty line before the times of the next caption."
        ),
        "captions-markup": _(
            "Line %(line)s: <%(tag)s> is not possible in captions. Use only <v Name> for who "
            "speaks, <i> and <b>."
        ),
        "captions-control": _(
            "Line %(line)s has invisible control characters. Please type this line anew."
        ),
        "captions-empty": _(
            "Line %(line)s: this caption says nothing. Write its text or remove it."
        ),
        "captions-too-long": _(
            "Line %(line)s: this caption is longer than %(most)s letters. Please split it."
        ),
        "captions-order": _(
            "Line %(line)s: this caption begins before the one in line %(other)s. Put them in the "
            "order in which they are heard."
        ),
        "captions-overlap": _(
            "Line %(line)s: this caption begins while the one in line %(other)s is still shown. "
            "Let that one end earlier."
        ),
        "captions-beyond-end": _(
            "Line %(line)s: this caption is shown until after the video has ended (%(end)s)."
        ),
    }


def _words_for_missing(refusal: Refusal) -> str:
    words = {
        Alternative.CAPTIONS: _("captions in %(language)s"),
        Alternative.TRANSCRIPT: _("a transcript in %(language)s"),
        Alternative.DESCRIPTION: _("a description of what is to be seen in %(language)s"),
    }
    missing = "; ".join(
        words[Alternative(kind)] % {"language": _name_of(language)}
        for kind, language in refusal.facts["missing"]
    )
    return _("Before this video can be shown it still needs: %(missing)s.") % {"missing": missing}


def _name_of(language: str) -> str:
    try:
        return str(get_language_info(language)["name_translated"])
    except KeyError:
        return language  # spoken in the film, but none that pages are written in
