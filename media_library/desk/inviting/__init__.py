"""Invitations to hand in, and the cards that carry their links."""
