"""Verbs about campaigns: one transaction each."""
