"""The test settings with a real mail connection, and couriers that live in workers."""

from config.settings.test import *  # noqa: F403

CELERY_TASK_ALWAYS_EAGER = False  # the workers of the run look by themselves
EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
EMAIL_HOST = "127.0.0.1"
