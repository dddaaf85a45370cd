"""Things that several pictures share: castle, fire station, stage, kite and snail."""

import math

from config.demo.drawing.buildings import (
    tower,
    window,
)
from config.demo.drawing.canvas import Canvas, Point, smooth
from config.demo.drawing.nature import lens
from config.demo.drawing.palette import (
    AMBER,
    BLUSH,
    CLAY,
    CREAM,
    DEEP,
    FOG,
    HONEY,
    INK,
    MIST,
    SEA,
    SLATE,
    mix,
)


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
