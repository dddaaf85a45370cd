"""The forms of the portal: the words about all files, about each, and about people."""

import base64
import binascii
from datetime import timedelta
from typing import Any, cast

from django import forms
from django.core.files.base import ContentFile
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from media_library.consents.contacts import may_keep_contacts
from media_library.consents.evidence import ACCEPT, checked_paper
from media_library.consents.texts import OFFERED, channel_words
from media_library.models import Contribution, Licence
from media_library.models.assets import PEOPLE_WORDS
from media_library.rules.standing import ConsentHow, People
from media_library.subjects import subjects

PEOPLE_ASKED = (People.NOBODY, People.CROWD, People.NAMED)
SIGNATURE_BYTES = 400_000
LICENCE_EXPLAINED = {
    Licence.CC_BY: _(
        "Everybody may use them if they name who took them. Best for spreading the word."
    ),
    Licence.CC_BY_SA: _(
        "As above, and whoever changes them has to pass the result on in the same way."
    ),
    Licence.CC0: _("Everybody may use them for anything, without naming anybody."),
    Licence.PROGRAMME: _("Only the Cultural Pearls, their partners and the EU may show them."),
}


class ExplainedRadios(forms.RadioSelect):
    """Radio buttons that each say in a sentence what choosing them means."""

    template_name = "media_library/contributing/explained_radios.html"
    explained: dict[str, Any] = {}

    def create_option(self, name: str, value: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        option = super().create_option(name, value, *args, **kwargs)
        option["explained"] = self.explained.get(str(value), "")
        return option


class LicenceRadios(ExplainedRadios):
    explained = {str(licence): words for licence, words in LICENCE_EXPLAINED.items()}


class WordsForm(forms.ModelForm):
    """What is said once about all files. Nothing is required: it is saved while being typed."""

    class Meta:
        model = Contribution
        fields = [
            "contributor_name",
            "contributor_mail",
            "creator",
            "place",
            "taken_on",
            "description",
            "subject",
            "phase",
            "licence",
            "people",
        ]
        widgets = {
            "taken_on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            "description": forms.Textarea(attrs={"rows": 3}),
            "contributor_name": forms.TextInput(attrs={"autocomplete": "name"}),
            "contributor_mail": forms.EmailInput(
                attrs={"autocomplete": "email", "inputmode": "email"}
            ),
        }
        labels = {
            "contributor_name": _("Your name"),
            "contributor_mail": _("Your email address"),
            "creator": _("Who took them?"),
            "place": _("Where?"),
            "taken_on": _("When?"),
            "description": _("What do they show?"),
            "phase": _("Before, during or after?"),
        }
        help_texts = {
            "contributor_mail": _("If you give one, your receipt and our questions go there."),
            "creator": _("As the name is to be printed under the picture."),
            "place": _("Town, and square or building. Phones often leave the place out."),
            "description": _("Two or three sentences: what happened, who made it happen, why."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = [(subject.key, subject.label) for subject in subjects()]
        self.fields["subject"] = forms.ChoiceField(
            label=_("Which Pearl?"), required=False, choices=[("", "—"), *known]
        )
        self.fields["people"] = forms.ChoiceField(
            label=_("Who can be recognised in them?"),
            required=False,
            choices=[(people.value, PEOPLE_WORDS[people]) for people in PEOPLE_ASKED],
            widget=forms.RadioSelect,
        )
        self.fields["licence"] = forms.ChoiceField(
            label=_("What may others do with them?"),
            required=False,
            choices=[(licence.value, licence.label) for licence in LICENCE_EXPLAINED],
            widget=LicenceRadios,
        )
        for field in self.fields.values():
            # A browser would cut off what is too long without a word; we say it instead.
            field.widget.attrs.pop("maxlength", None)

    def clean_taken_on(self) -> Any:
        day = self.cleaned_data["taken_on"]
        if day and day > timezone.localdate() + timedelta(days=1):
            raise forms.ValidationError(_("This day is still to come. Please check the date."))
        return day

    def accepted(self) -> dict[str, Any]:
        """Return the fields that were sent and can be kept, whatever is wrong with others."""
        self.is_valid()
        return {
            name: value
            for name, value in self.cleaned_data.items()
            if name in self.data and name not in self.errors
        }


def _offer(form: forms.Form, name: str, choices: list[tuple[str, str]]) -> None:
    cast(forms.ChoiceField, form.fields[name]).choices = choices


class FileForm(forms.Form):
    """What is said about one file."""

    caption = forms.CharField(label=_("Caption"), required=False, max_length=500)
    alt = forms.CharField(
        label=_("In words, for people who cannot see it"),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("For example: Three children carry paper lanterns across a wet square."),
    )
    people = forms.ChoiceField(
        label=_("Who can be recognised here?"),
        required=False,
        choices=[
            ("", _("As said for all")),
            *((people.value, PEOPLE_WORDS[people]) for people in PEOPLE_ASKED),
        ],
    )
    shown = forms.MultipleChoiceField(
        label=_("Who of them?"), required=False, widget=forms.CheckboxSelectMultiple
    )
    # Who stood there to be ticked: somebody named meanwhile was not left out on purpose.
    asked = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, people_shown: Any = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer(self, "shown", [(str(person.uuid), person.name) for person in people_shown])
        self.fields["asked"].initial = " ".join(str(person.uuid) for person in people_shown)
        if not people_shown:
            del self.fields["shown"]
        for field in self.fields.values():
            field.widget.attrs.pop("maxlength", None)

    def ticked(self) -> frozenset[str]:
        return frozenset(self.cleaned_data.get("shown", ()))

    def not_ticked(self) -> frozenset[str]:
        return frozenset(self.cleaned_data["asked"].split()) - self.ticked()


class PersonForm(forms.Form):
    """Somebody who can be recognised, and how they agreed to it."""

    NOT_YET = "later"

    name = forms.CharField(label=_("Name of the person"), max_length=160)
    is_minor = forms.BooleanField(label=_("The person is under 18"), required=False)
    guardian_name = forms.CharField(
        label=_("Name of the parent or guardian"), max_length=160, required=False
    )
    how = forms.ChoiceField(
        label=_("How do they agree?"),
        widget=forms.RadioSelect,
        choices=[
            (ConsentHow.SCREEN.value, _("They sign here, on this screen")),
            (ConsentHow.FORM.value, _("They signed on paper; I add a photo or scan of it")),
            (NOT_YET, _("I will bring their consent later")),
        ],
        initial=ConsentHow.SCREEN.value,
    )
    channels = forms.MultipleChoiceField(
        label=_("Where may they be shown?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        initial=[channel.value for channel in OFFERED],
    )
    until = forms.DateField(
        label=_("Until when?"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=_("Leave empty for no end."),
    )
    signature = forms.CharField(required=False, widget=forms.HiddenInput)
    signed_name = forms.CharField(
        label=_("Or sign by typing the name"),
        max_length=160,
        required=False,
        help_text=_("Typed by the person who agrees: for a child by the parent or guardian."),
    )
    paper = forms.FileField(
        label=_("Photo or scan of the signed paper"),
        required=False,
        widget=forms.ClearableFileInput(attrs={"accept": ACCEPT}),
    )
    mail = forms.EmailField(
        label=_("Email address of the person, if they want a link of their own"),
        required=False,
        help_text=_(
            "When you hand in, they get a mail with a link by which they can see what was written "
            "down, and take it back. For a child: the address of the parent or guardian."
        ),
        # What a browser would fill in by itself is the address of who hands in.
        widget=forms.EmailInput(attrs={"autocomplete": "off", "inputmode": "email"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"prefix": "person", "use_required_attribute": False, **kwargs})
        if not may_keep_contacts():
            del self.fields["mail"]
        _offer(self, "channels", [(channel.value, channel_words(channel)) for channel in OFFERED])
        for field in self.fields.values():
            field.widget.attrs.pop("maxlength", None)

    @property
    def is_begun(self) -> bool:
        """Whether somebody has typed anything that would be lost."""
        names = ("name", "signed_name", "mail")
        return any(self.data.get(self.add_prefix(name)) for name in names)

    def clean_signature(self) -> ContentFile | None:
        """Read the drawing: a data address of a PNG, of a few kilobytes."""
        text = self.cleaned_data["signature"]
        head, _comma, body = text.partition(",")
        if not text:
            return None
        try:
            drawn = base64.b64decode(body, validate=True)
        except binascii.Error:
            drawn = b""
        is_png = head == "data:image/png;base64" and drawn.startswith(b"\x89PNG\r\n\x1a\n")
        if not is_png or len(drawn) > SIGNATURE_BYTES:
            raise forms.ValidationError(_("The signature did not arrive. Please sign once more."))
        return ContentFile(drawn, name="signature.png")

    def clean_paper(self) -> Any:
        return checked_paper(self.cleaned_data["paper"])

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if said.get("is_minor") and not said.get("guardian_name"):
            self.add_error("guardian_name", _("For a child, the parent or guardian agrees."))
        how = said.get("how")
        if how == ConsentHow.SCREEN.value:
            if not said.get("signature") and not said.get("signed_name"):
                self.add_error("signed_name", _("Please let the person sign, or type their name."))
        elif how == ConsentHow.FORM.value and not said.get("paper") and "paper" not in self.errors:
            self.add_error("paper", _("Please add a photo or scan of the signed paper."))
        if how in {ConsentHow.SCREEN.value, ConsentHow.FORM.value} and not said.get("channels"):
            self.add_error("channels", _("Please tick at least one place."))
        if said.get("until") and said["until"] < timezone.localdate():
            self.add_error("until", _("This day has passed. Please check the date."))
        return said

    @property
    def given_by(self) -> str:
        """Return who agrees: the person, or for a child the parent or guardian."""
        said = self.cleaned_data
        return str(said["guardian_name"] if said["is_minor"] else said["name"])
