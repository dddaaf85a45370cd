"""What a ticket says, and the code that is typed in where no camera reads it."""

from uuid import UUID, uuid4

from hypothesis import given
from hypothesis import strategies as st

from ceremonies.rules import tickets
from ceremonies.rules.tickets import ALPHABET, Ticket, code_in, code_of, in_groups, unpacked

KEYS = st.uuids(version=4)


@given(KEYS, KEYS)
def test_a_ticket_is_read_as_it_was_written(key, ceremony):
    ticket = Ticket(key=key, ceremony=ceremony)
    assert unpacked(ticket.packed) == ticket


def test_other_numbers_of_bytes_are_no_ticket():
    whole = Ticket(key=uuid4(), ceremony=uuid4()).packed
    assert [unpacked(whole[:end]) for end in range(len(whole))] == [None] * 32
    assert unpacked(whole + b"x") is None


def test_codes_have_no_characters_that_are_taken_for_each_other():
    assert len(set(ALPHABET)) == len(ALPHABET) == 23
    for alike in ("0OQ", "1IL", "2Z", "5S", "8B", "UV"):
        assert len(set(alike) & set(ALPHABET)) <= 1


@given(KEYS)
def test_a_code_is_read_however_it_is_typed(key):
    code = code_of(key)
    assert len(code) == 8
    for typed in (code, in_groups(code), f" {code.lower()} ", " ".join(code)):
        assert code_in(typed) == code


@given(KEYS, st.integers(0, 7), st.sampled_from(ALPHABET))
def test_one_wrong_character_is_noticed(key, place, other):
    code = code_of(key)
    wrong = code[:place] + other + code[place + 1 :]
    assert code_in(wrong) == (code if wrong == code else None)


@given(KEYS, st.integers(0, 6))
def test_two_swapped_neighbours_are_noticed(key, place):
    code = code_of(key)
    swapped = code[:place] + code[place + 1] + code[place] + code[place + 2 :]
    assert code_in(swapped) == (code if swapped == code else None)


def test_without_weights_a_swap_would_pass(monkeypatch):
    """Negative control: a plain sum is the same whichever way round."""
    monkeypatch.setattr(tickets, "_check", lambda digits: sum(digits) % len(ALPHABET))
    code = code_of(UUID(int=23**3 + 5))
    swapped = code[1] + code[0] + code[2:]
    assert swapped != code
    assert code_in(swapped) == swapped


def test_what_is_no_code_is_none():
    assert [code_in(typed) for typed in ("", "ABC", "0" * 8, "BSR1.x.y", "A" * 9)] == [None] * 5
