"""Houses, towers, boats and benches."""

from config.demo.drawing.canvas import Canvas, Point, smooth
from config.demo.drawing.palette import (
    AMBER,
    BLUSH,
    CLAY,
    CREAM,
    HONEY,
    INK,
    MIST,
    ROSE,
    SAGE,
    SEA,
    SLATE,
    Colour,
    mix,
)

PAINTS = (CREAM, ROSE, SAGE, MIST, HONEY, BLUSH, CLAY, SLATE)


def window(
    canvas: Canvas, x: float, y: float, wide: float, tall: float, *, is_lit: bool, frame: Colour
) -> None:
    """Draw a paned window by its centre."""
    glass = mix(HONEY, AMBER, 0.45) if is_lit else mix(SEA, MIST, 0.3)
    if is_lit:
        canvas.glow(x, y, wide * 2.4, AMBER, 0.4)
    rim = max(2.0, wide * 0.12)
    canvas.rect(x - wide / 2 - rim, y - tall / 2 - rim, wide + 2 * rim, tall + 2 * rim, frame)
    canvas.rect(x - wide / 2, y - tall / 2, wide, tall, glass)
    canvas.rect(x - rim / 4, y - tall / 2, rim / 2, tall, frame)
    canvas.rect(x - wide / 2, y - tall * 0.12, wide, rim / 2, frame)


def house(
    canvas: Canvas,
    x: float,
    base: float,
    wide: float,
    tall: float,
    *,
    wall: Colour,
    roof: Colour,
    lit_share: float = 0.0,
    floors: int = 2,
    columns: int = 2,
) -> None:
    """Draw a gabled house seen from the front, its foot centred at (x, base)."""
    eaves = base - tall
    peak = eaves - wide * 0.52
    left, right = x - wide / 2, x + wide / 2
    canvas.rect(x + wide * 0.2, eaves - wide * 0.48, wide * 0.1, wide * 0.3, mix(roof, INK, 0.3))
    gable = [(left, base), (left, eaves), (x, peak), (right, eaves), (right, base)]
    canvas.shaded(gable, ((mix(wall, CREAM, 0.25), wall), (wall, mix(wall, INK, 0.22))))
    for at in range(1, int(wide / 13)):
        plank = left + at * 13
        canvas.line([(plank, eaves), (plank, base)], mix(wall, INK, 0.3), 1, alpha=60)
    over = wide * 0.06
    edge = wide * 0.075
    for side in (-1, 1):
        end = (x + side * (wide / 2 + over), eaves + over)
        canvas.shape(
            [(x, peak - edge), (x, peak + edge * 0.55), (end[0], end[1] + edge * 0.55), end], roof
        )
    pane = min(wide / (columns * 2.4), tall / (floors * 2.1))
    frame = mix(CREAM, wall, 0.15) if sum(wall) < 560 else mix(roof, wall, 0.35)
    for floor in range(floors):
        for col in range(columns):
            if floor == 0 and col == columns // 2 and columns != 2:
                _door(canvas, left + wide * (col + 0.5) / columns, base, pane, roof)
                continue
            window(
                canvas,
                left + wide * (col + 0.5) / columns,
                base - tall * (floor + 0.52) / floors,
                pane,
                pane * 1.3,
                is_lit=canvas.rng.random() < lit_share,
                frame=frame,
            )
    window(
        canvas,
        x,
        eaves - wide * 0.14,
        pane * 0.7,
        pane * 0.8,
        is_lit=canvas.rng.random() < lit_share,
        frame=frame,
    )


def _door(canvas: Canvas, x: float, base: float, pane: float, fill: Colour) -> None:
    canvas.rect(x - pane * 0.62, base - pane * 2.3, pane * 1.24, pane * 2.3, mix(fill, CREAM, 0.6))
    canvas.rect(x - pane * 0.48, base - pane * 2.15, pane * 0.96, pane * 2.15, fill)
    canvas.oval(x + pane * 0.28, base - pane * 1.0, 2.4, AMBER)


def row_of_houses(
    canvas: Canvas,
    *,
    left: float,
    right: float,
    base: float,
    tall: float,
    roof: Colour,
    lit_share: float,
    veil: Colour,
    veil_share: float = 0.0,
) -> None:
    """Line up narrow town houses, veiled by the colour of the air."""
    x = left
    paints = canvas.rng.sample(PAINTS, len(PAINTS))
    at = 0
    while x < right:
        wide = tall * canvas.rng.uniform(0.5, 0.72)
        height = tall * canvas.rng.uniform(0.68, 1.0)
        house(
            canvas,
            x + wide / 2,
            base,
            wide,
            height,
            wall=mix(paints[at % len(paints)], veil, veil_share),
            roof=mix(roof, veil, veil_share * 0.6),
            lit_share=lit_share,
            floors=3 if height > tall * 0.85 else 2,
        )
        x += wide * 1.03
        at += 1


def sailing_boat(
    canvas: Canvas, x: float, waterline: float, tall: float, *, sail: Colour, hull: Colour
) -> None:
    """Draw a boat with a main sail and a jib, bow to the right."""
    mast = x - tall * 0.04
    top = waterline - tall
    boom = waterline - tall * 0.14
    canvas.line([(mast, waterline - tall * 0.06), (mast, top)], INK, tall * 0.014)
    main = smooth([(mast - 3, top + 4), (mast - tall * 0.19, boom - tall * 0.3)])
    main += [(mast - tall * 0.34, boom), (mast - 3, boom)]
    canvas.shaded(main, ((sail, mix(sail, CREAM, 0.5)), (mix(sail, INK, 0.16), sail)))
    jib: list[Point] = [(mast + 4, top + tall * 0.08)]
    jib += smooth([(mast + tall * 0.16, boom - tall * 0.28), (mast + tall * 0.3, boom)])
    canvas.shape([*jib, (mast + 4, boom)], mix(sail, CREAM, 0.45))
    canvas.shape(
        smooth(
            [
                (x - tall * 0.36, waterline - tall * 0.1),
                (x, waterline - tall * 0.07),
                (x + tall * 0.38, waterline - tall * 0.12),
            ]
        )
        + smooth(
            [
                (x + tall * 0.38, waterline - tall * 0.12),
                (x + tall * 0.26, waterline),
                (x - tall * 0.28, waterline),
                (x - tall * 0.36, waterline - tall * 0.1),
            ]
        ),
        hull,
    )
    canvas.line(
        smooth(
            [
                (x - tall * 0.35, waterline - tall * 0.085),
                (x, waterline - tall * 0.058),
                (x + tall * 0.36, waterline - tall * 0.1),
            ]
        ),
        CREAM,
        tall * 0.012,
    )
    lens = [(x - tall * 0.3, waterline), (x, waterline + tall * 0.05), (x + tall * 0.3, waterline)]
    canvas.shape(smooth(lens), INK, alpha=70)


def rowing_boat(canvas: Canvas, x: float, base: float, long: float, *, paint: Colour) -> None:
    """Draw a broad open boat with painted strakes."""
    half = long / 2
    outline = smooth(
        [
            (x - half, base - long * 0.25),
            (x - half * 0.5, base - long * 0.18),
            (x + half * 0.5, base - long * 0.18),
            (x + half, base - long * 0.27),
        ]
    )
    keel = smooth(
        [
            (x + half, base - long * 0.27),
            (x + half * 0.68, base - long * 0.05),
            (x, base),
            (x - half * 0.68, base - long * 0.05),
            (x - half, base - long * 0.25),
        ]
    )
    canvas.shaded(
        [*outline, *keel], ((mix(paint, CREAM, 0.3), paint), (paint, mix(paint, INK, 0.4)))
    )
    for drop, tint in ((0.0, CREAM), (0.05, mix(paint, CREAM, 0.45)), (0.1, mix(paint, INK, 0.3))):
        shift = long * drop
        inset = 1 - drop * 1.5
        canvas.line(
            smooth(
                [
                    (x - half * inset, base - long * 0.25 + shift),
                    (x - half * 0.5, base - long * 0.18 + shift),
                    (x + half * 0.5, base - long * 0.18 + shift),
                    (x + half * inset, base - long * 0.27 + shift),
                ]
            ),
            tint,
            long * (0.022 if drop == 0 else 0.011),
        )


def tower(
    canvas: Canvas, x: float, base: float, wide: float, tall: float, *, wall: Colour, roof: Colour
) -> None:
    """Draw a slim tower with a pointed roof."""
    left = x - wide / 2
    corners = [(left, base), (left, base - tall), (left + wide, base - tall), (left + wide, base)]
    canvas.shaded(corners, ((mix(wall, CREAM, 0.3), mix(wall, INK, 0.2)),))
    over = wide * 0.12
    canvas.shape(
        [
            (left - over, base - tall),
            (x, base - tall - wide * 1.15),
            (left + wide + over, base - tall),
        ],
        roof,
    )
    canvas.shape(
        [(left - over, base - tall), (x, base - tall - wide * 1.15), (x, base - tall)],
        mix(roof, CREAM, 0.18),
    )
