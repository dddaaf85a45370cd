"""Forms that the public fills in to follow."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from accounts.rules.addresses import address_key


class FollowForm(forms.Form):
    email = forms.EmailField(
        label=_("Your email address"),
        widget=forms.EmailInput(attrs={"autocomplete": "email", "inputmode": "email"}),
    )
    language = forms.ChoiceField(label=_("Language of the mails"), choices=settings.LANGUAGES)
    # People do not see this field; machines fill it in.
    website = forms.CharField(required=False, label=_("Please leave this empty"))

    def clean_email(self) -> str:
        address = self.cleaned_data["email"]
        try:
            address_key(address)
        except ValueError as error:
            raise forms.ValidationError(
                _("The part after the @ is not a domain that can exist. Please check it.")
            ) from error
        return address

    @property
    def is_machine(self) -> bool:
        return bool(self.cleaned_data.get("website"))
