"""The form that takes a file of plans."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from campaigns.rules.plan_letters import MOST_BYTES, Letters, letters_of
from campaigns.rules.plan_rows import MOST_ROWS
from campaigns.wording import words_for
from outbox.rules.refusals import Refusal

ENCODINGS = (
    ("", _("Find out")),
    ("utf-8", "UTF-8"),
    ("utf-16", _("UTF-16 (“Unicode text”)")),
    ("cp1252", _("Windows-1252 (Danish, Finnish, German, Swedish)")),
    ("cp1257", _("Windows-1257 (Estonian, Latvian, Lithuanian)")),
    ("cp1250", _("Windows-1250 (Polish)")),
)


class PlanFileForm(forms.Form):
    """A CSV file; after validation, `letters` is its text."""

    file = forms.FileField(
        label=_("CSV file"),
        allow_empty_file=True,
        help_text=format_lazy(
            _("At most {rows} rows and {size} kB."), rows=MOST_ROWS, size=MOST_BYTES // 1000
        ),
        widget=forms.FileInput({"accept": ".csv,.txt,text/csv,text/plain"}),
    )
    encoding = forms.ChoiceField(
        label=_("Letters"),
        required=False,
        choices=ENCODINGS,
        help_text=_("Only if letters look wrong afterwards: how the table was saved."),
    )
    letters: Letters

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        uploaded = cleaned.get("file")
        if isinstance(uploaded, UploadedFile):
            # One byte beyond the limit is enough to know that it is too big.
            raw = uploaded.read(MOST_BYTES + 1)
            found = letters_of(raw, encoding=cleaned.get("encoding") or "")
            if isinstance(found, Refusal):
                self.add_error("file", words_for(found))
            else:
                self.letters = found
        return cleaned

    def file_name(self) -> str:
        """Return the file's name, short and without anything that is no letter."""
        name = "".join(one for one in self.cleaned_data["file"].name if one.isprintable())
        return name[-200:]


def encoding_name(encoding: str) -> str:
    """Return how people call an encoding."""
    return {
        "utf-16-le": "UTF-16",
        "utf-16-be": "UTF-16",
        "utf-8": "UTF-8",
        "cp1252": "Windows-1252",
        "cp1257": "Windows-1257",
        "cp1250": "Windows-1250",
    }[encoding]
