"""The editor's form of a photo: its fields, its rights, and what it shows in each language."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from media_library.actions.grant_rights import grant_rights
from media_library.actions.shelving import shelf_for
from media_library.decoding.refused import FileRefused
from media_library.desk.access import MAY_KEEP, organisations_for
from media_library.desk.library.filters import CHANNELS, subject_choices
from media_library.models import AssetText, Phase, Photo
from media_library.models.assets import PEOPLE_WORDS
from media_library.photos.mastering import check_upload
from media_library.querysets import sees_every_organisation
from media_library.rules.standing import Channel, People
from media_library.wording import words_for


def _field(code: str) -> str:
    return f"description_{code}"


FIRST_ASKED = (
    "title",
    "file",
    "credit",
    "licence",
    "organisation",
    "subject",
    "phase",
    "people",
    "rights_holder",
    "channels",
    "until",
)


class PhotoFileField(WagtailImageField):
    """Wagtail's field without its look into the file: that one decodes, here and unlimited."""

    def to_python(self, data: Any) -> Any:
        upload = forms.FileField.to_python(self, data)
        if upload is not None:
            self.check_image_file_size(upload)
        return upload


class PhotoForm(BaseImageForm):
    """Adds one description per language, and for a new photo what has to be said about rights.

    What is not said leaves a draft: it is in the library, but cleared for nothing.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self.user = kwargs.get("user")
        super().__init__(*args, **kwargs)
        if theirs := self.fields.get("file"):
            self.fields["file"] = PhotoFileField(
                label=theirs.label, required=theirs.required, widget=theirs.widget
            )
        known = {}
        if self.instance.pk:
            known = dict(self.instance.asset.texts.values_list("language", "alt"))
        for code, name in settings.LANGUAGES:
            self.fields[_field(code)] = forms.CharField(
                label=_("What it shows, in %(language)s") % {"language": name},
                max_length=500,
                required=False,
                initial=known.get(code, ""),
                widget=forms.Textarea(attrs={"rows": 1, "lang": code}),
            )

        if self.user is not None and not self.instance.pk:
            self._ask_about_rights(self.user)

    def _ask_about_rights(self, user: Any) -> None:
        # Where it stands follows from whose it is.
        self.fields.pop("collection", None)
        # What it shows is asked for in each language.
        self.fields.pop("description", None)
        own = organisations_for(user, MAY_KEEP)
        self.fields["organisation"] = forms.ModelChoiceField(
            queryset=own,
            label=_("Organisation"),
            required=not sees_every_organisation(user),
            initial=own.first(),
            empty_label=_("The whole programme"),
        )
        self.fields["subject"] = forms.ChoiceField(
            label=_("Belongs to"),
            required=False,
            choices=subject_choices(_("Nothing in particular")),
        )
        self.fields["phase"] = forms.ChoiceField(
            label=_("Working phase"), required=False, choices=[("", "–"), *Phase.choices]
        )
        self.fields["people"] = forms.ChoiceField(
            label=_("Who can be seen"),
            choices=[(people.value, words) for people, words in PEOPLE_WORDS.items()],
            initial=People.NOT_SAID.value,
            required=False,
            help_text=_(
                "People who can be recognised have to agree: their names and consents are asked "
                "for afterwards. Until it is said, the photo cannot be shown."
            ),
        )
        self.fields["rights_holder"] = forms.CharField(
            label=_("Who holds the rights"),
            max_length=160,
            required=False,
            help_text=_("Left empty: who took it."),
        )
        self.fields["channels"] = forms.MultipleChoiceField(
            label=_("The rights holder allows"),
            choices=CHANNELS,
            required=False,
            widget=forms.CheckboxSelectMultiple,
            help_text=_("Nothing ticked: a draft that cannot be shown anywhere yet."),
        )
        self.fields["until"] = forms.DateField(
            label=_("Until"),
            required=False,
            widget=forms.DateInput(attrs={"type": "date"}),
            help_text=_("The last day. Empty: without end."),
        )
        self.order_fields(FIRST_ASKED)

    def clean_file(self) -> Any:
        upload = self.cleaned_data["file"]
        if isinstance(upload, UploadedFile):
            try:
                check_upload(upload)
            except FileRefused as refused:
                raise forms.ValidationError(words_for(refused.refusal)) from refused
        return upload

    def save(self, commit: bool = True) -> Photo:
        photo = super().save(commit=commit)
        if commit:
            self._save_descriptions(photo)
            self._save_rights(photo)
        else:
            save_related: Callable[[], None] = self.save_m2m  # type: ignore[has-type]

            def save_m2m() -> None:
                save_related()
                self._save_descriptions(photo)
                self._save_rights(photo)

            self.save_m2m = save_m2m
        return photo

    def _save_descriptions(self, photo: Photo) -> None:
        for code, _name in settings.LANGUAGES:
            if _field(code) not in self.cleaned_data:
                continue
            text = self.cleaned_data[_field(code)].strip()
            if text:
                AssetText.objects.update_or_create(
                    asset=photo.asset, language=code, defaults={"alt": text}
                )
            else:
                photo.asset.texts.filter(language=code).delete()

    def _save_rights(self, photo: Photo) -> None:
        if "people" not in self.fields:
            return
        told, asset, now = self.cleaned_data, photo.asset, timezone.now()
        asset.organisation = told["organisation"]
        asset.subject, asset.phase = told["subject"], told["phase"]
        asset.people = told["people"] or People.NOT_SAID.value
        asset.rights_holder = told["rights_holder"] or photo.credit
        asset.creator, asset.licence = photo.credit, photo.licence
        asset.accepted_at, asset.accepted_by = now, self.user
        asset.save()
        if asset.organisation is not None:
            shelf = shelf_for(organisation=asset.organisation, subject=asset.subject)
            photo.collection = shelf.collection
        photo.save()  # whether people are shown decides how long caches may keep its renditions
        if told["channels"]:
            grant_rights(
                asset=asset,
                holder=asset.rights_holder,
                licence=photo.licence,
                channels=[Channel(code) for code in told["channels"]],
                until=told["until"],
                may_be_reused_by_eu=photo.may_be_reused_by_eu,
                note=photo.rights_note,
                granted_by=self.user.shown_name if self.user else "",
                now=now,
            )
