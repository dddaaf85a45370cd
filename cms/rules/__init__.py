"""Decisions about content in plain Python."""
