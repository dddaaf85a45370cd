"""Files on their way in: a tus 1.0.0 server of our own, and the bytes it has taken so far."""
