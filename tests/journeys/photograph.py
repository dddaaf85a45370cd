"""A photo as a phone takes it, with the place in it, and what of that a public file still tells."""

import io
import re
from pathlib import Path

from PIL import Image, ImageDraw

_GPS = 0x8825
_MAKER, _DESCRIPTION = 0x010F, 0x010E
# Found again byte for byte wherever camera data travelled along, in whatever container.
MARK = "Taken behind Aino's house"
# What we write about a picture ourselves: who took it, and what may be done with it.
CREDIT = frozenset({"x", "rdf", "dc", "photoshop", "xmpRights", "Iptc4xmpCore"})
_OF_THE_PHONE = (
    '<x:xmpmeta xmlns:x="adobe:ns:meta/">'
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    '<rdf:Description rdf:about="" xmlns:phone="urn:town-hall-phone">'
    "<phone:Owner>Aino</phone:Owner></rdf:Description></rdf:RDF></x:xmpmeta>"
)


def take_photo(folder: Path) -> Path:
    """Draw a JPEG whose camera data names a place."""
    image = Image.new("RGB", (1600, 1067), "#9fc3d8")
    pen = ImageDraw.Draw(image)
    pen.rectangle((0, 700, 1600, 1067), fill="#1f4a63")
    pen.ellipse((650, 250, 950, 550), fill="#fff3df")
    data = Image.Exif()
    data[_MAKER], data[_DESCRIPTION] = "Town Hall Phone", MARK
    place = data.get_ifd(_GPS)
    place[1], place[2] = "N", (57.0, 53.0, 27.0)
    place[3], place[4] = "E", (25.0, 20.0, 42.0)
    path = folder / "harbour.jpg"
    image.save(path, "JPEG", quality=90, exif=data, xmp=_OF_THE_PHONE.encode())
    return path


def camera_data_in(content: bytes) -> list[str]:
    """Name what a picture file tells beside the picture and its credit."""
    with Image.open(io.BytesIO(content)) as image:
        data = image.getexif()
        found = ["place"] if data.get_ifd(_GPS) else []
        found += ["camera data"] if dict(data) else []
        spoken = set(re.findall(rb"<([\w-]+):", image.info.get("xmp", b"")))
        found += ["foreign xmp"] if {it.decode() for it in spoken} - CREDIT else []
    return found + (["the mark"] if MARK.encode() in content else [])
