"""The places of one ceremony at the desk: how many there are, are taken and are waited for."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from ceremonies.actions.holding_places import PlacesTaken, set_cap
from ceremonies.actions.opening_pools import open_pool
from ceremonies.desk.frame import UNREADABLE, ceremony_for, frame
from ceremonies.models import Ceremony, Pool

WITH_LANGUAGE = (Pool.Kind.HEADSET, Pool.Kind.SIGN_LANGUAGE)


class CapForm(forms.Form):
    cap = forms.IntegerField(
        label=gettext_lazy("Places"),
        min_value=0,
        max_value=100_000,
        required=False,
        help_text=gettext_lazy("Empty: without a limit."),
    )


class PoolForm(forms.ModelForm):
    class Meta:
        model = Pool
        fields = ["kind", "language", "cap"]

    def __init__(self, *args: Any, ceremony: Ceremony, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._ceremony = ceremony

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        kind, language = cleaned.get("kind"), cleaned.get("language", "")
        if kind in WITH_LANGUAGE and not language:
            self.add_error("language", _("Please say for which language."))
        if kind and kind not in WITH_LANGUAGE and language:
            self.add_error("language", _("These places have no language of their own."))
        if self._ceremony.pools.filter(kind=kind, language=language).exists():
            self.add_error("kind", _("There are such places already; change their number above."))
        return cleaned


@require_http_methods(["GET", "HEAD", "POST"])
def places(request: HttpRequest, pk: int) -> HttpResponse:
    """Show and change the places; a POST with a pool sets its number, one without adds a pool."""
    ceremony = ceremony_for(request, pk)
    if request.method == "POST" and request.POST.get("pool"):
        return _set_cap(request, ceremony)
    form = PoolForm(request.POST or None, ceremony=ceremony)
    if request.method == "POST" and form.is_valid():
        open_pool(ceremony=ceremony, now=timezone.now(), **form.cleaned_data)
        return _back(request, ceremony, _("The places have been added."))
    return _page(request, ceremony, form=form, status=UNREADABLE if form.is_bound else 200)


def _set_cap(request: HttpRequest, ceremony: Ceremony) -> HttpResponse:
    typed = request.POST["pool"]
    pool = get_object_or_404(ceremony.pools, pk=int(typed) if typed.isdecimal() else 0)
    form = CapForm(request.POST, auto_id=f"pool_{pool.pk}_%s")
    if form.is_valid():
        try:
            set_cap(pool_id=pool.pk, cap=form.cleaned_data["cap"], now=timezone.now())
        except PlacesTaken as refused:
            form.add_error(
                "cap",
                _("%(taken)s places are taken already; there cannot be fewer.")
                % {"taken": refused.taken},
            )
        else:
            return _back(request, ceremony, _("The number of places has been changed."))
    return _page(request, ceremony, wrong={pool.pk: form}, status=UNREADABLE)


def _cap_form(pool: Pool) -> CapForm:
    return CapForm(initial={"cap": pool.cap}, auto_id=f"pool_{pool.pk}_%s")


def _back(request: HttpRequest, ceremony: Ceremony, words: str) -> HttpResponse:
    messages.success(request, words)
    return redirect(reverse("ceremony_desk:places", args=[ceremony.pk]))


def _page(
    request: HttpRequest,
    ceremony: Ceremony,
    *,
    form: PoolForm | None = None,
    wrong: dict[int, CapForm] | None = None,
    status: int = 200,
) -> HttpResponse:
    pools = ceremony.pools.order_by("pk")
    rows = [(pool, (wrong or {}).get(pool.pk) or _cap_form(pool)) for pool in pools]
    title = _("Places: %(ceremony)s") % {"ceremony": ceremony.name}
    context = {
        **frame(title, icon="date"),
        "ceremony": ceremony,
        "rows": rows,
        "form": form or PoolForm(ceremony=ceremony),
        **frame(title, icon="date"),
    }
    return render(request, "ceremonies/desk/places.html", context, status=status)
