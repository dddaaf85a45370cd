"""The page of somebody without an account who was asked about a post."""
