"""Numbers from addresses and forms: whatever is typed, an answer and never an error."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from media_library.rules.numbers import MOST_DIGITS, number_in, numbers_in, page_in


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("7", 7),
        ("007", 7),
        ("٣", 3),
        ("", None),
        ("-1", None),
        ("1.5", None),
        ("²", None),
        ("9" * MOST_DIGITS, 10**MOST_DIGITS - 1),
        ("9" * (MOST_DIGITS + 1), None),
        ("9" * 5_000, None),  # Python refuses to read it as a number at all
    ],
)
def test_a_number_or_none(text, number):
    assert number_in(text) == number


@given(st.text())
def test_every_text_leads_to_a_page(text):
    assert 1 <= page_in(text) <= 10_000


def test_what_is_no_number_is_left_out():
    assert numbers_in(["2", "x", "1"]) == [2, 1]
