"""Kills workers while they take in files, and counts what came of every single one.

A file whose step ends a worker for the third time is a poison file by rule, so no other than the
run's own poison file is hit that often.

python -m tests.faults.ingest --database postgres --files 300 --kills 60
"""

import argparse
import os
import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path

from tests.faults.command import told
from tests.faults.ingest_plan import DEFENCES, IngestPlan, IngestVerdict
from tests.faults.servers import running_postgres, throwaway_folder

PROJECT = Path(__file__).resolve().parents[2]


def run(plan: IngestPlan) -> IngestVerdict:
    """Play one plan from nothing to a verdict. Raises Missing when a server is not installed."""
    with ExitStack() as stack:
        folder = stack.enter_context(throwaway_folder())
        (folder / "tmp").mkdir()
        database = f"sqlite:///{folder}/media.sqlite3"
        if plan.database == "postgres":
            database = stack.enter_context(running_postgres(folder / "postgres")).url
        played = subprocess.run(
            [sys.executable, "-m", "tests.faults.ingest_field"],
            env={
                **os.environ,
                "DJANGO_SETTINGS_MODULE": "tests.faults.ingest_settings",
                "DATABASE_URL": database,
                "FAULTS_FOLDER": str(folder),
                "FAULTS_PLAN": plan.to_json(),
                "TMPDIR": str(folder / "tmp"),
                "LOG_LEVEL": "CRITICAL",
                "MEDIA_S3_BUCKET": "",
                "CLAMD_ADDRESS": "",
            },
            cwd=PROJECT,
            stdout=subprocess.PIPE,
            text=True,
            timeout=plan.time_limit + 300,
            check=True,
        )
    return IngestVerdict.from_json(played.stdout.strip().splitlines()[-1])


def table(plan: IngestPlan, verdict: IngestVerdict) -> str:
    """The run's figures for a reader."""
    rows = {
        "database": plan.database,
        "without": plan.without or "-",
        "files handed in": verdict.files,
        "come to review": verdict.in_library,
        "refused with a reason": verdict.refused,
        "poison files": verdict.poisoned,
        "kill -9 of a worker": verdict.kills,
        "… at a step's boundary": verdict.kills_at_boundaries,
        "whole files without a row": verdict.whole_without_row,
        "longest from first try to end, s": verdict.longest_seconds,
        "seconds": verdict.seconds,
    }
    lines = [f"{name:34} {value}" for name, value in rows.items()]
    return "\n".join([*lines, *verdict.notes])


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--database", choices=["sqlite", "postgres"], default="sqlite")
    parser.add_argument("--files", type=int, default=300)
    parser.add_argument("--kills", type=int, default=60)
    parser.add_argument("--films", type=int, default=4)
    parser.add_argument("--poison", type=int, default=1)
    parser.add_argument("--workers", type=int, default=3)
    parser.add_argument("--without", choices=DEFENCES, default="")
    parser.add_argument("--seed", type=int, default=1)
    return told(IngestPlan(**vars(parser.parse_args())), run=run, table=table)


if __name__ == "__main__":
    sys.exit(main())
