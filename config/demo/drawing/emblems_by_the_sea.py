"""Emblems of the Pearls whose sign is water: harbours, straits, lakes and spires above the Schlei."""

from config.demo.drawing.buildings import (
    house,
    row_of_houses,
    sailing_boat,
    tower,
    window,
)
from config.demo.drawing.canvas import Canvas, Point, smooth
from config.demo.drawing.nature import birds, clouds, forest, hills, lens, stars, water
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


def svendborg(canvas: Canvas) -> None:
    """Three sails before the harbour town."""
    canvas.wash(DAWN.sky, bottom=640)
    canvas.glow(500, 400, 430, CREAM, 0.8)
    canvas.pearl(500, 390, 262)
    hills(canvas, DAWN, level=590)
    row_of_houses(
        canvas,
        left=60,
        right=940,
        base=632,
        tall=112,
        roof=mix(CLAY, SLATE, 0.4),
        lit_share=0.1,
        veil=MIST,
        veil_share=0.35,
    )
    water(canvas, DAWN, top=630, shine_x=500, shine=120)
    sailing_boat(canvas, 262, 742, 330, sail=mix(MINT, SAGE, 0.5), hull=SEA)
    sailing_boat(canvas, 760, 728, 290, sail=mix(ROSE, BLUSH, 0.5), hull=CLAY)
    sailing_boat(canvas, 512, 838, 560, sail=AMBER, hull=INK)
    birds(canvas, 640, 180, count=5, fill=SEA)


def kite(canvas: Canvas, x: float, y: float, size: float, *, hand: Point, colours: tuple) -> None:
    """Fly a four-field kite with its bows on a line down to a hand."""
    first, second = colours
    lean = size * 0.22
    top, bottom = (x + lean, y - size), (x - lean * 1.6, y + size * 1.35)
    left, right = (x - size * 0.7, y - size * 0.28), (x + size * 0.74, y + size * 0.12)
    middle = (x, y - size * 0.08)
    line = smooth([middle, ((x + hand[0]) / 2 + size * 0.5, (y + hand[1]) / 2 + size * 0.4), hand])
    canvas.line(line, CREAM, 1.8, alpha=190)
    for corner, following, tint in (
        (top, right, first),
        (right, bottom, second),
        (bottom, left, first),
        (left, top, second),
    ):
        canvas.shape([middle, corner, following], tint)
    canvas.line([top, bottom], mix(first, INK, 0.4), 1.6)
    canvas.line([left, right], mix(first, INK, 0.4), 1.6)
    tail = smooth(
        [
            bottom,
            (bottom[0] - size * 0.3, bottom[1] + size * 0.5),
            (bottom[0] + size * 0.1, bottom[1] + size),
            (bottom[0] - size * 0.25, bottom[1] + size * 1.5),
        ]
    )
    canvas.line(tail, mix(second, INK, 0.15), 2.2)
    for at in (8, 16, 24):
        knot_x, knot_y = tail[at]
        bow = size * 0.13
        canvas.shape(
            [(knot_x, knot_y), (knot_x - bow, knot_y - bow), (knot_x - bow, knot_y + bow)], first
        )
        canvas.shape(
            [(knot_x, knot_y), (knot_x + bow, knot_y - bow), (knot_x + bow, knot_y + bow)], first
        )


def kiel(canvas: Canvas) -> None:
    """A banded lighthouse and children's kites."""
    canvas.wash(DAY.sky, bottom=720)
    canvas.glow(500, 420, 460, CREAM, 0.8)
    canvas.pearl(500, 410, 280)
    clouds(canvas, top=230, bottom=520)
    hills(canvas, DAY, level=690, swing=14)
    water(canvas, DAY, top=706, shine_x=560)
    rock = smooth([(150, 1000), (260, 830), (430, 786), (600, 792), (720, 850), (860, 1000)])
    canvas.shaded(rock, ((SAGE, PINE, PINE), (PINE, DEEP, DEEP)))
    foot, head = 78.0, 50.0
    bands = 6
    for at in range(bands):
        low, high = 800 - at * 68, 800 - (at + 1) * 68
        wide_low = foot + (head - foot) * at / bands
        wide_high = foot + (head - foot) * (at + 1) / bands
        paint = mix(CLAY, BLUSH, 0.1) if at % 2 else CREAM
        canvas.shaded(
            [
                (500 - wide_low, low),
                (500 - wide_high, high),
                (500 + wide_high, high),
                (500 + wide_low, low),
            ],
            ((paint, paint, mix(paint, INK, 0.4)),),
        )
    canvas.rect(432, 380, 136, 14, INK, radius=4)
    canvas.glow(500, 350, 150, HONEY, 0.95)
    canvas.rect(466, 318, 68, 62, mix(AMBER, HONEY, 0.4))
    for post in (466, 498, 530):
        canvas.rect(post, 318, 5, 62, INK)
    canvas.shape([(448, 320), (500, 262), (552, 320)], CLAY)
    canvas.rect(497, 240, 6, 26, INK)
    for y in (520, 656):
        canvas.rect(488, y, 24, 36, DEEP, radius=10)
    kite(canvas, 250, 330, 74, hand=(330, 815), colours=(AMBER, CREAM))
    kite(canvas, 752, 268, 62, hand=(660, 830), colours=(SEA, MINT))
    kite(canvas, 748, 520, 44, hand=(676, 832), colours=(BLUSH, CREAM))


def helsingborg(canvas: Canvas) -> None:
    """The keep above the strait and the other shore close by."""
    canvas.wash(DUSK.sky, bottom=700)
    canvas.glow(500, 420, 450, ROSE, 0.7)
    canvas.pearl(500, 400, 270)
    stars(canvas, bottom=240, count=40)
    canvas.shape(smooth([(-20, 690), (160, 660), (380, 672), (600, 656), (1020, 690)]), DUSK.far)
    water(canvas, DUSK, top=684, shine_x=500, shine=110)
    hill = smooth(
        [(90, 1000), (210, 860), (380, 786), (500, 770), (640, 790), (800, 870), (920, 1000)]
    )
    canvas.shaded(hill, ((PINE, PINE, DEEP), (DEEP, INK, INK)))
    brick = mix(CLAY, DEEP, 0.18)
    canvas.shaded(
        [(398, 800), (398, 372), (602, 372), (602, 800)],
        ((BLUSH, brick, DEEP), (brick, brick, INK)),
    )
    for level in range(392, 800, 17):
        canvas.line([(398, level), (602, level)], INK, 1.2, alpha=46)
    for at in range(5):
        canvas.rect(390 + at * 46, 340, 30, 40, mix(brick, DEEP, 0.1 * at))
    canvas.rect(390, 370, 220, 14, mix(brick, CREAM, 0.25))
    canvas.shaded([(560, 372), (560, 270), (612, 270), (612, 372)], ((brick, DEEP),))
    for at in range(3):
        canvas.rect(556 + at * 22, 254, 15, 20, mix(brick, DEEP, 0.4))
    canvas.line([(586, 256), (586, 160)], INK, 5)
    flag = smooth([(589, 164), (640, 158), (690, 176)]) + smooth(
        [(690, 206), (640, 190), (589, 200)]
    )
    canvas.shape(flag, AMBER)
    for y, x in ((450, 500), (545, 450), (545, 550), (640, 500)):
        window(canvas, x, y, 22, 44, is_lit=y == 545, frame=mix(brick, CREAM, 0.3))
    canvas.shape([(470, 800), (470, 742), (500, 712), (530, 742), (530, 800)], INK)
    forest(canvas, left=170, right=350, base=880, tall=110, fill=DEEP)
    forest(canvas, left=660, right=860, base=890, tall=120, fill=mix(DEEP, INK, 0.4))
    sailing_boat(canvas, 250, 742, 130, sail=CREAM, hull=INK)
    sailing_boat(canvas, 806, 720, 92, sail=ROSE, hull=INK)


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
    for x in (-260, 190, 500, 810, 1260):
        canvas.shape(
            [
                (500 + (x - 500) * 0.42 - 8, 520),
                (500 + (x - 500) * 0.42 + 8, 520),
                (x + 34, 1000),
                (x - 34, 1000),
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


def gluecksburg(canvas: Canvas) -> None:
    """The white castle with its four towers standing in its own mirror."""
    canvas.wash(DAWN.sky, bottom=650)
    canvas.glow(500, 400, 450, CREAM, 0.7)
    canvas.pearl(500, 370, 288)
    forest(canvas, left=-20, right=320, base=648, tall=170, fill=mix(PINE, MIST, 0.35))
    forest(canvas, left=690, right=1020, base=648, tall=170, fill=mix(PINE, MIST, 0.35))
    water(canvas, DAWN, top=640, shine_x=500, shine=60)
    castle(canvas, 500, 650, 1.0)


def castle(canvas: Canvas, x: float, base: float, share: float) -> None:
    """Draw the castle on its granite plinth, with its reflection below."""
    roof = mix(CLAY, BLUSH, 0.25)
    for upside in (False, True):
        for at, (shift, wide, tall) in enumerate(
            ((-118, 148, 210), (0, 148, 226), (118, 148, 210))
        ):
            left, right = x + (shift - wide / 2) * share, x + (shift + wide / 2) * share
            if upside:
                canvas.shape(
                    [
                        (left, base),
                        (right, base),
                        (right, base + tall * 0.8 * share),
                        (x + shift * share, base + (tall * 0.8 + 76) * share),
                        (left, base + tall * 0.8 * share),
                    ],
                    CREAM,
                    alpha=70,
                )
                continue
            top = base - tall * share
            canvas.shaded(
                [(left, base), (left, top), (right, top), (right, base)],
                ((CREAM, CREAM, mix(FOG, MIST, 0.3)),),
            )
            canvas.shape([(left, top), (x + shift * share, top - 88 * share), (right, top)], roof)
            canvas.shape(
                [(left, top), (x + shift * share, top - 88 * share), (x + shift * share, top)],
                mix(roof, CREAM, 0.16),
            )
            for row in range(3):
                for col in (-1, 0, 1):
                    spot = x + (shift + col * 42) * share
                    window(
                        canvas,
                        spot,
                        base - (56 + row * 62) * share,
                        15 * share,
                        27 * share,
                        is_lit=(at, row, col) in {(1, 1, 0), (0, 0, -1), (2, 1, 1)},
                        frame=MIST,
                    )
    for side in (-1, 1):
        centre = x + side * 206 * share
        tower(
            canvas,
            centre - side * 40 * share,
            base - 20 * share,
            62 * share,
            270 * share,
            wall=mix(FOG, MIST, 0.2),
            roof=mix(roof, DEEP, 0.15),
        )
        tower(canvas, centre, base, 84 * share, 246 * share, wall=CREAM, roof=roof)
        canvas.shape(
            [
                (centre - 42 * share, base),
                (centre + 42 * share, base),
                (centre + 42 * share, base + 196 * share),
                (centre, base + 280 * share),
                (centre - 42 * share, base + 196 * share),
            ],
            CREAM,
            alpha=74,
        )
        for row in range(3):
            window(
                canvas,
                centre,
                base - (60 + row * 62) * share,
                15 * share,
                27 * share,
                is_lit=row == 1,
                frame=MIST,
            )
        canvas.line([(centre, base - 340 * share), (centre, base - 372 * share)], INK, 3 * share)
    canvas.rect(x - 262 * share, base - 16 * share, 524 * share, 20 * share, SLATE, radius=4)
    canvas.rect(x - 20 * share, base - 62 * share, 40 * share, 48 * share, DEEP, radius=12)
    for at in range(9):
        lens(
            canvas,
            x + canvas.rng.uniform(-160, 160) * share,
            base + (24 + at * 30) * share,
            canvas.rng.uniform(70, 200) * share,
            3.4,
            MIST,
            alpha=120,
        )


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


SEA_EMBLEMS = {
    "svendborg": svendborg,
    "kiel": kiel,
    "helsingborg": helsingborg,
    "peipsiaare": peipsiaare,
    "kaskinen": kaskinen,
    "gluecksburg": gluecksburg,
    "schleswig": schleswig,
}
