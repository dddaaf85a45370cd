"""Emblems whose sign is a craft: the theatre of Płock, the glass of Krosno."""

from collections.abc import Callable

from config.demo.drawing.canvas import Canvas, smooth
from config.demo.drawing.nature import (
    hills,
    water,
)
from config.demo.drawing.palette import (
    AMBER,
    BLUSH,
    CLAY,
    CREAM,
    DEEP,
    DUSK,
    FOG,
    HONEY,
    INK,
    LILAC,
    MINT,
    MIST,
    PINE,
    ROSE,
    SAGE,
    SEA,
    SLATE,
    mix,
)


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


CRAFT_EMBLEMS: dict[str, Callable[[Canvas], None]] = {"plock": plock, "krosno": krosno}
