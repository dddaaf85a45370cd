"""The officers' desk: the library, and what waits for them."""
