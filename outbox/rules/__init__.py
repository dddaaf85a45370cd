"""Decisions about due rows in plain Python: values in, value or Refusal out."""
