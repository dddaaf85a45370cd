"""Template tags of the campaign desk."""
