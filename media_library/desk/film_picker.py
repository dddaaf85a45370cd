"""The picker of films in the page editor: own ones, and what each still lacks."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic import chooser
from wagtail.admin.viewsets.chooser import ChooserViewSet
from wagtail.permissions import policy_registry

from media_library.desk.picker import PER_PAGE, PickerFilterForm, page_language
from media_library.films.player import film_words, why_film_withheld
from media_library.models import Film
from media_library.rules.numbers import numbers_in
from media_library.searching.finding import find_assets


class FilmListMixin:
    """Lists what may be chosen; a film that may not be shown yet says why."""

    filter_form_class = PickerFilterForm
    per_page = PER_PAGE
    request: Any

    def get_object_list(self) -> Any:
        query = self.filter_form.finding(language=self._language)  # type: ignore[attr-defined]
        found = find_assets(user=self.request.user, query=query, on=timezone.localdate())
        return Film.objects.filter(asset__in=found).select_related("asset").order_by("-pk")

    def filter_object_list(self, objects: Any) -> Any:
        return objects

    @property
    def _language(self) -> str:
        return page_language(self.request)

    @property
    def columns(self) -> list[Column]:
        lacks = Column("lacks", label=_("Can be shown"), accessor=self._lacks)
        return [*super().columns, lacks]  # type: ignore[misc]

    def _lacks(self, film: Film) -> Any:
        refusal = why_film_withheld(film, language=self._language)
        return film_words(refusal) if refusal else _("Yes")


class FilmChooseView(FilmListMixin, chooser.ChooseView):
    pass


class FilmChooseResultsView(FilmListMixin, chooser.ChooseResultsView):
    pass


class FilmChosenView(chooser.ChosenView):
    def get_object(self, pk: Any) -> Film:
        film: Film = super().get_object(pk)
        policy = policy_registry.get_by_type(Film)
        if not policy.user_has_permission_for_instance(self.request.user, "choose", film):
            raise PermissionDenied
        return film


class FilmChosenMultipleView(chooser.ChosenMultipleView):
    def get_objects(self, pks: Any) -> Any:
        policy = policy_registry.get_by_type(Film)
        own = policy.instances_user_has_permission_for(self.request.user, "choose")
        return own.filter(pk__in=numbers_in(map(str, pks)))


class NothingToMakeView(chooser.CreateView):
    """Films come in by other doors; without a form to fill, a POST here would be a fault."""

    def dispatch(self, request: HttpRequest, *_args: Any, **_kwargs: Any) -> HttpResponse:
        raise Http404


class FilmPicker(ChooserViewSet):
    model = Film
    icon = "media"
    choose_one_text = _("Choose a video")
    choose_another_text = _("Choose another video")
    edit_item_text = _("Edit this video")
    choose_view_class = FilmChooseView
    choose_results_view_class = FilmChooseResultsView
    chosen_view_class = FilmChosenView
    create_view_class = NothingToMakeView
    chosen_multiple_view_class = FilmChosenMultipleView


film_picker = FilmPicker("film_picker", url_prefix="media/films/choose")
