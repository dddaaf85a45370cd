"""Breaks everything at once and counts on the far side what came out.

python -m tests.faults.run --database postgres --deliveries 1000 --kills-per-cut 40 --pauses 30
"""

import argparse
import os
import sqlite3
import subprocess
import sys
import time
from contextlib import ExitStack, closing
from pathlib import Path

import redis

from tests.faults.command import told
from tests.faults.plan import DEFENCES, Plan, Verdict
from tests.faults.servers import (
    Postgres,
    free_port,
    running_postgres,
    running_python,
    running_redis,
    throwaway_folder,
    wait_for,
)

PROJECT = Path(__file__).resolve().parents[2]


class Run:
    """One run of a plan in a folder that is thrown away afterwards."""

    def __init__(self, plan: Plan, folder: Path) -> None:
        self.plan, self.folder = plan, folder
        self.postgres: Postgres | None = None
        self.broker_url = ""
        self.env = {**os.environ, "DJANGO_SETTINGS_MODULE": "tests.faults.settings"}

    def verdict(self) -> Verdict:
        """Raises Missing when a server is not installed."""
        with ExitStack() as stack:
            self._start_servers(stack)
            port = free_port()
            self.env |= {
                "FAULTS_PLAN": self.plan.to_json(),
                "FAR_SIDE_PORT": str(port),
                "CELERY_BROKER_URL": self.broker_url,
                "LOG_LEVEL": "ERROR",
                "DATA_DIR": str(self.folder),
            }
            shares = [str(self.plan.lost_share), str(self.plan.refused_share)]
            numbers = [str(port), *shares, str(self.plan.seed)]
            stack.enter_context(
                running_python("-m", "tests.faults.far_side", *numbers, env=self.env)
            )
            wait_for(port)
            return self._play(stack)

    def _start_servers(self, stack: ExitStack) -> None:
        if self.plan.database == "postgres":
            self.postgres = stack.enter_context(running_postgres(self.folder / "postgres"))
            port = stack.enter_context(running_redis(self.folder))
            self.env["DATABASE_URL"] = self.postgres.url
            self.broker_url = f"redis://127.0.0.1:{port}/0"
        else:
            self.env["DATABASE_URL"] = f"sqlite:///{self.folder}/outbox.sqlite3"
            self.broker_url = f"sqla+sqlite:///{self.folder}/broker.sqlite3"

    def _play(self, stack: ExitStack) -> Verdict:
        field = stack.enter_context(
            subprocess.Popen(
                [sys.executable, "-m", "tests.faults.field"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                env=self.env,
                cwd=PROJECT,
                text=True,
            )
        )
        stack.callback(field.kill)
        assert field.stdin is not None
        assert field.stdout is not None
        for line in field.stdout:
            word = line.strip()
            if word.startswith("{"):
                return Verdict.from_json(word)
            self._do(word, stack)
            field.stdin.write("done\n")
            field.stdin.flush()
        raise RuntimeError("the field ended without a verdict")

    def _do(self, word: str, stack: ExitStack) -> None:
        match word:
            case "ready" if self.plan.with_celery:
                self._start_celery(stack)
            case "flush":
                self._flush()
            case "crash":
                assert self.postgres is not None
                self.postgres.crash()
                self.postgres.start()

    def _start_celery(self, stack: ExitStack) -> None:
        celery = ["-m", "celery", "-A", "tests.faults.celery_worker"]
        log = self.folder / "celery.log"
        worker = ["worker", "-P", "threads", "-c", "2", "--without-gossip", "--without-mingle"]
        beats = [["beat", "-s", str(self.folder / f"beat-{n}")] for n in range(self.plan.beats)]
        for words in ([*worker, "-l", "INFO"], *beats):
            stack.enter_context(running_python(*celery, *words, env=self.env, log=log))
        ends = time.monotonic() + 60
        while " ready." not in log.read_text(errors="replace"):
            if time.monotonic() > ends:
                raise TimeoutError(f"Celery does not start: {log.read_text()[-2000:]}")
            time.sleep(0.1)

    def _flush(self) -> None:
        """Empty the broker as an operator's mistake would."""
        if self.broker_url.startswith("redis"):
            redis.Redis.from_url(self.broker_url).flushall()
            return
        path = self.broker_url.removeprefix("sqla+sqlite:///")
        with closing(sqlite3.connect(path, timeout=20)) as broker, broker:
            tables = {name for (name,) in broker.execute("SELECT name FROM sqlite_master")}
            if "kombu_message" in tables:
                broker.execute("DELETE FROM kombu_message")


def run(plan: Plan) -> Verdict:
    """Play one plan from nothing to a verdict."""
    with throwaway_folder() as folder:
        return Run(plan, folder).verdict()


def table(plan: Plan, verdict: Verdict) -> str:
    """The run's figures for a reader."""
    rows = {
        "database": plan.database,
        "without": plan.without or "-",
        "deliveries wanted": verdict.wanted,
        "posts on the ledger": verdict.on_ledger,
        "channels": plan.lanes,
        "answers lost after acceptance": verdict.lost_answers,
        "answers 503 or 429": verdict.refused_answers,
        **{f"kill -9 {cut}": number for cut, number in verdict.kills.items()},
        "pauses beyond a lease": verdict.pauses,
        "broker emptied": verdict.flushes,
        "beats at once": plan.beats if plan.with_celery else 0,
        "database crashes": verdict.crashes,
        "posts by the Celery worker": verdict.by_celery,
        "left to a person": verdict.for_a_person,
        "seconds": verdict.seconds,
    }
    return "\n".join(f"{name:32} {value}" for name, value in rows.items())


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--database", choices=["sqlite", "postgres"], default="sqlite")
    parser.add_argument("--deliveries", type=int, default=1000)
    parser.add_argument("--kills-per-cut", type=int, default=40)
    parser.add_argument("--pauses", type=int, default=30)
    parser.add_argument("--broker-flushes", type=int, default=2)
    parser.add_argument("--database-crashes", type=int, default=0)
    parser.add_argument("--lost-share", type=float, default=0.2)
    parser.add_argument("--refused-share", type=float, default=0.0)
    parser.add_argument("--lanes", type=int, default=4)
    parser.add_argument("--beats", type=int, default=1)
    parser.add_argument("--time-limit", type=float, default=1800.0)
    parser.add_argument("--workers", type=int, default=3)
    parser.add_argument("--without", choices=DEFENCES, default="")
    parser.add_argument("--seed", type=int, default=1)
    return told(Plan(**vars(parser.parse_args())), run=run, table=table)


if __name__ == "__main__":
    sys.exit(main())
