"""The form of a channel: its token goes in, and never comes out again."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from accounts.sealing import seal
from campaigns.models import ChannelAccount

# Under which name each network's channel expects what people type.
SECRET_NAMES = {"bluesky": "app_password", "mastodon": "access_token"}


class ChannelForm(forms.ModelForm):
    new_secret = forms.CharField(
        label=_("App password or access token"),
        required=False,
        strip=True,
        widget=forms.PasswordInput({"autocomplete": "off"}),
        help_text=_(
            "Bluesky: an app password. Mastodon: an access token. It is stored sealed and never "
            "shown again; leave it empty to keep the one that is there."
        ),
    )
    languages = forms.MultipleChoiceField(
        label=_("Languages"),
        required=False,
        choices=settings.LANGUAGES,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("None ticked means every language."),
    )

    field_order = ("kind", "name", "organisation", "base_url", "identifier", "new_secret")

    class Meta:
        model = ChannelAccount
        fields = [
            "kind",
            "name",
            "organisation",
            "base_url",
            "identifier",
            "languages",
            "is_active",
        ]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("kind") not in SECRET_NAMES:
            if cleaned.get("new_secret"):
                self.add_error("new_secret", _("This kind of channel needs no password."))
            return cleaned
        for name in ("base_url", "identifier") if cleaned["kind"] == "bluesky" else ("base_url",):
            if not cleaned.get(name) and name not in self.errors:
                self.add_error(name, _("This network needs it."))
        if cleaned.get("new_secret"):
            return cleaned
        if not self.instance.sealed_secret:
            self.add_error("new_secret", _("Please enter the password or token of the account."))
        elif {"kind", "base_url", "identifier"} & set(self.changed_data):
            # Or a changed address would carry somebody's token to another server.
            self.add_error(
                "new_secret",
                _("The token on record belongs to the former account. Please enter the new one."),
            )
        return cleaned

    def save(self, commit: bool = True) -> ChannelAccount:
        channel: ChannelAccount = self.instance
        secret_name = SECRET_NAMES.get(channel.kind)
        if secret_name is None:
            channel.sealed_secret = ""
        elif self.cleaned_data["new_secret"]:
            channel.sealed_secret = seal({secret_name: self.cleaned_data["new_secret"]})
            channel.connected_at = None
        return super().save(commit=commit)
