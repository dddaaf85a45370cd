"""Decisions about ceremonies in plain Python: values in, a value or a Refusal out."""
