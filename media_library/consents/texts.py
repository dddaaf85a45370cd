"""The words that people agree to when they are shown: one version, in nine languages.

A consent keeps the very words it was given to. Whoever changes a word here raises `VERSION`;
earlier consents keep theirs.
"""

from dataclasses import dataclass

from django.utils import translation
from django.utils.translation import gettext as _

from media_library.rules.standing import Channel

VERSION = "2026-11"

# What somebody who is shown is asked about, in this order.
OFFERED = (
    Channel.WEB,
    Channel.SOCIAL,
    Channel.NEWSLETTER,
    Channel.PRINT,
    Channel.PRESS,
    Channel.CEREMONY,
)


@dataclass(frozen=True, kw_only=True)
class ConsentText:
    """The words of one version in one language, as plain paragraphs."""

    version: str
    language: str
    paragraphs: tuple[str, ...]

    @property
    def words(self) -> str:
        return "\n\n".join(self.paragraphs)


def current_consent_text(language: str, is_minor: bool) -> ConsentText:
    """Return what is agreed to today; for a child the parent or guardian speaks."""
    with translation.override(language):
        first = (
            _(
                "I am this child's parent or guardian. I agree that photos and videos in which "
                "the child can be recognised may be shown by the BSR Cultural Pearls and their "
                "partners."
            )
            if is_minor
            else _(
                "I agree that photos and videos in which I can be recognised may be shown by the "
                "BSR Cultural Pearls and their partners."
            )
        )
        paragraphs = (
            first,
            _(
                "They are used to tell about the Pearls, only in the places ticked here and only "
                "until the day given here. Nobody is paid for it."
            ),
            _(
                "This is voluntary. I can take it back at any time, without giving a reason, by "
                "the link that I am given or by telling the people who took the picture."
            ),
            _(
                "Then the pictures disappear from the website within seconds, and we ask other "
                "services to delete what was posted there. Printed copies and copies that others "
                "have made cannot be called back."
            ),
        )
    return ConsentText(version=VERSION, language=language, paragraphs=paragraphs)


def channel_words(channel: str) -> str:
    """Return a channel in words, in the active language; an unknown code as it is."""
    words: dict[str, str] = {
        Channel.WEB: _("On the website"),
        Channel.SOCIAL: _("On social networks"),
        Channel.NEWSLETTER: _("In the newsletter"),
        Channel.PRINT: _("In print: posters, leaflets, books"),
        Channel.PRESS: _("By newspapers, radio and television"),
        Channel.CEREMONY: _("On the screen at ceremonies"),
        Channel.ARCHIVE: _("In the archive"),
    }
    return words.get(channel, channel)
