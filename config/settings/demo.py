"""The demo on one machine with nothing prepared: embedded database, broker and mailbox."""

import os
from pathlib import Path

from config.demo.secrets import kept_secret
from config.settings.environment import PROJECT_DIR

_data = Path(os.environ.setdefault("DATA_DIR", str(PROJECT_DIR / "var"))).resolve()
_host, _port = os.environ.get("HOST", "127.0.0.1"), os.environ.get("PORT", "8000")
os.environ.setdefault("SECRET_KEY", kept_secret(_data, "secret_key"))
os.environ.setdefault("CHANNEL_KEYS", "demo=" + kept_secret(_data, "channel_key"))
os.environ.setdefault("ALLOWED_HOSTS", "localhost,127.0.0.1,[::1]," + _host)
os.environ.setdefault("SITE_URL", f"http://{_host}:{_port}")
os.environ.setdefault("DATABASE_URL", f"sqlite:///{_data}/pearls.sqlite3")
os.environ.setdefault("CELERY_BROKER_URL", f"sqla+sqlite:///{_data}/broker.sqlite3")
os.environ.setdefault("LOG_LEVEL", "WARNING")
os.environ.setdefault("EMAIL_URL", f"filemail:///{_data}/mailbox")

from config.settings.base import *  # noqa: E402, F403
from config.settings.base import STORAGES  # noqa: E402

INSTALLED_APPS += ["config.demo.mailbox"]  # noqa: F405
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
STAFF_SECOND_FACTOR_REQUIRED = False
ACCOUNT_RATE_LIMITS = {"login": "300/m/ip", "login_failed": "60/m/ip,20/5m/key"}
SERVE_PUBLIC_MEDIA = True
