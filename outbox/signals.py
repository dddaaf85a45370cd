"""Signals with which the outbox talks upward and to its doorbell."""

from django.dispatch import Signal

# Somebody has just written rows that are due (or may be): wake a courier once this commits.
rows_due = Signal()
