"""Scenes by the water: harbour, painted boats, castle, kites."""

from collections.abc import Callable

from config.demo.drawing.backdrop import backdrop
from config.demo.drawing.buildings import (
    row_of_houses,
    rowing_boat,
    sailing_boat,
)
from config.demo.drawing.canvas import Canvas, smooth
from config.demo.drawing.landmarks import castle, kite
from config.demo.drawing.nature import (
    birds,
    forest,
    lens,
    round_tree,
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
    NIGHT,
    PINE,
    ROSE,
    SAGE,
    SEA,
    SLATE,
    mix,
)
from config.demo.drawing.people import person


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
        post = edge + step * (60 + at * 118)
        canvas.rect(post, 628, 13, canvas.rng.uniform(30, 46), light.ink)
        if light.is_dark:
            lens(canvas, post, 690 + at * 9, 8, 60, HONEY, alpha=46)
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


WATER_SCENES: dict[str, Callable[[Canvas], None]] = {
    "harbour_at_dusk": harbour_at_dusk,
    "painted_boats": painted_boats,
    "castle_by_water": castle_by_water,
    "kids_with_kites": kids_with_kites,
}
