"""`manage.py tidy_media`: remove what is over, given up on or forgotten."""

import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from media_library.actions.tidying import tidy_media
from media_library.management.progress import Progress


class Command(BaseCommand):
    help = (
        "Remove uploads that are over their time, refused files after 30 days, replaced pictures, "
        "parts and files that no row names and that are older than a day; count anew how much "
        "space is used. Without --really, only say what would be done."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--really", action="store_true", help="Remove it.")
        parser.add_argument(
            "--even-many",
            action="store_true",
            help="Also when so many files have no row that something else may be wrong.",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        is_real = options["really"]
        tidied = tidy_media(
            now=timezone.now(),
            is_real=is_real,
            even_many=options["even_many"],
            tell=Progress(self.stderr, is_shown=options["verbosity"] > 0),
        )
        verb = "removed" if is_real else "would remove"
        for line in tidied.lines:
            self.stdout.write(f"{verb}: {line}")
        for line in tidied.mended:
            self.stdout.write(f"{'mended' if is_real else 'would mend'}: {line}")
        for trouble in tidied.troubles:
            self.stdout.write(f"NOT DONE: {trouble}.")
        self.stdout.write(
            f"{len(tidied.lines)} removed."
            if is_real
            else f"{len(tidied.lines)} to remove; nothing was. Say --really to remove."
        )
        if tidied.troubles:
            sys.exit(1)
