"""The EU's emblem and its sentence, as a strip below the pictures of posts."""
