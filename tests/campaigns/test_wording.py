"""Every code that campaigns, channels and the outbox raise has words that say what to do."""

import re
from pathlib import Path

import pytest

from campaigns.wording import SENTENCES, words_for
from media_library.public import rights_words
from outbox.rules.refusals import Refusal

ROOT = Path(__file__).resolve().parents[2]
# A code is the first argument of Refusal(...) or the `code=` of an outcome.
CODE = re.compile(r"""(?:Refusal\(\s*|\bcode=)"([a-z][a-z-]+)\"""")
NOT_SHOWN = {"not-due"}


def codes_in_the_sources():
    files = [*(ROOT / "campaigns").rglob("*.py"), *(ROOT / "outbox").rglob("*.py")]
    found = set()
    for path in files:
        if "migrations" not in path.parts:
            found |= set(CODE.findall(path.read_text()))
    return found - NOT_SHOWN


def test_the_search_finds_codes():
    assert {"own-post", "too-long", "token", "timeout"} <= codes_in_the_sources()


def test_every_code_has_words():
    of_photos = {code for code in codes_in_the_sources() if rights_words(Refusal(code)) != code}
    assert codes_in_the_sources() - set(SENTENCES) - of_photos == set()


@pytest.mark.parametrize("code", SENTENCES)
def test_every_sentence_survives_missing_facts(code):
    words = words_for(Refusal(code))
    assert words
    assert "%(" not in words


def test_an_unknown_code_is_still_a_sentence():
    assert "brand-new" in words_for(Refusal("brand-new"))


def test_a_text_that_is_too_long_says_by_how_much():
    facts = {"used": 310, "limit": 300, "unit": "characters"}
    assert words_for(Refusal("too-long", facts)).endswith("Please take out 10.")
