"""The library's screens: find, look at, describe, hand on, take away."""
