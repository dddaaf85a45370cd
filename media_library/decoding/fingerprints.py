"""Hashes of what a picture shows, that stay nearly the same when it is saved anew (child only)."""

import math
from statistics import median

from PIL import Image

_SIDE = 32
_KEPT = 8
_WAVES = [
    [math.cos(math.pi * wave * (2 * at + 1) / (2 * _SIDE)) for at in range(_SIDE)]
    for wave in range(_KEPT)
]


def phash(upright: Image.Image) -> str:
    """Hash the coarse waves of brightness: a cosine transform of 32 × 32, its lowest 8 × 8.

    Each of the 64 bits says whether a wave is stronger than the middle one; 16 hex digits.
    """
    grey = _greys(upright, _SIDE, _SIDE)
    rows = [[_sum(row, wave) for wave in _WAVES] for row in grey]
    columns = [list(column) for column in zip(*rows, strict=True)]
    waves = [_sum(column, wave) for wave in _WAVES for column in columns]
    middle = median(waves)
    return _hex([wave > middle for wave in waves])


def dhash(upright: Image.Image) -> str:
    """Hash where a row of nine greys gets brighter from left to right; 16 hex digits."""
    grey = _greys(upright, _KEPT + 1, _KEPT)
    return _hex([row[at + 1] > row[at] for row in grey for at in range(_KEPT)])


def _greys(picture: Image.Image, width: int, height: int) -> list[list[int]]:
    small = picture.convert("L").resize((width, height), Image.Resampling.LANCZOS)
    values = list(small.tobytes())
    return [values[at : at + width] for at in range(0, width * height, width)]


def _sum(values: list[int] | list[float], wave: list[float]) -> float:
    return sum(value * weight for value, weight in zip(values, wave, strict=True))


def _hex(bits: list[bool]) -> str:
    return f"{int(''.join('1' if bit else '0' for bit in bits), 2):016x}"
