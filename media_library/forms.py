"""The editor's form of a photo: its fields, and what it shows in each language."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _
from wagtail.images.forms import BaseImageForm

from media_library.mastering import PhotoRefused, make_master
from media_library.models import Photo, PhotoDescription
from media_library.wording import words_for


def _field(code: str) -> str:
    return f"description_{code}"


class PhotoForm(BaseImageForm):
    """Adds one description per language, kept as rows of the photo."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = {}
        if self.instance.pk:
            known = dict(self.instance.descriptions.values_list("language", "text"))
        for code, name in settings.LANGUAGES:
            self.fields[_field(code)] = forms.CharField(
                label=_("What it shows, in %(language)s") % {"language": name},
                max_length=500,
                required=False,
                initial=known.get(code, ""),
                widget=forms.Textarea(attrs={"rows": 1, "lang": code}),
            )

    def clean_file(self) -> Any:
        upload = self.cleaned_data["file"]
        if isinstance(upload, UploadedFile):
            try:
                make_master(upload)
            except PhotoRefused as refused:
                raise forms.ValidationError(words_for(refused.refusal)) from refused
        return upload

    def save(self, commit: bool = True) -> Photo:
        photo = super().save(commit=commit)
        if commit:
            self._save_descriptions(photo)
        else:
            save_related: Callable[[], None] = self.save_m2m  # type: ignore[has-type]

            def save_m2m() -> None:
                save_related()
                self._save_descriptions(photo)

            self.save_m2m = save_m2m
        return photo

    def _save_descriptions(self, photo: Photo) -> None:
        for code, _name in settings.LANGUAGES:
            if _field(code) not in self.cleaned_data:
                continue
            text = self.cleaned_data[_field(code)].strip()
            if text:
                PhotoDescription.objects.update_or_create(
                    photo=photo, language=code, defaults={"text": text}
                )
            else:
                photo.descriptions.filter(language=code).delete()
