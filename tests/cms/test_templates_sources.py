"""Every template: it parses, keeps the content policy, and links styles that exist."""

import re
from pathlib import Path

import pytest
from django.template.loader import get_template

ROOT = Path(__file__).parents[2]
TEMPLATES = ROOT / "templates"
NAMES = sorted(
    str(path.relative_to(TEMPLATES))
    for path in TEMPLATES.rglob("*")
    if path.suffix in {".html", ".txt"}
)
PAGES = [name for name in NAMES if name.endswith(".html") and not name.startswith("emails/")]

FORBIDDEN = {
    "a style attribute": re.compile(r"\sstyle\s*="),
    "a style element": re.compile(r"<style\b"),
    # Linked data is no script: browsers run nothing of that type, so the policy lets it pass.
    "a script without an address": re.compile(
        r'<script\b(?! type="application/ld\+json">)(?![^>]*\bsrc=)'
    ),
    "an event attribute": re.compile(r"<[^>]*\son[a-z]+\s*="),
    "an address at another host": re.compile(r'(?:src|href)="(?:https?:)?//'),
}


def source_of(name: str) -> str:
    return (TEMPLATES / name).read_text()


def breaches(html: str) -> list[str]:
    return [name for name, pattern in FORBIDDEN.items() if pattern.search(html)]


@pytest.mark.parametrize("name", NAMES)
def test_it_parses(name: str) -> None:
    assert get_template(name)


@pytest.mark.parametrize("name", PAGES)
def test_it_keeps_the_content_policy(name: str) -> None:
    assert breaches(source_of(name)) == []


@pytest.mark.parametrize(
    "html",
    [
        '<p style="color: red">',
        "<style>p { color: red }</style>",
        "<script>alert(1)</script>",
        '<script type="module">alert(1)</script>',
        '<script type="application/ld+json" id="x"></script><script>alert(1)</script>',
        '<a href="#" onclick="go()">',
        '<img src="https://elsewhere.example/pixel.gif">',
    ],
)
def test_a_breach_of_the_policy_would_be_seen(html: str) -> None:
    assert breaches(html)


@pytest.mark.parametrize("name", PAGES)
def test_what_it_links_exists(name: str) -> None:
    linked = re.findall(r'{% static "([^"]+)" %}', source_of(name))
    assert [path for path in linked if not (ROOT / "static" / path).exists()] == []


def test_no_component_style_is_left_unlinked() -> None:
    linked = {
        path
        for name in PAGES
        for path in re.findall(r'{% static "css/components/([^"]+)" %}', source_of(name))
    }
    assert {sheet.name for sheet in (ROOT / "static/css/components").iterdir()} == linked
