"""What browsers need from npm: locked without addresses, installed by run.py, never committed."""

import json
from pathlib import Path

import pytest

import run

LOCK = run.ROOT / "package-lock.json"


def test_the_lock_names_contents_and_no_addresses() -> None:
    packages = json.loads(LOCK.read_text())["packages"]
    installed = {name: facts for name, facts in packages.items() if name}
    assert "node_modules/tus-js-client" in installed
    assert all(facts["integrity"].startswith("sha512-") for facts in installed.values())
    assert "resolved" not in LOCK.read_text()
    assert "://" not in LOCK.read_text()  # not of those who ask for funds, either


def test_every_version_is_pinned() -> None:
    wanted = json.loads((run.ROOT / "package.json").read_text())["dependencies"]
    assert all(version[0].isdigit() for version in wanted.values())


def test_what_is_copied_names_no_map_that_stays_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Collecting static files fails on a map that is not there."""
    source = tmp_path / "modules" / "a" / "a.js"
    source.parent.mkdir(parents=True)
    source.write_text("go();\n//# sourceMappingURL=a.js.map")
    monkeypatch.setattr(run, "NODE_MODULES", tmp_path / "modules")
    monkeypatch.setattr(run, "VENDOR", tmp_path / "vendor")
    monkeypatch.setattr(run, "BROWSER_FILES", {"a.js": "a/a.js"})
    run.copy_browser_files()
    assert (tmp_path / "vendor" / "a.js").read_text() == "go();\n"


def test_what_is_installed_is_not_committed() -> None:
    ignored = (run.ROOT / ".gitignore").read_text().split()
    assert {"node_modules/", "static/vendor/"} <= set(ignored)
    assert "static/vendor" in (run.ROOT / "deploy" / "Dockerfile.dockerignore").read_text()
