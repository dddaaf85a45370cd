"""Plans in and out as files: a table of posts is read, tried, carried out, and written."""
