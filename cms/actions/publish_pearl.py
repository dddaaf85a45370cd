"""Publishing the page of a new Pearl in one language, with all that it stands on."""

from collections.abc import Iterable
from html import escape
from typing import Protocol

from django.conf import settings
from django.db import transaction
from wagtail.models import Locale

from cms.models import Municipality, Pearl, PearlIndexPage, PearlPage, TitleYear


class PearlWords(Protocol):
    """How a Pearl is presented in one language; `body` is plain text in paragraphs."""

    @property
    def title(self) -> str: ...
    @property
    def summary(self) -> str: ...
    @property
    def body(self) -> str: ...


class NewPearl(Protocol):
    """A Pearl that may be without place, record and pages; coordinates are in degrees."""

    @property
    def slug(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def country(self) -> str: ...
    @property
    def region(self) -> str:
        """Its NUTS 3 code."""

    @property
    def latitude(self) -> str: ...
    @property
    def longitude(self) -> str: ...

    def words_in(self, language: str) -> PearlWords: ...


@transaction.atomic
def publish_pearl(*, pearl: NewPearl, year: int, language: str) -> PearlPage:
    """Publish the page as editors do, and make the Pearl if there is none; once, however often.

    Raises an error of the database or of a model where something does not fit; then nothing stays.
    """
    record = _record(pearl, year)
    known = PearlPage.objects.filter(pearl=record, locale__language_code=language).first()
    if known is not None and known.live:
        return known
    page = known or _draft(pearl, record, language=language)
    page.full_clean()
    page.save_revision().publish()
    return page


def _record(pearl: NewPearl, year: int) -> Pearl:
    place, _made = Municipality.objects.get_or_create(
        slug=pearl.slug,
        defaults={
            "title_name": pearl.name,
            "country_id": pearl.country,
            "region_id": pearl.region,
            "latitude": pearl.latitude,
            "longitude": pearl.longitude,
        },
    )
    title_year, _made = TitleYear.objects.get_or_create(year=year)
    record, _made = Pearl.objects.get_or_create(
        slug=pearl.slug, defaults={"municipality": place, "title_year": title_year}
    )
    return record


def _draft(pearl: NewPearl, record: Pearl, *, language: str) -> PearlPage:
    words = pearl.words_in(language)
    locale = Locale.objects.get(language_code=language)
    page = PearlPage(
        title=words.title,
        slug=pearl.slug,
        summary=words.summary,
        pearl=record,
        body=[("text", "".join(f"<p>{escape(text)}</p>" for text in _paragraphs(words.body)))],
        locale=locale,
        live=False,
    )
    source = PearlPage.objects.filter(
        pearl=record, locale__language_code=settings.LANGUAGE_CODE
    ).first()
    if source is not None:
        page.translation_key = source.translation_key
    PearlIndexPage.objects.get(locale=locale).add_child(instance=page)
    return page


def _paragraphs(text: str) -> Iterable[str]:
    return (part.strip() for part in text.replace("\r\n", "\n").split("\n\n") if part.strip())
