"""`manage.py verify_media`: every row has its bytes, and every byte its row."""

import sys
from argparse import ArgumentParser
from collections import Counter
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from media_library.keeping.inventory import Inventory, inventory
from media_library.keeping.stored import ALIASES, PLACE_WORDS, STORAGE_TROUBLE
from media_library.keeping.verifying import findings, take_stock
from media_library.management.progress import Progress


class Command(BaseCommand):
    help = (
        "Compare what rows name with what is stored, in both places, and print what differs, one "
        "line each. Nothing is changed. Ends with an error if anything was found."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--checksums",
            action="store_true",
            help="Also read every file and compare its checksum; takes as long as reading does.",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        progress = Progress(self.stderr, is_shown=options["verbosity"] > 0)
        found: Counter[str] = Counter()
        with inventory() as books:
            try:
                take_stock(books, tell=progress)
                self._count(books)
                for one in findings(
                    books,
                    now=timezone.now(),
                    with_checksums=options["checksums"],
                    tell=progress,
                ):
                    found[one.kind] += 1
                    place = PLACE_WORDS[one.alias]
                    self.stdout.write(f"{one.kind}: {place} {one.name}: {one.words}")
            except STORAGE_TROUBLE as error:
                raise CommandError(f"Not verified, a storage does not answer: {error}") from error
        if found:
            kinds = ", ".join(f"{number} {kind}" for kind, number in sorted(found.items()))
            self.stdout.write(f"Found: {kinds}.")
            sys.exit(1)
        self.stdout.write("Every row has its bytes, and every byte its row.")

    def _count(self, books: Inventory) -> None:
        for alias in ALIASES:
            self.stdout.write(
                f"{PLACE_WORDS[alias]}: {books.count_stored(alias)} files stored, "
                f"{books.count_named(alias)} named by rows, "
                f"{books.count_unchecked(alias)} of these without a checksum"
            )
