"""Who comes with a party: the part of a guest's own page that asks for names, needs and photos."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import get_language, gettext_lazy

from accounts.sealing import SecretUnreadable
from ceremonies.actions.naming import Needs, Told, name_persons, needs_of
from ceremonies.guests.photo_question import EXPLAINED, QUESTION, asked_of_one
from ceremonies.models import Person, PhotoConsent, Registration

YES_OR_NO = [
    (PhotoConsent.GRANTED.value, gettext_lazy("Yes")),
    (PhotoConsent.REFUSED.value, gettext_lazy("No")),
]


class PersonForm(forms.Form):
    """One person; everything may be left open."""

    name = forms.CharField(label=gettext_lazy("Name for the badge"), max_length=160, required=False)
    photos = forms.ChoiceField(
        label=QUESTION,
        help_text=EXPLAINED,
        choices=YES_OR_NO,
        widget=forms.RadioSelect,
        required=False,
    )
    access = forms.CharField(
        label=gettext_lazy("What does this person need to take part?"),
        help_text=gettext_lazy("For example a seat near the door, or help with reading."),
        max_length=500,
        required=False,
    )
    diet = forms.CharField(
        label=gettext_lazy("What should they not eat or drink?"), max_length=500, required=False
    )

    def __init__(self, person: Person, data: Mapping[str, Any] | None = None) -> None:
        self.number = person.number
        super().__init__(data, prefix=f"person{person.number}", initial=_known(person))

    @property
    def told(self) -> Told:
        """Return what was said; the form must be valid."""
        said = self.cleaned_data
        return Told(
            number=self.number,
            name=said["name"],
            photos=said["photos"] or PhotoConsent.UNKNOWN,
            needs=Needs(access=said["access"], diet=said["diet"]),
        )


def person_forms(
    registration: Registration, data: Mapping[str, Any] | None = None
) -> list[PersonForm]:
    """Return a form for each person of the party, filled with what is known or was sent."""
    return [PersonForm(person, data) for person in registration.persons.all()]


def save_persons(registration: Registration, filled: list[PersonForm], *, now: datetime) -> None:
    """Write down what the valid forms say. Raises HasEnded."""
    name_persons(
        registration_id=registration.pk,
        told=[form.told for form in filled],
        question=asked_of_one(),
        language=get_language() or registration.language,
        now=now,
    )


def _known(person: Person) -> dict[str, str]:
    try:
        needs = needs_of(person)
    except SecretUnreadable:
        needs = Needs()
    return {
        "name": person.name,
        "photos": person.photos,
        "access": needs.access,
        "diet": needs.diet,
    }
