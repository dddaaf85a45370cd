"""The Celery application: settings from Django, tasks from every package."""

import os
from typing import Any

from celery import Celery
from celery.signals import celeryd_after_setup
from kombu.transport import sqlalchemy as database_transport

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.base")

# The option of this name cannot be given in a URL or in transport options (kombu 5.7 hands it
# to the database driver); a second between looks would be felt in the demo.
database_transport.Transport.polling_interval = 0.25

app = Celery("pearls")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()


@celeryd_after_setup.connect
def let_the_courier_look_for_itself(instance: Any, **_: Any) -> None:
    """Start the courier with the worker: it finds due rows even while the broker is away.

    Not where the pool forks: there each child starts its own when it is first woken.
    """
    if instance.pool_cls.__module__ != "celery.concurrency.prefork":
        from outbox.tasks import wake  # needs Django, which is only ready by now

        wake()
