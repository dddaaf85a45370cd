"""What everybody may read of a finale's announcement: a seal before, the new Pearls after."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.debug import sensitive_variables
from wagtail.models import Page

from accounts.sealing import open_text
from ceremonies.models.announcements import Announcement
from ceremonies.rules.announcing import State, shown_state
from ceremonies.rules.sealed import Content, from_text


@dataclass(frozen=True, kw_only=True)
class Shown:
    """The announcement as the page shows it; `html` is empty until it has been announced.

    `text` is then what the commitment was made of.
    """

    language: str
    state: str
    commitment: str
    html: SafeString = field(default=mark_safe(""), repr=False)
    text: str = field(default="", repr=False)
    pages: Sequence[Page] = field(default=(), repr=False)
    is_complete: bool = False


def public_announcements() -> QuerySet[Announcement]:
    """Return what is no rehearsal: the one gate through which anything public is read."""
    return Announcement.objects.filter(is_rehearsal=False)


def is_open(row: Announcement) -> bool:
    """Say whether everybody may read what it holds."""
    return row.state == State.ANNOUNCED


def shown(*, ceremony_id: int, language: str) -> Shown | None:
    """Return what may be shown now, None until something is armed. Raises SecretUnreadable."""
    row = public_announcements().filter(ceremony=ceremony_id).exclude(state=State.DRAFT).first()
    return shown_in(row, [language])[language] if row else None


@sensitive_variables()
def shown_in(row: Announcement, languages: Sequence[str]) -> dict[str, Shown]:
    """Return what may be shown now of what was armed, in each language. Raises SecretUnreadable."""
    told: dict[str, Any] = {"state": shown_state(row.moment), "commitment": row.commitment}
    if not is_open(row):
        return {language: Shown(language=language, **told) for language in languages}
    html = json.loads(open_text(row.prepared, bound_to=f"{row.place}:prepared"))
    text = open_text(row.sealed, bound_to=row.place)
    owed = list(row.owed_pages.filter(language__in=languages).select_related("page"))
    return {
        language: Shown(
            language=language,
            html=_prepared_html(html, language),
            text=text,
            pages=[
                one.page
                for one in owed
                if one.language == language and one.page is not None and one.page.live
            ],
            is_complete=all(one.published_at for one in owed if one.language == language),
            **told,
        )
        for language in languages
    }


def html_of(content: Content, *, language: str) -> str:
    """Render the new Pearls as the page of the ceremony shows them."""
    pearls = [(pearl, pearl.words_in(language)) for pearl in content.pearls]
    with translation.override(language):
        context = {"year": content.year, "pearls": pearls}
        return render_to_string("ceremonies/announcement/new_pearls.html", context)


@sensitive_variables()
def titles_of(*, ceremony_id: int, language: str) -> list[str]:
    """Return the titles of the new Pearls in a language; none until they are announced."""
    row = public_announcements().get(ceremony=ceremony_id)
    if not is_open(row):
        return []
    content = from_text(open_text(row.sealed, bound_to=row.place))
    return [pearl.words_in(language).title for pearl in content.pearls]


def _prepared_html(html: Mapping[str, str], language: str) -> SafeString:
    found = html.get(language) or html[settings.LANGUAGE_CODE]
    return mark_safe(found)  # noqa: S308  rendered by an autoescaping template when it was armed
