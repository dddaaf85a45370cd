"""Forms of the library's screens."""

import codecs
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from media_library.desk.library.filters import CHANNELS, subject_choices
from media_library.models import Asset, AssetText, Grant, Photo, Selection, TextTrack, Withdrawal
from media_library.rules.standing import Channel

LANGUAGES = list(settings.LANGUAGES)
MOST_CAPTION_BYTES = 1_000_000
CAPTION_FILES = ".vtt,.srt,text/vtt,text/plain"


def _day() -> forms.DateInput:
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class FactsForm(forms.ModelForm):
    """What is known about an asset, whatever its language."""

    class Meta:
        model = Asset
        fields = ("title", "subject", "phase", "creator", "place", "taken_on", "people")
        widgets = {"taken_on": _day()}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["subject"] = forms.ChoiceField(
            label=_("Belongs to"),
            required=False,
            choices=subject_choices(_("Nothing in particular")),
        )


class TextsForm(forms.Form):
    """Alt text and caption of an asset in one language."""

    alt = forms.CharField(
        label=_("What it shows"),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    caption = forms.CharField(
        label=_("Caption"), required=False, max_length=500, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, *args: Any, asset: Asset, language: str, name: str, **kwargs: Any) -> None:
        self.asset, self.language, self.name = asset, language, name
        known = asset.texts.filter(language=language).first()
        initial = {"alt": known.alt, "caption": known.caption} if known else {}
        kwargs |= {"initial": initial, "prefix": language}
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget.attrs["lang"] = language

    def save(self) -> None:
        """Write the texts, or remove the row when both are empty."""
        texts = {name: self.cleaned_data[name].strip() for name in ("alt", "caption")}
        if any(texts.values()):
            AssetText.objects.update_or_create(
                asset=self.asset,
                language=self.language,
                defaults={**texts, "source": AssetText.Source.OFFICER},
            )
        else:
            for text in self.asset.texts.filter(language=self.language):
                text.delete()


class FocusForm(forms.Form):
    """The middle of what matters, in parts of the width and height."""

    x = forms.FloatField(min_value=0, max_value=1)
    y = forms.FloatField(min_value=0, max_value=1)

    def save(self, asset: Asset, photo: Photo) -> None:
        """Keep the point; renditions that are cut to it are owed by the photo's own save."""
        asset.focal_x, asset.focal_y = self.cleaned_data["x"], self.cleaned_data["y"]
        asset.save(update_fields=["focal_x", "focal_y"])
        photo.focal_point_x = round(asset.focal_x * photo.width)
        photo.focal_point_y = round(asset.focal_y * photo.height)
        photo.focal_point_width = photo.focal_point_height = 1
        photo.save()


class GrantForm(forms.ModelForm):
    channels = forms.MultipleChoiceField(
        label=_("May be shown in"), choices=CHANNELS, widget=forms.CheckboxSelectMultiple
    )
    languages = forms.MultipleChoiceField(
        label=_("Only in these languages"),
        choices=LANGUAGES,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("None ticked means all languages."),
    )

    class Meta:
        model = Grant
        fields = (
            "holder",
            "licence",
            "channels",
            "languages",
            "until",
            "may_be_reused_by_eu",
            "note",
        )
        widgets = {"until": _day(), "note": forms.Textarea(attrs={"rows": 2})}
        help_texts = {
            "may_be_reused_by_eu": _("What EU money paid for has to be open to its institutions.")
        }

    def chosen_channels(self) -> list[Channel]:
        return [Channel(code) for code in self.cleaned_data["channels"]]


class WithdrawForm(forms.Form):
    asked_by = forms.CharField(label=_("Who asked for it"), max_length=160)
    reason = forms.CharField(
        label=_("Why"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )
    originals = forms.ChoiceField(
        label=_("What becomes of the original"),
        choices=Withdrawal.Original.choices,
        initial=Withdrawal.Original.DESTROYED,
        widget=forms.RadioSelect,
    )


class SelectionForm(forms.ModelForm):
    class Meta:
        model = Selection
        fields = ("title", "introduction", "is_press_kit")
        widgets = {"introduction": forms.Textarea(attrs={"rows": 3})}


class CaptionsForm(forms.Form):
    """WebVTT typed or uploaded, or the plain text of a transcript; the file becomes `text`."""

    text = forms.CharField(
        label=_("Text"),
        required=False,
        max_length=MOST_CAPTION_BYTES,
        widget=forms.Textarea(attrs={"rows": 18, "spellcheck": "true"}),
        strip=False,
    )
    file = forms.FileField(label=_("Or a file"), required=False, allow_empty_file=True)
    is_checked = forms.BooleanField(
        label=_("I have watched the video with it, and it is right"), required=False
    )

    def __init__(self, *args: Any, kind: str, language: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        is_captions = kind == TextTrack.Kind.CAPTIONS.value
        self.fields["text"].widget.attrs["lang"] = language
        file = self.fields["file"]
        file.widget = forms.FileInput(attrs={"accept": CAPTION_FILES if is_captions else ".txt"})
        file.help_text = (
            _("A .vtt or .srt file; it replaces the text above.")
            if is_captions
            else _("A .txt file; it replaces the text above.")
        )

    def clean_file(self) -> str:
        """Return the text of the file: what a word processor saved as its own is none."""
        upload = self.cleaned_data.get("file")
        content = bytes(upload.read(MOST_CAPTION_BYTES + 1)) if upload else b""
        if len(content) > MOST_CAPTION_BYTES:
            raise forms.ValidationError(_("This file is far too large for a text."))
        # UTF-16, which old editors save, says so in its first two bytes.
        is_wide = content[:2] in {codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE}
        try:
            text = content.decode("utf-16" if is_wide else "utf-8-sig")
        except UnicodeDecodeError:
            text = "\0"
        if "\0" in text or content.startswith((b"PK\x03\x04", b"{\\rtf")):
            raise forms.ValidationError(
                _("This cannot be read as text. Save it as plain text (UTF-8), or paste it above.")
            )
        return text

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("file"):
            cleaned["text"] = cleaned["file"]
        return cleaned


class PosterForm(forms.Form):
    poster = forms.ModelChoiceField(
        label=_("Poster"),
        queryset=Photo.objects.none(),
        required=False,
        empty_label=_("The frame that was chosen by itself"),
    )
    spoken_language = forms.ChoiceField(
        label=_("Spoken language"),
        required=False,
        choices=[("", _("Nothing is said")), *LANGUAGES],
    )


class ReplaceForm(forms.Form):
    file = forms.FileField(label=_("New file"), widget=forms.FileInput(attrs={"accept": "image/*"}))
