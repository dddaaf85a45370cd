"""The guests' face of ceremonies: registering, one's own page, and the mails that lead to it."""
