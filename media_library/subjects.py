"""What a contribution can belong to, such as a Pearl: a list that the floors above fill in."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Subject:
    """`key` is stored ("pearl:12"), `label` is shown in the active language."""

    key: str
    label: str


SubjectSource = Callable[[], Iterable[Subject]]
_sources: list[SubjectSource] = []


def register_subjects(source: SubjectSource) -> SubjectSource:
    """Add a source; called whenever a list of subjects is shown, in one query at most."""
    _sources.append(source)
    return source


def subjects() -> list[Subject]:
    """Return everything that a contribution can belong to, in the sources' order."""
    return [subject for source in _sources for subject in source()]


def subject_label(key: str) -> str:
    """Return the label of one subject, the key itself when nobody knows it any more."""
    return next((subject.label for subject in subjects() if subject.key == key), key)
