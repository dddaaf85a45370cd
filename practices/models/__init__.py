"""Practices: one record each, with their words in every language on pages."""

from practices.models.adaptations import Adaptation
from practices.models.choices import (
    AdaptationState,
    CostBand,
    EvidenceKind,
    HoursBand,
    Licence,
    Origin,
    RelationKind,
    Running,
    TextState,
    Vocabulary,
)
from practices.models.concepts import Concept
from practices.models.evidence import EvidenceItem, Indicator, MentorCheck
from practices.models.pages import PracticeIndexPage, PracticePage
from practices.models.practice import Practice, PracticeNumber, pid_of
from practices.models.relations import FurtherLink, Relation

__all__ = [
    "Adaptation",
    "AdaptationState",
    "Concept",
    "CostBand",
    "EvidenceItem",
    "EvidenceKind",
    "FurtherLink",
    "HoursBand",
    "Indicator",
    "Licence",
    "MentorCheck",
    "Origin",
    "Practice",
    "PracticeIndexPage",
    "PracticeNumber",
    "PracticePage",
    "Relation",
    "RelationKind",
    "Running",
    "TextState",
    "Vocabulary",
    "pid_of",
]
