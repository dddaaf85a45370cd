"""The door of the content package: what the floors above may use."""

from cms import keyed_pages, news, secrets
from cms.actions.compile_page import compile_page
from cms.actions.publish_pearl import publish_pearl
from cms.fields import ArticleField
from cms.listing import in_language_or_english, stories_for
from cms.models import (
    Country,
    HomePage,
    Municipality,
    Pearl,
    PearlIndexPage,
    PearlPage,
    PlaceName,
    ProgrammePage,
    Region,
    StoryAuthor,
    StoryIndexPage,
    StoryPage,
    Theme,
    TitleYear,
)
from cms.models.base import FundingChoice, SitePage
from cms.sections import Section, register_section
from cms.share_card import CardPhoto, ShareCard, town_tags
from cms.signals import pearl_looks_different

__all__ = [
    "ArticleField",
    "CardPhoto",
    "Country",
    "FundingChoice",
    "HomePage",
    "Municipality",
    "Pearl",
    "PearlIndexPage",
    "PearlPage",
    "PlaceName",
    "ProgrammePage",
    "Region",
    "Section",
    "ShareCard",
    "SitePage",
    "StoryAuthor",
    "StoryIndexPage",
    "StoryPage",
    "Theme",
    "TitleYear",
    "compile_page",
    "in_language_or_english",
    "keyed_pages",
    "news",
    "pearl_looks_different",
    "publish_pearl",
    "register_section",
    "secrets",
    "stories_for",
    "town_tags",
]
