"""Posts through the whole desk on PostgreSQL: rate, lateness, a slow channel, the stop.

DELIVERIES_BENCH_CROWD sets how many due rows stand on other channels (100,000).
"""

import json
import subprocess
import sys

from bench.on_postgres import own_postgres
from config.settings.environment import PROJECT_DIR


def run():
    with own_postgres("deliveries-bench-") as environment:
        answer = subprocess.run(
            [sys.executable, "-m", "bench.deliveries.field"],
            env=environment,
            cwd=PROJECT_DIR,
            stdout=subprocess.PIPE,
            text=True,
            check=True,
        )
    figures = json.loads(answer.stdout.splitlines()[-1])
    head = ("what", "rows", "figure", "goal")
    rows = [(row["what"], row["rows"], row["figure"], row["goal"]) for row in figures.pop("table")]
    return "Deliveries through the whole desk, PostgreSQL, two workers", [head, *rows], figures
