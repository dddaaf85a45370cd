"""What is done with practices, one verb a file."""
