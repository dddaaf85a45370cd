"""Verbs about people: one transaction each."""
