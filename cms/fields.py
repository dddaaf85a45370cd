"""Fields of content: the body of an article, and labels in every language."""

import json
from typing import Any

from django import forms
from django.conf import settings
from django.db import models
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


class LabelsWidget(forms.MultiWidget):
    """One line of text per language, each under the language's own name."""

    template_name = "cms/admin/labels_widget.html"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        inputs: dict[str, forms.Widget | type[forms.Widget]] = {
            code: forms.TextInput(attrs={"lang": code}) for code, _name in settings.LANGUAGES
        }
        super().__init__(widgets=inputs, attrs=attrs)

    def decompress(self, value: Any) -> list[str]:
        if isinstance(value, str):
            value = json.loads(value or "{}")
        return [(value or {}).get(code, "") for code, _name in settings.LANGUAGES]

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        for (_code, language), subwidget in zip(
            settings.LANGUAGES, context["widget"]["subwidgets"], strict=True
        ):
            subwidget["language"] = language
        return context


class LabelsFormField(forms.MultiValueField):
    def __init__(self, **kwargs: Any) -> None:
        for unused in ("encoder", "decoder", "max_length"):
            kwargs.pop(unused, None)
        fields = [
            forms.CharField(required=False, max_length=160) for _language in settings.LANGUAGES
        ]
        super().__init__(
            **{**kwargs, "widget": LabelsWidget(), "fields": fields, "require_all_fields": False}
        )

    def compress(self, values: list[str]) -> dict[str, str]:
        codes = [code for code, _name in settings.LANGUAGES]
        return {code: text.strip() for code, text in zip(codes, values, strict=False) if text}

    def has_changed(self, initial: Any, data: Any) -> bool:
        return self.widget.decompress(initial) != list(data or [])


class LabelsField(models.JSONField):
    """A text per language, English at least; edited as one line for each."""

    def formfield(self, **kwargs: Any) -> forms.Field | None:
        return super().formfield(**{"form_class": LabelsFormField, **kwargs})
