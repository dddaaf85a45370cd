"""A PostgreSQL with every migration applied, of which each server of a run begins as a copy."""

import os
import subprocess
import sys
from pathlib import Path

from tests.faults.servers import Postgres

ROOT = Path(__file__).resolve().parents[2]
# Nobody pulls this server's plug: what it would do for that is only time.
WITHOUT_A_DISK = ("fsync=off", "full_page_writes=off")
# Of this database pytest's own begins as a copy; the one named "postgres" is for everybody else.
TEMPLATE = "migrated"
_COPY = f"""
import psycopg, sys
with psycopg.connect(sys.argv[1], autocommit=True) as connection:
    connection.execute("CREATE DATABASE {TEMPLATE} TEMPLATE postgres")
"""


def migrated_postgres(folder: Path) -> Path:
    """Return the data of a stopped cluster whose databases have all tables and first rows.

    Raises Missing where PostgreSQL is not installed, CalledProcessError where a migration fails.
    """
    server = Postgres(folder, *WITHOUT_A_DISK)
    server.start()
    try:
        env = {**os.environ, "DATABASE_URL": server.url, "DATA_DIR": str(folder)}
        env["DJANGO_SETTINGS_MODULE"] = "config.settings.test"
        migrate = [sys.executable, "manage.py", "migrate", "--verbosity=0"]
        subprocess.run(migrate, cwd=ROOT, env=env, check=True)
        # The first server it is copied from must be without a visitor.
        copy = [sys.executable, "-c", _COPY, server.url.replace("/postgres", "/template1")]
        subprocess.run(copy, check=True)
    finally:
        server.stop()
    return folder / "data"
