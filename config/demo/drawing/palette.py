"""The colours of the drawn pictures and the four lights of a northern day."""

from dataclasses import dataclass

Colour = tuple[int, int, int]
Grid = tuple[tuple[Colour, ...], ...]


def tone(code: str) -> Colour:
    """Read a colour written as six hexadecimal digits."""
    return (int(code[0:2], 16), int(code[2:4], 16), int(code[4:6], 16))


def mix(first: Colour, second: Colour, share: float) -> Colour:
    """Blend two colours; a share of 0 is the first, 1 the second."""
    return (
        round(first[0] + (second[0] - first[0]) * share),
        round(first[1] + (second[1] - first[1]) * share),
        round(first[2] + (second[2] - first[2]) * share),
    )


INK = tone("0b2239")
DEEP = tone("143753")
SEA = tone("24546f")
SLATE = tone("4a748a")
MIST = tone("93b2be")
FOG = tone("cbdadc")
CREAM = tone("f7f0e3")
ROSE = tone("efd3ca")
BLUSH = tone("d9a69a")
CLAY = tone("a8604f")
MINT = tone("cbe2d6")
SAGE = tone("8db3a3")
PINE = tone("2d5a57")
LILAC = tone("c4c3dc")
AMBER = tone("e8a33d")
HONEY = tone("f6d08c")


@dataclass(frozen=True)
class Light:
    """One hour of the day: how sky, land and water look and whether windows are lit."""

    sky: Grid
    far: Colour
    mid: Colour
    near: Colour
    ink: Colour
    water: Grid
    wall: Colour
    is_dark: bool


DAWN = Light(
    sky=((MIST, FOG, LILAC), (MINT, CREAM, ROSE), (CREAM, ROSE, HONEY), (ROSE, ROSE, CREAM)),
    far=mix(MIST, ROSE, 0.45),
    mid=mix(SLATE, MIST, 0.35),
    near=SEA,
    ink=INK,
    water=((ROSE, CREAM, ROSE), (FOG, MINT, LILAC), (MIST, SLATE, MIST), (SEA, SEA, SLATE)),
    wall=CREAM,
    is_dark=False,
)
DAY = Light(
    sky=((MIST, MIST, SLATE), (FOG, MINT, MIST), (MINT, CREAM, FOG), (CREAM, CREAM, MINT)),
    far=mix(MIST, MINT, 0.3),
    mid=mix(SAGE, SLATE, 0.45),
    near=PINE,
    ink=INK,
    water=((CREAM, MINT, FOG), (MINT, MIST, MIST), (SLATE, MIST, SLATE), (SEA, SLATE, SEA)),
    wall=CREAM,
    is_dark=False,
)
DUSK = Light(
    sky=((DEEP, SEA, DEEP), (SLATE, LILAC, SLATE), (LILAC, ROSE, BLUSH), (ROSE, HONEY, ROSE)),
    far=mix(SLATE, BLUSH, 0.4),
    mid=mix(SEA, SLATE, 0.45),
    near=DEEP,
    ink=INK,
    water=((HONEY, ROSE, BLUSH), (BLUSH, LILAC, SLATE), (SLATE, SEA, SEA), (DEEP, DEEP, INK)),
    wall=mix(CREAM, LILAC, 0.4),
    is_dark=True,
)
NIGHT = Light(
    sky=((INK, INK, INK), (DEEP, DEEP, INK), (SEA, SLATE, SEA), (SLATE, MIST, SLATE)),
    far=mix(SLATE, SEA, 0.4),
    mid=mix(SEA, DEEP, 0.45),
    near=mix(DEEP, INK, 0.5),
    ink=tone("081a2c"),
    water=((MIST, SLATE, SLATE), (SEA, SLATE, SEA), (DEEP, SEA, DEEP), (INK, DEEP, INK)),
    wall=mix(FOG, SLATE, 0.5),
    is_dark=True,
)
LIGHTS = (DAWN, DAY, DUSK, NIGHT)
