"""Addresses in compiled HTML stay in the tree of the reader's language."""

from types import SimpleNamespace

from django.template import Context, Template

from cms.templatetags.cards import PLACEHOLDER, in_language, tree_path


def page_at(url_path: str) -> SimpleNamespace:
    return SimpleNamespace(url_path=url_path)


def test_a_path_names_no_language_and_no_home_page() -> None:
    assert tree_path(page_at("/home-lv/stories/wall/")) == "/@lang@/stories/wall/"
    assert tree_path(page_at("/home/")) == "/@lang@/"


def test_a_card_leads_into_the_readers_language() -> None:
    card = f'<a href="{tree_path(page_at("/home/stories/wall/"))}">The wall</a>'
    assert in_language(card, "lv") == '<a href="/lv/stories/wall/">The wall</a>'
    # Without the filter the placeholder would reach the reader.
    assert PLACEHOLDER in card


def test_a_compiled_card_is_printed_as_html() -> None:
    template = Template("{% load cards %}{{ card|in_language:'pl' }}")
    html = template.render(Context({"card": '<a href="/@lang@/pearls/plock/">Płock</a>'}))
    assert html == '<a href="/pl/pearls/plock/">Płock</a>'
