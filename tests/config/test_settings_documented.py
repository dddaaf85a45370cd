"""Every setting that the code reads from the environment is explained to operators."""

import ast
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = (
    "accounts",
    "campaigns",
    "ceremonies",
    "cms",
    "config",
    "media_library",
    "outbox",
    "practices",
)
PROMISED = {
    "SECRET_KEY",
    "ALLOWED_HOSTS",
    "SITE_URL",
    "DATABASE_URL",
    "CELERY_BROKER_URL",
    "CACHE_URL",
    "EMAIL_URL",
    "MEDIA_S3_BUCKET",
    "MEDIA_S3_ENDPOINT_URL",
    "MEDIA_PRIVATE_S3_BUCKET",
    "CHANNEL_KEYS",
    "SENTRY_DSN",
    "LOG_LEVEL",
}
# Read by programs that we only start: boto3, granian, Django, PostgreSQL's image.
READ_BY_OTHERS = {
    "AWS_ACCESS_KEY_ID",
    "AWS_SECRET_ACCESS_KEY",
    "AWS_DEFAULT_REGION",
    "DJANGO_SETTINGS_MODULE",
    "GRANIAN_HOST",
    "GRANIAN_PORT",
    "GRANIAN_WORKERS",
    "GRANIAN_BLOCKING_THREADS",
    "GRANIAN_WORKERS_KILL_TIMEOUT",
    "POSTGRES_PASSWORD",
}
ONLY_IN_THE_DEMO = {"HOST", "PORT", "RESET", "DEMO_PASSWORD"}
SET_BY_THE_UNITS = {
    "GRANIAN_HOST",
    "GRANIAN_PORT",
    "GRANIAN_WORKERS",
    "GRANIAN_BLOCKING_THREADS",
    "GRANIAN_WORKERS_KILL_TIMEOUT",
}


def names_read(source: str) -> set[str]:
    """Return the names that a module reads from the environment, by `env` or by `os.environ`."""
    found = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and _reads(node.func) and node.args:
            found.add(node.args[0])
        if isinstance(node, ast.Subscript) and ast.unparse(node.value) == "os.environ":
            found.add(node.slice)
    return {node.value for node in found if isinstance(node, ast.Constant)}


def _reads(function: ast.expr) -> bool:
    return (
        re.fullmatch(
            r"env|env\.\w+|os\.environ\.(get|setdefault|pop)|os\.getenv", ast.unparse(function)
        )
        is not None
    )


def names_read_by_the_house() -> set[str]:
    return {
        name
        for package in PACKAGES
        for path in (ROOT / package).rglob("*.py")
        for name in names_read(path.read_text())
    } - {"DJANGO_SETTINGS_MODULE", "PATH"}


def names_explained() -> set[str]:
    """Return the names in the first column of the tables of docs/operating.md."""
    text = (ROOT / "docs" / "operating.md").read_text()
    return set(re.findall(r"^\| `([A-Z][A-Z0-9_]+)`", text, re.MULTILINE))


def names_in_the_example() -> set[str]:
    text = (ROOT / "deploy" / "env.example").read_text()
    return set(re.findall(r"^([A-Z][A-Z0-9_]+)=", text, re.MULTILINE))


def test_what_the_code_reads_is_explained_and_nothing_else() -> None:
    assert names_explained() == names_read_by_the_house() | READ_BY_OTHERS


def test_what_was_promised_is_read() -> None:
    assert names_read_by_the_house() >= PROMISED


def test_the_example_lists_all_that_an_installation_can_set() -> None:
    everything = names_read_by_the_house() | READ_BY_OTHERS
    assert names_in_the_example() == everything - ONLY_IN_THE_DEMO - SET_BY_THE_UNITS


def test_every_way_of_reading_is_seen() -> None:
    source = """
A = env("ONE"); B = env.list("TWO", default=[]); C = os.environ["THREE"]
D = os.environ.get("FOUR"); E = os.getenv("FIVE"); F = env.db_url("SIX")
G = print("NOT_ME"); H = other["NOR_ME"]
"""
    assert names_read(source) == {"ONE", "TWO", "THREE", "FOUR", "FIVE", "SIX"}
