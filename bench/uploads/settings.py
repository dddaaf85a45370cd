"""The benchmarks' settings, with private files in a folder and the two addresses of uploads."""

from bench.settings import *  # noqa: F403
from bench.settings import STORAGES
from config.settings.storage import DATA_DIR

ROOT_URLCONF = "bench.uploads.urls"
if STORAGES["default"]["BACKEND"].endswith("MemoryStorage"):
    STORAGES["default"] = {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": str(DATA_DIR / "private"), "base_url": None},
    }
