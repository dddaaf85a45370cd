"""What may leave the house, one file per channel behind the `Channel` protocol."""
