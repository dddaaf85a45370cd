"""The real demo in a real browser: accessibility, weight and the editor under its policy."""
