"""Template tags of the media library."""
