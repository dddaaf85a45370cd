"""The limited process that opens strangers' pictures: one job as JSON in, one answer out.

Started by `photos` through `isolation`, which has set its limits before this line is read; run as
`python -I child.py`. It knows neither Django nor the database nor any of our secrets.
"""

import json
import sys
import traceback
from dataclasses import asdict
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from media_library.decoding import pictures
from media_library.rules.limits import Header, why_refused
from outbox.rules.refusals import Refusal

MASTER_SIDE = 4096
MASTER_QUALITY = 92
PREVIEW_QUALITY = 80
_HASHED_SIDE = 256


def answer(job: dict[str, Any]) -> dict[str, Any]:
    """Do one job; returns {"facts": …} or {"refused": code, "why": facts}, whatever it meets."""
    known: Header | None = None
    try:
        source, least_side = Path(job["source"]), job["least_side"]
        known = pictures.header_of_webp(source)
        if known and (refusal := why_refused(known, least_side=least_side)):
            return _refused(refusal)
        with pictures.opened(source, job["decoders"]) as image:
            known = pictures.header(image)
            if refusal := why_refused(known, least_side=least_side):
                return _refused(refusal)
            return {"facts": _JOBS[job["job"]](image, known, job)}
    except MemoryError:
        sides = {"width": known.width, "height": known.height} if known else {}
        return {"refused": "photo-too-big", "why": sides}
    except Exception:  # decoders raise whatever a broken file makes them; all of it means this
        traceback.print_exc()
        return {"refused": "photo-unreadable", "why": {}}


def _refused(refusal: Refusal) -> dict[str, Any]:
    return {"refused": refusal.code, "why": dict(refusal.facts)}


def _inspect(image: Any, known: Header, job: dict[str, Any]) -> dict[str, Any]:
    from media_library.decoding import camera_data, fingerprints

    said = camera_data.camera_data(image)
    is_turned = pictures.orientation(image) >= 5
    may_be_clear = pictures.has_alpha(image)
    picture = pictures.upright(image, side=_HASHED_SIDE)
    stored = (known.width, known.height)
    return {
        **asdict(known),
        **said,
        "upright": stored[::-1] if is_turned else stored,
        "has_alpha": may_be_clear,
        "phash": fingerprints.phash(picture),
        "dhash": fingerprints.dhash(picture),
    }


def _master(image: Any, known: Header, job: dict[str, Any]) -> dict[str, Any]:
    picture = pictures.upright(image, side=MASTER_SIDE)
    target = Path(job["target"])
    if pictures.is_see_through(picture):
        pictures.write_png(picture, target)
    else:
        pictures.write_jpeg(picture, target, quality=MASTER_QUALITY, subsampling=0)
    return {"width": picture.width, "height": picture.height}


def _preview(image: Any, known: Header, job: dict[str, Any]) -> dict[str, Any]:
    picture = pictures.upright(image, side=job["side"])
    pictures.write_jpeg(picture, Path(job["target"]), quality=PREVIEW_QUALITY, subsampling=2)
    return {"width": picture.width, "height": picture.height}


_JOBS = {"inspect": _inspect, "master": _master, "preview": _preview}

if __name__ == "__main__":
    sys.stdout.write(json.dumps(answer(json.load(sys.stdin))))
