"""What partners handed in and officers decide about."""
