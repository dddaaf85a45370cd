"""What a file is, by its first bytes: a name's ending and a sender's word are never believed."""

from dataclasses import dataclass
from enum import StrEnum

# Enough for the brands of a long ISO header and for three packets of a transport stream.
BYTES_NEEDED = 4096


class Sort(StrEnum):
    """What the doors tell apart."""

    IMAGE = "image"
    VIDEO = "video"
    OTHER = "other"


@dataclass(frozen=True, kw_only=True)
class Kind:
    """A type of file. `decoders` are Pillow's names of those that may try to open it."""

    sort: Sort
    mime: str
    extension: str
    decoders: tuple[str, ...] = ()


def _image(subtype: str, extension: str, *decoders: str) -> Kind:
    return Kind(sort=Sort.IMAGE, mime=f"image/{subtype}", extension=extension, decoders=decoders)


def _video(subtype: str, extension: str) -> Kind:
    return Kind(sort=Sort.VIDEO, mime=f"video/{subtype}", extension=extension)


# Cameras write two pictures into one JPEG and call that MPO; the first is the photo.
JPEG = _image("jpeg", ".jpg", "JPEG", "MPO")
PNG = _image("png", ".png", "PNG")
GIF = _image("gif", ".gif", "GIF")
WEBP = _image("webp", ".webp", "WEBP")
AVIF = _image("avif", ".avif", "AVIF")
HEIC = _image("heic", ".heic", "HEIF")
MP4 = _video("mp4", ".mp4")
QUICKTIME = _video("quicktime", ".mov")
THIRD_GENERATION = _video("3gpp", ".3gp")
WEBM = _video("webm", ".webm")
MATROSKA = _video("x-matroska", ".mkv")
AVI = _video("x-msvideo", ".avi")
MPEG = _video("mpeg", ".mpg")
TRANSPORT_STREAM = _video("mp2t", ".ts")
OTHER = Kind(sort=Sort.OTHER, mime="application/octet-stream", extension="")

_AVIF_BRANDS = frozenset({b"avif", b"avis"})
_HEIC_BRANDS = frozenset(
    {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"hevm", b"hevs", b"mif1", b"msf1"}
)
_MP4_BRANDS = frozenset(
    {
        *(b"isom", b"iso2", b"iso3", b"iso4", b"iso5", b"iso6", b"iso7", b"iso8", b"iso9"),
        *(b"mp41", b"mp42", b"mp71", b"avc1", b"M4V ", b"M4VH", b"M4VP", b"MSNV", b"dash"),
        *(b"mmp4", b"XAVC", b"F4V ", b"f4v "),
    }
)
# QuickTime of before 2001 begins with one of these boxes instead of its brand.
_QUICKTIME_BOXES = frozenset({b"moov", b"mdat", b"wide", b"free", b"skip", b"pnot"})
_PACKET = 188


def sniff(first: bytes) -> Kind:
    """Say what a file is by its first bytes (BYTES_NEEDED of them, or all it has)."""
    if first.startswith(b"\xff\xd8\xff"):
        return JPEG
    if first.startswith(b"\x89PNG\r\n\x1a\n"):
        return PNG
    if first.startswith((b"GIF87a", b"GIF89a")):
        return GIF
    if first.startswith(b"RIFF"):
        return {b"WEBP": WEBP, b"AVI ": AVI}.get(first[8:12], OTHER)
    if first[4:8] == b"ftyp":
        return _by_brand(first)
    if first.startswith(b"\x1a\x45\xdf\xa3"):
        return _by_document_type(first[:BYTES_NEEDED])
    if first.startswith((b"\x00\x00\x01\xba", b"\x00\x00\x01\xb3")):
        return MPEG
    if _is_transport_stream(first):
        return TRANSPORT_STREAM
    return QUICKTIME if first[4:8] in _QUICKTIME_BOXES else OTHER


def _by_brand(first: bytes) -> Kind:
    length = min(int.from_bytes(first[:4]), len(first))
    # The major brand, then (after its version) those that it is compatible with.
    brands = [first[8:12], *(first[at : at + 4] for at in range(16, length - 3, 4))]
    major = brands[0]
    if major in _HEIC_BRANDS | _AVIF_BRANDS:
        # mif1 says only "a picture in an ISO file": the others tell how it is coded.
        coded = next((brand for brand in brands if brand not in {b"mif1", b"msf1", b"miaf"}), major)
        return AVIF if coded in _AVIF_BRANDS else HEIC
    if major == b"qt  ":
        return QUICKTIME
    if major[:2] == b"3g":
        return THIRD_GENERATION
    return MP4 if major in _MP4_BRANDS else OTHER


def _by_document_type(first: bytes) -> Kind:
    at = first.find(b"\x42\x82")
    name = first[at + 3 : at + 11] if at >= 0 else b""
    if name.startswith(b"webm"):
        return WEBM
    return MATROSKA if name.startswith(b"matroska") else OTHER


def _is_transport_stream(first: bytes) -> bool:
    # Cameras (AVCHD, .mts) put four bytes of time before each packet.
    return any(
        len(first) > start + 2 * size
        and all(first[start + number * size] == 0x47 for number in range(3))
        for start, size in ((0, _PACKET), (4, _PACKET + 4))
    )
