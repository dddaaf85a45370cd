"""What is taken as proof of a consent on paper: a photo or scan of it, of a sensible size."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _

from media_library.actions.consenting import EVIDENCE_EXTENSIONS

MOST_BYTES = 15 * 1024**2
ACCEPT = "image/*,.pdf"


def checked_paper(paper: Any) -> Any:
    """Return the uploaded file (or None); raises ValidationError for one that is no such proof."""
    if not paper:
        return None
    if not paper.name.lower().endswith(tuple(EVIDENCE_EXTENSIONS)):
        raise forms.ValidationError(_("Please add the paper as a photo or as a PDF."))
    if paper.size > MOST_BYTES:
        raise forms.ValidationError(_("This file is too large. Please take a smaller photo."))
    return paper
