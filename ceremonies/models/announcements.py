"""The sealed announcement of a finale, who armed it, what was pressed, and what is still owed."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from ceremonies.models.happenings import Ceremony
from ceremonies.rules.announcing import Moment
from ceremonies.rules.announcing import State as States
from ceremonies.rules.sealed import code_name


class Announcement(models.Model):
    """What a finale announces. Nothing in it can be read in the database before it happens.

    `sealed` is the text of `ceremonies.rules.sealed`, `prepared` the HTML of it in each language;
    both are bound to this row. The actions alone write here; the constraints are the last guard.
    """

    class State(models.TextChoices):
        DRAFT = States.DRAFT.value, _("Not armed")
        ARMED = States.ARMED.value, _("Armed")
        ANNOUNCED = States.ANNOUNCED.value, _("Announced")

    ceremony = models.ForeignKey(Ceremony, models.PROTECT, related_name="announcements")
    sealed = models.TextField(blank=True, editable=False)
    prepared = models.TextField(blank=True, editable=False)
    commitment = models.CharField(max_length=64, blank=True, editable=False)
    state = models.CharField(max_length=9, choices=State, default=State.DRAFT, editable=False)
    reveal_at = models.DateTimeField(_("is to be announced"), null=True)
    held_at = models.DateTimeField(null=True, editable=False)
    revealed_at = models.DateTimeField(null=True, editable=False)
    is_rehearsal = models.BooleanField(default=False, editable=False)
    clock_seen_at = models.DateTimeField(
        null=True, editable=False, help_text="When the clock last looked at it, armed"
    )

    class Meta:
        verbose_name = _("sealed announcement")
        verbose_name_plural = _("sealed announcements")
        permissions = [("arm_announcement", "Can arm a sealed announcement")]
        constraints = [
            models.UniqueConstraint(
                fields=["ceremony"],
                condition=Q(is_rehearsal=False),
                name="ceremonies_one_announcement_of_a_finale",
            ),
            models.CheckConstraint(
                condition=Q(state__in=[state.value for state in States]),
                name="ceremonies_announcement_state_is_known",
            ),
            models.CheckConstraint(
                condition=Q(state="announced", revealed_at__isnull=False)
                | (~Q(state="announced") & Q(revealed_at=None)),
                name="ceremonies_announced_has_its_moment",
            ),
            models.CheckConstraint(
                condition=Q(state="draft")
                | (
                    ~Q(sealed="") & ~Q(prepared="") & ~Q(commitment="") & Q(reveal_at__isnull=False)
                ),
                name="ceremonies_nothing_empty_is_armed",
            ),
            models.CheckConstraint(
                condition=Q(held_at=None) | Q(state="armed"), name="ceremonies_only_armed_is_held"
            ),
        ]

    def __str__(self) -> str:
        return f"announcement {self.pk}"

    @property
    def moment(self) -> Moment:
        return Moment(state=self.state, reveal_at=self.reveal_at, held_at=self.held_at)

    @property
    def place(self) -> str:
        """What its sealed texts are bound to."""
        return f"ceremonies.announcement:{self.pk}"


class Arming(models.Model):
    """One person armed one content; it counts only as long as that is still the content."""

    announcement = models.ForeignKey(Announcement, models.CASCADE, related_name="armings")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    digest = models.CharField(max_length=64)
    armed_at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["announcement", "digest", "person"],
                name="ceremonies_a_person_arms_a_content_once",
            )
        ]

    def __str__(self) -> str:
        return f"arming {self.pk} of announcement {self.announcement_id}"


class Cue(models.Model):
    """One line of the log: what was done with an announcement, by whom; only ever added to."""

    class Kind(models.TextChoices):
        WRITTEN = "written", _("Written")
        ARMED_FIRST = "armed-first", _("Armed by the first person")
        ARMED = "armed", _("Armed by the second person")
        HOLD = "hold", _("Hold")
        GO_ON = "go-on", _("Go on")
        GO_NOW = "go-now", _("Go now")
        FIVE_MORE = "five-more", _("Five minutes more")
        ANNOUNCED = "announced", _("Announced")
        REHEARSED = "rehearsed", _("Rehearsed")

    announcement = models.ForeignKey(Announcement, models.CASCADE, related_name="cues")
    kind = models.CharField(max_length=12, choices=Kind)
    reveal_at = models.DateTimeField(null=True, help_text="The moment as it stood afterwards")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.kind}, announcement {self.announcement_id}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.pk is not None:
            raise TypeError("Nothing in the log of an announcement is ever changed.")
        super().save(*args, **kwargs)


class OwedPage(models.Model):
    """A page of a new Pearl in one language, owed from the moment on that it is announced."""

    announcement = models.ForeignKey(Announcement, models.CASCADE, related_name="owed_pages")
    number = models.PositiveSmallIntegerField(help_text="Which of the new Pearls, from 1")
    language = models.CharField(max_length=12, choices=settings.LANGUAGES)
    page = models.ForeignKey(Page, models.SET_NULL, null=True, related_name="+")
    published_at = models.DateTimeField(null=True)
    try_at = models.DateTimeField(help_text="Not tried before, after a failure")
    failures = models.PositiveSmallIntegerField(default=0)
    problem = models.CharField(max_length=80, blank=True, help_text="The kind of error, no words")

    class Meta:
        ordering = ["number", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["announcement", "number", "language"],
                name="ceremonies_a_page_is_owed_once",
            )
        ]
        indexes = [
            models.Index(
                fields=["try_at"], condition=Q(published_at=None), name="owedpage_not_published"
            )
        ]

    def __str__(self) -> str:
        return f"page of {self.code_name} in {self.language}, announcement {self.announcement_id}"

    @property
    def code_name(self) -> str:
        return code_name(self.number)


class OwedNews(models.Model):
    """Posts, or mails to guests, that are owed from the moment on that something is announced."""

    class Kind(models.TextChoices):
        POSTS = "posts", _("Posts")
        GUESTS = "guests", _("Mails to guests")

    announcement = models.ForeignKey(Announcement, models.CASCADE, related_name="owed_news")
    kind = models.CharField(max_length=6, choices=Kind)
    written_at = models.DateTimeField(null=True)
    owed = models.PositiveIntegerField(default=0, help_text="Rows that the outbox got")
    waiting = models.PositiveIntegerField(default=0, help_text="Posts that wait for a person")
    try_at = models.DateTimeField(help_text="Not tried before, after a failure")
    failures = models.PositiveSmallIntegerField(default=0)
    problem = models.CharField(max_length=80, blank=True, help_text="The kind of error, no words")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["announcement", "kind"], name="ceremonies_news_are_owed_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} of announcement {self.announcement_id}"
