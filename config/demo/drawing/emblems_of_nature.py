"""Emblems of lake, field, river and forest: Peipsiääre, Rūjiena, Alytus district, Smiltene."""

import math
from collections.abc import Callable

from config.demo.drawing.buildings import (
    house,
)
from config.demo.drawing.canvas import Canvas, smooth
from config.demo.drawing.landmarks import stage_arch
from config.demo.drawing.nature import (
    birds,
    forest,
    hills,
    lens,
    pine,
    round_tree,
    stars,
    string_lights,
    water,
)
from config.demo.drawing.palette import (
    AMBER,
    BLUSH,
    CLAY,
    CREAM,
    DAWN,
    DEEP,
    DUSK,
    FOG,
    HONEY,
    INK,
    LILAC,
    MINT,
    MIST,
    NIGHT,
    PINE,
    ROSE,
    SAGE,
    SEA,
    SLATE,
    mix,
)
from config.demo.drawing.people import crowd, person


def peipsiaare(canvas: Canvas) -> None:
    """A silver fish over the great lake, framed by two braids of onions."""
    canvas.wash(
        ((DEEP, SEA, DEEP), (SEA, SLATE, SEA), (SLATE, MIST, SLATE), (MIST, ROSE, MIST)), bottom=480
    )
    canvas.glow(500, 330, 400, CREAM, 0.6)
    canvas.pearl(500, 360, 232)
    canvas.shape(
        smooth([(0, 470), (250, 458), (500, 466), (760, 456), (1000, 470), (1000, 486), (0, 486)]),
        SEA,
    )
    water(canvas, NIGHT, top=476, shine_x=500, shine=130)
    for x in (330, 380, 428):
        canvas.line([(x, 470), (x, 440)], INK, 3)
    house(canvas, 640, 474, 62, 44, wall=CLAY, roof=INK, lit_share=1, floors=1, columns=2)
    house(canvas, 574, 474, 50, 36, wall=AMBER, roof=INK, lit_share=0, floors=1, columns=2)
    back = smooth([(240, 690), (330, 612), (470, 580), (600, 606), (700, 668)])
    belly = smooth([(700, 668), (610, 742), (470, 776), (330, 752), (240, 690)])
    tail = [(690, 660), (806, 586), (776, 676), (812, 768), (690, 690)]
    canvas.shaded(smooth(tail, is_closed=True), ((MIST, SLATE), (SLATE, SEA)))
    canvas.shape(smooth([(430, 588), (500, 528), (580, 556), (596, 606)], is_closed=True), SLATE)
    canvas.shape(smooth([(450, 768), (500, 818), (560, 790), (540, 752)], is_closed=True), SLATE)
    canvas.shaded([*back, *belly], ((SLATE, MIST, SLATE), (FOG, CREAM, FOG), (ROSE, CREAM, LILAC)))
    for row in range(4):
        for col in range(8):
            x, y = 396 + col * 36 + (row % 2) * 18, 632 + row * 30
            if abs(y - 682) / (96 - abs(x - 500) * 0.28) < 0.9:
                canvas.arc(x, y, 19, start=100, end=260, fill=SLATE, width=2.4, alpha=150)
    canvas.arc(318, 690, 74, start=-58, end=58, fill=SLATE, width=5)
    canvas.oval(302, 668, 15, CREAM)
    canvas.oval(300, 668, 9, INK)
    canvas.line(smooth([(246, 700), (272, 708), (292, 704)]), SEA, 4)
    for side in (-1, 1):
        _onion_braid(canvas, 500 + side * 372, side)


def _onion_braid(canvas: Canvas, x: float, side: int) -> None:
    canvas.line(smooth([(x - side * 70, 130), (x - 8, 240), (x + 8, 420), (x, 720)]), HONEY, 13)
    canvas.line(
        smooth([(x - side * 70, 130), (x + 8, 260), (x - 8, 440), (x, 720)]),
        mix(HONEY, CLAY, 0.4),
        7,
    )
    for at in range(7):
        y = 270 + at * 74
        for lean in (-1, 1):
            centre = x + lean * 33
            low = y + (18 if lean > 0 else 0)
            size = 37 - at * 1.2
            bulb = [
                (centre - lean * size * 0.75, low - size * 0.95),
                (centre + size * 0.8, low - size * 0.45),
                (centre + size * 0.8, low + size * 0.5),
                (centre, low + size * 0.92),
                (centre - size * 0.8, low + size * 0.5),
                (centre - size * 0.8, low - size * 0.45),
            ]
            canvas.shaded(
                smooth(bulb, is_closed=True), ((HONEY, AMBER), (AMBER, mix(CLAY, AMBER, 0.4)))
            )
            canvas.arc(centre, low, size * 0.55, start=110, end=230, fill=CLAY, width=2, alpha=150)


def rujiena(canvas: Canvas) -> None:
    """A long table under lamps, fields and neighbours' windows behind it."""
    canvas.wash(DUSK.sky, bottom=560)
    canvas.glow(500, 300, 420, ROSE, 0.7)
    canvas.pearl(500, 330, 246)
    hills(canvas, DUSK, level=540)
    for x, wide, paint in ((180, 74, CLAY), (316, 60, SAGE), (688, 66, ROSE), (822, 78, SLATE)):
        house(
            canvas,
            x,
            566,
            wide,
            wide * 0.8,
            wall=mix(paint, SLATE, 0.3),
            roof=DEEP,
            lit_share=1,
            floors=1,
            columns=2,
        )
    fields = (
        mix(SAGE, HONEY, 0.35),
        SAGE,
        mix(PINE, SAGE, 0.5),
        mix(HONEY, SAGE, 0.5),
        mix(SAGE, PINE, 0.3),
        PINE,
    )
    canvas.shape([(0, 552), (1000, 552), (1000, 1000), (0, 1000)], PINE)
    for at in range(10):
        low_left, low_right = -900 + at * 280, -900 + (at + 1) * 280
        canvas.shape(
            [(260 + at * 48, 560), (260 + (at + 1) * 48, 560), (low_right, 1000), (low_left, 1000)],
            fields[at % 6],
        )
    string_lights(canvas, (60, 330), (500, 420), sag=90, count=9)
    string_lights(canvas, (500, 420), (940, 330), sag=90, count=9)
    for side in (-1, 1):
        for at in range(4):
            depth = at / 3
            person(
                canvas,
                500 + side * (104 + depth * 168),
                690 + depth * 170,
                120 + depth * 58,
                pose="wave" if (at + side) % 3 == 0 else "stand",
                facing=-side,
            )
    canvas.shaded([(440, 652), (560, 652), (690, 930), (310, 930)], ((CREAM, CREAM), (CREAM, ROSE)))
    canvas.shape([(310, 930), (690, 930), (684, 960), (316, 960)], mix(BLUSH, SLATE, 0.3))
    for at in range(5):
        depth = at / 4
        y = 676 + depth * 208
        spread = 30 + depth * 76
        for side in (-1, 1):
            canvas.oval(
                500 + side * spread, y, 16 + depth * 19, mix(MINT, MIST, 0.4), down=6 + depth * 8
            )
            canvas.oval(
                500 + side * spread,
                y,
                9 + depth * 11,
                (CLAY, HONEY, SAGE)[at % 3],
                down=3.4 + depth * 4,
            )
        if at % 2 == 0:
            canvas.glow(500, y - 10, 60 + depth * 50, AMBER, 0.75)
            canvas.rect(
                500 - 4 - depth * 3,
                y - 20 - depth * 20,
                8 + depth * 6,
                20 + depth * 20,
                CREAM,
                radius=2,
            )
            canvas.oval(500, y - 26 - depth * 24, 4 + depth * 3, AMBER, down=9 + depth * 6)
    for x in (150, 850):
        round_tree(canvas, x, 900, 330, mix(PINE, INK, 0.2), INK)


def alytus_district(canvas: Canvas) -> None:
    """A river turning through forest."""
    canvas.wash(DAWN.sky, bottom=480)
    canvas.glow(500, 300, 420, CREAM, 0.8)
    canvas.pearl(500, 318, 246)
    hills(canvas, DAWN, level=440, swing=30)
    canvas.shaded(
        [(0, 440), (1000, 440), (1000, 1000), (0, 1000)],
        ((MIST, SAGE, MIST), (SAGE, PINE, SAGE), (PINE, DEEP, DEEP)),
    )
    forest(canvas, left=-30, right=1030, base=476, tall=96, fill=mix(PINE, MIST, 0.45))
    forest(canvas, left=-30, right=410, base=540, tall=130, fill=mix(PINE, MIST, 0.25))
    forest(canvas, left=640, right=1030, base=540, tall=130, fill=mix(PINE, MIST, 0.25))
    spine = smooth(
        [
            (520, 500),
            (600, 540),
            (720, 600),
            (680, 672),
            (470, 700),
            (300, 748),
            (300, 840),
            (520, 900),
            (660, 1040),
        ],
        steps=16,
    )
    left, right = [], []
    for at, (x, y) in enumerate(spine):
        before, after = spine[max(0, at - 1)], spine[min(len(spine) - 1, at + 1)]
        dx, dy = after[0] - before[0], after[1] - before[1]
        span = math.hypot(dx, dy) or 1
        half = 7 + 82 * ((y - 500) / 500) ** 1.15
        left.append((x - dy / span * half, y + dx / span * half * 0.62))
        right.append((x + dy / span * half, y - dx / span * half * 0.62))
    bank = [(x, y + 9) for x, y in [*left, *reversed(right)]]
    canvas.shape(bank, DEEP, alpha=130)
    canvas.shaded(
        [*left, *reversed(right)], ((CREAM, ROSE), (FOG, MINT), (MIST, SLATE), (SEA, MIST))
    )
    for x, y in spine[6::5]:
        reach = 5 + 46 * ((y - 500) / 500)
        lens(
            canvas,
            x + canvas.rng.uniform(-reach, reach) * 0.6,
            y,
            reach,
            1 + reach / 14,
            CREAM,
            alpha=130,
        )
    for x, base, tall in (
        (560, 640, 96),
        (190, 660, 190),
        (840, 726, 240),
        (762, 780, 190),
        (130, 850, 300),
        (215, 905, 250),
        (870, 930, 330),
        (770, 965, 270),
        (450, 832, 130),
        (508, 846, 104),
    ):
        pine(canvas, x, base, tall, mix(PINE, DEEP, base / 1400))
    house(canvas, 372, 640, 58, 40, wall=CLAY, roof=INK, lit_share=1, floors=1, columns=2)
    canvas.glow(372, 616, 74, AMBER, 0.5)
    birds(canvas, 560, 200, count=5, fill=SEA)


def smiltene(canvas: Canvas) -> None:
    """The arch of an open-air stage between pines, singers in its light."""
    canvas.wash(NIGHT.sky, bottom=760)
    stars(canvas, bottom=420)
    canvas.glow(500, 380, 480, MIST, 0.6)
    canvas.pearl(500, 350, 268)
    forest(canvas, left=-30, right=1030, base=720, tall=300, fill=mix(SEA, DEEP, 0.4))
    canvas.shaded(
        [(0, 700), (1000, 700), (1000, 1000), (0, 1000)],
        ((PINE, SAGE, PINE), (DEEP, PINE, DEEP), (INK, INK, INK)),
    )
    stage_arch(canvas, 500, 760, 1.0)
    for at in range(7):
        person(
            canvas,
            332 + at * 56,
            742 - (at % 2) * 16,
            124,
            pose="sing" if at % 3 else "wave",
            coat=(CREAM, ROSE, MINT, AMBER, LILAC)[at % 5],
            facing=1 if at < 4 else -1,
        )
    forest(canvas, left=30, right=190, base=810, tall=400, fill=INK)
    forest(canvas, left=830, right=1000, base=810, tall=400, fill=INK)
    crowd(canvas, left=120, right=900, base=950, tall=96, fill=DEEP)
    crowd(canvas, left=60, right=960, base=1020, tall=120, fill=INK)


NATURE_EMBLEMS: dict[str, Callable[[Canvas], None]] = {
    "peipsiaare": peipsiaare,
    "rujiena": rujiena,
    "alytus-district": alytus_district,
    "smiltene": smiltene,
}
