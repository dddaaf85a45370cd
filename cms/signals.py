"""What content tells the floors above."""

from django.dispatch import Signal

# pearl_id: the name, address or round picture of this Pearl's page changed, so that whatever was
# compiled with its chip must be compiled again.
pearl_looks_different = Signal()
