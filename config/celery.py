"""The Celery application: settings from Django, tasks from every package."""

import os

from celery import Celery
from kombu.transport import sqlalchemy as database_transport

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.base")

# The option of this name cannot be given in a URL or in transport options (kombu 5.7 hands it
# to the database driver); a second between looks would be felt in the demo.
database_transport.Transport.polling_interval = 0.25

app = Celery("pearls")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
