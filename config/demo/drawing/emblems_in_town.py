"""Emblems whose sign is the town: Jakobstad, Kaskinen, Kristinestad, Schleswig."""

from collections.abc import Callable

from config.demo.drawing.buildings import (
    house,
    row_of_houses,
    sailing_boat,
    window,
)
from config.demo.drawing.canvas import Canvas, Point, smooth
from config.demo.drawing.landmarks import fire_station, snail
from config.demo.drawing.nature import (
    birds,
    clouds,
    hills,
    stars,
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
from config.demo.drawing.people import person


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


def kaskinen(canvas: Canvas) -> None:
    """Wooden houses in a grid, seen from a low hill, harbour behind."""
    canvas.wash(DAWN.sky, bottom=480)
    canvas.glow(500, 300, 400, CREAM, 0.8)
    canvas.pearl(500, 330, 240)
    canvas.shape(
        smooth([(0, 430), (300, 410), (620, 424), (1000, 408), (1000, 500), (0, 500)]), DAWN.far
    )
    water(canvas, DAWN, top=438, shine_x=500)
    canvas.shaded(
        [(0, 520), (1000, 520), (1000, 1000), (0, 1000)], ((MINT, SAGE, MINT), (SAGE, PINE, SAGE))
    )
    for street in (-260, 190, 500, 810, 1260):
        canvas.shape(
            [
                (500 + (street - 500) * 0.42 - 8, 520),
                (500 + (street - 500) * 0.42 + 8, 520),
                (street + 34, 1000),
                (street - 34, 1000),
            ],
            CREAM,
        )
    paints = (HONEY, ROSE, CLAY, SAGE, CREAM, MIST, BLUSH, AMBER)
    for row, (base, tall, gap) in enumerate(
        ((566, 62, 118), (664, 86, 164), (786, 116, 226), (950, 156, 306))
    ):
        canvas.rect(0, base - 2, 1000, 10 + row * 5, CREAM)
        for col in range(-4, 4):
            x = 500 + (col + 0.5) * gap
            paint = paints[(row * 3 + col * 5) % len(paints)]
            house(
                canvas,
                x,
                base - 4,
                tall * 1.05,
                tall * 0.82,
                wall=paint,
                roof=mix(DEEP, CLAY, 0.25),
                lit_share=0.25,
                floors=1,
                columns=3,
            )
    sailing_boat(canvas, 690, 486, 96, sail=CREAM, hull=INK)
    birds(canvas, 330, 190, count=4, fill=SEA)


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


def schleswig(canvas: Canvas) -> None:
    """The cathedral spire above waves painted like street art."""
    canvas.wash(DUSK.sky, bottom=760)
    canvas.glow(500, 430, 460, HONEY, 0.55)
    canvas.pearl(500, 430, 276)
    clouds(canvas, top=330, bottom=560)
    row_of_houses(
        canvas,
        left=110,
        right=900,
        base=742,
        tall=118,
        roof=DEEP,
        lit_share=0.3,
        veil=SLATE,
        veil_share=0.4,
    )
    brick = mix(CLAY, BLUSH, 0.2)
    canvas.shaded(
        [(360, 742), (360, 560), (690, 560), (690, 742)], ((brick, mix(brick, DEEP, 0.5)),)
    )
    canvas.shape([(350, 564), (390, 486), (664, 486), (702, 564)], mix(SAGE, SEA, 0.45))
    for x in (570, 612, 654):
        canvas.rect(x - 8, 596, 16, 96, DEEP, radius=8)
    canvas.shaded(
        [(424, 742), (424, 400), (540, 400), (540, 742)],
        ((mix(brick, CREAM, 0.2), brick, mix(brick, DEEP, 0.55)),),
    )
    canvas.shape([(424, 402), (453, 350), (482, 402)], brick)
    canvas.shape([(482, 402), (511, 350), (540, 402)], mix(brick, DEEP, 0.45))
    canvas.shape([(432, 396), (482, 118), (532, 396)], mix(SAGE, PINE, 0.6))
    canvas.shape([(432, 396), (482, 118), (482, 396)], mix(SAGE, PINE, 0.15))
    canvas.line([(482, 122), (482, 76)], INK, 5)
    canvas.oval(482, 78, 8, AMBER)
    canvas.oval(482, 470, 27, CREAM)
    canvas.line([(482, 470), (482, 450)], INK, 4)
    canvas.line([(482, 470), (496, 476)], INK, 4)
    for x in (456, 508):
        canvas.rect(x - 9, 540, 18, 90, DEEP, radius=9)
    for at, tint in enumerate((MINT, LILAC, AMBER, ROSE, SEA, CREAM, DEEP)):
        level = 738 + at * 37
        crest: list[Point] = []
        for step in range(-1, 12):
            lift = 25 if (step + at) % 2 else -19
            crest.append((step * 96 + at * 21 - 60, level + lift))
        canvas.shape([*smooth(crest), (1100, 1000), (-160, 1000)], tint)
        canvas.line([(x, y + 7) for x, y in smooth(crest)], INK, 3, alpha=45)


TOWN_EMBLEMS: dict[str, Callable[[Canvas], None]] = {
    "jakobstad": jakobstad,
    "kaskinen": kaskinen,
    "kristinestad": kristinestad,
    "schleswig": schleswig,
}
