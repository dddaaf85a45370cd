"""Consent of people who are shown: the words that are agreed to, and a person's own link."""
