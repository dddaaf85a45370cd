"""The form that starts a rehearsal: which test channel plays each channel of the campaign."""

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from campaigns.models import Campaign, ChannelAccount
from campaigns.rehearsal.outlets import OWN_KINDS
from campaigns.rehearsal.planning import real_channels_of, test_channels_for
from campaigns.rules.rehearsing import FASTEST, SLOWEST, USUAL

LEFT_OUT = _("Leave out")
NO_TEST_CHANNEL = _(
    "There is no test channel of this kind. An administrator adds one under Channels and marks it "
    "“for rehearsals only”."
)
HELP = {
    ChannelAccount.Kind.FEED: _("You read it here; it never stands in the public feed."),
    ChannelAccount.Kind.MAIL: _("The mails go to you alone, never to followers."),
}
ELSEWHERE = _(
    "Posts leave for the test account's server. What is not public yet is not sent there."
)


class RehearsalForm(forms.Form):
    def __init__(self, data: QueryDict | None = None, *, campaign: Campaign) -> None:
        super().__init__(data)
        self._real = real_channels_of(campaign)
        tests = list(test_channels_for(campaign.organisation))
        for real in self._real:
            fitting = [test for test in tests if test.kind == real.kind]
            self.fields[_name(real)] = forms.ModelChoiceField(
                # The queryset is asked again on POST: a channel may have changed meanwhile.
                ChannelAccount.objects.filter(pk__in=[test.pk for test in fitting]),
                label=_("Posts for “%(channel)s” go to") % {"channel": real.name},
                required=False,
                empty_label=str(LEFT_OUT),
                initial=fitting[0] if len(fitting) == 1 else None,
                help_text=_help(real) if fitting else NO_TEST_CHANNEL,
            )
        self.fields["speed"] = forms.IntegerField(
            label=_("How many times faster than the clock"),
            min_value=SLOWEST,
            max_value=FASTEST,
            initial=USUAL,
            help_text=_("At 1000, a day of the campaign takes a minute and a half."),
        )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if not self.errors and not self.test_channels():
            raise forms.ValidationError(_("Please choose a test channel for at least one channel."))
        return cleaned

    def test_channels(self) -> dict[int, ChannelAccount]:
        """Return the test channels that were chosen, by the real channel's id."""
        chosen = {real.pk: self.cleaned_data.get(_name(real)) for real in self._real}
        return {pk: test for pk, test in chosen.items() if test is not None}


def _name(channel: ChannelAccount) -> str:
    return f"channel_{channel.pk}"


def _help(channel: ChannelAccount) -> Any:
    return HELP[ChannelAccount.Kind(channel.kind)] if channel.kind in OWN_KINDS else ELSEWHERE
