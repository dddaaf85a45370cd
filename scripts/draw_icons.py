"""Draw the site's own pictures, and the European emblem to its published geometry.

    python -m scripts.draw_icons

The icons are a pearl on a deep sea. They carry no words, so they serve in every language.
"""

import sys
from collections.abc import Sequence
from itertools import pairwise
from math import cos, hypot, pi, radians, sin
from pathlib import Path

from PIL import Image, ImageDraw, ImageFilter

ROOT = Path(__file__).parents[1]
IMAGES = ROOT / "static" / "img"
COMPONENTS = ROOT / "templates" / "components"

SEA_INK = "#0b2239"
SEA_SHALLOW = "#1d4a6b"
AMBER = "#e8a33d"
# From the light side of the pearl to its shade: cream, pale rose, mint, grey-blue.
NACRE = ((0.0, "#fffaf0"), (0.38, "#f8dfd9"), (0.68, "#d5ebdf"), (1.0, "#8fa6bd"))
# Where light falls on a pearl, and how far its gradient reaches, in radii from the centre.
LIGHT = (-0.34, -0.4)
REACH = 1.5

# Drawn larger and scaled down: Pillow does not smooth the edges it draws.
OVERSAMPLING = 3

# The emblem's rules: a rectangle of 2 by 3, twelve stars on a circle of a third of the height,
# each star within a circle of an eighteenth of the height, one point straight up.
# Source: Interinstitutional Style Guide of the EU, annex A1, "European emblem".
EMBLEM_HEIGHT = 540
EMBLEM_BLUE = "#003399"
EMBLEM_YELLOW = "#FFCC00"


def european_emblem() -> str:
    """Return the emblem as an SVG to set inline; its role and name are for the page to say."""
    height = EMBLEM_HEIGHT
    width = height * 3 // 2
    stars = []
    for hour in range(12):
        angle = 2 * pi * hour / 12
        centre = (
            width / 2 + height / 3 * sin(angle),
            height / 2 - height / 3 * cos(angle),
        )
        stars.append(f'<polygon points="{_star(centre, height / 18)}"/>')
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" class="eu-emblem" viewBox="0 0 {width}'
            f' {height}" focusable="false">',
            f'<rect width="{width}" height="{height}" fill="{EMBLEM_BLUE}"/>',
            f'<g fill="{EMBLEM_YELLOW}">',
            *stars,
            "</g>",
            "</svg>\n",
        ]
    )


def _star(centre: tuple[float, float], radius: float) -> str:
    # The inner corners of a pentagram lie where its sides cross.
    inner = radius * cos(2 * pi / 5) / cos(pi / 5)
    corners = []
    for index in range(10):
        reach = inner if index % 2 else radius
        angle = pi * index / 5
        corners.append(f"{centre[0] + reach * sin(angle):.2f},{centre[1] - reach * cos(angle):.2f}")
    return " ".join(corners)


def _nacre_gradient(name: str) -> str:
    stops = "".join(f'<stop offset="{at}" stop-color="{colour}"/>' for at, colour in NACRE)
    # A gradient's own box is twice the radius wide, with its centre at a half.
    cx, cy, r = 0.5 + LIGHT[0] / 2, 0.5 + LIGHT[1] / 2, REACH / 2
    return f'<radialGradient id="{name}" cx="{cx}" cy="{cy}" r="{r}">{stops}</radialGradient>'


def favicon() -> str:
    """Return the browser tab's icon: one pearl on sea ink, with an amber glint."""
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64">\n'
        f"<defs>{_nacre_gradient('nacre')}</defs>\n"
        f'<rect width="64" height="64" rx="14" fill="{SEA_INK}"/>\n'
        f'<path d="M9 40a23.5 23.5 0 0 0 46 0" fill="none" stroke="{AMBER}" stroke-width="4"'
        ' stroke-linecap="round"/>\n'
        '<circle cx="32" cy="29" r="18.5" fill="url(#nacre)"/>\n'
        '<ellipse cx="25" cy="21.5" rx="5" ry="3.4" fill="#ffffff" fill-opacity=".85"'
        ' transform="rotate(-38 25 21.5)"/>\n'
        "</svg>\n"
    )


def photo_placeholder() -> str:
    """Return the picture shown where a photo is still missing: a quiet sea and one pearl."""
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1200 800"'
        ' preserveAspectRatio="xMidYMid slice">\n'
        f"<defs>{_nacre_gradient('nacre')}"
        '<linearGradient id="sea" x1="0" y1="0" x2="0" y2="1">'
        f'<stop offset="0" stop-color="{SEA_SHALLOW}"/><stop offset="1" stop-color="{SEA_INK}"/>'
        "</linearGradient></defs>\n"
        '<rect width="1200" height="800" fill="url(#sea)"/>\n'
        '<g fill="none" stroke="#8fa6bd" stroke-opacity=".28" stroke-width="3">\n'
        '<path d="M0 560c150-60 250-60 400 0s250 60 400 0 250-60 400 0"/>\n'
        '<path d="M0 640c150-60 250-60 400 0s250 60 400 0 250-60 400 0"/>\n'
        '<path d="M0 720c150-60 250-60 400 0s250 60 400 0 250-60 400 0"/>\n'
        "</g>\n"
        '<circle cx="600" cy="380" r="120" fill="url(#nacre)"/>\n'
        '<ellipse cx="555" cy="330" rx="32" ry="21" fill="#ffffff" fill-opacity=".8"'
        ' transform="rotate(-38 555 330)"/>\n'
        "</svg>\n"
    )


def touch_icon() -> Image.Image:
    """Return the icon a phone shows on its home screen, 180 px square and without corners cut."""
    size = 180 * OVERSAMPLING
    canvas = _sea(size, size)
    draw = ImageDraw.Draw(canvas)
    unit = size / 64
    centre, radius, width = (32 * unit, 32.5 * unit), 23.5 * unit, 4 * unit
    outer = radius + width / 2
    box = (centre[0] - outer, centre[1] - outer, centre[0] + outer, centre[1] + outer)
    draw.arc(box, start=18, end=162, fill=AMBER, width=round(width))
    for end in (18, 162):
        tip = (centre[0] + radius * cos(radians(end)), centre[1] + radius * sin(radians(end)))
        draw.circle(tip, width / 2, fill=AMBER)
    _set_pearl(canvas, (32 * unit, 29 * unit), 17.5 * unit)
    return canvas.resize((180, 180), Image.Resampling.LANCZOS)


def share_card() -> Image.Image:
    """Return the picture that goes with a shared link when a page has none, 1200 by 630 px."""
    width, height = 1200 * OVERSAMPLING, 630 * OVERSAMPLING
    canvas = _sea(width, height)
    draw = ImageDraw.Draw(canvas)
    for row in range(5):
        _draw_wave(draw, width, height * (0.7 + 0.065 * row), height * 0.035)
    # Towns on one string: small pearls on a slack thread, a large one in the middle.
    string = [_on_thread(step / 14, width, height) for step in range(15)]
    draw.line(string, fill=AMBER, width=4 * OVERSAMPLING, joint="curve")
    for step, centre in enumerate(string):
        if abs(step - 7) > 1:
            nearness = 1 - abs(step - 7) / 7
            _set_pearl(canvas, centre, height * (0.024 + 0.032 * nearness))
    _set_pearl(canvas, string[7], height * 0.17)
    return canvas.resize((1200, 630), Image.Resampling.LANCZOS)


def _on_thread(share: float, width: int, height: int) -> tuple[float, float]:
    sag = 1 - (2 * share - 1) ** 2
    return width * (0.04 + 0.92 * share), height * (0.14 + 0.36 * sag)


def _draw_wave(draw: ImageDraw.ImageDraw, width: int, level: float, swell: float) -> None:
    points = [
        (x, level + swell * sin(2 * pi * (x / width * 2.5 + level / 900)))
        for x in range(0, width + 1, 12)
    ]
    draw.line(points, fill="#2b5878", width=2 * OVERSAMPLING, joint="curve")


def _sea(width: int, height: int) -> Image.Image:
    """Return a canvas that falls from shallow to deep water."""
    column = Image.new("RGB", (1, 256))
    for y in range(256):
        column.putpixel((0, y), _mixed(SEA_SHALLOW, SEA_INK, min(1.0, y / 200)))
    return column.resize((width, height), Image.Resampling.BICUBIC)


def _set_pearl(canvas: Image.Image, centre: Sequence[float], radius: float) -> None:
    """Paint a pearl with a soft shadow and a glint onto the canvas."""
    # A gradient needs few pixels to look smooth; the mask alone carries the sharp edge.
    side = 160
    pearl = Image.new("RGB", (side, side))
    for x in range(side):
        for y in range(side):
            across, down = 2 * (x + 0.5) / side - 1, 2 * (y + 0.5) / side - 1
            away = hypot(across - LIGHT[0], down - LIGHT[1]) / REACH
            pearl.putpixel((x, y), _nacre(away))
    diameter = round(2 * radius)
    left, top = round(centre[0] - radius), round(centre[1] - radius)
    _paste_ellipse(canvas, SEA_INK, (left, top + diameter * 0.08), diameter, 0.75, radius * 0.16)
    mask = Image.new("L", (diameter, diameter))
    ImageDraw.Draw(mask).ellipse((0, 0, diameter - 1, diameter - 1), fill=255)
    canvas.paste(pearl.resize((diameter, diameter)), (left, top), mask)
    glint = (centre[0] - radius * 0.56, centre[1] - radius * 0.6)
    _paste_ellipse(canvas, "#ffffff", glint, round(radius * 0.36), 0.85, radius * 0.05)


def _paste_ellipse(
    canvas: Image.Image,
    colour: str,
    corner: tuple[float, float],
    diameter: int,
    opacity: float,
    blur: float,
) -> None:
    edge = round(3 * blur)
    mask = Image.new("L", (diameter + 2 * edge, diameter + 2 * edge))
    circle = (edge, edge, edge + diameter, edge + diameter)
    ImageDraw.Draw(mask).ellipse(circle, fill=round(255 * opacity))
    mask = mask.filter(ImageFilter.GaussianBlur(blur))
    canvas.paste(colour, (round(corner[0]) - edge, round(corner[1]) - edge), mask)


def _nacre(away: float) -> tuple[int, int, int]:
    for (near, near_colour), (far, far_colour) in pairwise(NACRE):
        if away <= far:
            return _mixed(near_colour, far_colour, (away - near) / (far - near))
    return _mixed(NACRE[-1][1], NACRE[-1][1], 0.0)


def _mixed(first: str, second: str, share: float) -> tuple[int, int, int]:
    starts, ends = (
        [int(colour[at : at + 2], 16) for at in (1, 3, 5)] for colour in (first, second)
    )
    red, green, blue = (
        round(start + share * (end - start)) for start, end in zip(starts, ends, strict=True)
    )
    return red, green, blue


def main() -> None:
    """Write every picture to its place."""
    IMAGES.mkdir(parents=True, exist_ok=True)
    (COMPONENTS / "eu_emblem.svg").write_text(european_emblem(), encoding="utf-8")
    (IMAGES / "favicon.svg").write_text(favicon(), encoding="utf-8")
    (IMAGES / "photo-placeholder.svg").write_text(photo_placeholder(), encoding="utf-8")
    touch_icon().save(IMAGES / "apple-touch-icon.png", optimize=True)
    share_card().save(IMAGES / "share-default.png", optimize=True)
    for picture in sorted(IMAGES.iterdir()):
        sys.stdout.write(f"{picture.name}: {picture.stat().st_size} bytes\n")


if __name__ == "__main__":
    main()
