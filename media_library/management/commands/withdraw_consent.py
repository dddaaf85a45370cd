"""`manage.py withdraw_consent ID`: take down everything that shows one person, from a terminal."""

from argparse import ArgumentParser
from typing import Any
from uuid import UUID

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from media_library.actions.withdrawing import NothingToWithdraw, withdraw_assets
from media_library.models import Person, Withdrawal


class Command(BaseCommand):
    help = (
        "Withdraw all consents of a person and everything that shows them. ID is the person's "
        "number or uuid. Pages show a placeholder at once, workers do the rest."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("id")
        parser.add_argument("--reason", default="")
        parser.add_argument(
            "--keep-originals",
            action="store_true",
            help="Seal the originals for the archive instead of destroying them.",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        person = _person(options["id"])
        originals = (
            Withdrawal.Original.SEALED
            if options["keep_originals"]
            else Withdrawal.Original.DESTROYED
        )
        try:
            withdrawal = withdraw_assets(
                person=person,
                asked_by=person.name,
                reason=options["reason"],
                originals=originals,
                now=timezone.now(),
            )
        except NothingToWithdraw as error:
            raise CommandError("Nothing shows this person, and no consent is in force.") from error
        number = withdrawal.assets.count()
        self.stdout.write(f"Withdrawal {withdrawal.uuid}: {number} hidden, the rest is under way.")


def _person(text: str) -> Person:
    known = Person.objects.all()
    try:
        wanted = {"pk": int(text)} if text.isdecimal() else {"uuid": UUID(text)}
        return known.get(**wanted)
    except (ValueError, Person.DoesNotExist) as error:
        raise CommandError(f"There is no person {text}.") from error
