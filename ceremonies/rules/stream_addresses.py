"""What the address of a stream is: who sends it, and how a page can play it.

Sources: PeerTube "Embed API" (docs.joinpeertube.org/api/embed-player), Owncast "Embed your video"
(owncast.online/docs/embed), RFC 8216 (HLS), YouTube "Embed videos & playlists"
(support.google.com/youtube/answer/171780).
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import SplitResult, parse_qs, urlsplit

from outbox.rules.refusals import Refusal


class Player(StrEnum):
    """How a page plays it: in a frame of the sender's, in a video element, or not at all."""

    FRAME = "frame"
    VIDEO = "video"
    NONE = ""


@dataclass(frozen=True, kw_only=True)
class Recognised:
    """An address that was understood.

    `origin` is what the page must be allowed to load; `onlooker` names a company that sees who
    watches, beyond the server that sends the stream.
    """

    provider: str
    player: Player
    embed: str
    origin: str
    onlooker: str = ""

    @property
    def host(self) -> str:
        return urlsplit(self.origin).hostname or ""


YOUTUBE_HOSTS = {"youtube.com", "www.youtube.com", "m.youtube.com", "www.youtube-nocookie.com"}
YOUTUBE_ID = r"[\w-]{11}"
YOUTUBE_PATH = re.compile(rf"/(?:live|embed|shorts)/({YOUTUBE_ID})/?")
YOUTUBE_SHORT = re.compile(rf"/({YOUTUBE_ID})/?")
PEERTUBE_PATH = re.compile(r"/(?:w|videos/watch|videos/embed)/([A-Za-z0-9-]{22,36})/?")
ORIGIN = re.compile(r"https?://[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:\d{1,5})?")
OWNCAST_PATHS = {"/embed/video", "/embed/video/", "/hls/stream.m3u8"}


def recognise(address: str, *, only_https: bool = True) -> Recognised | Refusal:
    """Read an address of a stream; what is an address but of no known kind is a plain link.

    Refusals: not-an-address, not-https, has-password.
    """
    try:
        parts = urlsplit(address.strip())
        origin = _origin(parts)
    except ValueError:
        return Refusal("not-an-address")
    # The origin goes into the page's policy, where a semicolon would begin another directive.
    if not ORIGIN.fullmatch(origin) or re.search(r"\s", address.strip()):
        return Refusal("not-an-address")
    if only_https and parts.scheme != "https":
        return Refusal("not-https")
    if "@" in parts.netloc:
        return Refusal("has-password")
    host = parts.hostname or ""
    return _known(parts, host, origin) or Recognised(
        provider=host, player=Player.NONE, embed="", origin=origin
    )


def _known(parts: SplitResult, host: str, origin: str) -> Recognised | None:
    if video := _youtube_id(parts, host):
        nowhere_else = "https://www.youtube-nocookie.com"
        return Recognised(
            provider="YouTube",
            player=Player.FRAME,
            embed=f"{nowhere_else}/embed/{video}",
            origin=nowhere_else,
            onlooker="Google",
        )
    if found := PEERTUBE_PATH.fullmatch(parts.path):
        # Without p2p=0 viewers send the film to each other, and see each other's addresses.
        embed = f"{origin}/videos/embed/{found[1]}?p2p=0"
        return Recognised(provider="PeerTube", player=Player.FRAME, embed=embed, origin=origin)
    if parts.path in OWNCAST_PATHS:
        embed = f"{origin}/embed/video"
        return Recognised(provider="Owncast", player=Player.FRAME, embed=embed, origin=origin)
    if parts.path.lower().endswith(".m3u8"):
        return Recognised(provider=host, player=Player.VIDEO, embed=parts.geturl(), origin=origin)
    return None


def _youtube_id(parts: SplitResult, host: str) -> str:
    if host == "youtu.be":
        found = YOUTUBE_SHORT.fullmatch(parts.path)
    elif host not in YOUTUBE_HOSTS:
        return ""
    elif parts.path == "/watch":
        found = re.fullmatch(f"({YOUTUBE_ID})", parse_qs(parts.query).get("v", [""])[0])
    else:
        found = YOUTUBE_PATH.fullmatch(parts.path)
    return found[1] if found else ""


def _origin(parts: SplitResult) -> str:
    """Return scheme, host and port in ASCII. Raises ValueError where they are none."""
    host = (parts.hostname or "").encode("idna").decode("ascii")
    port = f":{parts.port}" if parts.port else ""
    return f"{parts.scheme}://{host}{port}"
