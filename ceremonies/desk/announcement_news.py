"""What tells of an announcement, at the desk: posts in a campaign, and mails to the guests."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods

from ceremonies.actions.announcing import Refused, content_of
from ceremonies.actions.telling_news import heading
from ceremonies.desk.announcement_words import sentence
from ceremonies.desk.announcing import MAY_WRITE, allowed_row, keep_content
from ceremonies.desk.frame import UNREADABLE, frame
from ceremonies.models import Announcement
from ceremonies.rules.sealed import Content, Telling
from ceremonies.secrecy import unlogged
from cms.public import news


class NewsForm(forms.Form):
    """In which campaign, on which channels, what in each language (`text_lv`); who is mailed."""

    guests_told = forms.BooleanField(
        label=gettext_lazy("Mail the guests of this ceremony, in the language of each"),
        required=False,
    )
    campaign = forms.TypedChoiceField(
        label=gettext_lazy("Campaign"), coerce=int, empty_value=None, required=False
    )
    outlets = forms.TypedMultipleChoiceField(
        label=gettext_lazy("Channels"),
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._user = user
        choices = news.teller().choices(by=user)
        fields: dict[str, Any] = self.fields
        fields["campaign"].choices = [
            ("", _("No posts")),
            *((one.key, one.name) for one in choices.campaigns),
        ]
        fields["outlets"].choices = [(one.key, one.name) for one in choices.outlets]
        for code, name in settings.LANGUAGES:
            attrs = {"lang": code, "autocomplete": "off", "rows": 3}
            fields[f"text_{code}"] = forms.CharField(
                label=name, max_length=2000, required=False, widget=forms.Textarea(attrs)
            )

    def texts(self) -> Iterator[forms.BoundField]:
        return (self[f"text_{code}"] for code, _name in settings.LANGUAGES)

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        campaign, outlets = said.get("campaign"), said.get("outlets") or []
        if campaign is None:
            return said
        if not outlets:
            self.add_error("outlets", _("Please choose a channel."))
        elif not news.teller().may_tell(campaign=campaign, outlets=outlets, by=self._user):
            self.add_error("outlets", _("This campaign may not be told on all of these channels."))
        if not any(said.get(f"text_{code}") for code, _name in settings.LANGUAGES):
            self.add_error("campaign", _("Please write the post in one language at least."))
        return said

    @sensitive_variables()
    def telling(self) -> Telling | None:
        """Return the posts that the form asks for, None for none; only of a valid one."""
        said = self.cleaned_data
        if said["campaign"] is None:
            return None
        texts = {code: said[f"text_{code}"] for code, _name in settings.LANGUAGES}
        return Telling(
            campaign=said["campaign"],
            outlets=tuple(said["outlets"]),
            texts={code: text for code, text in texts.items() if text},
            by=self._user.pk,
        )


@sensitive_variables()
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def announcement_news(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what will tell of the announcement; a POST seals it with the rest."""
    row = allowed_row(request, pk)
    if not request.user.has_perm(MAY_WRITE):
        raise PermissionDenied
    if request.method != "POST":
        with unlogged():
            initial = _initial(content_of(row), row)
        return _page(request, row, NewsForm(initial=initial, user=request.user))
    form = NewsForm(request.POST, user=request.user)
    if not form.is_valid():
        return _page(request, row, form, status=UNREADABLE)
    telling, guests_told = form.telling(), form.cleaned_data["guests_told"]
    try:
        keep_content(
            request,
            row,
            lambda content: replace(content, telling=telling, guests_told=guests_told),
            seen=form.cleaned_data["seen"],
        )
    except Refused as refused:
        messages.error(request, sentence(refused.refusal))
        return _page(request, row, form, status=UNREADABLE)
    messages.success(request, _("What tells of it has been sealed, too."))
    return redirect(reverse("ceremony_desk:announcement", args=[pk]))


@sensitive_variables()
def _initial(content: Content, row: Announcement) -> dict[str, Any]:
    """Return what is sealed; where nothing is, the titles in each language as a first proposal."""
    initial = {"seen": row.commitment, "guests_told": content.guests_told}
    if content.telling is None:
        texts = {code: _proposal(content, code) for code, _name in settings.LANGUAGES}
    else:
        texts = dict(content.telling.texts)
        initial |= {"campaign": content.telling.campaign, "outlets": list(content.telling.outlets)}
    return initial | {f"text_{code}": text for code, text in texts.items()}


@sensitive_variables()
def _proposal(content: Content, language: str) -> str:
    titles = [pearl.words_in(language).title for pearl in content.pearls]
    return f"{heading(content.year, language)}: {', '.join(filter(None, titles))}"


def _page(
    request: HttpRequest, row: Announcement, form: NewsForm, *, status: int = 200
) -> HttpResponse:
    label = _("Announcement: %(ceremony)s") % {"ceremony": row.ceremony.name}
    above = (label, reverse("ceremony_desk:announcement", args=[row.ceremony_id]))
    context = {
        **frame(_("Posts and mails"), icon="lock", above=above),
        "row": row,
        "form": form,
    }
    return render(request, "ceremonies/desk/announcement_news.html", context, status=status)
