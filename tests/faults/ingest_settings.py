"""The test settings with files on a disk, as an installation keeps them."""

import os

from config.settings.test import *  # noqa: F403
from config.settings.test import STORAGES

_FOLDER = os.environ["FAULTS_FOLDER"]
for _alias, _name in {"default": "private", "public": "public"}.items():
    STORAGES[_alias] = {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": f"{_FOLDER}/{_name}", "base_url": "/media/"},
    }
