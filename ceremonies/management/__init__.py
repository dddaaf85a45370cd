"""Commands of ceremonies."""
