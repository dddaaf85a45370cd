"""The demo: embedded parts, drawn pictures and a story told through the real actions."""
