"""The picker of photos in the page editor: own ones only, texts in the page's language."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from django import forms
from django.conf import settings
from django.core.paginator import Page as PageOfList
from django.core.paginator import Paginator
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.images.views import chooser as stock
from wagtail.models import Page

from media_library.desk.library.cards import Card, cards_of, with_pictures
from media_library.desk.library.filters import reading_language
from media_library.models import Photo, PhotoRendition
from media_library.photos.alt_texts import alt_text
from media_library.rules.numbers import page_in
from media_library.rules.standing import Channel
from media_library.searching.finding import Finding, find_assets
from media_library.subjects import subjects

PREVIEW = "max-165x165"
PER_PAGE = 24
_EDITED = re.compile(r"/pages/(?:(\d+)/|add/\w+/\w+/(\d+)/)")


def page_language(request: Any) -> str:
    """Return the language of the page that is being edited.

    The editor tells it with the address of the picker; where it does not, the address that the
    request comes from names the page. Without either: the language that the editor is read in.
    """
    known = dict(settings.LANGUAGES)
    if (told := request.GET.get("locale", "")) in known:
        return str(told)
    came_from = _EDITED.search(urlsplit(request.headers.get("Referer", "")).path)
    if came_from:
        number = came_from.group(1) or came_from.group(2)
        codes = Page.objects.filter(pk=number).values_list("locale__language_code", flat=True)
        if (found := codes.first()) in known:
            return str(found)
    return reading_language()


class PickerFilterForm(BaseFilterForm):
    """What a picker can be narrowed down by."""

    q = forms.CharField(label=_("Words"), required=False)
    subject = forms.ChoiceField(label=_("Belongs to"), required=False)
    cleared = forms.BooleanField(
        label=_("Only what may be shown on a page in this language"), required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = [(subject.key, subject.label) for subject in subjects()]
        field: Any = self.fields["subject"]
        field.choices = [("", _("Anything")), *known]

    def finding(self, *, language: str) -> Finding:
        self.is_valid()
        told = self.cleaned_data
        subject = told.get("subject")
        self.is_searching = bool(told.get("q"))
        self.search_query = told.get("q", "")
        return Finding(
            text=told.get("q", ""),
            facts=(("subject", subject),) if subject else (),
            channel=Channel.WEB if told.get("cleared") else None,
            language=language,
        )


class UncountedPage(PageOfList):
    """A page of a list that nobody counts: it knows whether one more follows."""

    def has_next(self) -> bool:
        return bool(getattr(self.paginator, "goes_on", False))


class UncountedPaginator(Paginator):
    """Reads one row more than a page has instead of counting all of them."""

    goes_on = False

    def page(self, number: Any) -> UncountedPage:
        at = self.validate_number(number)
        start = (at - 1) * self.per_page
        rows = list(self.object_list[start : start + self.per_page + 1])
        self.goes_on = len(rows) > self.per_page
        return UncountedPage(rows[: self.per_page], at, self)

    def validate_number(self, number: Any) -> int:
        return page_in(str(number))

    def get_elided_page_range(self, number: Any = 1, **_: Any) -> Iterator[str | int]:
        return iter(())


class PickerBase(stock.BaseImageChooseView):
    """The list of the picker; Wagtail's own would show titles and tags of every organisation."""

    template_name = "media_library/desk/picker/chooser.html"
    results_template_name = "media_library/desk/picker/results.html"
    per_page = PER_PAGE
    paginator_class = UncountedPaginator
    request: Any

    @cached_property
    def language(self) -> str:
        return page_language(self.request)

    @property
    def today(self) -> date:
        return timezone.localdate()

    def get_filter_form(self) -> PickerFilterForm:
        return PickerFilterForm(self.request.GET)

    def get_results_page(self, request: Any) -> UncountedPage:
        query = self.filter_form.finding(language=self.language)
        found = find_assets(user=request.user, query=query, on=self.today)
        photos = with_pictures(found.filter(photo__isnull=False), language=self.language)
        self.paginator = self.paginator_class(photos, per_page=self.per_page)
        return self.paginator.page(request.GET.get("p", 1))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        # Past the stock view, which counts uses, tags and collections of everybody.
        context: dict[str, Any] = super(stock.BaseImageChooseView, self).get_context_data(**kwargs)
        cards: list[Card] = cards_of(
            self.results.object_list,
            language=self.language,
            on=self.today,
        )
        context["cards"] = [(card, self._address_of(card.asset.photo)) for card in cards]
        context["language_name"] = dict(settings.LANGUAGES).get(self.language, self.language)
        context["collections"] = None
        return context

    def _address_of(self, photo: Photo) -> str:
        step = "select_format" if self.request.GET.get("select_format") else "chosen"
        address = reverse(f"wagtailimages_chooser:{step}", args=[photo.pk])
        return str(self.append_preserved_url_parameters(address))


class PickerView(stock.ChooseViewMixin, stock.ImageCreationFormMixin, PickerBase):
    pass


class PickerResultsView(stock.ChooseResultsViewMixin, stock.ImageCreationFormMixin, PickerBase):
    pass


class ChosenMixin:
    """What the editor gets of a chosen photo: never makes a rendition while somebody waits."""

    request: Any

    def get_chosen_response_data(
        self, image: Photo, preview_image_filter: str = PREVIEW
    ) -> dict[str, Any]:
        data: dict[str, Any] = super(  # type: ignore[misc]
            stock.ImageChosenResponseMixin, self
        ).get_chosen_response_data(image)
        data["preview"] = preview_of(image)
        data["default_alt_text"] = alt_text(image, page_language(self.request))
        return data


class ChosenView(ChosenMixin, stock.ImageChosenView):
    pass


class ChosenMultipleView(ChosenMixin, stock.ImageChosenMultipleView):
    pass


class UploadView(ChosenMixin, stock.ImageUploadView):
    def render_duplicate_found_response(self, request: Any, new_image: Photo, existing: Any) -> Any:
        """A photo that is there already is no mistake here: the one just sent is taken."""
        return self.get_chosen_response(new_image)


def put_in_place() -> None:
    """Give Wagtail's picker our views: its addresses and name are known to every widget."""
    stock.viewset.choose_view_class = PickerView
    stock.viewset.choose_results_view_class = PickerResultsView
    stock.viewset.chosen_view_class = ChosenView
    stock.viewset.chosen_multiple_view_class = ChosenMultipleView
    stock.viewset.create_view_class = UploadView
    stock.viewset.preserve_url_parameters = [
        *stock.ImageChooserViewSet.preserve_url_parameters,
        "locale",
    ]


def preview_of(photo: Photo) -> dict[str, Any]:
    """Return the small picture of a photo, or an empty one while workers still make it."""
    made = PhotoRendition.objects.filter(image=photo, filter_spec=PREVIEW).first()
    if made is None:
        return {"url": EMPTY, "width": 165, "height": 110}
    return {"url": made.url, "width": made.width, "height": made.height}


EMPTY = (
    "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' "
    "viewBox='0 0 165 110'%3E%3Crect width='165' height='110' fill='%23d7dee5'/%3E%3C/svg%3E"
)
