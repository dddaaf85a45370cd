"""Writes to all guests of a ceremony while workers are killed, and counts what the relay took.

SMTP cannot be asked whether a mail arrived, so a worker that dies between the relay's yes and its
own note sends that mail again: one double at most for each kill and each mail in flight.

python -m tests.faults.mailing --recipients 2000 --kills 20 --database postgres
"""

import argparse
import json
import os
import subprocess
import sys
from contextlib import ExitStack
from typing import Any

from tests.faults.command import told
from tests.faults.ingest import PROJECT
from tests.faults.mailing_plan import DEFENCES, IN_FLIGHT, MailingPlan, MailingVerdict
from tests.faults.mailing_relay import REFUSED, Relay, addresses_of, running_relay
from tests.faults.servers import running_postgres, throwaway_folder


def run(plan: MailingPlan) -> MailingVerdict:
    """Play one plan from nothing to a verdict. Raises Missing when a server is not installed."""
    with ExitStack() as stack:
        folder = stack.enter_context(throwaway_folder())
        database = f"sqlite:///{folder}/mails.sqlite3"
        if plan.database == "postgres":
            # Workers die here, never the server: it need not wait for the disk.
            database = stack.enter_context(running_postgres(folder / "postgres", "fsync=off")).url
        relay = stack.enter_context(running_relay(plan))
        played = subprocess.run(
            [sys.executable, "-m", "tests.faults.mailing_field"],
            env={
                **os.environ,
                "DJANGO_SETTINGS_MODULE": "tests.faults.mailing_settings",
                "DATABASE_URL": database,
                "DATA_DIR": str(folder),
                "FAULTS_PLAN": plan.to_json(),
                "RELAY_PORT": str(relay.port),
                "LOG_LEVEL": "CRITICAL",
            },
            cwd=PROJECT,
            stdout=subprocess.PIPE,
            text=True,
            timeout=plan.time_limit + 600,
            check=True,
        )
        return judged(plan, relay, json.loads(played.stdout.strip().splitlines()[-1]))


def judged(plan: MailingPlan, relay: Relay, field: dict[str, Any]) -> MailingVerdict:
    """Compare whom the plan writes to with what the relay took."""
    wanted = [one for one in addresses_of(plan) if not one.startswith(REFUSED)]
    copies = {address: relay.taken.get(address, []) for address in wanted}
    duplicates = sum(max(len(taken) - 1, 0) for taken in copies.values())
    bound = field["kills"] * IN_FLIGHT
    return MailingVerdict(
        recipients=plan.recipients,
        taken=sum(len(taken) for taken in relay.taken.values()),
        refused=len(relay.refused),
        missing=sum(not taken for taken in copies.values()),
        duplicates=duplicates,
        bound=bound,
        beyond_bound=max(duplicates - bound, 0),
        renamed=sum(len(set(taken)) - 1 for taken in copies.values() if taken),
        deferred=len(relay.deferred),
        dropped=relay.dropped,
        **field,
    )


def table(plan: MailingPlan, verdict: MailingVerdict) -> str:
    """The run's figures for a reader."""
    rows = {
        "database": plan.database,
        "without": plan.without or "-",
        "recipients": verdict.recipients,
        "kill -9 of a worker": verdict.kills,
        "mails that the relay took": verdict.taken,
        "addresses refused for good": verdict.refused,
        "addresses deferred once": verdict.deferred,
        "mails hung up on": verdict.dropped,
        "missing": verdict.missing,
        "duplicates": verdict.duplicates,
        "… at most (kills × in flight)": verdict.bound,
        "seconds": verdict.seconds,
    }
    return "\n".join(f"{name:32} {value}" for name, value in rows.items())


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--database", choices=["sqlite", "postgres"], default="sqlite")
    parser.add_argument("--recipients", type=int, default=2000)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--workers", type=int, default=3)
    parser.add_argument("--without", choices=DEFENCES, default="")
    parser.add_argument("--seed", type=int, default=1)
    return told(MailingPlan(**vars(parser.parse_args())), run=run, table=table)


if __name__ == "__main__":
    sys.exit(main())
