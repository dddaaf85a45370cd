"""Scenes in the square: a picnic and a mural."""

import math
from collections.abc import Callable

from config.demo.drawing.backdrop import backdrop
from config.demo.drawing.buildings import row_of_houses
from config.demo.drawing.canvas import Canvas, smooth
from config.demo.drawing.nature import (
    lens,
)
from config.demo.drawing.palette import (
    AMBER,
    BLUSH,
    CLAY,
    CREAM,
    DAWN,
    DAY,
    DEEP,
    DUSK,
    FOG,
    HONEY,
    INK,
    LILAC,
    MINT,
    MIST,
    ROSE,
    SAGE,
    SEA,
    SLATE,
    Colour,
    mix,
)
from config.demo.drawing.people import COATS, FACES, HAIRS, person


def market_square_picnic(canvas: Canvas) -> None:
    """Blankets and tables laid out on the market square."""
    light = canvas.rng.choice((DAY, DAWN, DAY, DUSK))
    backdrop(canvas, light, horizon=430, pearl_x=canvas.rng.uniform(300, 1200), pearl_y=200)
    row_of_houses(
        canvas,
        left=-60,
        right=1560,
        base=510,
        tall=215,
        roof=light.near,
        lit_share=0.5 if light.is_dark else 0.08,
        veil=light.mid,
        veil_share=0.15,
    )
    canvas.wash(
        (
            (FOG, CREAM, FOG),
            (CREAM, ROSE, CREAM),
            (mix(ROSE, MIST, 0.4), BLUSH, mix(ROSE, MIST, 0.4)),
        ),
        top=505,
    )
    for at in range(-8, 9):
        canvas.line([(750 + at * 90, 508), (750 + at * 330, 1000)], SLATE, 2, alpha=44)
    for at in range(5):
        y = 530 + at * at * 24
        canvas.line([(0, y), (1500, y)], SLATE, 2, alpha=44)
    for start, end in (
        ((-20, 330), (520, 380)),
        ((520, 380), (1020, 360)),
        ((1020, 360), (1520, 330)),
    ):
        _bunting(canvas, start, end)
    cloths = canvas.rng.sample((AMBER, SEA, MINT, BLUSH, LILAC, SAGE, CLAY), 6)
    spots = [
        (220, 640, 0.72),
        (690, 622, 0.66),
        (1180, 650, 0.74),
        (420, 820, 1.0),
        (1010, 815, 1.0),
        (1420, 870, 1.1),
        (60, 890, 1.1),
    ]
    for at, (x, y, share) in enumerate(spots):
        middle = x + canvas.rng.uniform(-36, 36)
        _blanket(canvas, middle, y, share, cloths[at % 6])
        people = canvas.rng.randint(2, 4)
        for who in range(people):
            spot = middle + (who - (people - 1) / 2) * 96 * share
            _sitter(
                canvas,
                spot,
                y + canvas.rng.uniform(-26, 6) * share,
                share,
                facing=1 if spot < middle else -1,
            )
        _food(canvas, middle, y + 26 * share, share)
    for _ in range(3):
        base = canvas.rng.uniform(700, 980)
        person(
            canvas,
            canvas.rng.choice((600, 760, 840, 1250)) + canvas.rng.uniform(-40, 40),
            base,
            90 + (base - 500) * 0.3,
            pose=canvas.rng.choice(("walk", "hold", "wave")),
            facing=canvas.rng.choice((-1, 1)),
        )


def _bunting(canvas: Canvas, start: tuple[float, float], end: tuple[float, float]) -> None:
    spots = [
        (
            start[0] + (end[0] - start[0]) * at / 12,
            start[1] + (end[1] - start[1]) * at / 12 + math.sin(at / 12 * math.pi) * 60,
        )
        for at in range(13)
    ]
    canvas.line(spots, INK, 2, alpha=120)
    for at, (x, y) in enumerate(spots[:-1]):
        canvas.shape(
            [(x + 4, y), (x + 30, y + 2), (x + 17, y + 36)], (AMBER, SEA, ROSE, SAGE, CREAM)[at % 5]
        )


def _blanket(canvas: Canvas, x: float, y: float, share: float, cloth: Colour) -> None:
    half, deep = 170 * share, 58 * share
    canvas.shape(
        [
            (x - half + 20 * share, y - deep),
            (x + half + 20 * share, y - deep),
            (x + half - 20 * share, y + deep),
            (x - half - 20 * share, y + deep),
        ],
        cloth,
    )
    for stripe in range(1, 6):
        at = -half + stripe * half / 3
        canvas.line(
            [(x + at + 20 * share, y - deep), (x + at - 20 * share, y + deep)],
            CREAM,
            7 * share,
            alpha=130,
        )
    canvas.line([(x - half, y), (x + half, y)], CREAM, 7 * share, alpha=90)


def _sitter(canvas: Canvas, x: float, base: float, share: float, *, facing: int) -> None:
    coat, face, hair = canvas.rng.choice(COATS), canvas.rng.choice(FACES), canvas.rng.choice(HAIRS)
    canvas.line(
        smooth(
            [
                (x, base - 14 * share),
                (x + facing * 46 * share, base - 34 * share),
                (x + facing * 72 * share, base),
            ]
        ),
        DEEP,
        19 * share,
    )
    canvas.shape(
        smooth(
            [
                (x - 28 * share, base),
                (x - 24 * share, base - 64 * share),
                (x, base - 84 * share),
                (x + 22 * share, base - 64 * share),
                (x + 27 * share, base),
            ],
            is_closed=True,
        ),
        coat,
    )
    canvas.oval(x + facing * 3 * share, base - 104 * share, 17 * share, face, down=20 * share)
    edges = canvas.box(x - 19 * share, base - 130 * share, x + 20 * share, base - 88 * share)
    canvas.pen.chord(edges, 172 - 20 * facing, 358 - 20 * facing, fill=hair)
    canvas.line(
        smooth(
            [
                (x + facing * 10 * share, base - 64 * share),
                (x + facing * 26 * share, base - 42 * share),
                (x + facing * 50 * share, base - 52 * share),
            ]
        ),
        mix(coat, INK, 0.25),
        11 * share,
    )
    canvas.oval(x + facing * 52 * share, base - 53 * share, 6.5 * share, face)


def _food(canvas: Canvas, x: float, y: float, share: float) -> None:
    canvas.rect(
        x - 30 * share,
        y - 34 * share,
        60 * share,
        36 * share,
        mix(HONEY, CLAY, 0.4),
        radius=8 * share,
    )
    canvas.arc(x, y - 32 * share, 25 * share, start=180, end=360, fill=CLAY, width=5 * share)
    for side in (-1, 1):
        canvas.oval(x + side * 66 * share, y, 22 * share, CREAM, down=8 * share)
        canvas.oval(
            x + side * 66 * share,
            y - 5 * share,
            11 * share,
            (AMBER, CLAY)[side > 0],
            down=7 * share,
        )


def mural_on_a_wall(canvas: Canvas) -> None:
    """Young people paint a gable wall from a scaffold."""
    light = canvas.rng.choice((DAY, DAWN, DUSK))
    backdrop(canvas, light, horizon=640, pearl_x=canvas.rng.choice((150, 1350)), pearl_y=230)
    row_of_houses(
        canvas,
        left=-60,
        right=1560,
        base=790,
        tall=190,
        roof=light.near,
        lit_share=0.1,
        veil=light.mid,
        veil_share=0.3,
    )
    canvas.wash(((FOG, CREAM, FOG), (mix(MIST, ROSE, 0.3), BLUSH, MIST)), top=784)
    gable = [(300, 800), (300, 270), (750, 60), (1200, 270), (1200, 800)]
    canvas.shaded(gable, ((FOG, CREAM), (CREAM, mix(ROSE, CREAM, 0.5))))
    _mural(canvas)
    canvas.line([(284, 282), (750, 56), (1216, 282)], CLAY, 22)
    for pole in (380, 740, 1100):
        canvas.line([(pole, 840), (pole, 300)], DEEP, 8)
    for y in (430, 620):
        canvas.rect(350, y, 790, 13, mix(HONEY, CLAY, 0.4))
        canvas.line([(360, y - 62), (1130, y - 62)], DEEP, 4)
    canvas.line([(380, 840), (740, 620)], DEEP, 4)
    canvas.line([(740, 620), (1100, 430)], DEEP, 4)
    for y in (430, 620):
        for at in range(canvas.rng.randint(2, 3)):
            x = 440 + at * 250 + canvas.rng.uniform(-30, 60)
            facing = canvas.rng.choice((-1, 1))
            hand = person(canvas, x, y, 150, pose="wave", facing=facing)
            canvas.line([hand, (hand[0] + facing * 12, hand[1] - 26)], CLAY, 5)
            canvas.oval(hand[0] + facing * 14, hand[1] - 30, 8, AMBER)
            canvas.rect(x - facing * 60, y - 26, 24, 26, CREAM, radius=3)
    for at in range(5):
        x = 170 + at * 290 + canvas.rng.uniform(-60, 60)
        base = 925 + canvas.rng.uniform(-20, 55)
        canvas.oval(x, base, 36, INK, down=6, alpha=60)
        person(
            canvas,
            x,
            base,
            canvas.rng.choice((205, 220, 160)),
            pose=canvas.rng.choice(("stand", "hold", "walk", "wave")),
            facing=1 if x < 750 else -1,
        )


def _mural(canvas: Canvas) -> None:
    """Paint the wall picture: a sun, waves, a bird or a boat, kept inside the gable."""
    canvas.pearl(750 + canvas.rng.uniform(-110, 110), 300, 112, veil=AMBER, amount=0.55)
    tints = canvas.rng.sample((SEA, MINT, LILAC, SAGE, BLUSH, AMBER, SLATE, DEEP), 5)
    for at, tint in enumerate(tints):
        level = 430 + at * 78
        crest = [
            (300 + step * 112.5, level + (28 if (step + at) % 2 else -24)) for step in range(9)
        ]
        canvas.shape([*smooth(crest), (1200, 800), (300, 800)], tint)
        canvas.line(smooth(crest), CREAM, 5, alpha=150)
    if canvas.rng.random() < 0.5:
        x, y = canvas.rng.uniform(620, 880), 330
        bird = [
            (x - 190, y - 40),
            (x - 60, y - 74),
            (x + 6, y + 4),
            (x + 110, y - 100),
            (x + 210, y - 96),
            (x + 110, y + 6),
            (x + 20, y + 76),
            (x - 60, y + 40),
        ]
        canvas.shaded(smooth(bird, is_closed=True), ((DEEP, SEA), (SEA, SLATE)))
        canvas.oval(x + 168, y - 84, 5, CREAM)
    else:
        x = canvas.rng.uniform(620, 880)
        canvas.shape([(x, 200), (x - 120, 410), (x, 410)], CREAM)
        canvas.shape([(x + 12, 240), (x + 12, 410), (x + 120, 410)], ROSE)
        canvas.shape(
            smooth(
                [(x - 150, 424), (x, 432), (x + 160, 420), (x + 100, 480), (x - 90, 480)],
                is_closed=True,
            ),
            DEEP,
        )
    for _ in range(5):
        lens(
            canvas,
            canvas.rng.uniform(360, 1140),
            canvas.rng.uniform(560, 760),
            40,
            8,
            CREAM,
            alpha=150,
        )


SQUARE_SCENES: dict[str, Callable[[Canvas], None]] = {
    "market_square_picnic": market_square_picnic,
    "mural_on_a_wall": mural_on_a_wall,
}
