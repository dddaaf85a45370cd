"""Whether a picture may be shown, and what happens when somebody says no."""
