"""Pearl pages and one story in nine languages; other stories and practices in four."""

from html import escape
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _
from wagtail.models import Page

from cms.public import Pearl, PearlPage, StoryAuthor, StoryPage, Theme
from config.demo.content.pearls import PEARLS
from config.demo.content.practices import PRACTICES
from config.demo.content.shapes import (
    Block,
    GalleryBlock,
    LinkBlock,
    PeopleBlock,
    QuoteBlock,
    Story,
    TextBlock,
)
from config.demo.content.stories import DEMO_NOTE, STORIES
from config.demo.seeding.pictures import PictureBook
from config.site_tree import SiteTree
from practices.public import PracticePage

FUNDED_UNTIL = 2025


def seed_pearl_pages(*, tree: SiteTree, pearls: dict[str, Pearl], book: PictureBook) -> None:
    for item in PEARLS:
        original: Page | None = None
        for code in tree.locales:
            with translation.override(code):
                alt = _("Round emblem of %(place)s") % {"place": item.title_name}
            page = PearlPage(
                title=item.official_names.get(code, item.title_name),
                slug=item.slug,
                pearl=pearls[item.slug],
                summary=(item.summary or {}).get(code, ""),
                introduction=item.intro[code],
                share_photo=book.pearl(item.slug),
                share_photo_alt=alt,
                funding_source="interreg_c004" if item.title_year <= FUNDED_UNTIL else "network",
            )
            tree.publish(page, parent=tree.pages[code, "pearls"], code=code, original=original)
            original = original or page


def seed_stories(
    *, tree: SiteTree, pearls: dict[str, Pearl], book: PictureBook
) -> dict[str, StoryPage]:
    """Publish the stories; returns the English ones by slug."""
    themes = {theme.slug: theme for theme in Theme.objects.all()}
    published: dict[str, StoryPage] = {}
    for story in STORIES:
        for code in story.title:
            page = StoryPage(
                title=story.title[code],
                slug=story.slug,
                summary=story.lead[code],
                share_photo=book.story(story.hero),
                share_photo_alt=story.hero.alt[code],
                funding_source=story.funding_source,
                happened_on=story.published_on,
                phase=story.phase,
                body=_body(story, code, book),
            )
            page.pearls = [pearls[slug] for slug in story.pearls]
            page.themes = [themes[slug] for slug in story.themes]
            page.authors = [StoryAuthor(name=name) for name in story.authors]
            original = published.get(story.slug)
            tree.publish(page, parent=tree.pages[code, "stories"], code=code, original=original)
            published.setdefault(story.slug, page)
    return published


def _body(story: Story, code: str, book: PictureBook) -> list[tuple[str, Any]]:
    note = ("text", f"<p><i>{escape(DEMO_NOTE[code])}</i></p>")
    return [*(_block(block, code, book) for block in story.body), note]


def _block(block: Block, code: str, book: PictureBook) -> tuple[str, Any]:
    match block:
        case TextBlock():
            paragraphs = "".join(f"<p>{escape(text)}</p>" for text in block.paragraphs[code])
            return "text", f"<h2>{escape(block.heading[code])}</h2>{paragraphs}"
        case QuoteBlock():
            return "quote", {"quote": block.quote[code], "speaker": block.attribution[code]}
        case GalleryBlock():
            pictures = [{"image": _used(picture, code, book)} for picture in block.pictures]
            return "gallery", {"heading": block.heading[code], "pictures": pictures}
        case PeopleBlock():
            people = [{"name": line, "role": ""} for line in block.lines[code]]
            return "people", {"heading": block.heading[code], "people": people}
        case LinkBlock():
            link = f'<a href="{escape(block.address)}">{escape(block.label[code])}</a>'
            return "text", f"<p>{link}</p>"


def _used(picture: Any, code: str, book: PictureBook) -> Any:
    # A use is the photo with its alt text on it; two uses in one gallery need two objects.
    photo = type(book.story(picture)).objects.get(pk=book.story(picture).pk)
    photo.contextual_alt_text, photo.decorative = picture.alt[code], False
    return photo


def seed_practices(*, tree: SiteTree, pearls: dict[str, Pearl]) -> None:
    themes = {theme.slug: theme for theme in Theme.objects.all()}
    for item in PRACTICES:
        original: Page | None = None
        for code in item.title:
            page = PracticePage(
                title=item.title[code],
                slug=item.slug,
                summary=item.summary[code],
                holder=item.holder,
                challenge=item.challenge[code],
                what_was_done="\n\n".join(item.steps[code]),
                resources_needed=item.resources[code],
                evidence_of_success=item.evidence[code],
                what_did_not_work=item.difficulties[code],
                potential_for_transfer=item.transfer[code],
                funding_source=item.funding_source,
            )
            page.pearls = [pearls[item.pearl]]
            page.themes = [themes[slug] for slug in item.themes]
            tree.publish(page, parent=tree.pages[code, "practices"], code=code, original=original)
            original = original or page
