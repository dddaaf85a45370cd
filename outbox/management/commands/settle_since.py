"""Doubts what was due since a backup that was just restored, so that nothing goes out twice."""

from collections import Counter
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from outbox.actions.restoring import doubt_what_was_due
from outbox.handlers import registered
from outbox.rules.states import State


class Command(BaseCommand):
    help = (
        "After restoring a backup and before starting workers: call the fate of everything that "
        "was due by now unknown, so that it is looked for before it is sent."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("since", help="when the backup was made: 2027-03-01T02:00+01:00")

    def handle(self, *args: Any, **options: Any) -> None:
        now = timezone.now()
        try:
            since = parse_datetime(options["since"])
        except ValueError:
            since = None
        if since is None or timezone.is_naive(since):
            raise CommandError(_("Please give day, time and zone, like 2027-03-01T02:00+01:00."))
        if since > now:
            raise CommandError(_("A backup cannot be made in the future."))
        for handler in registered():
            rows = doubt_what_was_due(handler=handler, since=since, now=now)
            for lane, number in sorted(Counter(row.lane for row in rows).items()):
                asking = sum(row.lane == lane and row.state == State.NEEDS_HUMAN for row in rows)
                self.stdout.write(
                    _("{what}, {lane}: {number} in doubt, {asking} of them need a person").format(
                        what=handler.model._meta.verbose_name_plural,
                        lane=lane,
                        number=number,
                        asking=asking,
                    )
                )
