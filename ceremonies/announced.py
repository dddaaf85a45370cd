"""What everybody may read of a finale's announcement: a seal before, the new Pearls after."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field

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
    """The announcement as the page shows it; `html` is empty until it has been announced."""

    language: str
    state: str
    commitment: str
    html: SafeString = field(default=mark_safe(""), repr=False)
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
    if row is None:
        return None
    if not is_open(row):
        return Shown(language=language, state=shown_state(row.moment), commitment=row.commitment)
    owed = list(row.owed_pages.filter(language=language).select_related("page"))
    return Shown(
        language=language,
        state=shown_state(row.moment),
        commitment=row.commitment,
        html=_prepared_html(row, language),
        pages=[one.page for one in owed if one.page is not None and one.page.live],
        is_complete=all(one.published_at for one in owed),
    )


def html_of(content: Content, *, language: str) -> str:
    """Render the new Pearls as the page of the ceremony shows them."""
    pearls = [(pearl, pearl.words_in(language)) for pearl in content.pearls]
    with translation.override(language):
        context = {"year": content.year, "pearls": pearls}
        return render_to_string("ceremonies/announcement/new_pearls.html", context)


@sensitive_variables()
def titles_of(*, ceremony_id: int, language: str) -> list[str]:
    """Return the titles of the new Pearls in a language; none until they are announced."""
    text = text_of(ceremony_id=ceremony_id)
    return [pearl.words_in(language).title for pearl in from_text(text).pearls] if text else []


@sensitive_variables()
def text_of(*, ceremony_id: int) -> str:
    """Return the text that was committed to; only of what has been announced."""
    row = public_announcements().get(ceremony=ceremony_id)
    return open_text(row.sealed, bound_to=row.place) if is_open(row) else ""


@sensitive_variables()
def _prepared_html(row: Announcement, language: str) -> SafeString:
    html = json.loads(open_text(row.prepared, bound_to=f"{row.place}:prepared"))
    found = html.get(language) or html[settings.LANGUAGE_CODE]
    return mark_safe(found)  # noqa: S308  rendered by an autoescaping template when it was armed
