"""The form of a channel: its token goes in, and never comes out again."""

from typing import Any, ClassVar

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from accounts.sealing import seal
from campaigns.desk.forms import zone_choices
from campaigns.models import ChannelAccount
from campaigns.same_account import SECRET_NAMES, RemoteAccount


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

    zone = forms.ChoiceField(
        label=_("Time zone"),
        required=False,
        choices=lambda: [("", _("As its organisation's")), *zone_choices()],
        help_text=_("Whose clock its readers look at."),
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
            "zone",
            "quiet_from",
            "quiet_until",
            "daily_quota",
            "is_active",
            "is_for_rehearsal",
        ]
        widgets: ClassVar[dict[str, forms.Widget]] = {
            "quiet_from": forms.TimeInput({"type": "time"}, "%H:%M"),
            "quiet_until": forms.TimeInput({"type": "time"}, "%H:%M"),
        }
        help_texts: ClassVar[dict[str, Any]] = {
            "quiet_until": _("Planners are warned between these times, also over midnight."),
            "daily_quota": _("Planners are warned beyond it. Empty means: as many as they like."),
        }

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("is_for_rehearsal") and self._has_real_posts():
            self.add_error("is_for_rehearsal", _("Real posts are planned for this channel."))
        self._check_quiet_hours(cleaned)
        self._check_account(cleaned)
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

    def _check_account(self, cleaned: dict[str, Any]) -> None:
        """Keep rehearsals and real posts apart: no account is for both."""
        typed = {name: cleaned.get(name) or "" for name in ("kind", "base_url", "identifier")}
        if typed["kind"] not in SECRET_NAMES:
            return
        entered = ChannelAccount(
            **typed,
            sealed_secret=self.instance.sealed_secret,
            capabilities=self.instance.capabilities,
            connected_at=self.instance.connected_at,
        )
        account = RemoteAccount.of(entered, secret=cleaned.get("new_secret") or None)
        is_test = bool(cleaned.get("is_for_rehearsal"))
        others = ChannelAccount.objects.filter(is_for_rehearsal=not is_test)
        twin = account.first_among(others.exclude(pk=self.instance.pk))
        if twin is not None:
            sentence = (
                _("The real channel “%(twin)s” writes to this account. Rehearsals need another.")
                if is_test
                else _("The test channel “%(twin)s” writes to this account. Give it another first.")
            )
            self.add_error("is_for_rehearsal", sentence % {"twin": twin.name})

    def _check_quiet_hours(self, cleaned: dict[str, Any]) -> None:
        if self.errors.keys() & {"quiet_from", "quiet_until"}:
            return
        begin, end = cleaned.get("quiet_from"), cleaned.get("quiet_until")
        if (begin is None) != (end is None):
            self.add_error(
                "quiet_from" if begin is None else "quiet_until",
                _("Quiet hours have a beginning and an end. Please fill in both, or neither."),
            )
        elif begin is not None and begin == end:
            self.add_error(
                "quiet_until",
                _("Quiet hours that end when they begin are none. Leave both empty for that."),
            )

    def _has_real_posts(self) -> bool:
        return self.instance.pk is not None and self.instance.variants.exists()

    def save(self, commit: bool = True) -> ChannelAccount:
        channel: ChannelAccount = self.instance
        secret_name = SECRET_NAMES.get(channel.kind)
        if secret_name is None:
            channel.sealed_secret = ""
        elif self.cleaned_data["new_secret"]:
            channel.sealed_secret = seal({secret_name: self.cleaned_data["new_secret"]})
            channel.connected_at = None
        return super().save(commit=commit)
