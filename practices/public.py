"""The door of practices: what the composition root may use."""

from practices.actions.registering import register_practice
from practices.models import Concept, Practice, PracticeIndexPage, PracticePage, Vocabulary

__all__ = [
    "Concept",
    "Practice",
    "PracticeIndexPage",
    "PracticePage",
    "Vocabulary",
    "register_practice",
]
