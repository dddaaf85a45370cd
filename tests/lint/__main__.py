"""Runs every check of the source and prints one line for each: python -m tests.lint."""

import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from tests.lint import catalogues, deployment, source
from tests.lint.programs import Complaints


@dataclass(frozen=True)
class Check:
    """What is checked, and the function that returns what is wrong with it."""

    name: str
    find_complaints: Callable[[], Complaints]


# The slow ones stand first, so that two at a time end soonest.
CHECKS = (
    Check("types (mypy)", source.types),
    Check("schema template is fresh", source.schema_template),
    Check("static files are whole (collectstatic)", source.static_files),
    Check("production settings (check --deploy)", source.production_settings),
    Check("no migration is owed", source.migrations),
    Check("style (ruff check)", source.style),
    Check("format (ruff format)", source.format_of_code),
    Check("templates (djlint)", source.templates),
    Check("import contracts (lint-imports)", source.import_contracts),
    Check("public texts in all languages", catalogues.complaints),
    Check("Dockerfile (hadolint)", deployment.dockerfile),
    Check("compose.yaml (compose-spec)", deployment.compose_schema),
    Check("compose.yaml (yamllint)", deployment.compose_style),
    Check("systemd units", deployment.systemd_units),
    Check("nginx.conf", deployment.nginx),
)


def main() -> int:
    failed = 0
    with ThreadPoolExecutor(max_workers=2) as pool:
        for check, (seconds, found) in zip(CHECKS, pool.map(_timed, CHECKS), strict=True):
            failed += bool(found)
            _say(f"{'failed' if found else 'ok    '}  {check.name} ({seconds:.0f} s)")
            for line in found:
                _say(f"        {line}")
    _say(f"{len(CHECKS) - failed} passed, {failed} failed")
    return 1 if failed else 0


def _timed(check: Check) -> tuple[float, Complaints]:
    began = time.monotonic()
    found = check.find_complaints()
    return time.monotonic() - began, found


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
