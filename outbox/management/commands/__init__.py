"""Commands of the outbox, one file each."""
