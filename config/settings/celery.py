"""Celery only wakes and spreads work: the database is the record (see outbox)."""

from celery.schedules import crontab

from config.settings.environment import env

CELERY_BROKER_URL = env("CELERY_BROKER_URL")
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_SERIALIZER = "json"
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_TASK_TIME_LIMIT = 300
CELERY_TASK_SOFT_TIME_LIMIT = 240
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_SOFT_SHUTDOWN_TIMEOUT = 30
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BEAT_SCHEDULER = "celery.beat.Scheduler"
CELERY_TIMEZONE = "UTC"

if CELERY_BROKER_URL.startswith(("redis", "rediss")):
    CELERY_BROKER_TRANSPORT_OPTIONS = {
        "visibility_timeout": 600,
        "unacked_restore_throttle": 1,
        "socket_timeout": 10,
        "socket_connect_timeout": 5,
        "socket_keepalive": True,
    }
if CELERY_BROKER_URL.startswith("sqla"):
    # This transport has no fan-out, which remote control would need.
    CELERY_WORKER_ENABLE_REMOTE_CONTROL = False

# A doorbell that nobody answered is worthless: it expires before the next one rings.
CELERY_BEAT_SCHEDULE = {
    "wake the outbox": {
        "task": "outbox.tasks.wake",
        "schedule": 1.0,
        "options": {"expires": 2},
    },
    "publish scheduled pages": {
        "task": "cms.tasks.publish_scheduled_pages",
        "schedule": 20.0,
        "options": {"expires": 20},
    },
    "look after rights": {
        "task": "media_library.tasks.look_after_rights",
        "schedule": 3600.0,
        "options": {"expires": 600},
    },
    "tidy the storage": {
        "task": "media_library.tasks.tidy_storage",
        "schedule": crontab(hour=2, minute=20),
        "options": {"expires": 3600},
    },
    "lapse what nobody approved": {
        "task": "campaigns.tasks.lapse_unapproved",
        "schedule": 30.0,
        "options": {"expires": 30},
    },
    "free places that nobody answered for": {
        "task": "ceremonies.tasks.free_unanswered",
        "schedule": 20.0,
        "options": {"expires": 20},
    },
    "remind guests": {
        "task": "ceremonies.tasks.remind_guests",
        "schedule": 300.0,
        "options": {"expires": 300},
    },
    "check streams": {
        "task": "ceremonies.tasks.check_streams",
        "schedule": 60.0,
        "options": {"expires": 60},
    },
    "forget guests": {
        "task": "ceremonies.tasks.forget_guests",
        "schedule": crontab(hour=2, minute=5),
        "options": {"expires": 3600},
    },
    "mark holidays": {
        "task": "campaigns.tasks.mark_holidays",
        "schedule": crontab(hour=1, minute=50),
        "options": {"expires": 3600},
    },
    "owe series ahead": {
        "task": "campaigns.tasks.owe_series_ahead",
        "schedule": 300.0,
        "options": {"expires": 300},
    },
    "follow the clocks": {
        "task": "campaigns.tasks.follow_clocks",
        "schedule": crontab(hour=2, minute=50),
        "options": {"expires": 3600},
    },
    "look at doubts": {
        "task": "campaigns.tasks.look_at_doubts",
        "schedule": 300.0,
        "options": {"expires": 300},
    },
    "forget unconfirmed followers": {
        "task": "campaigns.tasks.forget_unconfirmed",
        "schedule": 6 * 3600.0,
        "options": {"expires": 600},
    },
}

OUTBOX_RESIDENT = True
# For how long a courier may go by the funders' rules and secret names it has read.
GATE_REMEMBERS_SECONDS = 1.0
