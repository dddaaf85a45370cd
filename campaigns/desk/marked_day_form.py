"""The form of a marked day: its name may change and whether it counts, but not its date."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.widgets import AdminDateInput

from campaigns.models import MarkedDay

# Were a holiday of the list moved to another date, the next night would bring it back.
FIXED = ("country_code", "on", "kind")


class MarkedDayForm(WagtailAdminModelForm):
    class Meta:
        model = MarkedDay
        fields = ["country_code", "on", "kind", "name", "is_removed"]
        widgets = {"on": AdminDateInput}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk is None:
            del self.fields["is_removed"]
            return
        for name in FIXED:
            self.fields[name].disabled = True
        self.fields["on"].widget = forms.DateInput({"type": "date"}, "%Y-%m-%d")
        self.fields["on"].help_text = _(
            "To mark another date, let this day not count and add a new one."
        )
