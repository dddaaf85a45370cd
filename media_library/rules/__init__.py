"""Decisions about media in plain Python."""
