"""What the fields of practices can be; values are stable, they stand in addresses and exports."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Vocabulary(models.TextChoices):
    """The controlled lists whose concepts a practice is described with."""

    OUTCOME = "outcome", _("Resilience outcome")
    STRESSOR = "stressor", _("Stressor addressed")
    TARGET_GROUP = "target-group", _("Target group")
    ROLE = "role", _("Role of participants")
    FORM = "form", _("Cultural form")
    METHOD = "method", _("Method")
    HOLDER_TYPE = "holder-type", _("Type of holder")
    SDG = "sdg", _("Sustainable Development Goal target")
    POLICY_AREA = "policy-area", _("Policy area of the EU strategy for the region")


class CostBand(models.TextChoices):
    """Euros, once or a year; never a free-text "low budget"."""

    NOTHING = "0", _("nothing")
    UNDER_1K = "under-1000", _("less than €1,000")
    UNDER_5K = "1000-5000", _("€1,000 to €5,000")
    UNDER_20K = "5000-20000", _("€5,000 to €20,000")
    UNDER_100K = "20000-100000", _("€20,000 to €100,000")
    OVER_100K = "over-100000", _("more than €100,000")


class HoursBand(models.TextChoices):
    """Hours of paid staff a month."""

    NONE = "0", _("none")
    UNDER_10 = "under-10", _("less than 10 hours")
    UNDER_40 = "10-40", _("10 to 40 hours")
    UNDER_160 = "40-160", _("40 to 160 hours")
    OVER_160 = "over-160", _("more than 160 hours")


class Running(models.TextChoices):
    """What the holder said last: a practice that stopped stays as a lesson."""

    RUNNING = "running", _("running")
    CHANGED = "changed", _("running, changed")
    STOPPED = "stopped", _("stopped")
    FINISHED = "finished", _("finished as planned")


class Origin(models.TextChoices):
    CANDIDACY = "candidacy", _("from a candidacy")
    TITLE_YEAR = "title-year", _("from a title year")
    MENTOR = "mentor", _("gathered by a mentor")
    SUBMISSION = "submission", _("handed in by the public")


class TextState(models.TextChoices):
    """How the words of one language came about."""

    SOURCE = "source", _("written in this language")
    MACHINE = "machine", _("translated by a machine")
    HUMAN = "human", _("translated by a person")
    CHECKED = "checked", _("translated and checked")


class Licence(models.TextChoices):
    """SPDX identifiers."""

    BY = "CC-BY-4.0", "CC BY 4.0"
    BY_SA = "CC-BY-SA-4.0", "CC BY-SA 4.0"
    BY_NC = "CC-BY-NC-4.0", "CC BY-NC 4.0"
    ZERO = "CC0-1.0", "CC0 1.0"


class EvidenceKind(models.TextChoices):
    DOCUMENT = "document", _("document")
    PHOTOS = "photos", _("series of photos")
    ARTICLE = "article", _("article")
    OTHER = "other", _("something else")


class RelationKind(models.TextChoices):
    INSPIRED_BY = "inspired-by", _("inspired by")
    ADAPTS = "adapts", _("adapts")
    PART_OF = "part-of", _("part of")
    CONTRASTS_WITH = "contrasts-with", _("contrasts with")


class AdaptationState(models.TextChoices):
    DRAFT = "draft", _("draft")
    PROPOSED = "proposed", _("waits for the holder")
    CONFIRMED = "confirmed", _("confirmed by both sides")
    DISPUTED = "disputed", _("disputed")
    WITHDRAWN = "withdrawn", _("withdrawn")
