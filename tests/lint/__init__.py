"""make lint: every check of the source, one line each."""
