"""One new Pearl at the desk, in nine languages; it is called by its code name alone."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.validators import MaxValueValidator, MinValueValidator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods

from ceremonies.actions.announcing import Refused, content_of
from ceremonies.desk.announcement_words import sentence
from ceremonies.desk.announcing import MAY_WRITE, allowed_row, keep_content
from ceremonies.desk.frame import UNREADABLE, frame
from ceremonies.models import Announcement
from ceremonies.rules.sealed import WORDS, Content, NewPearl, Words, code_name
from ceremonies.secrecy import unlogged
from cms.public import Region

FACTS = ("name", "slug", "region", "latitude", "longitude")


class NewPearlForm(forms.Form):
    """Facts of the place, then title, summary and text in each language (`title_lv`)."""

    name = forms.CharField(label=gettext_lazy("Name in the title"), max_length=120)
    slug = forms.SlugField(
        label=gettext_lazy("Address"),
        max_length=80,
        help_text=gettext_lazy("Small letters and hyphens; it ends the address of its page."),
    )
    region = forms.ModelChoiceField(Region.objects, label=gettext_lazy("NUTS 3 region"))
    latitude = forms.DecimalField(
        label=gettext_lazy("Latitude"),
        max_digits=7,
        decimal_places=4,
        validators=[MinValueValidator(-90), MaxValueValidator(90)],
    )
    longitude = forms.DecimalField(
        label=gettext_lazy("Longitude"),
        max_digits=7,
        decimal_places=4,
        validators=[MinValueValidator(-180), MaxValueValidator(180)],
    )
    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for code, _name in settings.LANGUAGES:
            self.fields |= {
                f"title_{code}": _text(_("Title"), code, most=255),
                f"summary_{code}": _text(_("Summary"), code, most=300, rows=2),
                f"body_{code}": _text(_("Text"), code, most=20_000, rows=8),
            }

    def facts(self) -> Iterator[forms.BoundField]:
        return (self[name] for name in FACTS)

    def languages(self) -> Iterator[tuple[str, list[forms.BoundField]]]:
        for code, name in settings.LANGUAGES:
            yield str(name), [self[f"{word}_{code}"] for word in WORDS]

    @sensitive_variables()
    def pearl(self) -> NewPearl:
        """Return what the form says; only of a valid one."""
        said = self.cleaned_data
        return NewPearl(
            slug=said["slug"],
            name=said["name"],
            country=said["region"].country_id,
            region=said["region"].pk,
            latitude=str(said["latitude"]),
            longitude=str(said["longitude"]),
            words={
                code: Words(**{word: said[f"{word}_{code}"] for word in WORDS})
                for code, _name in settings.LANGUAGES
            },
        )


def _text(label: str, code: str, *, most: int, rows: int = 1) -> forms.CharField:
    attrs = {"lang": code, "autocomplete": "off"}
    widget = forms.Textarea({**attrs, "rows": rows}) if rows > 1 else forms.TextInput(attrs)
    return forms.CharField(label=label, max_length=most, required=False, widget=widget)


@sensitive_variables()
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def new_pearl(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Write one Pearl; the number after the last adds one. A POST with `remove` takes it out."""
    row = allowed_row(request, pk)
    if not request.user.has_perm(MAY_WRITE):
        raise PermissionDenied
    with unlogged():
        pearls = list(content_of(row).pearls)
    if not 1 <= number <= len(pearls) + 1:
        raise Http404
    known = pearls[number - 1] if number <= len(pearls) else None
    if request.method != "POST":
        return _page(request, row, number, NewPearlForm(initial=_initial(known, row)))
    form = NewPearlForm(request.POST)
    is_removed = "remove" in request.POST and known is not None
    if not is_removed and not form.is_valid():
        return _page(request, row, number, form, status=UNREADABLE)
    try:
        put = [] if is_removed else [form.pearl()]
        keep_content(
            request,
            row,
            lambda content: _with(content, number, put),
            seen=request.POST.get("seen", ""),
        )
    except Refused as refused:
        messages.error(request, sentence(refused.refusal))
        return _page(request, row, number, form, status=UNREADABLE)
    messages.success(request, _("%(name)s has been sealed.") % {"name": code_name(number)})
    return redirect(reverse("ceremony_desk:announcement", args=[pk]))


@sensitive_variables()
def _with(content: Content, number: int, put: list[NewPearl]) -> Content:
    pearls = list(content.pearls)
    pearls[number - 1 : number] = put
    return replace(content, pearls=tuple(pearls))


@sensitive_variables()
def _initial(known: NewPearl | None, row: Announcement) -> dict[str, Any]:
    initial: dict[str, Any] = {"seen": row.commitment}
    if known is not None:
        initial |= {name: getattr(known, name) for name in FACTS}
        for code, words in known.words.items():
            initial |= {f"{word}_{code}": getattr(words, word) for word in WORDS}
    return initial


def _page(
    request: HttpRequest, row: Announcement, number: int, form: NewPearlForm, *, status: int = 200
) -> HttpResponse:
    title = code_name(number)
    label = _("Announcement: %(ceremony)s") % {"ceremony": row.ceremony.name}
    above = (label, reverse("ceremony_desk:announcement", args=[row.ceremony_id]))
    context = {
        **frame(title, icon="lock", above=above),
        "row": row,
        "form": form,
        "is_known": form.initial.get("slug") or "slug" in form.data,
    }
    return render(request, "ceremonies/desk/new_pearl.html", context, status=status)
