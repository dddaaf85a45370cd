"""Tests: embedded parts, fast password hashes, no resident worker."""

import os

os.environ.setdefault("SECRET_KEY", "only-for-tests-" + "x" * 40)
os.environ.setdefault("CHANNEL_KEYS", "test=" + "A" * 43 + "=")
os.environ.setdefault("ALLOWED_HOSTS", "testserver,localhost,127.0.0.1")
os.environ.setdefault("SITE_URL", "http://testserver")
os.environ.setdefault("DATABASE_URL", "sqlite://:memory:")
os.environ.setdefault("CELERY_BROKER_URL", "memory://")
os.environ.setdefault("EMAIL_URL", "memorymail://")
os.environ.setdefault("LOG_LEVEL", "WARNING")

from config.settings.base import *  # noqa: F403
from config.settings.base import MIDDLEWARE, STORAGES

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
MIDDLEWARE = [name for name in MIDDLEWARE if "whitenoise" not in name]
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
if not os.environ.get("MEDIA_S3_BUCKET"):
    STORAGES["default"] = {
        "BACKEND": "tests.memory_storage.SharedMemoryStorage",
        "OPTIONS": {"base_url": None},
    }
    STORAGES["public"] = {
        "BACKEND": "tests.memory_storage.SharedMemoryStorage",
        "OPTIONS": {"base_url": "/media/"},
    }
LIVE_ROOT = None
MEDIA_FREE_PERCENT = 0.0  # however full the disk is on which the tests run
CELERY_TASK_ALWAYS_EAGER = True
OUTBOX_RESIDENT = False
GATE_REMEMBERS_SECONDS = 0
STAFF_SECOND_FACTOR_REQUIRED = False
SERVE_PUBLIC_MEDIA = True
