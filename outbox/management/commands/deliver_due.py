"""Delivers what is due, once, in this process."""

import psycopg
from django.core.management.base import BaseCommand, CommandError
from django.db import Error as DatabaseProblem
from django.utils.translation import gettext as _

from outbox.resident import make_courier


class Command(BaseCommand):
    help = "Deliver everything that is due, then stop. Safe beside running workers."

    def handle(self, *args: object, **options: object) -> None:
        courier = make_courier()
        try:
            done = courier.deliver_due()
        except (DatabaseProblem, psycopg.Error) as error:
            line = str(error).strip().splitlines()[0]
            raise CommandError(_("Nothing delivered: {why}").format(why=line)) from error
        finally:
            courier.ownership.let_go()
        counts = [f"{word}: {number}" for word, number in sorted(done.items()) if number]
        self.stdout.write(", ".join(counts) or _("Nothing was due."))
