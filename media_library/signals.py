"""What the media library tells the floors above."""

from django.dispatch import Signal

# photo: its renditions exist now, so a page that shows it can be compiled with them.
renditions_ready = Signal()
# photo: its credit, description, focal point or file changed.
photo_changed = Signal()
# upload: its last byte is safe. Sent inside the transaction that says so, once for each upload.
upload_received = Signal()
# photos: what may be shown of them, or where, is not what it was: pages are asked anew.
rights_changed = Signal()
