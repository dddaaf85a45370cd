"""The forms of guests: registering, and changing how many come."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ceremonies.actions.registering import Wish, one_key
from ceremonies.countries import country_choices
from ceremonies.guests.proven import ProvenForm
from ceremonies.guests.words import pool_words
from ceremonies.models import Pool
from ceremonies.models.choices import OrganisationType
from ceremonies.rules.registering import MOST_IN_A_PARTY

EITHER = "either"


class PartyForm(forms.Form):
    party = forms.IntegerField(
        label=_("How many people come?"),
        min_value=1,
        max_value=MOST_IN_A_PARTY,
        initial=1,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
        error_messages={"required": _("Please say how many people come.")},
    )


class RegisterForm(PartyForm, ProvenForm):
    """What a party wants; fields for what the ceremony does not have are left out."""

    email = forms.EmailField(
        label=_("Your email address"),
        help_text=_("We send you a link there. The places are yours once you have opened it."),
        widget=forms.EmailInput(attrs={"autocomplete": "email", "inputmode": "email"}),
        error_messages={"required": _("Please give your email address.")},
    )
    may_split = forms.BooleanField(
        label=_("If there are not enough places, some of us may come without the others"),
        required=False,
    )
    country = forms.ChoiceField(
        label=_("From which country do you come?"),
        help_text=_("You may leave this open. We report numbers to our funder, never names."),
        choices=lambda: [("", _("I do not say")), *country_choices()],
        required=False,
    )
    organisation_type = forms.ChoiceField(
        label=_("For which kind of organisation do you come?"),
        choices=[("", _("I do not say")), *OrganisationType.choices],
        required=False,
    )
    invitation = forms.CharField(widget=forms.HiddenInput, required=False, max_length=60)

    field_order = ["party", "mode", "may_split", "email"]

    def __init__(self, *args: Any, pools: Sequence[Pool], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._modes = [pool.kind for pool in pools if pool.is_main]
        self._aids = {f"aid_{pool.pk}": pool for pool in pools if not pool.is_main}
        if len(self._modes) > 1:
            self.fields["mode"] = forms.ChoiceField(
                label=_("How will you take part?"),
                choices=[
                    *((pool.kind, pool_words(pool)) for pool in pools if pool.is_main),
                    (EITHER, _("On site if there is a place, else online")),
                ],
                widget=forms.RadioSelect,
                error_messages={"required": _("Please say how you will take part.")},
            )
        for name, pool in self._aids.items():
            self.fields[name] = forms.IntegerField(
                label=pool_words(pool), min_value=0, max_value=MOST_IN_A_PARTY, required=False
            )
        self.order_fields(
            ["party", "mode", "may_split", *self._aids, "email", "country", "organisation_type"]
        )

    @property
    def aid_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in self._aids]

    def clean_email(self) -> str:
        address: str = self.cleaned_data["email"]
        try:
            one_key(address)
        except ValueError as error:
            raise forms.ValidationError(
                _("The part after the @ is not a domain that can exist. Please check it.")
            ) from error
        return address

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        party = cleaned.get("party")
        for name in self._aids:
            if party and (cleaned.get(name) or 0) > party:
                self.add_error(name, _("That is more than people who come."))
        return cleaned

    def wish(self, *, language: str) -> Wish:
        """Return what was asked for; the form must be valid."""
        said = self.cleaned_data
        mode = said.get("mode") or self._modes[0]
        return Wish(
            address=said["email"],
            language=language,
            party=said["party"],
            modes=tuple(self._modes) if mode == EITHER else (mode,),
            may_split=said["may_split"] and said["party"] > 1,
            aids=tuple(
                (pool.kind, pool.language, said[name])
                for name, pool in self._aids.items()
                if said.get(name)
            ),
            invitation=said.get("invitation", ""),
            country=said["country"],
            organisation_type=said["organisation_type"],
        )
