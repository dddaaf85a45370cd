"""The shape of the house, held by tests: floors, doors, words for files, the public face."""
