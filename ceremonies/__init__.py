"""Title ceremonies: where and when the title is handed over."""
