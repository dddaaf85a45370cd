"""What the public gets of a photo: its master, its renditions, and the markup around them."""
