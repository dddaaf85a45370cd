"""The words of a ceremony's programme at the desk, one language at a time."""

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from ceremonies.actions.wording_programme import word_programme
from ceremonies.desk.frame import UNREADABLE, ceremony_for, frame
from ceremonies.models import Ceremony, ProgrammeItem, ProgrammeWords


class WordsForm(forms.ModelForm):
    class Meta:
        model = ProgrammeWords
        fields = ["title", "speakers"]

    def clean(self) -> dict[str, str]:
        cleaned: dict[str, str] = super().clean() or {}
        if cleaned.get("speakers") and not cleaned.get("title"):
            self.add_error("title", _("Please give the item a title in this language, too."))
        return cleaned


@require_http_methods(["GET", "HEAD", "POST"])
def programme(request: HttpRequest, pk: int) -> HttpResponse:
    """Show and keep the words in the language of ?language=; an empty title takes them away."""
    ceremony, languages = ceremony_for(request, pk), dict(settings.LANGUAGES)
    language = request.GET.get("language", settings.LANGUAGE_CODE)
    if language not in languages:
        raise Http404
    rows = [(item, _form(request, item, language)) for item in _items(ceremony)]
    status = 200
    if request.method == "POST":
        if all(form.is_valid() for _item, form in rows):
            kept = {item.pk: form.cleaned_data for item, form in rows}
            word_programme(ceremony_id=ceremony.pk, language=language, words=kept)
            messages.success(request, _("The words have been kept."))
            return redirect(request.get_full_path())
        status = UNREADABLE
    return _page(request, ceremony, language, rows, status=status)


def _items(ceremony: Ceremony) -> list[ProgrammeItem]:
    return list(ProgrammeItem.objects.filter(ceremony=ceremony).prefetch_related("words"))


def _form(request: HttpRequest, item: ProgrammeItem, language: str) -> WordsForm:
    kept = {words.language: words for words in item.words.all()}.get(language)
    initial = {"title": kept.title, "speakers": kept.speakers} if kept else {}
    form = WordsForm(request.POST or None, prefix=f"item-{item.pk}", initial=initial)
    form.fields["title"].required = False
    return form


def _page(
    request: HttpRequest,
    ceremony: Ceremony,
    language: str,
    rows: list[tuple[ProgrammeItem, WordsForm]],
    *,
    status: int,
) -> HttpResponse:
    title = _("Programme: %(ceremony)s") % {"ceremony": ceremony.name}
    context = {
        "ceremony": ceremony,
        "language": language,
        "tabs": [
            (code, name, sum(any(w.language == code for w in i.words.all()) for i, _form in rows))
            for code, name in settings.LANGUAGES
        ],
        "rows": rows,
        **frame(title, icon="date"),
    }
    return render(request, "ceremonies/desk/programme.html", context, status=status)
