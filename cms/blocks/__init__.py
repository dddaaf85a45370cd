"""What an article is made of: one module per family of blocks."""
