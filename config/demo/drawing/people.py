"""Simple people in coats: standing, walking, waving, singing, sitting."""

import math
from typing import Literal

from config.demo.drawing.canvas import Canvas, Point, smooth
from config.demo.drawing.palette import (
    AMBER,
    BLUSH,
    CLAY,
    CREAM,
    DEEP,
    FOG,
    HONEY,
    INK,
    LILAC,
    MINT,
    PINE,
    ROSE,
    SAGE,
    SEA,
    SLATE,
    Colour,
    mix,
    tone,
)

Pose = Literal["stand", "walk", "wave", "sing", "sit", "hold"]

COATS = (SEA, PINE, CLAY, SLATE, BLUSH, DEEP, SAGE, LILAC, ROSE, MINT, FOG)
FACES = (tone("f0d3bd"), tone("e2b794"), tone("b98563"), tone("8a5a41"), tone("d9a07c"))
HAIRS = (INK, tone("4a3327"), tone("c9a063"), tone("8b8f92"), tone("7a4630"), tone("6b7478"))


def person(
    canvas: Canvas,
    x: float,
    base: float,
    tall: float,
    *,
    pose: Pose = "stand",
    coat: Colour | None = None,
    facing: int = 1,
) -> Point:
    """Draw one person on their feet at (x, base); gives back where the raised hand is."""
    coat = coat or canvas.rng.choice(COATS)
    face, hair = canvas.rng.choice(FACES), canvas.rng.choice(HAIRS)
    dark = mix(coat, INK, 0.3)
    head = tall * 0.086
    neck = base - tall * 0.79
    hem = base - tall * canvas.rng.uniform(0.2, 0.34)
    stride = tall * (0.12 if pose == "walk" else 0.045)
    if pose != "sit":
        for side in (-1, 1):
            foot = x + side * stride
            canvas.line([(x + side * tall * 0.04, hem - 6), (foot, base - 2)], INK, tall * 0.052)
            canvas.oval(foot + facing * tall * 0.02, base - 2, tall * 0.042, INK, down=tall * 0.018)
    flare = tall * canvas.rng.uniform(0.115, 0.165)
    body = [
        (x - tall * 0.075, neck + tall * 0.02),
        (x, neck - tall * 0.012),
        (x + tall * 0.075, neck + tall * 0.02),
        (x + tall * 0.105, neck + tall * 0.2),
        (x + flare, hem),
        (x, hem + tall * 0.015),
        (x - flare, hem),
        (x - tall * 0.105, neck + tall * 0.2),
    ]
    canvas.shape(smooth(body, is_closed=True), coat)
    canvas.shape(
        smooth([(x + tall * 0.01 * facing, neck), *_shadow_side(body, facing)], is_closed=True),
        dark,
        alpha=90,
    )
    hand = _arms(canvas, x, neck, tall, pose=pose, coat=dark, face=face, facing=facing)
    centre = neck - head * 0.86
    canvas.rect(x - head * 0.34, centre, head * 0.68, head * 1.2, mix(face, INK, 0.12))
    canvas.oval(x, centre, head, face, down=head * 1.1)
    _hair(canvas, x, centre, head, hair=hair, facing=facing)
    if canvas.rng.random() < 0.35:
        canvas.rect(
            x - tall * 0.062,
            neck - tall * 0.012,
            tall * 0.124,
            tall * 0.042,
            AMBER if canvas.rng.random() < 0.5 else CREAM,
            radius=tall * 0.02,
        )
    return hand


def _shadow_side(body: list[Point], facing: int) -> list[Point]:
    return body[6:8] if facing > 0 else body[3:5]


def _arms(
    canvas: Canvas,
    x: float,
    neck: float,
    tall: float,
    *,
    pose: Pose,
    coat: Colour,
    face: Colour,
    facing: int,
) -> Point:
    shoulder = (x + facing * tall * 0.07, neck + tall * 0.05)
    other = (x - facing * tall * 0.07, neck + tall * 0.05)
    thick = tall * 0.052
    down = (other[0] - facing * tall * 0.055, neck + tall * 0.32)
    if pose == "wave":
        hand = (x + facing * tall * 0.2, neck - tall * 0.2)
    elif pose == "sing":
        hand = (x + facing * tall * 0.15, neck + tall * 0.16)
        down = (x - facing * tall * 0.02, neck + tall * 0.17)
    elif pose == "hold":
        hand = (x + facing * tall * 0.21, neck + tall * 0.17)
    else:
        hand = (shoulder[0] + facing * tall * 0.05, neck + tall * 0.32)
    for start, end in ((other, down), (shoulder, hand)):
        elbow = ((start[0] + end[0]) / 2 + facing * tall * 0.012, (start[1] + end[1]) / 2 + 3)
        canvas.line(smooth([start, elbow, end]), coat, thick)
        canvas.oval(*end, thick * 0.48, face)
    if pose == "sing":
        sheet = [(hand[0] - facing * tall * 0.12, hand[1] + 2), (hand[0], hand[1] - tall * 0.03)]
        rise = tall * 0.11
        canvas.shape([*sheet, *[(px, py - rise) for px, py in reversed(sheet)]], CREAM)
    return hand


def _hair(
    canvas: Canvas, x: float, centre: float, head: float, *, hair: Colour, facing: int
) -> None:
    edges = canvas.box(x - head * 1.08, centre - head * 1.2, x + head * 1.08, centre + head * 0.95)
    tilt = -18 * facing
    canvas.pen.chord(edges, 178 + tilt, 362 + tilt, fill=hair)
    style = canvas.rng.random()
    if style < 0.3:
        back = x - facing * head * 0.62
        canvas.oval(back, centre + head * 0.5, head * 0.52, hair, down=head * 1.0)
    elif style < 0.45:
        canvas.oval(x - facing * head * 0.7, centre - head * 1.1, head * 0.44, hair)
    elif style < 0.65:
        canvas.rect(x - head * 1.1, centre - head * 0.62, head * 2.2, head * 0.36, AMBER, radius=3)
        canvas.pen.pieslice(edges, 180, 360, fill=mix(hair, SEA, 0.6))


def lantern(canvas: Canvas, hand: Point, size: float) -> None:
    """Hang a lit paper lantern from a hand."""
    x, y = hand[0], hand[1] + size * 1.5
    canvas.glow(x, y, size * 7, HONEY, 0.7)
    canvas.line([hand, (x, y)], INK, 2)
    canvas.oval(x, y, size, AMBER, down=size * 1.15)
    canvas.oval(x, y, size * 0.55, mix(HONEY, CREAM, 0.5), down=size * 1.0)


def crowd(
    canvas: Canvas, *, left: float, right: float, base: float, tall: float, fill: Colour
) -> None:
    """Draw the backs of an audience as one dark front row."""
    x = left
    while x < right:
        height = tall * canvas.rng.uniform(0.82, 1.14)
        shade = mix(fill, SLATE, canvas.rng.uniform(0, 0.22))
        top = base - height
        canvas.oval(x, top, height * 0.15, mix(shade, INK, 0.4), down=height * 0.17)
        reach = height * 0.33
        shoulders = [
            (x - reach, base + 20),
            (x - reach * 0.85, top + height * 0.34),
            (x - height * 0.09, top + height * 0.16),
            (x + height * 0.09, top + height * 0.16),
            (x + reach * 0.85, top + height * 0.34),
            (x + reach, base + 20),
        ]
        canvas.shape(smooth(shoulders), shade)
        x += height * canvas.rng.uniform(0.5, 0.74)


def ring(count: int, *, x: float, y: float, across: float, down: float) -> list[Point]:
    """Places around an oval table, evenly spread."""
    return [
        (x + math.cos(at * math.tau / count) * across, y + math.sin(at * math.tau / count) * down)
        for at in range(count)
    ]
