"""Verbs on ceremonies: one transaction each, the clock passed in."""
