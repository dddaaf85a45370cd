"""The form by which an officer writes down what a signed paper says."""

from collections.abc import Collection
from typing import Any

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from media_library.actions.naming_people import GivenConsent
from media_library.consents.contacts import may_keep_contacts
from media_library.consents.evidence import ACCEPT, checked_paper
from media_library.consents.texts import (
    OFFERED,
    VERSION,
    ConsentText,
    channel_words,
    current_consent_text,
)
from media_library.models import Person
from media_library.rules.standing import ConsentHow

SOMEBODY_NEW = "new"
OWN_WORDS = "paper"
MOST_WORDS = 10_000
LANGUAGES = list(settings.LANGUAGES)


def _day() -> forms.DateInput:
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class PaperForm(forms.Form):
    """Who signed what, when, for where, and the paper itself."""

    person = forms.ChoiceField(label=_("Who can be seen"), widget=forms.RadioSelect)
    name = forms.CharField(label=_("Name of somebody new"), max_length=160, required=False)
    is_minor = forms.BooleanField(
        label=_("The person is under 18"),
        required=False,
        help_text=_("Who is on record as under 18 stays so."),
    )
    given_by = forms.CharField(
        label=_("Who signed"),
        max_length=160,
        help_text=_("As it stands on the paper. For a child: the parent or guardian."),
    )
    signed_on = forms.DateField(label=_("Signed on"), widget=_day())
    channels = forms.MultipleChoiceField(
        label=_("May be shown"), widget=forms.CheckboxSelectMultiple
    )
    languages = forms.MultipleChoiceField(
        label=_("Only in these languages"),
        choices=LANGUAGES,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("None ticked means all languages."),
    )
    until = forms.DateField(
        label=_("Until"),
        required=False,
        widget=_day(),
        help_text=_("The last day. Empty means without end."),
    )
    text_version = forms.ChoiceField(
        label=_("Which words were signed"),
        widget=forms.RadioSelect,
        choices=[
            (VERSION, _("Our own, of %(version)s") % {"version": VERSION}),
            (OWN_WORDS, _("Others, which I copy from the paper")),
        ],
        initial=VERSION,
    )
    text_language = forms.ChoiceField(
        label=_("Language of the paper"),
        choices=LANGUAGES,
        help_text=_("The mail to the person is in this language, too."),
    )
    words = forms.CharField(
        label=_("The words on the paper"),
        required=False,
        max_length=MOST_WORDS,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Only for other words than ours."),
    )
    evidence = forms.FileField(
        label=_("Photo or scan of the signed paper"),
        widget=forms.FileInput(attrs={"accept": ACCEPT}),
        help_text=_("Kept in private; who opens it, and when, is written down."),
        error_messages={"required": _("Please add a photo or scan of the signed paper.")},
    )
    mail = forms.EmailField(
        label=_("Email address of the person"),
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
        help_text=_(
            "They get a mail with a link of their own by which they can see all this and take it "
            "back. For a child: the address of the parent or guardian. Empty: an address that is "
            "known already is kept and written to."
        ),
    )

    def __init__(self, *args: Any, people: Collection[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = {str(person.uuid): person for person in people}
        self._offer("person", [*self._known(), (SOMEBODY_NEW, str(_("Somebody else")))])
        self._offer("channels", [(channel.value, channel_words(channel)) for channel in OFFERED])
        if not people:
            self.fields["person"].initial = SOMEBODY_NEW
        if not may_keep_contacts():
            del self.fields["mail"]

    def _offer(self, name: str, choices: list[tuple[str, str]]) -> None:
        field: Any = self.fields[name]
        field.choices = choices

    def _known(self) -> list[tuple[str, str]]:
        minor = _("under 18")
        return [
            (key, f"{person.name} ({minor})" if person.is_minor else person.name)
            for key, person in self.people.items()
        ]

    @property
    def chosen(self) -> Person | None:
        """Return who was chosen, None for somebody new."""
        return self.people.get(self.cleaned_data.get("person", ""))

    def clean_evidence(self) -> UploadedFile | None:
        return checked_paper(self.cleaned_data["evidence"])

    def clean_signed_on(self) -> Any:
        day = self.cleaned_data["signed_on"]
        if day > timezone.localdate():
            raise forms.ValidationError(_("This day is still to come. Please check the date."))
        return day

    def clean(self) -> dict[str, Any]:
        told: dict[str, Any] = super().clean() or {}
        if told.get("person") == SOMEBODY_NEW and not told.get("name"):
            self.add_error("name", _("Please write the name."))
        if told.get("text_version") == OWN_WORDS and not told.get("words"):
            self.add_error("words", _("Please copy the words that were signed."))
        until = told.get("until")
        if until and until < timezone.localdate():
            self.add_error("until", _("This day has passed."))
        self._ask_for_the_file_again()
        return told

    def refuse(self, field: str, words: str) -> None:
        """Say what speaks against it only once it is to be recorded."""
        self.add_error(field, words)
        self._ask_for_the_file_again()

    def _ask_for_the_file_again(self) -> None:
        """Browsers send a file once and forget it, unlike everything that was typed."""
        if self.errors and self.cleaned_data.get("evidence"):
            self.add_error("evidence", _("Please choose the file once more."))

    def consent(self) -> GivenConsent:
        """Return what the paper says; call it on a valid form."""
        told = self.cleaned_data
        return GivenConsent(
            text=self._text(),
            channels=told["channels"],
            languages=told["languages"],
            how=ConsentHow.PAPER,
            given_by=told["given_by"],
            evidence=told["evidence"],
            until=told["until"],
        )

    def _text(self) -> ConsentText:
        told, person = self.cleaned_data, self.chosen
        language = told["text_language"]
        if told["text_version"] == VERSION:
            is_minor = told["is_minor"] or (person is not None and person.is_minor)
            return current_consent_text(language, is_minor)
        return ConsentText(version=OWN_WORDS, language=language, paragraphs=(told["words"],))
