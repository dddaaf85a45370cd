"""Commands of campaigns, one file each."""
