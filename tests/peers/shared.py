"""Where the files and tools lie that stand beside the project and are never copied into it."""

import os
from pathlib import Path

SHARED = Path(os.environ.get("SHARED_DIR", Path(__file__).resolve().parents[3] / "shared"))
