"""The door's face of ceremonies: the phones' app and what it asks the server."""
