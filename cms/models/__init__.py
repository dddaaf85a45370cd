"""Places, Pearls and pages."""

from cms.models.compiled import CompiledPage
from cms.models.home import HomePage
from cms.models.labels import Theme
from cms.models.pearls import Pearl, PearlIndexPage, PearlPage, TitleYear
from cms.models.places import Country, Municipality, PlaceName, Region
from cms.models.programme import ProgrammePage
from cms.models.stories import StoryAuthor, StoryIndexPage, StoryPage

__all__ = [
    "CompiledPage",
    "Country",
    "HomePage",
    "Municipality",
    "Pearl",
    "PearlIndexPage",
    "PearlPage",
    "PlaceName",
    "ProgrammePage",
    "Region",
    "StoryAuthor",
    "StoryIndexPage",
    "StoryPage",
    "Theme",
    "TitleYear",
]
