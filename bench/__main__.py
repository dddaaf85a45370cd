"""Run the benchmarks: python -m bench [name …], all that need no server by default."""

import importlib
import json
import os
import sys
import tempfile
from pathlib import Path

# name: what it shows. Each is a module of this package with a `run()` that returns
# (title, rows of a table with a head, figures for the JSON line).
BENCHMARKS = {
    "story_page": "CPU and queries of a story page, beside the textbook way",
    "due_to_call": "how long a due row waits in an idle system until its call starts",
    "outbox_rate": "deliveries a second through the whole protocol with a call that costs nothing",
    "claims": "rows a second that two workers take in hand on PostgreSQL",
    "deliveries": "posts through the whole desk: rate, lateness, a slow channel, the stop",
    "renditions": "18 renditions of a 24-MP photo, beside bare cascades and stock Wagtail",
    "corpora": "every shared test file in a limited child: crashes, hangs, memory, leaks",
    "calendar": "the month with 10,000 deliveries: queries, server time, weight, first paint",
    "library": "listing, search and picker at 1,000 and at 100,000 assets",
    "withdrawal": "from a withdrawal to the neutral box on every page, and no file",
    "sign_ups": "5,000 sign up for 300 seats over HTTP, then change their minds while servers die",
    "reveal": "5,000 viewers follow a finale through nginx: early, late, held, its clock killed",
    "cold_start": "a clean clone to the first page, cold and warm",
    "upload": "a large upload over cuts and kills, beside @tus/server (needs node and npm)",
}
DEFAULT = [
    "story_page",
    "due_to_call",
    "outbox_rate",
    "claims",
    "deliveries",
    "renditions",
    "corpora",
    "calendar",
    "library",
    "withdrawal",
    "sign_ups",
    "reveal",
    "cold_start",
]


def main() -> None:
    names = sys.argv[1:] or DEFAULT
    if unknown := [name for name in names if name not in BENCHMARKS]:
        sys.exit(f"no such benchmark: {', '.join(unknown)}; there are {', '.join(BENCHMARKS)}")
    with tempfile.TemporaryDirectory(prefix="pearls-bench-") as folder:
        prepare(Path(folder))
        for name in names:
            title, rows, figures = importlib.import_module(f"bench.{name}").run()
            print(f"\n{title}\n")
            print_table(rows)
            print(json.dumps({"bench": name, **figures}), flush=True)


def prepare(folder: Path) -> None:
    """Give this run a migrated database of its own, and Django."""
    os.environ["DATA_DIR"] = str(folder)
    os.environ.setdefault("DATABASE_URL", f"sqlite:///{folder}/bench.sqlite3")
    os.environ["DJANGO_SETTINGS_MODULE"] = "bench.settings"
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection

    from config.schema import template

    template.load(connection)
    call_command("migrate", verbosity=0)


def print_table(rows: list[tuple[object, ...]]) -> None:
    texts = [[str(cell) for cell in row] for row in rows]
    widths = [max(len(row[number]) for row in texts) for number in range(len(texts[0]))]
    for number, row in enumerate(texts):
        print("  " + "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)))
        if number == 0:
            print("  " + "  ".join("-" * width for width in widths))


if __name__ == "__main__":
    main()
