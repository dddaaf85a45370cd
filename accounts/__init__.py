"""Who we are: users, the organisations they act for, and their roles there."""
