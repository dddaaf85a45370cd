"""The text of one caption: markup read, and only what we allow written anew."""

import html
import re
from dataclasses import dataclass

# Harmless markup of WebVTT and SRT that we leave out: its text stays.
_LEFT_OUT = frozenset({"c", "u", "s", "lang", "ruby", "rt", "font"})
_KEPT = frozenset({"v", "i", "b"})
_SAYS_MORE = frozenset({"v", "lang", "font"})  # markup that may hold words of its own
_WORDS = re.compile(r"\s[^\s/]")
_TAG = re.compile(r"<(/?)([A-Za-z][^\s.>/<]*)([^<>]*)>")
_CLOCK_TAG = re.compile(r"<[\d:.]+>")
_PLACING = re.compile(r"\{\\[^{}]*\}")
_FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e]")
MAX_LENGTH = 500
MAX_NAME = 60


class MarkupRefused(Exception):
    """Markup that has no place in a caption; `tag` is its name, empty for a control character."""

    def __init__(self, tag: str = "") -> None:
        super().__init__(tag)
        self.tag = tag


@dataclass(frozen=True, kw_only=True)
class CueText:
    """`markup` is safe WebVTT of <v>, <i> and <b>; `plain` has none; `voice` is who speaks."""

    markup: str
    plain: str
    voice: str = ""


def read_cue_text(*, text: str) -> CueText:
    """Read the text of a caption and write it anew; raises MarkupRefused for foreign markup."""
    if _FORBIDDEN.search(text):
        raise MarkupRefused
    text = _CLOCK_TAG.sub("", _PLACING.sub("", text))
    markup: list[str] = []
    plain: list[str] = []
    still_open: list[str] = []
    voice, at = "", 0
    for tag in _TAG.finditer(text):
        _say(text[at : tag.start()], markup, plain)
        at = tag.end()
        is_closing, name = bool(tag[1]), tag[2].lower()
        if name not in _KEPT | _LEFT_OUT:
            raise MarkupRefused(tag[2][:20])
        # `<i think so>` is something said, and would be lost as italics.
        if name not in _SAYS_MORE and _WORDS.search(tag[3]):
            raise MarkupRefused(tag[0][1:-1][:20])
        if name in _LEFT_OUT:
            continue
        if is_closing:
            _close(name, markup, still_open)
            continue
        opening = name
        if name == "v":
            spoken_by = _name_in(tag[3])
            voice = voice or spoken_by
            opening = f"v {html.escape(spoken_by, quote=False)}" if spoken_by else ""
        if opening:
            markup.append(f"<{opening}>")
            still_open.append(name)
    _say(text[at:], markup, plain)
    markup.extend(f"</{name}>" for name in reversed(still_open))
    return CueText(markup="".join(markup).strip(), plain="".join(plain).strip(), voice=voice)


def _say(text: str, markup: list[str], plain: list[str]) -> None:
    # An opening bracket that begins no tag is a bracket; `<!` and `<?` begin other languages.
    if found := re.search(r"<([!?/A-Za-z]\S{0,19})", text):
        raise MarkupRefused(found[1])
    said = html.unescape(text).replace("\r", "")
    if _FORBIDDEN.search(said):
        raise MarkupRefused
    markup.append(html.escape(said, quote=False))
    plain.append(said)


def _close(name: str, markup: list[str], still_open: list[str]) -> None:
    if name in still_open:
        while (inner := still_open.pop()) != name:
            markup.append(f"</{inner}>")
        markup.append(f"</{name}>")


def _name_in(annotation: str) -> str:
    # `<v.loud Anna>`: classes come first and are left out.
    _, _, name = f"{annotation} ".partition(" ")
    return " ".join(html.unescape(name).split())[:MAX_NAME]
