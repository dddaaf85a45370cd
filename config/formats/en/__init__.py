"""British formats for the English site."""
