"""Templates include and extend down the floors only."""

import re
from pathlib import Path

from tests.architecture.floors import FLOOR, ROOT, may_know

TEMPLATES = ROOT / "templates"
_USES = re.compile(r"""{%\s*(?:include|extends)\s+["']([^"']+)["']""")


def climbing_uses(folder: Path) -> list[str]:
    """Return every use of a template by one that may not know it.

    Packages may use what is shared (layouts, components, mails); what is shared knows no package.
    """
    found = []
    for path in sorted(folder.rglob("*")):
        if path.suffix not in {".html", ".txt", ".svg", ".xml"}:
            continue
        own = _owner(path.relative_to(folder).as_posix())
        for used in _USES.findall(path.read_text()):
            if not may_know(upper=own, lower=_owner(used)):
                found.append(f"{path.relative_to(folder)} uses {used}")
    return found


def _owner(name: str) -> str:
    """Return the package that a template belongs to; of the demo it is config."""
    first = name.partition("/")[0]
    return "config" if first == "demo" else first


def test_no_template_climbs() -> None:
    assert climbing_uses(TEMPLATES) == []


def test_a_template_that_climbs_is_seen(tmp_path: Path) -> None:
    for name, used in {
        "components/teaser.html": "campaigns/desk/base.html",
        "cms/story_page.html": "ceremonies/card.html",
        "ceremonies/card.html": "components/card.html",
        "practices/card.html": "ceremonies/card.html",
        "ceremonies/page.html": "cms/cards/story.html",
    }.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(f'{{% include "{used}" %}}')
    assert climbing_uses(tmp_path) == [
        "cms/story_page.html uses ceremonies/card.html",
        "components/teaser.html uses campaigns/desk/base.html",
        "practices/card.html uses ceremonies/card.html",
    ]


def test_every_folder_of_templates_has_an_owner_or_is_shared() -> None:
    shared = {"components", "layouts", "emails"}
    of_others = {"account", "allauth", "mfa", "wagtailadmin", "wagtailcore"}
    folders = {path.name for path in TEMPLATES.iterdir() if path.is_dir()}
    assert folders <= {*FLOOR, "demo"} | shared | of_others
