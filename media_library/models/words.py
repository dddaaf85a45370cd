"""The words by which an asset is found: one row for each, kept by `indexing.py`."""

from django.db import models

from media_library.models.assets import Asset
from media_library.rules.folding import LONGEST


class AssetWord(models.Model):
    """A folded word of an asset, or a fact such as "shape=portrait", or a name such as "@anna".

    Plain rows and a plain index, because SQLite's and PostgreSQL's own full text search have
    neither the same words nor the same reach, and both slow down under filters.
    """

    wagtail_reference_index_ignore = True

    asset = models.ForeignKey(Asset, models.CASCADE, related_name="words", db_index=False)
    word = models.CharField(max_length=LONGEST + 60)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["asset", "word"], name="media_word_once"),
        ]
        indexes = [
            models.Index(
                fields=["word", "-asset"],
                name="media_word_of",
                # PostgreSQL's usual order of text serves no beginnings; SQLite ignores it.
                opclasses=["varchar_pattern_ops", "int8_ops"],
            )
        ]

    def __str__(self) -> str:
        return self.word
