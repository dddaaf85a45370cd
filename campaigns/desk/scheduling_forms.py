"""Forms about several times at once: a whole message, a series, a channel's times of the week."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django import forms
from django.db.models import TextChoices
from django.http import QueryDict
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext_lazy as _

from campaigns.actions.plan_message import Mode
from campaigns.desk.forms import PlanForm, zone_choices
from campaigns.models import Series, Slot, Variant
from campaigns.rules.recurring import WEEKDAYS as CODES
from campaigns.rules.recurring import Every, Recurrence, recurrence
from campaigns.series import occurrences_of


class MessagePlanForm(forms.Form):
    """When the posts of a message shall go out, and what "at nine" means for them."""

    mode = forms.ChoiceField(
        label=_("When"),
        widget=forms.RadioSelect,
        initial=Mode.LOCAL,
        choices=[
            (Mode.LOCAL, _("At the same hour on the clock of each channel's own readers")),
            (Mode.INSTANT, _("At one moment for all, on the clock chosen below")),
            (Mode.SLOT, _("Each in the next free slot of its channel")),
        ],
    )
    on_day = forms.DateField(
        label=_("Day"),
        required=False,
        widget=forms.DateInput({"type": "date"}, "%Y-%m-%d"),
    )
    at_time = forms.TimeField(
        label=_("Time"),
        required=False,
        widget=forms.TimeInput({"type": "time"}, "%H:%M"),
    )
    zone = forms.ChoiceField(
        label=_("For one moment: on the clocks of"), choices=zone_choices, required=False
    )
    posts = forms.TypedMultipleChoiceField(
        label=_("Which posts"), coerce=int, widget=forms.CheckboxSelectMultiple
    )

    def __init__(
        self, data: QueryDict | None = None, *, posts: Sequence[Variant], own_zone: str
    ) -> None:
        every = [(post.pk, f"{post.channel.name}, {post.get_language_display()}") for post in posts]
        initial = {"zone": own_zone, "posts": [pk for pk, _name in every]}
        super().__init__(data, initial=initial)
        self.fields["posts"].choices = every  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("mode") == Mode.SLOT:
            return cleaned
        for name in ("on_day", "at_time"):
            if not cleaned.get(name) and name not in self.errors:
                self.add_error(name, _("Please give a day and a time, or choose free slots."))
        if cleaned.get("mode") == Mode.INSTANT and not cleaned.get("zone"):
            self.add_error("zone", _("Please say whose clock shows this time."))
        return cleaned

    def wall_time(self) -> datetime | None:
        if self.cleaned_data["mode"] == Mode.SLOT:
            return None
        return datetime.combine(self.cleaned_data["on_day"], self.cleaned_data["at_time"])


class OnMonthDay(TextChoices):
    DATE = "date", _("On this day of the month (months without it are left out)")
    WEEKDAY = "weekday", _("On this weekday of the month, for example each second Thursday")
    LAST = "last", _("On the last day of the month")


class SeriesForm(PlanForm):
    """How a post repeats, in words instead of a rule."""

    every = forms.ChoiceField(
        label=_("It repeats"),
        widget=forms.RadioSelect,
        choices=[
            (Every.WEEK, _("by weeks")),
            (Every.DAY, _("by days")),
            (Every.MONTH, _("by months")),
        ],
    )
    interval = forms.IntegerField(
        label=_("How often"),
        min_value=1,
        max_value=99,
        help_text=_("1 means every week (day, month), 2 every second one."),
    )
    weekdays = forms.TypedMultipleChoiceField(
        label=_("By weeks: on"),
        required=False,
        coerce=int,
        choices=list(WEEKDAYS.items()),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("None ticked means the weekday of the first day."),
    )
    on_month_day = forms.ChoiceField(
        label=_("By months"), required=False, choices=OnMonthDay, widget=forms.RadioSelect
    )
    until = forms.DateField(
        label=_("Last day"),
        required=False,
        widget=forms.DateInput({"type": "date"}, "%Y-%m-%d"),
        help_text=_("Either a last day, or a number of times; two years at most."),
    )
    count = forms.IntegerField(label=_("Or: how many times"), required=False, min_value=1)

    field_order = ("on_day", "at_time", "zone")

    def __init__(
        self,
        data: QueryDict | None = None,
        *,
        post: Variant,
        own_zone: str,
        series: Series | None,
        now: datetime,
    ) -> None:
        super().__init__(data, post=post, own_zone=own_zone)
        self.fields["on_day"].label = _("First day")
        self.initial.update(every=Every.WEEK, interval=1, on_month_day=OnMonthDay.DATE)
        if series is not None:
            self.initial.update(_as_said(series, post, now))

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        ends = [name for name in ("until", "count") if cleaned.get(name)]
        if len(ends) != 1 and not {"until", "count"} & set(self.errors):
            self.add_error("until", _("Please give either a last day or a number of times."))
        return cleaned

    def rule(self) -> str:
        """Return the rule that was chosen, for a form that is valid."""
        said, first = self.cleaned_data, self.cleaned_data["on_day"]
        every = Every(said["every"])
        days: tuple[str, ...] = ()
        month_days: tuple[int, ...] = ()
        if every is Every.WEEK:
            days = tuple(CODES[day] for day in said["weekdays"] or [first.weekday()])
        elif every is Every.MONTH and said["on_month_day"] == OnMonthDay.WEEKDAY:
            place = (first.day - 1) // 7 + 1
            days = (f"{place if place < 5 else -1}{CODES[first.weekday()]}",)
        elif every is Every.MONTH:
            is_last = said["on_month_day"] == OnMonthDay.LAST
            month_days = (-1 if is_last else first.day,)
        return str(
            Recurrence(
                every=every,
                interval=said["interval"],
                days=days,
                month_days=month_days,
                count=said["count"],
                until=said["until"],
            )
        )


def _as_said(series: Series, post: Variant, now: datetime) -> dict[str, Any]:
    """Return what somebody would type to go on with a series from its next day."""
    read = recurrence(series.rule)
    said: dict[str, Any] = {
        "every": read.every,
        "interval": read.interval,
        "weekdays": [CODES.index(day) for day in read.days if day in CODES],
        "until": read.until,
        "count": read.count,
    }
    if read.every is Every.MONTH:
        by_date = OnMonthDay.LAST if -1 in read.month_days else OnMonthDay.DATE
        said["on_month_day"] = OnMonthDay.WEEKDAY if read.days else by_date
    ahead = [one for one in occurrences_of(series, post) if one.resolved.at > now]
    if ahead:
        said["on_day"] = ahead[0].local.date()
        said["count"] = len(ahead) if read.count else None
    return said


class SlotForm(forms.ModelForm):
    """One more time of the week of a channel."""

    class Meta:
        model = Slot
        fields = ["weekday", "at_time"]
        widgets = {"at_time": forms.TimeInput({"type": "time"}, "%H:%M")}
