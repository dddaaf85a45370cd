"""The body of an article as a field."""

from typing import Any

from wagtail.fields import StreamField

from cms.blocks.body import ArticleBody


class ArticleField(StreamField):
    """A StreamField of article blocks, whose definitions stay out of migrations.

    Blocks change often and never change the column; with their definitions inside, each new help
    text would be a migration.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.pop("block_lookup", None)
        super().__init__(ArticleBody(), **kwargs)

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        name, path, _args, kwargs = super().deconstruct()
        kwargs.pop("block_lookup", None)
        return name, path, [], kwargs
