"""What a picture says of its making: when, where and by whom (child only).

Every block is read on its own and may be broken: then it says nothing, the picture still counts.
"""

import math
import re
import unicodedata
from collections.abc import Callable
from datetime import datetime
from typing import Any
from xml.etree import ElementTree

from PIL import Image, ImageFile, IptcImagePlugin

_CAMERA, _PLACE = 0x8769, 0x8825
_TIMES = ((0x9003, 0x9011), (0x9004, 0x9012), (0x0132, 0x9010))  # taken, digitised, changed
_ARTIST, _COPYRIGHT = 0x013B, 0x8298
_IPTC = {"creator": (2, 80), "credit": (2, 110), "copyright": (2, 116)}
_XMP = {
    "creator": "{http://purl.org/dc/elements/1.1/}creator",
    "credit": "{http://ns.adobe.com/photoshop/1.0/}Credit",
    "copyright": "{http://purl.org/dc/elements/1.1/}rights",
}
_OFFSET = re.compile(r"[+-](0\d|1[0-4]):[0-5]\d")
_LONGEST = 300


def camera_data(image: ImageFile.ImageFile) -> dict[str, Any]:
    """Return taken_at, offset, latitude, longitude, creator, credit, copyright as plain values.

    `taken_at` is the camera's own clock in ISO form, `offset` what it said of its zone ("+02:00");
    texts are "" and the rest None where nothing is said.
    """
    exif = _said(image.getexif) or Image.Exif()
    camera = _said(lambda: exif.get_ifd(_CAMERA)) or {}
    place = _said(lambda: exif.get_ifd(_PLACE)) or {}
    iptc = _said(lambda: IptcImagePlugin.getiptcinfo(image)) or {}
    xmp = _said(lambda: _from_xmp(image.info.get("xmp"))) or {}
    taken_at, offset = _taken({**exif, **camera})
    latitude, longitude = _said(lambda: _position(place)) or (None, None)
    of_exif = {
        "creator": _as_written(exif.get(_ARTIST)),
        "copyright": _as_written(exif.get(_COPYRIGHT)),
    }
    texts = {
        name: next(
            (
                text
                for text in (
                    _text(xmp.get(name)),
                    _text(iptc.get(_IPTC[name])),
                    _text(of_exif.get(name)),
                )
                if text
            ),
            "",
        )
        for name in _XMP
    }
    return {
        "taken_at": taken_at,
        "offset": offset,
        "latitude": latitude,
        "longitude": longitude,
        **texts,
    }


def _said(read: Callable[[], Any]) -> Any:
    try:
        return read()
    except Exception:  # broken blocks raise whatever they like
        return None


def _taken(tags: dict[int, Any]) -> tuple[str | None, str | None]:
    for time_tag, offset_tag in _TIMES:
        try:
            taken_at = datetime.strptime(_text(tags.get(time_tag)), "%Y:%m:%d %H:%M:%S")  # noqa: DTZ007
        except ValueError:
            continue
        if taken_at.year < 1900:
            continue
        offset = _text(tags.get(offset_tag))
        return taken_at.isoformat(), offset if _OFFSET.fullmatch(offset) else None
    return None, None


def _position(place: dict[int, Any]) -> tuple[float, float] | None:
    latitude = _degrees(place.get(2), is_negative=_text(place.get(1)).upper() == "S")
    longitude = _degrees(place.get(4), is_negative=_text(place.get(3)).upper() == "W")
    is_place = abs(latitude) <= 90 and abs(longitude) <= 180
    # 0, 0 is what cameras write that have not found their place yet.
    return (latitude, longitude) if is_place and (latitude or longitude) else None


def _degrees(value: Any, *, is_negative: bool) -> float:
    degrees, minutes, seconds = (float(part) for part in value)
    total = degrees + minutes / 60 + seconds / 3600
    if not math.isfinite(total):
        raise ValueError("a place that is no number")
    return round(-total if is_negative else total, 7)


def _from_xmp(packet: Any) -> dict[str, str]:
    # Entities are how a small text becomes a huge one; no camera writes any.
    if not packet or b"<!" in packet.replace(b"<!--", b""):
        return {}
    root = ElementTree.fromstring(packet.strip(b"\0 \r\n\t"))  # noqa: S314 - see above, and limited
    found = {}
    for name, tag in _XMP.items():
        for element in root.iter():
            if tag in element.attrib:
                found[name] = element.attrib[tag]
            elif element.tag == tag:
                found[name] = " ".join("".join(element.itertext()).split())
    return found


def _as_written(value: Any) -> Any:
    # EXIF says ASCII, Pillow reads Latin-1, and cameras write UTF-8 as often as not.
    return value.encode("latin-1", "replace") if isinstance(value, str) else value


def _text(value: Any) -> str:
    if isinstance(value, list | tuple):
        value = value[0] if value else ""
    if isinstance(value, bytes):
        try:
            value = value.decode()
        except UnicodeDecodeError:
            value = value.decode("latin-1")
    if not isinstance(value, str):
        return ""
    # Control and formatting characters could turn the rest of an officer's page around.
    kept = (" " if char.isspace() else char for char in value.split("\0")[0])
    return "".join(char for char in kept if unicodedata.category(char)[0] != "C").strip()[:_LONGEST]
