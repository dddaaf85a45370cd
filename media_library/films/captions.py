"""Captions: WebVTT or SRT read strictly, every mistake named by its line, and written anew.

The parsers on PyPI skip what they do not understand (webvtt-py does since 0.5.0): a caption that
silently vanishes is what a checker must not do, so this one is ours.
"""

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from media_library.films.cue_text import MAX_LENGTH, CueText, MarkupRefused, read_cue_text
from outbox.rules.refusals import Refusal

MAX_BYTES = 1_000_000
MAX_CUES = 5_000
MOST_REPORTED = 20
ROUNDING = 50  # ms by which neighbours may overlap, and the last one outlast the video
PARAGRAPH_PAUSE = 2_000
_CLOCK = r"(?:(\d{1,3}):)?([0-5]\d):([0-5]\d)[.,](\d{3})"
_TIMES = re.compile(rf"^\s*{_CLOCK}\s+-->\s+{_CLOCK}(?:[ \t]+.*)?$")
# What word processors make of the arrow between two times while somebody types it.
_ARROWS = re.compile(r"^(\s*[\d:.,]+)\s*(?:[-–—]+>|[→⟶➔\uf0e0à])\s*(?=[\d:.,]+(?:\s|$))")
_BLOCKS_LEFT_OUT = ("NOTE", "STYLE", "REGION")


@dataclass(frozen=True, kw_only=True)
class Cue:
    """One caption: from and until when in milliseconds, what it says, and its line in the file."""

    start: int
    end: int
    text: CueText
    line: int


class CaptionsRefused(Exception):
    """Captions with mistakes; each refusal has the line as a fact where it has one."""

    def __init__(self, refusals: Sequence[Refusal]) -> None:
        super().__init__(", ".join(refusal.code for refusal in refusals))
        self.refusals = tuple(refusals)


def read_captions(*, content: bytes, duration: float | None = None) -> tuple[Cue, ...]:
    """Read WebVTT or SRT; `duration` of the video is in seconds.

    Styles, regions, notes and places on the screen are left out. Raises CaptionsRefused with all
    mistakes found, at most twenty.
    """
    lines = _lines_of(content)
    mistakes: list[Refusal] = []
    cues: list[Cue] = []
    for first, block in _blocks(lines):
        cue = _read_block(first, block, mistakes)
        if cue is not None:
            cues.append(cue)
    if not cues and not mistakes:
        mistakes.append(Refusal("captions-none"))
    if len(cues) > MAX_CUES:
        mistakes.append(Refusal("captions-too-many", {"most": MAX_CUES}))
    mistakes.extend(_mistakes_in_time(cues, duration))
    if mistakes:
        mistakes.sort(key=lambda mistake: mistake.facts.get("line", 0))
        raise CaptionsRefused(mistakes[:MOST_REPORTED])
    return tuple(cues)


def written_anew(cues: Iterable[Cue]) -> bytes:
    """Write WebVTT that holds nothing but times and safe text."""
    parts = ["WEBVTT\n"]
    for cue in cues:
        parts.append(f"\n{clock(cue.start)} --> {clock(cue.end)}\n{cue.text.markup}\n")
    return "".join(parts).encode()


def transcript(cues: Iterable[Cue]) -> str:
    """Return what is said as paragraphs: a new one for each speaker and after each pause."""
    paragraphs: list[list[str]] = []
    voice, ended = "", 0
    for cue in cues:
        said = " ".join(cue.text.plain.split())
        is_new_voice = cue.text.voice != voice
        if not paragraphs or is_new_voice or cue.start - ended > PARAGRAPH_PAUSE:
            paragraphs.append([])
            said = f"{cue.text.voice}: {said}" if is_new_voice and cue.text.voice else said
        paragraphs[-1].append(said)
        voice, ended = cue.text.voice, cue.end
    return "\n\n".join(" ".join(paragraph) for paragraph in paragraphs)


def clock(milliseconds: int) -> str:
    """Write a time as WebVTT does, 00:01:02.345."""
    seconds, rest = divmod(milliseconds, 1000)
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}.{rest:03}"


def _lines_of(content: bytes) -> list[str]:
    if len(content) > MAX_BYTES:
        raise CaptionsRefused([Refusal("captions-too-large", {"most": MAX_BYTES // 1_000_000})])
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise CaptionsRefused([Refusal("captions-not-utf8", {"line": line})]) from error
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return [_ARROWS.sub(r"\1 --> ", line) for line in lines]


def _blocks(lines: Sequence[str]) -> Iterator[tuple[int, list[str]]]:
    """Yield (number of the first line, lines) of what stands between blank lines."""
    first, block = 1, list[str]()
    for number, line in enumerate([*lines, ""], start=1):
        if line.strip():
            if not block:
                first = number
            block.append(line)
        elif block:
            yield first, block
            block = []


def _read_block(first: int, block: list[str], mistakes: list[Refusal]) -> Cue | None:
    opening = block[0].split()[0]
    if opening == "WEBVTT" and first == 1:
        if "-->" in "".join(block):
            mistakes.append(Refusal("captions-no-gap", {"line": 2}))
        return None
    if opening in _BLOCKS_LEFT_OUT and "-->" not in "".join(block[:2]):
        return None
    at = next((spot for spot, line in enumerate(block[:2]) if "-->" in line), None)
    if at is None:
        mistakes.append(Refusal("captions-no-times", {"line": first, "text": block[0][:40]}))
        return None
    line = first + at
    times = _TIMES.match(block[at])
    if times is None:
        mistakes.append(Refusal("captions-times", {"line": line, "text": block[at].strip()[:60]}))
        return None
    text = _read_text(line + 1, block[at + 1 :], mistakes)
    if text is None:
        return None
    start, end = _milliseconds(times.groups()[:4]), _milliseconds(times.groups()[4:])
    if end <= start:
        mistakes.append(Refusal("captions-ends-first", {"line": line}))
        return None
    return Cue(start=start, end=end, text=text, line=line)


def _read_text(line: int, said: Sequence[str], mistakes: list[Refusal]) -> CueText | None:
    stray = next((at for at, part in enumerate(said) if "-->" in part), None)
    if stray is not None:
        mistakes.append(Refusal("captions-no-gap", {"line": line + stray}))
        return None
    try:
        text = read_cue_text(text="\n".join(part.strip() for part in said))
    except MarkupRefused as refused:
        code = "captions-markup" if refused.tag else "captions-control"
        at = next((at for at, part in enumerate(said) if refused.tag in part), 0)
        mistakes.append(Refusal(code, {"line": line + at, "tag": refused.tag}))
        return None
    if not text.plain:
        mistakes.append(Refusal("captions-empty", {"line": line - 1}))
        return None
    if len(text.plain) > MAX_LENGTH:
        mistakes.append(Refusal("captions-too-long", {"line": line, "most": MAX_LENGTH}))
        return None
    return text


def _milliseconds(parts: Sequence[str | None]) -> int:
    hours, minutes, seconds, rest = (int(part or 0) for part in parts)
    return ((hours * 60 + minutes) * 60 + seconds) * 1000 + rest


def _mistakes_in_time(cues: Sequence[Cue], duration: float | None) -> Iterator[Refusal]:
    for earlier, cue in itertools.pairwise(cues):
        facts = {"line": cue.line, "other": earlier.line}
        if cue.start < earlier.start:
            yield Refusal("captions-order", facts)
        elif cue.start < earlier.end - ROUNDING:
            yield Refusal("captions-overlap", facts)
    if duration is not None:
        last = round(duration * 1000) + ROUNDING
        for cue in cues:
            if cue.end > last:
                end = clock(last - ROUNDING)
                yield Refusal("captions-beyond-end", {"line": cue.line, "end": end})
