"""What the media library tells the floors above."""

from django.dispatch import Signal

# photo: its renditions exist now, so a page that shows it can be compiled with them.
renditions_ready = Signal()
# photo: its credit, description, focal point or file changed.
photo_changed = Signal()
