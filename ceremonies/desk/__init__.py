"""The officers' face of ceremonies, inside Wagtail's admin."""
