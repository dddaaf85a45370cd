"""Puts the public holidays of the eight countries onto the list of marked days."""

from django.core.management.base import BaseCommand
from django.utils import timezone

from campaigns.actions.mark_holidays import mark_holidays


class Command(BaseCommand):
    help = (
        "Add the public holidays of this and the next two years that are missing. Days that were "
        "renamed or taken off the list stay as they are. Runs every night by itself."
    )

    def handle(self, *args: object, **options: object) -> None:
        added = mark_holidays(today=timezone.localdate())
        self.stdout.write(f"{added} days added.")
