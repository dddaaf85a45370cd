"""Scenes of people gathering: courtyard, winter lights, lantern walk, choir."""

from collections.abc import Callable

from config.demo.drawing.backdrop import backdrop
from config.demo.drawing.buildings import (
    PAINTS,
    house,
    row_of_houses,
)
from config.demo.drawing.canvas import Canvas, smooth
from config.demo.drawing.landmarks import fire_station, stage_arch
from config.demo.drawing.nature import (
    forest,
    lens,
    pine,
    round_tree,
    string_lights,
    water,
)
from config.demo.drawing.palette import (
    AMBER,
    BLUSH,
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
from config.demo.drawing.people import crowd, lantern, person


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


GATHERING_SCENES: dict[str, Callable[[Canvas], None]] = {
    "fire_station_courtyard": fire_station_courtyard,
    "winter_lights": winter_lights,
    "lantern_walk": lantern_walk,
    "choir_on_stage": choir_on_stage,
}
