"""What is owed to the outside: due rows and the courier that delivers each exactly once."""
