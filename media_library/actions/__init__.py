"""Verbs about media: one transaction each."""
