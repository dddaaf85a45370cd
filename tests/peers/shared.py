"""Where the files and tools lie that stand beside the project and are never copied into it."""

import os
from pathlib import Path

_BESIDE = Path(__file__).resolve().parents[3] / "shared"


def shared() -> Path:
    return Path(os.environ.get("SHARED_DIR", _BESIDE))
