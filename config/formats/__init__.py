"""Date and number formats that differ from those of Django."""
