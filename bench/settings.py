"""The test settings, with templates and addresses of the benchmarks beside the site's own."""

from pathlib import Path

from config.settings.test import *  # noqa: F403
from config.settings.test import DATA_DIR, TEMPLATES

TEMPLATES[0]["DIRS"].append(Path(__file__).with_name("templates"))
GATE_REMEMBERS_SECONDS = 1.0  # as in production
ROOT_URLCONF = "bench.urls"
EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
LIVE_ROOT = DATA_DIR / "live"
