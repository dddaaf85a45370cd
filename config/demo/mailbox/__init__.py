"""The demo's mailbox: every mail that left, on a page of its own."""
