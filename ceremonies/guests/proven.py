"""A form that strangers send: how long it was open, the work done for it, and the trap in it."""

import uuid
from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ceremonies.guests.form_age import opened_at, opened_stamp
from ceremonies.guests.proofs import proof_of, task_for
from ceremonies.rules.form_age import why_not_yet
from ceremonies.rules.proofs import WITHOUT, Terms, terms_for, why_not_believed
from outbox.rules.refusals import Refusal


class ProvenForm(forms.Form):
    """Hidden fields beside those that a person fills in, one of which is `email`."""

    form_key = forms.UUIDField(widget=forms.HiddenInput, required=False)
    opened = forms.CharField(widget=forms.HiddenInput, required=False, max_length=200)
    proof = forms.CharField(widget=forms.HiddenInput, required=False)
    # People do not see this field; machines fill it in.
    website = forms.CharField(required=False, label=_("Please leave this empty"))

    terms: Terms = WITHOUT

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["form_key"].initial = uuid.uuid4
        if self.is_bound and not _is_key(self.data.get("form_key", "")):
            self._carry(form_key=str(uuid.uuid4()))

    @property
    def key(self) -> uuid.UUID:
        """Return what makes this form one, however often it is sent."""
        return uuid.UUID(str(self["form_key"].value()))

    @property
    def is_machine(self) -> bool:
        return bool(self.cleaned_data.get("website"))

    def task(self, *, now: datetime) -> str:
        """Return what the browser is to solve, empty where it has."""
        return "" if self["proof"].value() else task_for(self.key, now=now)

    def why_not_yet(self, *, now: datetime) -> Refusal | None:
        """Say why the valid form is not taken as it came; it carries what it needs to come again.

        Which `terms` it is judged by is known afterwards.
        """
        said = self.cleaned_data
        proof = proof_of(said["proof"], form_key=self.key, address=said["email"], now=now)
        self.terms = terms_for(proof)
        if refusal := why_not_believed(proof):
            self._carry(form_key=str(uuid.uuid4()), proof="")
            return refusal
        opened = opened_at(said["opened"])
        refusal = why_not_yet(opened_at=opened, at_least=self.terms.at_least, now=now)
        if refusal and refusal.code == "form-too-old":
            self._carry(opened=opened_stamp(now))
        return refusal

    def _carry(self, **fields: str) -> None:
        self.data = {**dict(self.data.items()), **fields}


def _is_key(said: str) -> bool:
    try:
        uuid.UUID(said)
    except ValueError:
        return False
    return True
