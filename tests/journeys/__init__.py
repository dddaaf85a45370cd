"""Journeys by use case, on the running demo."""
