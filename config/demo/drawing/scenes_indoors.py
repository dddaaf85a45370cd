"""Scenes indoors: readers at a library window, a workshop table from above."""

import math
from collections.abc import Callable

from config.demo.drawing.backdrop import backdrop
from config.demo.drawing.buildings import row_of_houses
from config.demo.drawing.canvas import Canvas, smooth
from config.demo.drawing.nature import (
    round_tree,
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
    NIGHT,
    PINE,
    ROSE,
    SAGE,
    SEA,
    SLATE,
    Colour,
    mix,
)
from config.demo.drawing.people import COATS, FACES, HAIRS, ring

SPINES = (CLAY, SEA, SAGE, BLUSH, SLATE, MIST, ROSE, PINE, HONEY, LILAC, DEEP, CREAM)


def library_window(canvas: Canvas) -> None:
    """Readers at a tall library window, the town outside."""
    light = canvas.rng.choice((DAWN, DUSK, NIGHT, DAY))
    backdrop(canvas, light, horizon=560, pearl_x=canvas.rng.uniform(560, 940), pearl_y=300)
    row_of_houses(
        canvas,
        left=200,
        right=1300,
        base=640,
        tall=150,
        roof=light.near,
        lit_share=0.4 if light.is_dark else 0.1,
        veil=light.mid,
        veil_share=0.4,
    )
    canvas.shape([(0, 632), (1500, 632), (1500, 760), (0, 760)], mix(light.near, SAGE, 0.4))
    round_tree(canvas, canvas.rng.choice((520, 980)), 720, 330, mix(PINE, light.mid, 0.4), INK)
    wall, wood = mix(DEEP, SEA, 0.2), mix(CLAY, INK, 0.45)
    left, right, sill = 420.0, 1080.0, 700.0
    for x, y, wide, tall in (
        (0.0, 0.0, left, 1000),
        (right, 0, 1500 - right, 1000),
        (left, 0, right - left, 70),
        (left, sill, right - left, 300),
    ):
        canvas.rect(x, y, wide, tall, wall)
    for bar in range(4):
        canvas.rect(left + bar * (right - left - 14) / 3, 70, 14, sill - 70, CREAM)
    for level in (70, 280, sill - 14):
        canvas.rect(left, level, right - left, 12, CREAM)
    canvas.shaded(
        [(left, sill), (right, sill), (right + 150, 1000), (left - 150, 1000)],
        ((mix(CREAM, ROSE, 0.3),), (wall,)),
    )
    canvas.rect(left - 26, sill, right - left + 52, 26, CREAM, radius=6)
    for start in (0, right + 40):
        _shelves(canvas, start, left - 40 if start == 0 else 1500 - start, wood)
    canvas.rect(0, 868, 1500, 132, mix(wood, INK, 0.3))
    for plank in range(16):
        canvas.line([(plank * 100 - 30, 1000), (plank * 90 + 75, 868)], INK, 2, alpha=90)
    canvas.oval(750, 934, 470, mix(BLUSH, SEA, 0.3), down=52)
    canvas.oval(750, 934, 420, mix(ROSE, SEA, 0.25), down=43)
    for at in range(canvas.rng.randint(3, 4)):
        _reader(
            canvas,
            500 + at * 168 + canvas.rng.uniform(-16, 16),
            925 + canvas.rng.uniform(-8, 14),
            facing=canvas.rng.choice((-1, 1)),
        )
    lamp = canvas.rng.choice((330.0, 1170.0))
    canvas.line([(lamp, 940), (lamp, 470)], INK, 7)
    canvas.oval(lamp, 942, 44, INK, down=9)
    canvas.glow(lamp, 500, 300, AMBER, 0.6)
    canvas.shape(
        [(lamp - 62, 500), (lamp - 32, 412), (lamp + 32, 412), (lamp + 62, 500)],
        mix(AMBER, HONEY, 0.5),
    )


def _shelves(canvas: Canvas, x: float, wide: float, wood: Colour) -> None:
    canvas.rect(x, 40, wide, 830, wood)
    for row in range(6):
        floor = 164 + row * 138
        canvas.rect(x + 10, floor - 118, wide - 20, 118, mix(wood, INK, 0.5))
        at = x + 16
        while at < x + wide - 44:
            thick, tall = canvas.rng.uniform(11, 25), canvas.rng.uniform(70, 106)
            spine = mix(canvas.rng.choice(SPINES), INK, canvas.rng.uniform(0.05, 0.35))
            canvas.rect(at, floor - tall, thick, tall, spine, radius=2)
            canvas.rect(at + 2, floor - tall * 0.78, thick - 4, 5, HONEY, alpha=130)
            at += thick + (canvas.rng.uniform(14, 40) if canvas.rng.random() < 0.1 else 1.5)
        canvas.rect(x, floor, wide, 11, mix(wood, CREAM, 0.12))


def _reader(canvas: Canvas, x: float, base: float, *, facing: int) -> None:
    """Seat somebody on a round cushion with an open book."""
    coat, face, hair = canvas.rng.choice(COATS), canvas.rng.choice(FACES), canvas.rng.choice(HAIRS)
    canvas.oval(x, base - 14, 74, canvas.rng.choice((SEA, CLAY, SLATE, PINE)), down=32)
    legs = smooth(
        [(x - facing * 20, base - 52), (x + facing * 62, base - 62), (x + facing * 72, base - 8)]
    )
    canvas.line(legs, INK, 28)
    canvas.oval(x + facing * 84, base - 4, 22, INK, down=9)
    torso = [
        (x - 38, base - 30),
        (x - 34, base - 120),
        (x, base - 150),
        (x + 30, base - 122),
        (x + 36, base - 30),
    ]
    canvas.shape(smooth(torso, is_closed=True), coat)
    canvas.oval(x + facing * 8, base - 180, 24, face, down=28)
    edges = canvas.box(x + facing * 6 - 28, base - 214, x + facing * 6 + 28, base - 158)
    canvas.pen.chord(edges, 170 - 22 * facing, 360 - 22 * facing, fill=hair)
    if canvas.rng.random() < 0.5:
        canvas.oval(x - facing * 14, base - 166, 15, hair, down=34)
    book_x, book_y = x + facing * 60, base - 108
    canvas.line(
        smooth([(x + facing * 12, base - 122), (x + facing * 28, base - 84), (book_x, book_y)]),
        mix(coat, INK, 0.3),
        17,
    )
    canvas.shape(
        [
            (book_x, book_y + 10),
            (book_x - 36, book_y - 2),
            (book_x - 36, book_y - 48),
            (book_x, book_y - 36),
        ],
        CREAM,
    )
    canvas.shape(
        [
            (book_x, book_y + 10),
            (book_x + 36, book_y - 2),
            (book_x + 36, book_y - 48),
            (book_x, book_y - 36),
        ],
        FOG,
    )
    canvas.oval(book_x - facing * 10, book_y + 2, 9, face)


def workshop_table(canvas: Canvas) -> None:
    """A workshop table seen from above: papers, paints, cups and working hands."""
    floor = canvas.rng.choice((MIST, SAGE, mix(BLUSH, CREAM, 0.4), SLATE))
    canvas.wash(
        (
            (floor, mix(floor, CREAM, 0.4), floor),
            (mix(floor, CREAM, 0.3), floor, mix(floor, INK, 0.15)),
        )
    )
    for plank in range(12):
        canvas.line([(plank * 136, 0), (plank * 136, 1000)], INK, 2, alpha=40)
    wood = canvas.rng.choice((HONEY, CREAM, mix(HONEY, BLUSH, 0.5)))
    canvas.rect(212, 182, 1100, 680, INK, alpha=60, radius=330)
    canvas.rect(196, 160, 1108, 680, mix(wood, CLAY, 0.35), radius=330)
    table = smooth(
        [
            (
                750 + math.copysign(abs(math.cos(t)) ** 0.5, math.cos(t)) * 540,
                500 + math.copysign(abs(math.sin(t)) ** 0.62, math.sin(t)) * 326,
            )
            for t in (at * math.tau / 48 for at in range(48))
        ],
        is_closed=True,
    )
    canvas.shaded(table, ((mix(wood, CREAM, 0.5), wood), (wood, mix(wood, CLAY, 0.25))))
    seats = canvas.rng.randint(7, 9)
    turn = canvas.rng.uniform(0, 0.6)
    for seat in range(seats):
        t = turn + seat * math.tau / seats
        _sheet(
            canvas,
            750 + math.cos(t) * 352,
            500 + math.sin(t) * 186,
            math.atan2(math.sin(t), math.cos(t)),
        )
    _map(canvas)
    for seat in range(seats):
        _maker(canvas, turn + seat * math.tau / seats)
    for x, y in ring(7, x=750, y=500, across=230, down=110):
        _cup(canvas, x + canvas.rng.uniform(-40, 40), y + canvas.rng.uniform(-16, 16))


def _sheet(canvas: Canvas, x: float, y: float, angle: float) -> None:
    angle += math.pi / 2 + canvas.rng.uniform(-0.25, 0.25)

    def at(dx: float, dy: float) -> tuple[float, float]:
        return (
            x + dx * math.cos(angle) - dy * math.sin(angle),
            y + dx * math.sin(angle) + dy * math.cos(angle),
        )

    corners = [at(-66, -46), at(66, -46), at(66, 46), at(-66, 46)]
    canvas.shape([(px + 5, py + 8) for px, py in corners], INK, alpha=50)
    canvas.shape(corners, CREAM)
    first, second = canvas.rng.sample((SEA, AMBER, SAGE, BLUSH, LILAC, CLAY, MINT), 2)
    kind = canvas.rng.randrange(3)
    if kind == 0:
        canvas.shape(
            smooth([at(-60, 40), at(-40, 6), at(-8, 22), at(24, -8), at(60, 18), at(60, 40)]), first
        )
        canvas.oval(*at(26, -22), 13, second)
    elif kind == 1:
        for step in range(4):
            canvas.line(
                smooth(
                    [
                        at(-54, -30 + step * 20),
                        at(-18, -38 + step * 20),
                        at(18, -24 + step * 20),
                        at(54, -32 + step * 20),
                    ]
                ),
                first if step % 2 else second,
                7,
            )
    else:
        canvas.shape([at(-40, 34), at(-40, -4), at(-10, -32), at(20, -4), at(20, 34)], first)
        canvas.oval(*at(42, 14), 16, second)
    canvas.line([at(78, -30), at(92, 28)], canvas.rng.choice((AMBER, SEA, CLAY)), 7)


def _map(canvas: Canvas) -> None:
    tilt = canvas.rng.uniform(-22, 22)
    sheet = [(590, 404 + tilt), (910, 404 - tilt), (918, 596 - tilt), (598, 596 + tilt)]
    canvas.shape([(x + 6, y + 9) for x, y in sheet], INK, alpha=50)
    canvas.shaded(sheet, ((MINT, CREAM), (CREAM, FOG)))
    shore = smooth([(592, 470 + tilt), (680, 452), (740, 500), (820, 478), (912, 520 - tilt)])
    canvas.shape([*shore, (918, 596 - tilt), (598, 596 + tilt)], mix(SEA, MIST, 0.5))
    for _ in range(7):
        x, y = canvas.rng.uniform(630, 880), canvas.rng.uniform(420, 462)
        canvas.rect(x, y, 17, 12, canvas.rng.choice((CLAY, BLUSH, SAGE)))
    x, y = canvas.rng.uniform(690, 820), canvas.rng.uniform(438, 470)
    canvas.shape(
        smooth([(x, y + 26), (x - 17, y - 8), (x, y - 24), (x + 17, y - 8)], is_closed=True), AMBER
    )
    canvas.oval(x, y - 6, 7, CREAM)


def _maker(canvas: Canvas, t: float) -> None:
    """Draw one person from above: shoulders, hair, two arms on the table."""
    x, y = 750 + math.cos(t) * 610, 500 + math.sin(t) * 398
    coat, face, hair = canvas.rng.choice(COATS), canvas.rng.choice(FACES), canvas.rng.choice(HAIRS)
    inward = (-math.cos(t), -math.sin(t))
    across = (-inward[1], inward[0])

    def at(side: float, reach: float) -> tuple[float, float]:
        return (x + across[0] * side + inward[0] * reach, y + across[1] * side + inward[1] * reach)

    for side in (-1, 1):
        hand = at(side * canvas.rng.uniform(24, 50), 136 + canvas.rng.uniform(-8, 16))
        arm = smooth([at(side * 70, 6), at(side * 84, 70), hand])
        canvas.line([(px + 4, py + 8) for px, py in arm], INK, 30, alpha=46)
        canvas.line(arm, mix(coat, INK, 0.16), 30)
        canvas.oval(*hand, 15, face)
    canvas.shape(
        smooth(
            [
                at(-96, 0),
                at(-70, 38),
                at(0, 46),
                at(70, 38),
                at(96, 0),
                at(60, -40),
                at(0, -48),
                at(-60, -40),
            ],
            is_closed=True,
        ),
        coat,
    )
    canvas.oval(*at(0, 40), 13, face)
    canvas.oval(*at(0, 14), 43, hair)
    canvas.oval(*at(-8, 22), 28, mix(hair, CREAM, 0.12))
    if canvas.rng.random() < 0.4:
        canvas.oval(*at(0, -30), 18, hair)


def _cup(canvas: Canvas, x: float, y: float) -> None:
    canvas.oval(x + 4, y + 6, 27, INK, alpha=46)
    paint = canvas.rng.choice((AMBER, SEA, BLUSH, SAGE, CLAY, LILAC))
    canvas.oval(x, y, 25, CREAM)
    canvas.oval(x, y, 19, paint)
    canvas.oval(x - 5, y - 5, 6, CREAM, alpha=110)
    if canvas.rng.random() < 0.6:
        angle = canvas.rng.uniform(0, math.tau)
        canvas.line([(x, y), (x + math.cos(angle) * 54, y + math.sin(angle) * 54)], CLAY, 6)


INDOOR_SCENES: dict[str, Callable[[Canvas], None]] = {
    "library_window": library_window,
    "workshop_table": workshop_table,
}
