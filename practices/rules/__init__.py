"""Decisions about practices, in plain Python."""
