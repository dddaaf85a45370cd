"""The floors of the house as values: which package stands on which."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FLOOR = {
    "config": 4,
    "campaigns": 3,
    "ceremonies": 3,
    "practices": 3,
    "cms": 2,
    "media_library": 1,
    "accounts": 0,
    "outbox": 0,
}


def may_know(*, upper: str, lower: str) -> bool:
    """Say whether `upper` may refer to `lower`: itself, or anything on a floor below.

    What is no package of ours (Django, Wagtail) is the ground that all stand on.
    """
    if lower not in FLOOR or upper == lower:
        return True
    return upper in FLOOR and FLOOR[upper] > FLOOR[lower]
