"""Estonian formats, where Django has none of its own."""
