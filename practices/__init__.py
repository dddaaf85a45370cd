"""The repository of good practices."""
