"""The fourteen Pearls of the three title years."""

from config.demo.content.pearls import year_2024, year_2025, year_2026
from config.demo.content.shapes import Pearl

PEARLS: tuple[Pearl, ...] = (*year_2024.PEARLS, *year_2025.PEARLS, *year_2026.PEARLS)

__all__ = ["PEARLS"]
