"""Written content of the demo: places, Pearls, people, stories, practices, campaign."""
