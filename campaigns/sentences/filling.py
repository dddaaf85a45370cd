"""Sentences that name facts: how they are filled."""

from collections.abc import Callable, Mapping
from typing import Any

from django.utils.functional import Promise

Sentence = str | Promise | Callable[[Mapping[str, Any]], str]


def filled(sentence: Promise) -> Callable[[Mapping[str, Any]], str]:
    """Fill a sentence with the facts; a fact that is missing shows as "?"."""

    def fill(facts: Mapping[str, Any]) -> str:
        return str(sentence) % _Facts(facts)

    return fill


class _Facts(dict[str, Any]):
    def __missing__(self, key: str) -> str:
        return "?"
