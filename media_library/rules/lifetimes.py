"""How long the outside may keep a public file: told by the folder that it lies in."""

IMMUTABLE = "i"
SHORT = "h"  # at most an hour: a person who is shown may take back their consent

YEAR_SECONDS = 365 * 24 * 3600
HOUR_SECONDS = 3600


def cache_control(name: str) -> str:
    """Return the `Cache-Control` of a public file; what lies in no known folder is kept short."""
    if name.startswith(f"{IMMUTABLE}/"):
        return f"public, max-age={YEAR_SECONDS}, immutable"
    return f"public, max-age={HOUR_SECONDS}"
