"""Commands of ceremonies, one file each."""
