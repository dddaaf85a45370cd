"""Runs the clock of sealed announcements in this process, until it is told to end."""

import signal

from django.core.management.base import BaseCommand

from ceremonies.clock import Clock
from outbox.clock import DatabaseClock


class Command(BaseCommand):
    help = "Announce what is sealed at its moment. Runs until it is ended; a second one waits."

    def handle(self, *args: object, **options: object) -> None:
        clock = Clock(tell_time=DatabaseClock())
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, lambda *_: clock.stopping.set())
        clock.run()
