"""What photos show, in the words that the library keeps in each language."""

from media_library.models import AssetText, Photo


def alt_text(photo: Photo, language: str) -> str:
    """Return what a photo shows in a language, "" when nobody has written it yet."""
    texts = AssetText.objects.filter(asset=photo.asset_id, language=language)
    return texts.values_list("alt", flat=True).first() or ""
