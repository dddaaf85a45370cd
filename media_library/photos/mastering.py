"""Making the publication master: the upright, clean, bounded picture that Wagtail is given."""

import io
import shutil
import tempfile
from pathlib import Path
from typing import IO

from django.core.files.images import ImageFile

from media_library.decoding.photos import make_master_file
from media_library.names import master_name

# Where a form's check leaves the master that it made, so that saving makes no second one.
_KEPT = "publication_master"


def make_master(upload: IO[bytes]) -> ImageFile:
    """Have `upload` decoded in a limited child and written anew, with nothing of the camera in it.

    Returns a JPEG (PNG where there is transparency) of at most 4,096 px on its longer side,
    turned upright, in sRGB. Raises FileRefused for what is broken, too big or too small.
    """
    kept: ImageFile | None = getattr(upload, _KEPT, None)
    if kept is not None:
        kept.seek(0)
        return kept
    with tempfile.TemporaryDirectory(prefix="master-") as folder:
        source, target = Path(folder) / "upload", Path(folder) / "master"
        upload.seek(0)
        with source.open("wb") as copy:
            shutil.copyfileobj(upload, copy)
        upload.seek(0)
        made = make_master_file(source, into=target)
        name = master_name(is_png=made.mime == "image/png")
        return ImageFile(io.BytesIO(target.read_bytes()), name=name)


def check_upload(upload: IO[bytes]) -> None:
    """Refuse what cannot become a master, and keep the one made for `make_master`."""
    setattr(upload, _KEPT, make_master(upload))
