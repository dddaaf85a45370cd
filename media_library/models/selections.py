"""Saved selections: what somebody put together to hand on, as a list or a press kit."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models import Organisation
from media_library.models.assets import Asset


class Selection(models.Model):
    """Assets in an order; a public one is a press kit page with an unguessable address."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    title = models.CharField(_("title"), max_length=160)
    introduction = models.TextField(_("introduction"), max_length=2000, blank=True)
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="selections")
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    is_press_kit = models.BooleanField(
        _("press kit"), default=False, help_text=_("Anybody with the link can see and download it.")
    )
    created_at = models.DateTimeField(auto_now_add=True)
    assets = models.ManyToManyField(Asset, through="SelectionItem", related_name="selections")

    class Meta:
        verbose_name = _("selection")
        verbose_name_plural = _("selections")
        ordering = ["title", "id"]

    def __str__(self) -> str:
        return self.title


class SelectionItem(models.Model):
    selection = models.ForeignKey(Selection, models.CASCADE, related_name="items")
    asset = models.ForeignKey(Asset, models.CASCADE, related_name="+")
    position = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["position", "id"]
        constraints = [
            models.UniqueConstraint(fields=["selection", "asset"], name="media_selected_once"),
        ]

    def __str__(self) -> str:
        return f"{self.asset} in {self.selection}"
