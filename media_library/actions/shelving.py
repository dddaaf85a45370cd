"""Shelves: a collection for each organisation, and within it one for each subject."""

from django.db import transaction
from django.utils import translation
from wagtail.models import Collection

from accounts.models import Organisation
from media_library.models import Shelf
from media_library.subjects import subject_label

SHELF_LANGUAGE = "en"


@transaction.atomic
def shelf_for(*, organisation: Organisation, subject: str = "") -> Shelf:
    """Return the shelf of an organisation, or of one of its subjects, making it if need be."""
    known = Shelf.objects.filter(organisation=organisation, subject=subject)
    if shelf := known.select_related("collection").first():
        return shelf
    # Every place in the tree is counted from its neighbours: one at a time may add to it.
    root = Collection.objects.select_for_update().get(depth=1)
    if shelf := known.first():
        return shelf
    if not subject:
        return _add(root, organisation.name, organisation, subject)
    parent = shelf_for(organisation=organisation).collection
    with translation.override(SHELF_LANGUAGE):
        label = subject_label(subject)
    return _add(Collection.objects.get(pk=parent.pk), label, organisation, subject)


def _add(parent: Collection, name: str, organisation: Organisation, subject: str) -> Shelf:
    collection = parent.add_child(name=name[:255])
    return Shelf.objects.create(organisation=organisation, subject=subject, collection=collection)
