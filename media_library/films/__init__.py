"""Videos: what they are, the sizes they are shown in, their poster, captions and transcript."""
