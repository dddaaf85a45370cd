"""The palette: every pair of text and ground that the styles use can be read (WCAG 1.4.3)."""

import re
from pathlib import Path

import pytest

TOKENS = Path(__file__).parents[2] / "static" / "css" / "tokens.css"
PAIRS = [
    (text, ground)
    for text in ("text", "muted", "link", "amber-text", "danger")
    for ground in ("paper", "surface", "mist")
] + [
    ("on-ink", "ink"),
    ("on-ink-muted", "ink"),
    ("on-ink", "ink-soft"),
    ("on-ink-muted", "ink-soft"),
    ("on-amber", "amber"),
    ("danger", "danger-wash"),
    ("eu", "surface"),
    ("text", "land"),
    ("text", "water"),
]


def palette(scheme: str) -> dict[str, str]:
    css = TOKENS.read_text()
    light, rest = css.split("@media (prefers-color-scheme: dark)")
    dark = rest.split("@media (forced-colors: active)")[0]
    colours = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", light))
    if scheme == "dark":
        colours.update(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", dark))
    return colours


def luminance(colour: str) -> float:
    channels = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    linear = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return sum(weight * c for weight, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(first: str, second: str) -> float:
    darker, lighter = sorted((luminance(first), luminance(second)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), PAIRS)
def test_text_can_be_read(scheme: str, text: str, ground: str) -> None:
    colours = palette(scheme)
    assert contrast(colours[text], colours[ground]) >= 4.5


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("shape", ["circle", "diamond", "star", "square", "triangle", "hexagon"])
@pytest.mark.parametrize("ground", ["land", "water", "paper"])
def test_the_mark_of_every_year_stands_out(scheme: str, shape: str, ground: str) -> None:
    """WCAG 1.4.11 asks graphics for 3 to 1."""
    colours = palette(scheme)
    assert contrast(colours[f"year-{shape}"], colours[ground]) >= 3


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("ground", ["paper", "surface", "mist"])
def test_the_edge_of_a_control_can_be_seen(scheme: str, ground: str) -> None:
    colours = palette(scheme)
    assert contrast(colours["control"], colours[ground]) >= 3


def test_the_measure_itself_tells_apart() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#e8a33d", "#ffffff") < 4.5  # amber is a ground, never a text on light
