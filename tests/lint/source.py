"""Checks of the code, its settings and what is generated from it."""

import secrets
import sys
from tempfile import TemporaryDirectory

from tests.lint.programs import Complaints, run

MANAGE = [sys.executable, "manage.py"]
# As in production, where nothing is loosened; no server is asked by any check below.
PRODUCTION = {
    "DJANGO_SETTINGS_MODULE": "config.settings.base",
    "SECRET_KEY": secrets.token_urlsafe(50),
    "ALLOWED_HOSTS": "pearls.example.org",
    "SITE_URL": "https://pearls.example.org",
    "DATABASE_URL": "postgres://pearls@127.0.0.1/pearls",
    "CELERY_BROKER_URL": "redis://127.0.0.1:6379/0",
    "CHANNEL_KEYS": "lint=" + "A" * 43 + "=",
}
ON_TEST_SETTINGS = {"DJANGO_SETTINGS_MODULE": "config.settings.test"}


def style() -> Complaints:
    return run(["ruff", "check", "--output-format=concise", "."])


def format_of_code() -> Complaints:
    return run(["ruff", "format", "--check", "."])


def types() -> Complaints:
    return run(["mypy", "."], env=ON_TEST_SETTINGS, last_lines=200)


def templates() -> Complaints:
    return run(["djlint", "templates", "--lint", "--quiet"])


def import_contracts() -> Complaints:
    return run(["lint-imports"])


def migrations() -> Complaints:
    return run([*MANAGE, "makemigrations", "--check", "--dry-run"], env=ON_TEST_SETTINGS)


def schema_template() -> Complaints:
    return run([*MANAGE, "dump_schema", "--check"], env=ON_TEST_SETTINGS)


def production_settings() -> Complaints:
    return run([*MANAGE, "check", "--deploy", "--fail-level", "WARNING"], env=PRODUCTION)


def static_files() -> Complaints:
    """Every file that a style sheet or script names must exist, or the image cannot be built."""
    with TemporaryDirectory() as folder:
        command = [*MANAGE, "collectstatic", "--no-input", "--verbosity", "0"]
        return run(command, env={**PRODUCTION, "DATA_DIR": folder})
