"""The form with which hosts and officers write down how many came."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ceremonies.actions.counting_attendance import NotOverYet, count_people, freeze
from ceremonies.models import AttendanceFact, Ceremony, CountMethod

MOST = 1_000_000


class CountForm(forms.Form):
    mode = forms.ChoiceField(
        label=gettext_lazy("How did they take part?"), choices=AttendanceFact.Mode.choices
    )
    count = forms.IntegerField(
        label=gettext_lazy("How many people, all together?"),
        min_value=0,
        max_value=MOST,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )
    method = forms.ChoiceField(
        label=gettext_lazy("How was it counted?"),
        choices=CountMethod.choices,
        initial=CountMethod.HEADS,
    )


def count_with(
    form: CountForm, sent: Mapping[str, Any], ceremony: Ceremony, *, now: datetime
) -> bool:
    """Write down what was sent; says whether it was, else the form knows why not."""
    try:
        if sent.get("do") == "freeze":
            freeze(ceremony_id=ceremony.pk, now=now)
            return True
        if not form.is_valid():
            return False
        count_people(ceremony_id=ceremony.pk, now=now, **form.cleaned_data)
    except NotOverYet:
        form.add_error(None, _("The ceremony is still to come: nobody can be counted yet."))
        return False
    return True
