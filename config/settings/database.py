"""The database by address, and the SQLite options without which two writers fail."""

from config.settings.environment import env

SQLITE_OPTIONS = {
    "timeout": 20,
    # A transaction that will write must say so at its start: with the default, three writers
    # met "database is locked" in three of four publishes.
    "transaction_mode": "IMMEDIATE",
    "init_command": (
        "PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL;"
        "PRAGMA cache_size=-20000;PRAGMA temp_store=MEMORY;"
    ),
}

_default = env.db_url("DATABASE_URL")
if _default["ENGINE"] == "django.db.backends.sqlite3":
    _default["OPTIONS"] = SQLITE_OPTIONS
else:
    _default["CONN_MAX_AGE"] = 60
    _default["CONN_HEALTH_CHECKS"] = True
    _default.setdefault("OPTIONS", {}).update(
        {
            "connect_timeout": 5,
            "keepalives_idle": 120,
            "tcp_user_timeout": 20_000,
            # A process that is stopped in mid-transaction must not hold its row locks for ever.
            "options": "-c idle_in_transaction_session_timeout=30000",
        }
    )

DATABASES = {"default": _default}
CACHES = {"default": env.cache_url("CACHE_URL", default="locmemcache://")}
