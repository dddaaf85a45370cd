"""The door of practices: what the composition root may use."""

from practices.models import PracticeIndexPage, PracticePage

__all__ = ["PracticeIndexPage", "PracticePage"]
