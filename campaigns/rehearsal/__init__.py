"""Playing a campaign through on a fast clock, on channels that nobody reads."""
