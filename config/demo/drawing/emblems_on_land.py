"""Emblems of the Pearls whose sign stands on land: towers, tables, rivers, stages, a snail, glass."""

import math

from config.demo.drawing.buildings import house, window
from config.demo.drawing.canvas import Canvas, smooth
from config.demo.drawing.nature import (
    birds,
    clouds,
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
    mix,
)
from config.demo.drawing.people import crowd, person


def jakobstad(canvas: Canvas) -> None:
    """The old fire station with its hose tower and open gates."""
    canvas.wash(DUSK.sky, bottom=830)
    canvas.glow(500, 400, 450, ROSE, 0.7)
    canvas.pearl(500, 400, 280)
    stars(canvas, bottom=260, count=30)
    hills(canvas, DUSK, level=770, swing=12)
    canvas.wash(((SLATE, BLUSH, SLATE), (SEA, SEA, SEA), (DEEP, DEEP, DEEP)), top=800)
    fire_station(canvas, 500, 810, 1.0)
    person(canvas, 250, 856, 116, pose="wave", coat=MINT)
    person(canvas, 322, 872, 108, pose="stand", coat=CREAM, facing=-1)
    person(canvas, 770, 862, 112, pose="walk", coat=LILAC, facing=-1)


def fire_station(canvas: Canvas, x: float, base: float, share: float) -> None:
    """Draw the station: hall with three gates, upper floor, wooden tower with lantern."""
    brick, trim, roof = mix(CLAY, BLUSH, 0.2), CREAM, mix(DEEP, SEA, 0.3)

    def at(dx: float, up: float) -> tuple[float, float]:
        return (x + dx * share, base - up * share)

    canvas.shaded(
        [at(-70, 300), at(-56, 560), at(56, 560), at(70, 300)],
        ((mix(brick, CREAM, 0.25), brick, mix(brick, INK, 0.4)),),
    )
    for level in range(320, 560, 22):
        canvas.line([at(-66, level), at(66, level)], INK, 1.2 * share, alpha=50)
    canvas.rect(x - 66 * share, base - 574 * share, 132 * share, 16 * share, trim)
    canvas.shaded([at(-46, 574), at(-46, 640), at(46, 640), at(46, 574)], ((CREAM, FOG, MIST),))
    for dx in (-26, 0, 26):
        canvas.rect(
            x + (dx - 9) * share,
            base - 628 * share,
            18 * share,
            46 * share,
            mix(AMBER, HONEY, 0.4),
            radius=8 * share,
        )
    canvas.glow(x, base - 606 * share, 110 * share, AMBER, 0.45)
    canvas.shape([at(-66, 640), at(0, 740), at(66, 640)], roof)
    canvas.shape([at(-66, 640), at(0, 740), at(0, 640)], mix(roof, CREAM, 0.16))
    canvas.line([at(0, 738), at(0, 784)], INK, 4 * share)
    canvas.shape([at(0, 782), at(40, 770), at(0, 758)], AMBER)
    canvas.shaded(
        [at(-238, 0), at(-238, 300), at(238, 300), at(238, 0)],
        ((mix(brick, CREAM, 0.2), brick), (brick, mix(brick, INK, 0.25))),
    )
    canvas.shape([at(-258, 296), at(-212, 384), at(212, 384), at(258, 296)], roof)
    canvas.rect(x - 246 * share, base - 304 * share, 492 * share, 14 * share, trim)
    canvas.rect(x - 238 * share, base - 190 * share, 476 * share, 10 * share, trim)
    for dx in (-180, -108, -36, 36, 108, 180):
        window(
            canvas,
            x + dx * share,
            base - 246 * share,
            28 * share,
            52 * share,
            is_lit=dx in {-108, 36, 180},
            frame=trim,
        )
    for dx in (-152, 0, 152):
        left, top = x + (dx - 58) * share, base - 164 * share
        canvas.rect(
            left - 6 * share, top - 8 * share, 128 * share, 172 * share, trim, radius=36 * share
        )
        canvas.rect(left, top, 116 * share, 164 * share, DEEP, radius=32 * share)
        if dx == 0:
            canvas.rect(
                left + 4 * share,
                top + 4 * share,
                108 * share,
                160 * share,
                mix(AMBER, HONEY, 0.4),
                radius=30 * share,
            )
            canvas.glow(x, base - 70 * share, 190 * share, AMBER, 0.5)
            canvas.rect(x - 34 * share, base - 52 * share, 68 * share, 7 * share, INK)
            for leg in (-28, 24):
                canvas.rect(x + leg * share, base - 46 * share, 5 * share, 46 * share, INK)
        else:
            for col in range(4):
                canvas.line(
                    [
                        (left + (col + 0.5) * 29 * share, top + 18 * share),
                        (left + (col + 0.5) * 29 * share, base),
                    ],
                    SEA,
                    2 * share,
                )
            canvas.rect(
                x + (dx - 42) * share,
                base - 132 * share,
                84 * share,
                36 * share,
                mix(HONEY, MIST, 0.4),
                radius=4,
            )


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


def plock(canvas: Canvas) -> None:
    """The high bank, the arched bridge and a stage curtain around the view."""
    canvas.wash(DUSK.sky, bottom=660)
    canvas.glow(500, 360, 430, HONEY, 0.5)
    canvas.pearl(500, 380, 250)
    hills(canvas, DUSK, level=640, swing=10)
    water(canvas, DUSK, top=650, shine_x=500, shine=120)
    bank = smooth(
        [
            (-20, 1010),
            (20, 600),
            (140, 572),
            (260, 562),
            (376, 566),
            (430, 590),
            (452, 660),
            (520, 720),
            (548, 800),
            (650, 880),
            (720, 1010),
        ]
    )
    canvas.shaded(bank, ((SAGE, PINE), (PINE, DEEP), (DEEP, INK)))
    canvas.rect(420, 628, 520, 12, INK)
    for at in range(4):
        left = 446 + at * 116
        arch = smooth(
            [(left, 634), (left + 30, 582), (left + 58, 566), (left + 86, 582), (left + 116, 634)]
        )
        canvas.line(arch, INK, 7)
        for post in (24, 48, 68, 92):
            canvas.line([(left + post, 632), (left + post, 588)], INK, 3)
        canvas.rect(left + 108, 636, 16, 74, DEEP)
    brick = mix(CLAY, BLUSH, 0.35)
    for x, tall in ((252, 180), (352, 180)):
        canvas.shaded(
            [(x - 27, 572), (x - 27, 572 - tall), (x + 27, 572 - tall), (x + 27, 572)],
            ((mix(brick, CREAM, 0.3), mix(brick, INK, 0.3)),),
        )
        canvas.shape(
            [(x - 33, 574 - tall), (x, 516 - tall), (x + 33, 574 - tall)], mix(SAGE, SEA, 0.3)
        )
        canvas.oval(x, 510 - tall, 5, AMBER)
        for row in (0, 1):
            canvas.rect(x - 7, 420 + row * 60, 14, 34, DEEP, radius=7)
    canvas.shaded(
        [(278, 572), (278, 470), (302, 430), (326, 470), (326, 572)],
        ((brick, mix(brick, INK, 0.25)),),
    )
    canvas.oval(302, 492, 11, AMBER)
    for side in (-1, 1):
        for fold in range(6):
            inner = 500 + side * (398 - fold * 12)
            outer = 500 + side * (520 - fold * 0)
            tint = mix(mix(CLAY, INK, 0.28), BLUSH, 0.16 * (fold % 2) + 0.05 * fold)
            edge = 500 + side * (334 + fold * 36)
            tie = 500 + side * (420 + fold * 16)
            drape = smooth(
                [(edge, 0), (edge + side * 8, 260), (tie, 610), (edge + side * 36, 1000)]
            )
            canvas.shape([*drape, (outer + side * 200, 1000), (inner + side * 400, 0)], tint)
        canvas.shape(
            smooth(
                [
                    (500 + side * 402, 600),
                    (500 + side * 540, 560),
                    (500 + side * 540, 606),
                    (500 + side * 406, 636),
                ],
                is_closed=True,
            ),
            AMBER,
        )
    for at in range(9):
        left = 20 + at * 110
        swag = smooth(
            [
                (left - 10, 60),
                (left + 20, 156),
                (left + 60, 186),
                (left + 100, 156),
                (left + 130, 60),
            ]
        )
        canvas.shape(swag, mix(mix(CLAY, INK, 0.24), BLUSH, 0.18 * (at % 2)))
        canvas.line(swag, AMBER, 5)
    canvas.rect(0, 0, 1000, 76, mix(CLAY, INK, 0.45))


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


def stage_arch(canvas: Canvas, x: float, base: float, share: float) -> None:
    """Draw a stage shell of nested wooden arches, lit from inside."""
    canvas.glow(x, base - 180 * share, 420 * share, AMBER, 0.55)
    shells = (
        mix(CLAY, INK, 0.5),
        mix(CLAY, INK, 0.25),
        CLAY,
        mix(BLUSH, CLAY, 0.35),
        mix(HONEY, BLUSH, 0.4),
        HONEY,
    )
    for at, tint in enumerate(shells):
        reach, tall = (290 - at * 27) * share, (350 - at * 36) * share
        arch = [
            (
                x + math.cos(math.pi * step / 40) * reach,
                base - math.sin(math.pi * step / 40) ** 0.82 * tall,
            )
            for step in range(41)
        ]
        canvas.shape(arch, tint)
        canvas.line(arch, mix(tint, CREAM, 0.35), 3 * share)
    canvas.shape(
        [
            (x - 270 * share, base - 26 * share),
            (x + 270 * share, base - 26 * share),
            (x + 320 * share, base + 26 * share),
            (x - 320 * share, base + 26 * share),
        ],
        mix(HONEY, CLAY, 0.45),
    )
    for at in range(-5, 6):
        canvas.line(
            [(x + at * 50 * share, base - 26 * share), (x + at * 59 * share, base + 26 * share)],
            CLAY,
            2 * share,
            alpha=120,
        )
    canvas.rect(x - 320 * share, base + 26 * share, 640 * share, 34 * share, mix(CLAY, INK, 0.6))


def kristinestad(canvas: Canvas) -> None:
    """A snail, unhurried, under a wooden town gate."""
    canvas.wash(DAY.sky, bottom=800)
    canvas.glow(500, 420, 460, CREAM, 0.8)
    canvas.pearl(500, 380, 286)
    clouds(canvas, top=200, bottom=500, count=4)
    hills(canvas, DAY, level=736, swing=12)
    canvas.shaded(
        [(0, 730), (1000, 730), (1000, 1000), (0, 1000)],
        ((SAGE, MINT, SAGE), (PINE, SAGE, PINE), (DEEP, PINE, DEEP)),
    )
    canvas.shaded(
        smooth(
            [
                (470, 735),
                (450, 800),
                (330, 900),
                (200, 1010),
                (860, 1010),
                (700, 900),
                (570, 800),
                (540, 735),
            ]
        ),
        ((CREAM, CREAM), (CREAM, HONEY)),
    )
    wood = mix(CLAY, BLUSH, 0.12)
    for side in (-1, 1):
        x = 500 + side * 232
        canvas.shaded(
            [(x - 72, 770), (x - 72, 330), (x + 72, 330), (x + 72, 770)],
            ((mix(wood, CREAM, 0.14), wood, mix(wood, INK, 0.35)),),
        )
        for plank in range(-60, 72, 18):
            canvas.line([(x + plank, 330), (x + plank, 770)], INK, 1.4, alpha=56)
        for edge in (-72, 60):
            canvas.rect(x + edge, 330, 12, 440, CREAM)
        window(canvas, x, 540, 40, 66, is_lit=side > 0, frame=CREAM)
    canvas.shaded(
        [(196, 336), (196, 268), (804, 268), (804, 336)],
        ((mix(wood, CREAM, 0.14), mix(wood, INK, 0.25)),),
    )
    canvas.rect(186, 330, 628, 13, CREAM)
    canvas.shape([(164, 274), (260, 178), (740, 178), (836, 274)], DEEP)
    canvas.shape([(164, 274), (260, 178), (290, 178), (220, 274)], SEA)
    canvas.shaded([(446, 178), (446, 118), (554, 118), (554, 178)], ((CREAM, MIST),))
    canvas.shape([(430, 120), (500, 58), (570, 120)], DEEP)
    canvas.oval(500, 148, 21, AMBER)
    canvas.line([(500, 148), (500, 134)], INK, 3)
    canvas.line([(500, 148), (510, 153)], INK, 3)
    snail(canvas, 478, 850, 0.92)


def snail(canvas: Canvas, x: float, base: float, share: float) -> None:
    """Draw a snail with a mother-of-pearl shell, creeping to the right."""

    def at(dx: float, up: float) -> tuple[float, float]:
        return (x + dx * share, base - up * share)

    canvas.oval(x, base + 4, 250 * share, INK, down=20 * share, alpha=80)
    skin = mix(HONEY, BLUSH, 0.35)
    body = smooth(
        [
            at(-268, 2),
            at(-150, 52),
            at(60, 66),
            at(150, 96),
            at(176, 176),
            at(206, 206),
            at(242, 192),
            at(256, 150),
            at(246, 84),
            at(226, 26),
            at(214, 0),
            at(-60, -6),
        ],
        is_closed=True,
    )
    canvas.shaded(body, ((mix(skin, CREAM, 0.4), skin), (skin, mix(skin, CLAY, 0.5))))
    for dx, tip in ((206, 184), (236, 256)):
        feeler = smooth([at(dx, 196), at((dx + tip) / 2, 246), at(tip, 296)])
        canvas.line(feeler, skin, 10 * share)
        canvas.oval(*at(tip, 300), 12 * share, INK)
    canvas.arc(*at(228, 150), 22 * share, start=20, end=100, fill=CLAY, width=4 * share)
    centre_x, centre_y = at(-44, 186)
    canvas.pearl(centre_x, centre_y, 166 * share)
    for shade in range(3):
        canvas.arc(
            centre_x,
            centre_y,
            (166 - shade * 5) * share,
            start=10,
            end=140,
            fill=SLATE,
            width=8 * share,
            alpha=70,
        )
    spiral = []
    for step in range(120):
        turn = step / 119 * math.tau * 2.7
        radius = 158 * (1 - step / 126) * share
        spiral.append(
            (centre_x + math.cos(turn + 0.5) * radius, centre_y + math.sin(turn + 0.5) * radius)
        )
    canvas.line(spiral, SLATE, 13 * share)
    canvas.line(spiral, mix(AMBER, HONEY, 0.2), 6 * share)
    canvas.oval(centre_x, centre_y, 11 * share, AMBER)


def krosno(canvas: Canvas) -> None:
    """A vessel of blown glass holding the light."""
    canvas.wash(((INK, DEEP, INK), (DEEP, SEA, DEEP), (SEA, SLATE, SEA), (DEEP, SEA, DEEP)))
    canvas.glow(500, 470, 480, MIST, 0.55)
    canvas.pearl(500, 440, 300, veil=MIST, amount=0.25)
    canvas.shaded(
        [(0, 790), (1000, 790), (1000, 1000), (0, 1000)],
        ((SLATE, ROSE, SLATE), (SEA, SLATE, SEA), (INK, DEEP, INK)),
    )
    canvas.oval(500, 826, 230, INK, down=26, alpha=110)
    canvas.glow(500, 850, 260, AMBER, 0.6)
    half = [
        (70, 150),
        (64, 190),
        (52, 260),
        (70, 330),
        (150, 430),
        (206, 560),
        (196, 690),
        (140, 780),
        (92, 812),
    ]
    right = smooth([(500 + dx, y) for dx, y in half])
    left = smooth([(500 - dx, y) for dx, y in half])
    glass = [*right, *reversed(left)]
    canvas.shaded(
        glass,
        (
            (MINT, FOG, LILAC),
            (mix(SEA, MINT, 0.5), MIST, mix(SEA, LILAC, 0.5)),
            (SAGE, HONEY, SLATE),
            (SEA, AMBER, SEA),
        ),
    )
    canvas.glow(500, 610, 240, HONEY, 0.95)
    canvas.glow(500, 640, 130, CREAM, 0.9)
    wave = smooth([(500 - 186, 520), (420, 498), (500, 528), (590, 548), (500 + 192, 524)])
    fill = [p for p in right if p[1] > 524] + [p for p in reversed(left) if p[1] > 520]
    canvas.shape([*wave, *fill], AMBER, alpha=84)
    canvas.line(wave, CREAM, 4, alpha=170)
    flame = smooth(
        [(500, 520), (546, 610), (532, 668), (500, 684), (468, 668), (454, 610)], is_closed=True
    )
    canvas.shape(flame, mix(AMBER, CLAY, 0.25))
    canvas.shape([(500 + (px - 500) * 0.5, 676 + (py - 676) * 0.55) for px, py in flame], CREAM)
    for line, tint, width in ((left, CREAM, 7), (right, mix(CREAM, MIST, 0.4), 5)):
        canvas.line(line, tint, width, alpha=210)
    canvas.line(smooth([(372, 470), (334, 570), (342, 680)]), CREAM, 16, alpha=150)
    canvas.line(smooth([(640, 500), (672, 590), (664, 650)]), CREAM, 8, alpha=110)
    canvas.oval(500, 150, 71, mix(MINT, SEA, 0.3), down=17)
    canvas.oval(500, 150, 58, DEEP, down=11, alpha=150)
    canvas.oval(500, 812, 93, mix(MIST, SEA, 0.4), down=18)
    for dx, y, size in (
        (-250, 300, 12),
        (262, 236, 17),
        (300, 560, 9),
        (-296, 520, 15),
        (-210, 180, 8),
        (212, 380, 7),
    ):
        canvas.oval(500 + dx, y, size, CREAM, alpha=120)
        canvas.arc(500 + dx, y, size, start=0, end=360, fill=CREAM, width=2)


LAND_EMBLEMS = {
    "jakobstad": jakobstad,
    "rujiena": rujiena,
    "alytus-district": alytus_district,
    "plock": plock,
    "smiltene": smiltene,
    "kristinestad": kristinestad,
    "krosno": krosno,
}
