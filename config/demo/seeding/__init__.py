"""Telling the demo story through the same actions that people use."""
