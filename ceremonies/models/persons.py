"""The persons of a party: a name for the badge, a ticket, needs, and whether photos show them."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ceremonies.models.registrations import Registration


class PhotoConsent(models.TextChoices):
    """Whether photos may show a person; who has not said is treated as if they had refused."""

    UNKNOWN = "unknown", _("Has not said")
    GRANTED = "granted", _("May be shown")
    REFUSED = "refused", _("May not be shown")


class Person(models.Model):
    """One of a party; there are always as many as the party is large."""

    registration = models.ForeignKey(Registration, models.PROTECT, related_name="persons")
    number = models.PositiveSmallIntegerField(help_text="Within the party, from 1")
    name = models.CharField(max_length=160, blank=True)
    photos = models.CharField(
        max_length=8, choices=PhotoConsent, default=PhotoConsent.UNKNOWN, editable=False
    )
    needs = models.TextField(blank=True, help_text="Access needs and diet, sealed")
    ticket = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["registration", "number"], name="ceremonies_a_person_once_in_a_party"
            ),
            models.CheckConstraint(
                condition=Q(number__gte=1), name="ceremonies_persons_count_from_one"
            ),
        ]
        ordering = ["number"]

    def __str__(self) -> str:
        return f"person {self.pk}"


class PhotoAnswer(models.Model):
    """What a person said about photos, to which words, and when; written once, never changed."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="photo_answers")
    answer = models.CharField(max_length=8, choices=PhotoConsent)
    language = models.CharField(max_length=12)
    text = models.TextField(help_text="The very words of the question")
    at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"person {self.person_id}: {self.answer}"
