"""Conditions that the database asks of one row after the other, never of a whole table first."""

from typing import Any

from django.db.models import Q, QuerySet, Subquery
from django.db.models.lookups import IsNull


def asked_of_each(rows: QuerySet[Any]) -> Q:
    """Return that one of `rows` exists, for lists whose newest rows soon fill a page.

    PostgreSQL makes a join or a table of hashes of an EXISTS. Where it knows nothing of how often
    it holds (what a list of codes contains), it collects every such row before the first is shown.
    A subquery for a single value stays a question about the row at hand.
    """
    return Q(IsNull(Subquery(rows.values("pk")[:1]), False))
