"""Write the schema template anew after a change of models."""

import os
import re
import sqlite3
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.core.management import CommandParser
from django.core.management.base import BaseCommand, CommandError

from config.schema import template


class Command(BaseCommand):
    help = "Migrate an empty SQLite database and write it as config/schema/sqlite.sql."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true", help="fail if the file is stale")

    def handle(self, *args: Any, **options: Any) -> None:
        text = fresh_template()
        if options["check"]:
            if not template.TEMPLATE.exists() or _masked(template.TEMPLATE.read_text()) != _masked(
                text
            ):
                raise CommandError("config/schema/sqlite.sql is stale: run manage.py dump_schema")
            return
        template.TEMPLATE.write_text(text)
        self.stdout.write(f"{template.TEMPLATE}: {len(text):,} characters")


def _masked(text: str) -> str:
    # The translation keys of the first pages are random.
    return re.sub(r"'[0-9a-f]{32}'", "'key'", text)


def fresh_template() -> str:
    """Migrate an empty database in a folder of its own and return its template."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "fresh.sqlite3"
        # A process of its own: Wagtail's migrations always write to the default database.
        subprocess.run(  # noqa: S603  our own command line
            [sys.executable, sys.argv[0], "migrate", "--verbosity=0"],
            # Some migrations walk over sets: a fixed seed makes the text the same each time.
            env={**os.environ, "DATABASE_URL": f"sqlite:///{path}", "PYTHONHASHSEED": "0"},
            check=True,
        )
        with sqlite3.connect(path) as source:
            source.execute("UPDATE django_migrations SET applied = '2026-01-01 00:00:00'")
            return template.dump(source)
