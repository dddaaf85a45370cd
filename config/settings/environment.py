"""Reading settings from the environment, with an error that says what to set."""

import os
from pathlib import Path

import environ
from django.core.exceptions import ImproperlyConfigured

PROJECT_DIR = Path(__file__).resolve().parents[2]

env = environ.Env()

REQUIRED = {
    "SECRET_KEY": "a long random text, for example from: python3 -c 'import secrets; "
    "print(secrets.token_urlsafe(50))'",
    "ALLOWED_HOSTS": "the host names that this site answers to, separated by commas",
    "SITE_URL": "the public address, for example https://pearls.example.org",
    "DATABASE_URL": "for example postgres://user:password@localhost/pearls",
    "CELERY_BROKER_URL": "for example redis://localhost:6379/0 or amqp://localhost",
}


def require(*names: str) -> None:
    """Refuse to start while one of the named settings is missing, and name them all at once.

    Raises ImproperlyConfigured with one line per missing setting.
    """
    missing = [name for name in names if not os.environ.get(name, "").strip()]
    if missing:
        lines = "\n".join(f"  {name}: {REQUIRED[name]}" for name in missing)
        raise ImproperlyConfigured(f"These settings are missing from the environment:\n{lines}")
