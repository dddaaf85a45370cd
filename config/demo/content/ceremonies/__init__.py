"""Four invented ceremonies, placed from today: one past, one live, one coming, the finale."""

from config.demo.content.ceremonies.coming import COMING
from config.demo.content.ceremonies.finale import FINALE
from config.demo.content.ceremonies.live import LIVE
from config.demo.content.ceremonies.past import PAST
from config.demo.content.shapes import Ceremony

CEREMONIES: tuple[Ceremony, ...] = (PAST, LIVE, COMING, FINALE)

__all__ = ["CEREMONIES"]
