"""Emblems whose sign is the sea: Svendborg, Kiel, Helsingborg, Glücksburg."""

from collections.abc import Callable

from config.demo.drawing.buildings import (
    row_of_houses,
    sailing_boat,
    window,
)
from config.demo.drawing.canvas import Canvas, smooth
from config.demo.drawing.landmarks import castle, kite
from config.demo.drawing.nature import birds, clouds, forest, hills, stars, water
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
    MINT,
    MIST,
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


def gluecksburg(canvas: Canvas) -> None:
    """The white castle with its four towers standing in its own mirror."""
    canvas.wash(DAWN.sky, bottom=650)
    canvas.glow(500, 400, 450, CREAM, 0.7)
    canvas.pearl(500, 370, 288)
    forest(canvas, left=-20, right=320, base=648, tall=170, fill=mix(PINE, MIST, 0.35))
    forest(canvas, left=690, right=1020, base=648, tall=170, fill=mix(PINE, MIST, 0.35))
    water(canvas, DAWN, top=640, shine_x=500, shine=60)
    castle(canvas, 500, 650, 1.0)


SEA_EMBLEMS: dict[str, Callable[[Canvas], None]] = {
    "svendborg": svendborg,
    "kiel": kiel,
    "helsingborg": helsingborg,
    "gluecksburg": gluecksburg,
}
