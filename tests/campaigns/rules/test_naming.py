"""Places that are named in a text, in any language's endings, and words that only look like it."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaigns.rules.naming import names


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Rūjiena", "We go to Rūjiena."),
        ("Rūjiena", "Svētki Rūjienā un apkārtnē"),
        ("Rūjiena", "RŪJIENA"),
        ("Rūjiena", "we go to rūjiena"),
        ("Rūjiena", "#Rūjiena2027"),
        ("Rūjiena", "#CulturalPearlRūjiena"),
        ("rujiena", "https://example.org/lv/pearls/rujiena/?utm_id=p1"),
        ("Kuldīga", unicodedata.normalize("NFD", "Tiekamies Kuldīgā!")),
        ("Kihnu", "#KihnuPearl2027"),
        ("Haapsalu", "Haapsalusta löytyy"),
        ("Płock", "w Płocku"),
        ("Plungė", "Susitinkame Plungėje"),
        ("Plungė", "iš Plungės"),
        ("Vik", "We went to Vik"),
        ("Hel", "na Helu"),
        ("Hel", "#Hel"),
        ("Paide", "Paides laulame"),
        ("Bad Doberan", "in Bad  Doberan wird gefeiert"),
        ("Bad Doberan", "#BadDoberan"),
        ("Järva-Jaani", "#JärvaJaani"),
        ("Järva-Jaani", "Järva-Jaanis"),
    ],
)
def test_a_place_is_named(name, text):
    assert names(name, text)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Vik", "Vikings came"),
        ("Pori", "a temporary floor"),
        ("Lund", "Blundering"),
        ("Lund", "the Lundbergsgatan"),
        ("Bad Doberan", "a bad day"),
        ("Paide", "Entry is paid for by the town. Paid by all."),
        ("Plungė", "They plunge into it"),
        ("Salo", "salon music"),
        ("Hel", "help, hello, Help us"),
        ("Hel", "#hello"),
        ("", "anything"),
    ],
)
def test_other_words_name_no_place(name, text):
    assert not names(name, text)


@given(
    before=st.text(alphabet=" .,!-\n", max_size=5),
    name=st.sampled_from(["Rūjiena", "Svendborg", "Kaskinen", "Anykščiai", "Hel"]),
    after=st.text(alphabet=" .,!-\n", max_size=5),
    change=st.sampled_from([str, str.upper, str.lower]),
)
def test_a_name_that_stands_alone_is_always_found(before, name, after, change):
    assert names(name, f"{before}{change(name)}{after}")
