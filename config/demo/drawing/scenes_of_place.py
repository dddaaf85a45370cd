"""Scenes where the place leads: harbour, boats, courtyard, castle, winter lights, lantern walk."""

from config.demo.drawing.buildings import (
    PAINTS,
    house,
    row_of_houses,
    rowing_boat,
    sailing_boat,
)
from config.demo.drawing.canvas import Canvas, smooth
from config.demo.drawing.emblems_by_the_sea import castle, kite
from config.demo.drawing.emblems_on_land import fire_station
from config.demo.drawing.nature import (
    birds,
    clouds,
    forest,
    hills,
    lens,
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
    Light,
    mix,
)
from config.demo.drawing.people import lantern, person


def backdrop(
    canvas: Canvas, light: Light, *, horizon: float, pearl_x: float, pearl_y: float
) -> None:
    """Lay sky, pearl, clouds and far hills."""
    canvas.wash(light.sky, bottom=horizon + 40)
    canvas.glow(pearl_x, pearl_y, 420, CREAM, 0.65)
    if light.is_dark:
        stars(canvas, bottom=horizon * 0.6, count=60)
    canvas.pearl(pearl_x, pearl_y, canvas.rng.uniform(120, 190))
    clouds(canvas, top=horizon * 0.2, bottom=horizon * 0.85, count=4)
    hills(canvas, light, level=horizon)


def harbour_at_dusk(canvas: Canvas) -> None:
    """Boats come home to a row of lit houses."""
    light = canvas.rng.choice((DUSK, DUSK, NIGHT, DAWN))
    pearl_x = canvas.rng.uniform(350, 1150)
    backdrop(canvas, light, horizon=540, pearl_x=pearl_x, pearl_y=canvas.rng.uniform(250, 360))
    is_left = canvas.rng.random() < 0.5
    left, right = (
        (-40, canvas.rng.uniform(760, 980)) if is_left else (canvas.rng.uniform(520, 740), 1520)
    )
    lit = 0.55 if light.is_dark else 0.12
    row_of_houses(
        canvas,
        left=left,
        right=right,
        base=596,
        tall=175,
        roof=light.near,
        lit_share=lit,
        veil=light.mid,
        veil_share=0.28,
    )
    water(canvas, light, top=606, shine_x=pearl_x, shine=110)
    quay_end = (right + 60) if is_left else (left - 60)
    edge = -20 if is_left else 1520
    canvas.shape([(edge, 594), (quay_end, 594), (quay_end, 632), (edge, 632)], light.near)
    step = 1 if is_left else -1
    for at in range(7):
        x = edge + step * (60 + at * 118)
        canvas.rect(x, 628, 13, canvas.rng.uniform(30, 46), light.ink)
        if light.is_dark:
            lens(canvas, x, 690 + at * 9, 8, 60, HONEY, alpha=46)
    for at in range(3):
        spot = quay_end - step * (110 + at * 130 + canvas.rng.uniform(0, 50))
        person(
            canvas,
            spot,
            598,
            canvas.rng.uniform(74, 88),
            pose=canvas.rng.choice(("stand", "wave", "walk")),
            facing=step,
        )
    sails = canvas.rng.sample((CREAM, ROSE, MINT, AMBER, LILAC), 3)
    free = (quay_end + step * 170, 750 - step * 90, 750 + step * 430)
    for at, (x, base, tall) in enumerate(zip(free, (680, 780, 880), (200, 290, 420), strict=True)):
        sailing_boat(
            canvas,
            min(1340, max(160, x + canvas.rng.uniform(-50, 50))),
            base,
            tall,
            sail=sails[at] if at < 2 else AMBER,
            hull=(SEA, CLAY, INK)[at],
        )
    birds(canvas, canvas.rng.uniform(300, 1200), 170, count=5, fill=light.near)


def painted_boats(canvas: Canvas) -> None:
    """Freshly painted boats keel-down on the shore, painters at work."""
    light = canvas.rng.choice((DAWN, DAY, DAWN, DUSK))
    pearl_x = canvas.rng.uniform(300, 1200)
    backdrop(canvas, light, horizon=380, pearl_x=pearl_x, pearl_y=230)
    water(canvas, light, top=420, shine_x=pearl_x)
    for _ in range(3):
        sailing_boat(
            canvas,
            canvas.rng.uniform(80, 1420),
            canvas.rng.uniform(450, 500),
            canvas.rng.uniform(70, 120),
            sail=canvas.rng.choice((CREAM, ROSE, MINT)),
            hull=INK,
        )
    sand = smooth(
        [
            (-20, 640),
            (300, 590 + canvas.rng.uniform(-30, 30)),
            (760, 630),
            (1180, 570 + canvas.rng.uniform(-30, 30)),
            (1520, 610),
        ]
    )
    canvas.line([(x, y - 6) for x, y in sand], CREAM, 9, alpha=170)
    canvas.shaded(
        [*sand, (1520, 1000), (-20, 1000)],
        (
            (HONEY, CREAM, ROSE),
            (CREAM, ROSE, HONEY),
            (mix(BLUSH, HONEY, 0.4), mix(HONEY, BLUSH, 0.3), BLUSH),
        ),
    )
    paints = canvas.rng.sample((AMBER, SEA, CLAY, SAGE, MINT, LILAC, SLATE, BLUSH), 6)
    at = 0
    for base, long, count in ((700, 300, 4), (925, 520, 3)):
        gap = 1500 / count
        for spot in range(count):
            x = gap * (spot + 0.5) + canvas.rng.uniform(-40, 40)
            if canvas.rng.random() < 0.55 or base < 800:
                person(
                    canvas,
                    x + long * canvas.rng.uniform(-0.25, 0.25),
                    base - long * 0.07,
                    long * 0.5 + 40,
                    pose=canvas.rng.choice(("hold", "wave", "stand")),
                    facing=canvas.rng.choice((-1, 1)),
                )
            canvas.oval(x, base - 4, long * 0.42, DEEP, down=long * 0.035, alpha=70)
            rowing_boat(canvas, x, base, long, paint=paints[at % 6])
            at += 1
    for _ in range(4):
        x, y = canvas.rng.uniform(80, 1420), canvas.rng.uniform(945, 985)
        canvas.rect(x, y - 40, 36, 40, CREAM, radius=4)
        canvas.oval(x + 18, y - 40, 18, canvas.rng.choice(paints), down=6)


def fire_station_courtyard(canvas: Canvas) -> None:
    """The yard before the old station filled with neighbours."""
    light = canvas.rng.choice((DUSK, DUSK, DAWN, NIGHT))
    x = canvas.rng.uniform(560, 940)
    backdrop(canvas, light, horizon=650, pearl_x=x + canvas.rng.choice((-300, 300)), pearl_y=270)
    row_of_houses(
        canvas,
        left=-40,
        right=1540,
        base=716,
        tall=150,
        roof=light.near,
        lit_share=0.4 if light.is_dark else 0.1,
        veil=light.mid,
        veil_share=0.5,
    )
    canvas.wash((light.water[0], (BLUSH, ROSE, BLUSH), (light.mid, light.mid, light.near)), top=706)
    for row in range(6):
        y = 716 + row * row * 9
        canvas.line([(0, y), (1500, y)], light.near, 2, alpha=36)
    fire_station(canvas, x, 730, 0.84)
    for side in (-1, 1):
        round_tree(
            canvas,
            x + side * 470 + canvas.rng.uniform(-40, 40),
            770,
            canvas.rng.uniform(270, 350),
            mix(PINE, light.mid, 0.2),
            INK,
        )
        string_lights(canvas, (x + side * 200, 450), (x + side * 560, 520), sag=70, count=9)
    _gathering(canvas, count=13, top=770, bottom=980)


def _gathering(canvas: Canvas, *, count: int, top: float, bottom: float) -> None:
    """Scatter people over an open ground, the nearer the taller."""
    spots = sorted((canvas.rng.uniform(top, bottom), at) for at in range(count))
    for y, at in spots:
        share = (y - top) / (bottom - top)
        x = 1500 * (at + 0.5) / count + canvas.rng.uniform(-46, 46)
        tall = 118 + 118 * share
        canvas.oval(x, y, tall * 0.17, INK, down=tall * 0.03, alpha=60)
        person(
            canvas,
            x,
            y,
            tall * canvas.rng.choice((1, 1, 0.94, 0.68)),
            pose=canvas.rng.choice(("stand", "walk", "wave", "stand", "hold")),
            facing=canvas.rng.choice((-1, 1)),
        )


def castle_by_water(canvas: Canvas) -> None:
    """The castle in its lake, visitors on the near shore."""
    light = canvas.rng.choice((DAWN, DAY, DUSK))
    x = canvas.rng.uniform(560, 940)
    backdrop(canvas, light, horizon=520, pearl_x=x + canvas.rng.uniform(-160, 160), pearl_y=290)
    forest(canvas, left=-40, right=x - 190, base=578, tall=150, fill=mix(light.mid, PINE, 0.5))
    forest(canvas, left=x + 210, right=1540, base=578, tall=150, fill=mix(light.mid, PINE, 0.5))
    water(canvas, light, top=570, shine_x=x, shine=70)
    castle(canvas, x, 580, 0.9)
    bank = smooth([(-20, 860), (260, 850), (620, 920), (1000, 915), (1300, 840), (1520, 850)])
    canvas.shaded([*bank, (1520, 1000), (-20, 1000)], ((SAGE, PINE, SAGE), (PINE, DEEP, PINE)))
    tree_x = 130 if canvas.rng.random() < 0.5 else 1370
    round_tree(canvas, tree_x, 910, canvas.rng.uniform(520, 600), mix(PINE, light.near, 0.5), INK)
    for at in range(canvas.rng.randint(3, 6)):
        spot = 330 + at * 165 + canvas.rng.uniform(-30, 30)
        person(
            canvas,
            spot,
            950 + canvas.rng.uniform(-14, 24),
            canvas.rng.uniform(130, 190),
            pose=canvas.rng.choice(("stand", "walk", "hold", "wave")),
            facing=1 if spot < x else -1,
        )


def winter_lights(canvas: Canvas) -> None:
    """Snow, lit wooden houses and a lamp-hung street."""
    light = canvas.rng.choice((NIGHT, NIGHT, DUSK))
    backdrop(canvas, light, horizon=540, pearl_x=canvas.rng.uniform(250, 1250), pearl_y=220)
    forest(canvas, left=-40, right=1540, base=590, tall=190, fill=mix(light.mid, INK, 0.25))
    snow = smooth([(-20, 580), (400, 560), (800, 576), (1200, 556), (1520, 580)])
    canvas.shaded(
        [*snow, (1520, 1000), (-20, 1000)],
        ((MIST, FOG, MIST), (FOG, mix(FOG, LILAC, 0.5), FOG), (CREAM, FOG, mix(CREAM, ROSE, 0.5))),
    )
    paints = canvas.rng.sample(PAINTS, 8)
    for at in range(7):
        x = 20 + at * 240 + canvas.rng.uniform(-20, 20)
        _snowy_house(
            canvas,
            x,
            640 + canvas.rng.uniform(-10, 10),
            canvas.rng.uniform(130, 165),
            paint=mix(paints[at], SLATE, 0.3),
        )
    for at in range(4):
        _snowy_house(
            canvas,
            (60, 330, 1190, 1460)[at],
            800,
            canvas.rng.uniform(210, 250),
            paint=mix(paints[at + 3], SLATE, 0.2),
        )
    path = smooth([(740, 600), (700, 680), (780, 780), (700, 880), (600, 1010)])
    other = smooth([(960, 1010), (880, 880), (850, 780), (740, 680), (762, 600)])
    canvas.shape([*path, *other], mix(HONEY, CREAM, 0.55), alpha=150)
    string_lights(canvas, (330, 560), (1190, 560), sag=80, count=16)
    string_lights(canvas, (-20, 600), (330, 560), sag=60, count=7)
    string_lights(canvas, (1190, 560), (1520, 600), sag=60, count=7)
    for at in range(canvas.rng.randint(5, 8)):
        y = 760 + at * 28
        person(
            canvas,
            canvas.rng.uniform(600, 960),
            y,
            100 + at * 16,
            pose=canvas.rng.choice(("walk", "stand", "wave")),
            facing=canvas.rng.choice((-1, 1)),
        )
    for _ in range(220):
        size = canvas.rng.uniform(1.2, 4.2)
        canvas.oval(
            canvas.rng.uniform(0, 1500), canvas.rng.uniform(0, 1000), size, CREAM, alpha=170
        )


def _snowy_house(canvas: Canvas, x: float, base: float, wide: float, *, paint: tuple) -> None:
    house(
        canvas,
        x,
        base,
        wide,
        wide * 0.7,
        wall=paint,
        roof=CREAM,
        lit_share=0.75,
        floors=1,
        columns=3,
    )
    canvas.oval(x, base + 6, wide * 0.7, CREAM, down=15)
    canvas.glow(x, base + 24, wide * 0.7, HONEY, 0.4)


def lantern_walk(canvas: Canvas) -> None:
    """A line of people carries lanterns along the water."""
    light = canvas.rng.choice((NIGHT, DUSK, NIGHT))
    pearl_x = canvas.rng.uniform(300, 1200)
    backdrop(canvas, light, horizon=500, pearl_x=pearl_x, pearl_y=240)
    row_of_houses(
        canvas,
        left=canvas.rng.uniform(-40, 500),
        right=canvas.rng.uniform(900, 1520),
        base=550,
        tall=110,
        roof=light.near,
        lit_share=0.5,
        veil=light.mid,
        veil_share=0.55,
    )
    water(canvas, light, top=550, shine_x=pearl_x, shine=100)
    shore = smooth(
        [(-20, 800), (350, 770 + canvas.rng.uniform(-20, 20)), (800, 805), (1200, 775), (1520, 800)]
    )
    canvas.shaded(
        [*shore, (1520, 1000), (-20, 1000)],
        ((mix(SAGE, DEEP, 0.6), PINE, mix(SAGE, DEEP, 0.6)), (DEEP, DEEP, DEEP), (INK, INK, INK)),
    )
    facing = canvas.rng.choice((-1, 1))
    gap = canvas.rng.uniform(118, 142)
    count = int(1500 / gap)
    for at in range(count):
        x = 70 + at * gap + canvas.rng.uniform(-18, 18)
        tall = canvas.rng.choice((215, 230, 205, 150))
        base = 900 + canvas.rng.uniform(-14, 26)
        hand = person(canvas, x, base, tall, pose="hold", facing=facing)
        lantern(canvas, hand, tall * 0.075)
        lens(canvas, hand[0], 690 + canvas.rng.uniform(0, 60), 26, 4, HONEY, alpha=130)
        canvas.glow(hand[0], base + 6, 90, AMBER, 0.4)


def kids_with_kites(canvas: Canvas) -> None:
    """Children fly kites they have made on a green above the sea."""
    light = canvas.rng.choice((DAY, DAWN, DAY))
    backdrop(canvas, light, horizon=560, pearl_x=canvas.rng.uniform(300, 1200), pearl_y=280)
    water(canvas, light, top=590, shine_x=750)
    sailing_boat(canvas, canvas.rng.uniform(200, 1300), 640, 110, sail=CREAM, hull=INK)
    slope = [
        (x, y + canvas.rng.uniform(-25, 25))
        for x, y in ((-20, 760), (300, 700), (700, 740), (1100, 690), (1520, 730))
    ]
    canvas.shaded(
        [*smooth(slope), (1520, 1000), (-20, 1000)],
        ((MINT, SAGE, MINT), (SAGE, PINE, SAGE), (PINE, DEEP, PINE)),
    )
    for _ in range(90):
        x, y = canvas.rng.uniform(0, 1500), canvas.rng.uniform(790, 990)
        canvas.line(
            [(x, y), (x + canvas.rng.uniform(-5, 5), y - canvas.rng.uniform(10, 24))],
            MINT,
            2,
            alpha=120,
        )
    pairs = [
        (AMBER, CREAM),
        (SEA, MINT),
        (BLUSH, CREAM),
        (CLAY, HONEY),
        (LILAC, SEA),
        (MINT, SLATE),
    ]
    canvas.rng.shuffle(pairs)
    count = canvas.rng.randint(4, 6)
    for at in range(count):
        x = 130 + at * 1240 / (count - 1) + canvas.rng.uniform(-40, 40)
        base = 860 + canvas.rng.uniform(-40, 90)
        facing = 1 if x < 750 else -1
        hand = person(canvas, x, base, canvas.rng.uniform(140, 178), pose="wave", facing=facing)
        at_x = min(1400, max(90, x + facing * canvas.rng.uniform(30, 190)))
        kite(
            canvas,
            at_x,
            canvas.rng.uniform(130, 470),
            canvas.rng.uniform(52, 88),
            hand=hand,
            colours=pairs[at],
        )
    birds(canvas, canvas.rng.uniform(300, 1200), 160, count=4, fill=light.near)


PLACE_SCENES = {
    "harbour_at_dusk": harbour_at_dusk,
    "painted_boats": painted_boats,
    "fire_station_courtyard": fire_station_courtyard,
    "castle_by_water": castle_by_water,
    "winter_lights": winter_lights,
    "lantern_walk": lantern_walk,
    "kids_with_kites": kids_with_kites,
}
