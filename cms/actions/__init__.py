"""Verbs about content: one transaction each."""
