"""Scenes where people lead: readers, a workshop table, a choir, a picnic, a mural."""

import math

from config.demo.drawing.buildings import row_of_houses
from config.demo.drawing.canvas import Canvas, smooth
from config.demo.drawing.emblems_on_land import stage_arch
from config.demo.drawing.nature import (
    forest,
    lens,
    pine,
    round_tree,
    string_lights,
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
from config.demo.drawing.people import COATS, FACES, HAIRS, crowd, person, ring
from config.demo.drawing.scenes_of_place import backdrop

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
    for box in (
        (0, 0, left, 1000),
        (right, 0, 1500 - right, 1000),
        (left, 0, right - left, 70),
        (left, sill, right - left, 300),
    ):
        canvas.rect(*box, wall)
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


def choir_on_stage(canvas: Canvas) -> None:
    """A choir sings on an open-air stage to a full meadow."""
    light = canvas.rng.choice((NIGHT, DUSK, DAWN))
    x = canvas.rng.uniform(620, 880)
    backdrop(canvas, light, horizon=600, pearl_x=x + canvas.rng.choice((-380, 380)), pearl_y=230)
    forest(canvas, left=-40, right=1540, base=690, tall=280, fill=mix(light.mid, PINE, 0.4))
    canvas.shaded(
        [(0, 670), (1500, 670), (1500, 1000), (0, 1000)],
        ((PINE, SAGE, PINE), (DEEP, PINE, DEEP), (INK, INK, INK)),
    )
    stage_arch(canvas, x, 730, 1.12)
    robes = canvas.rng.sample((CREAM, ROSE, MINT, LILAC, FOG, SEA), 2)
    for row, base in enumerate((682, 716)):
        for at in range(8 + row):
            spot = x + (at - (7 + row) / 2) * 56
            person(
                canvas, spot, base, 132, pose="sing", coat=robes[row], facing=1 if spot < x else -1
            )
    person(canvas, x, 772, 140, pose="wave", coat=AMBER, facing=canvas.rng.choice((-1, 1)))
    for side in (-1, 1):
        for _ in range(4):
            pine(
                canvas,
                x + side * canvas.rng.uniform(430, 800),
                790,
                canvas.rng.uniform(330, 520),
                mix(DEEP, INK, 0.4),
            )
    string_lights(canvas, (x - 560, 380), (x, 300), sag=90, count=10)
    string_lights(canvas, (x, 300), (x + 560, 380), sag=90, count=10)
    crowd(canvas, left=-20, right=1540, base=900, tall=100, fill=mix(SEA, DEEP, 0.6))
    crowd(canvas, left=-40, right=1560, base=985, tall=135, fill=DEEP)
    crowd(canvas, left=-40, right=1560, base=1070, tall=170, fill=INK)


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
        x += canvas.rng.uniform(-36, 36)
        _blanket(canvas, x, y, share, cloths[at % 6])
        people = canvas.rng.randint(2, 4)
        for who in range(people):
            spot = x + (who - (people - 1) / 2) * 96 * share
            _sitter(
                canvas,
                spot,
                y + canvas.rng.uniform(-26, 6) * share,
                share,
                facing=1 if spot < x else -1,
            )
        _food(canvas, x, y + 26 * share, share)
    for _ in range(3):
        y = canvas.rng.uniform(700, 980)
        person(
            canvas,
            canvas.rng.choice((600, 760, 840, 1250)) + canvas.rng.uniform(-40, 40),
            y,
            90 + (y - 500) * 0.3,
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
    for x in (380, 740, 1100):
        canvas.line([(x, 840), (x, 300)], DEEP, 8)
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


MAKING_SCENES = {
    "library_window": library_window,
    "workshop_table": workshop_table,
    "choir_on_stage": choir_on_stage,
    "market_square_picnic": market_square_picnic,
    "mural_on_a_wall": mural_on_a_wall,
}
