"""Consents that reach an officer on paper, recorded from the file that shows the person."""
