"""Posts through the whole desk on PostgreSQL: rate, lateness, a slow channel, the stop.

DELIVERIES_BENCH_CROWD sets how many due rows stand on other channels (100,000).
"""

import json
import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from config.settings.environment import PROJECT_DIR
from tests.faults.servers import running_postgres


def run():
    with TemporaryDirectory(prefix="deliveries-bench-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        os.chmod(folder, 0o755)  # the database server may run as another user
        with running_postgres(folder / "postgres") as postgres:
            environment = {
                **os.environ,
                "DATABASE_URL": postgres.url,
                "DATA_DIR": str(folder),
                "DJANGO_SETTINGS_MODULE": "bench.settings",
                "LOG_LEVEL": "ERROR",
            }
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
