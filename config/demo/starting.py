"""What a demo needs before its processes start: a free port, a database, a broker file."""

import contextlib
import shutil
import socket
import sqlite3
from pathlib import Path

from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from config.celery import app
from config.schema import template


class CannotStart(Exception):
    """The demo cannot start; the message is one line that says what to do."""


def check_port(host: str, port: int) -> None:
    """Raise CannotStart when somebody else listens there."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with contextlib.closing(socket.socket(family, socket.SOCK_STREAM)) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise CannotStart(
                f"Port {port} on {host} cannot be used ({error.strerror}). Choose another one, "
                f"for example: make demo PORT={port + 1}"
            ) from error


def start_over(data_dir: Path) -> None:
    """Remove a demo's data, but nothing that is not a demo's."""
    if not data_dir.exists():
        return
    if any(data_dir.iterdir()) and not (data_dir / "secrets").is_dir():
        raise CannotStart(f"{data_dir} does not look like a demo's folder; nothing was removed.")
    shutil.rmtree(data_dir)


def prepare_database(data_dir: Path) -> None:
    """Create or update the database; from the template where it is empty."""
    data_dir.mkdir(parents=True, exist_ok=True)
    template.load(connection)
    plan = MigrationExecutor(connection)
    if plan.migration_plan(plan.loader.graph.leaf_nodes()):
        call_command("migrate", verbosity=0, interactive=False)


def prepare_broker(data_dir: Path) -> None:
    """Create the broker's file in WAL mode, and its tables, before two processes race for it."""
    with contextlib.closing(sqlite3.connect(data_dir / "broker.sqlite3")) as broker:
        broker.execute("PRAGMA journal_mode=WAL")
    with app.connection_for_write() as broker_connection:
        broker_connection.default_channel.queue_declare("celery")
