"""The steps that make something: the publication master, and the preview for those who review."""

import hashlib
from dataclasses import asdict
from pathlib import Path

from media_library.decoding.photos import make_master_file, make_preview, sha256_of
from media_library.films.loudness import measure_loudness
from media_library.films.stills import make_poster
from media_library.films.transcoding import make_rung
from media_library.ingest.checking import probed
from media_library.ingest.keeping import at_hand, keep_file
from media_library.ingest.scratch import scratch
from media_library.ingest.steps import PIPELINE, Found
from media_library.models import Asset, private_storage
from media_library.rules.film_limits import rungs_for
from outbox.rules.deadline import Deadline

PREVIEW_SIDE = 800


def master_of(asset: Asset, deadline: Deadline) -> Found:
    """Make what everything public is made from: a photo's master, a film's smallest size.

    The film's also tells whether it plays to its end, and lets officers watch what their browser
    may not know.
    """
    with at_hand(private_storage(), str(asset.original)) as original, scratch() as folder:
        made = folder / "master"
        if asset.kind == Asset.Kind.FILM:
            outputs, suffix = _film_master(original, made), ".mp4"
        else:
            facts = make_master_file(original, into=made)
            # Wagtail knows files by their SHA-1; told now, nobody has to read it again.
            digest = hashlib.sha1(made.read_bytes(), usedforsecurity=False).hexdigest()
            outputs = {**asdict(facts), "sha1": digest}
            suffix = ".png" if facts.mime == "image/png" else ".jpg"
        name = _kept(asset, made, "masters", suffix)
    return Found(changes={"master": name}, outputs=outputs)


def preview_of(asset: Asset, deadline: Deadline) -> Found:
    """Make the small private JPEG that lists and reviews show; of a film, its poster frame."""
    with at_hand(private_storage(), str(asset.master)) as master, scratch() as folder:
        source, made = master, folder / "preview.jpg"
        if asset.kind == Asset.Kind.FILM:
            source = folder / "poster.jpg"
            make_poster(source=master, into=source, facts=probed(master))
        # A master was found large enough before it was shrunk.
        make_preview(source, into=made, side=PREVIEW_SIDE, least_side=1)
        name = _kept(asset, made, "previews", ".jpg")
    return Found(changes={"preview": name})


def _film_master(original: Path, made: Path) -> dict[str, object]:
    facts = probed(original)
    loudness = None
    if facts.has_audio:
        loudness = measure_loudness(source=original, duration=facts.duration or 0)
    rung = rungs_for(width=facts.width, height=facts.height)[-1]
    written = make_rung(source=original, into=made, rung=rung, facts=facts, loudness=loudness)
    return {
        "rung": rung.name,
        "width": written.width,
        "height": written.height,
        "mime": "video/mp4",
        "bytes": made.stat().st_size,
        "sha256": sha256_of(made),
        # As words, since JSON knows no minus infinity, which is how loud silence is.
        "loudness": [str(loudness.integrated), str(loudness.peak)] if loudness else None,
    }


def _kept(asset: Asset, made: Path, area: str, suffix: str) -> str:
    name = f"{area}/{asset.uuid}/{PIPELINE}-{sha256_of(made)[:24]}{suffix}"
    return keep_file(made, storage=private_storage(), name=name)
