"""The work from a received file to one that can be reviewed, step by step."""

from django.db import models

from media_library.models.assets import Asset
from outbox.models import DueRow


class IngestWork(DueRow):
    """A received file has to be checked and made ready for review."""

    asset = models.OneToOneField(Asset, models.CASCADE, related_name="ingest_work")

    class Meta(DueRow.Meta):
        abstract = False


class AssetStep(models.Model):
    """One step over one input; `attempts` is committed before anything is decoded.

    So a crash of the interpreter or a kill for want of memory counts too, and the third such
    end makes the file a poison one instead of a loop.
    """

    class State(models.TextChoices):
        BEGUN = "begun"
        DONE = "done"
        REFUSED = "refused"

    asset = models.ForeignKey(Asset, models.CASCADE, related_name="steps")
    step = models.CharField(max_length=20)
    input_hash = models.CharField(max_length=64)
    version = models.PositiveSmallIntegerField(help_text="Of the pipeline")
    state = models.CharField(max_length=8, choices=State)
    attempts = models.PositiveSmallIntegerField(default=0)
    outputs = models.JSONField(default=dict, blank=True)
    words = models.TextField(blank=True, help_text="The tail of what the tools said")
    began_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["asset", "step", "input_hash", "version"], name="media_step_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.step} of asset {self.asset_id}: {self.state}"
