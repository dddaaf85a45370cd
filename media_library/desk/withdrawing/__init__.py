"""Withdrawals, and the people who are shown."""
