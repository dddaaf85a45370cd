"""The test settings with couriers that live in workers and a real broker."""

import os

from config.settings.test import *  # noqa: F403
from config.settings.test import DATABASES

# The outbox stands on its own floor: with nothing above it, a run starts in a second.
INSTALLED_APPS = ["outbox.apps.OutboxConfig"]
MIDDLEWARE = []
ROOT_URLCONF = ""
OUTBOX_RESIDENT = True
CELERY_TASK_ALWAYS_EAGER = False
CELERY_BROKER_URL = os.environ["CELERY_BROKER_URL"]
CELERY_BEAT_SCHEDULE = {
    "wake": {"task": "outbox.tasks.wake", "schedule": 0.5, "options": {"expires": 2}}
}

if DATABASES["default"]["ENGINE"].endswith("postgresql"):
    # As an installation should: a stopped process must not sit on locks that others wait for.
    # Shrunk like every other number of a fault run.
    DATABASES["default"]["OPTIONS"]["options"] = "-c idle_in_transaction_session_timeout=1500"
