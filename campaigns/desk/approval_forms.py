"""Forms about approving: whom to ask by a link, and who stands in for whom."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django import forms
from django.conf import settings
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.rules.roles import EDITOR_ROLES, Role
from campaigns.desk.access import has_role
from campaigns.models import Variant
from campaigns.roles import held_in, places_of, roles_by_place
from campaigns.rules.approving import MAY_DECIDE
from campaigns.rules.asking import LONGEST

USUAL = timedelta(days=7)


class AskForm(forms.Form):
    """Somebody without an account, and until when they may answer."""

    to_name = forms.CharField(label=_("Name"), max_length=160)
    to_address = forms.EmailField(
        label=_("Email address"),
        help_text=_("Of one person, not of an office: whoever has the link decides."),
    )
    language = forms.ChoiceField(
        label=_("Language of the mail and the page"), choices=settings.LANGUAGES
    )
    until_on = forms.DateField(
        label=_("Last day for an answer"),
        help_text=_("At most 14 days. When the post's own time comes, the link ends anyway."),
        widget=forms.DateInput({"type": "date"}, "%Y-%m-%d"),
    )
    step = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, data: QueryDict | None = None, *, post: Variant, step: str) -> None:
        initial = {
            "language": post.language,
            "until_on": timezone.localdate() + USUAL,
            "step": step,
        }
        super().__init__(data, initial=initial)

    def until(self) -> datetime:
        """Return the end of the last day on the clock of who asks, 14 days from now at most."""
        end = datetime.combine(self.cleaned_data["until_on"] + timedelta(days=1), time())
        at = timezone.make_aware(end)
        last_day = timezone.localdate() + LONGEST
        return (
            min(at, timezone.now() + LONGEST) if self.cleaned_data["until_on"] <= last_day else at
        )


class PersonField(forms.ModelChoiceField):
    def label_from_instance(self, obj: Any) -> str:
        return str(obj.shown_name)


class DeputyForm(forms.Form):
    """Who is away, who decides meanwhile, on which days."""

    absent = PersonField(User.objects.none(), label=_("Who is away"))
    deputy = PersonField(User.objects.none(), label=_("Who decides meanwhile"))
    from_on = forms.DateField(
        label=_("First day"), widget=forms.DateInput({"type": "date"}, "%Y-%m-%d")
    )
    until_on = forms.DateField(
        label=_("Last day"), widget=forms.DateInput({"type": "date"}, "%Y-%m-%d")
    )

    def __init__(self, data: QueryDict | None = None, *, user: User, today: date) -> None:
        super().__init__(data, initial={"absent": user, "from_on": today})
        self.fields["absent"].queryset = absentees(user)  # type: ignore[attr-defined]
        self.fields["deputy"].queryset = colleagues_of(user)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        absent, deputy = cleaned.get("absent"), cleaned.get("deputy")
        if absent and deputy and not _work_together(absent, deputy):
            self.add_error("deputy", _("Please choose somebody of the same organisation."))
        return cleaned


def absentees(user: User) -> Any:
    """Return for whom somebody may name a deputy: themself, or anybody if they administrate."""
    deciding = User.objects.filter(is_active=True, memberships__role__in=MAY_DECIDE)
    if not has_role(user, {Role.ADMINISTRATOR}):
        deciding = deciding.filter(pk=user.pk)
    return deciding.distinct().order_by("first_name", "last_name", "username")


def colleagues_of(user: User) -> Any:
    """Return who may be a deputy: people of the desk, of the same organisations."""
    desk = User.objects.filter(is_active=True, memberships__role__in=EDITOR_ROLES)
    if not has_role(user, {Role.ADMINISTRATOR}):
        places = [at for at in roles_by_place(user) if at is not None]
        desk = desk.filter(memberships__organisation__in=places).exclude(pk=user.pk)
    return desk.distinct().order_by("first_name", "last_name", "username")


def _work_together(absent: User, deputy: User) -> bool:
    """Say whether the deputy works at the desk of a place for which the absent one decides."""
    places = places_of([absent, deputy])
    if Role.ADMINISTRATOR in places.get(absent.pk, {}).get(None, frozenset()):
        return bool(places.get(deputy.pk))
    return any(
        bool(EDITOR_ROLES & held_in(places.get(deputy.pk, {}), at))
        for at, roles in places.get(absent.pk, {}).items()
        if at is not None and roles & MAY_DECIDE
    )
