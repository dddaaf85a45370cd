"""Files of plans as bytes, letters, rows and cells: any file is read or refused, never a fault."""

import csv
import io
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaigns.rules.plan_cells import message_id_of, named_message, settled, wall_time_of
from campaigns.rules.plan_letters import MOST_BYTES, Letters, letters_of
from campaigns.rules.plan_rows import (
    COLUMNS,
    DELIMITERS,
    MOST_ROWS,
    Table,
    guarded,
    table_of,
    unguarded,
    written,
)
from outbox.rules.refusals import Refusal

HEAD = "campaign,message,channel,language,text"
CELLS = st.text(
    alphabet=st.characters(codec="utf-8", exclude_characters="\x00"), max_size=30
) | st.sampled_from(["=1+1", "'=x", "''@y", '"', '""', "a;b", "a,b", "a\tb", "two\nlines", "'"])


@given(st.binary(max_size=400))
def test_any_bytes_are_letters_or_a_refusal_and_never_a_fault(raw):
    found = letters_of(raw)
    if isinstance(found, Letters):
        assert isinstance(table_of(found.text), Table | Refusal)


@given(st.text(max_size=300))
def test_any_text_below_a_header_is_rows_or_a_refusal(text):
    found = table_of(f"{HEAD}\n{text}")
    if isinstance(found, Table):
        assert all(row.refusal or set(row.cells) <= set(COLUMNS) for row in found.rows)


@given(st.lists(st.lists(CELLS, min_size=13, max_size=13), min_size=1, max_size=5))
@pytest.mark.parametrize("delimiter", DELIMITERS)
def test_what_is_written_is_read_back_to_the_letter(delimiter, rows):
    rows = [[f"r{number}", *row[1:]] for number, row in enumerate(rows)]
    table = table_of(written(COLUMNS, rows, delimiter=delimiter))
    assert isinstance(table, Table)
    assert [[row.cells[name] for name in COLUMNS] for row in table.rows] == rows


@given(CELLS)
def test_a_guarded_cell_is_no_formula_and_comes_back(cell):
    assert unguarded(guarded(cell)) == cell
    assert not guarded(cell).startswith(("=", "+", "-", "@", "\t", "\r", "\n"))


@pytest.mark.parametrize("cell", ["=HYPERLINK(1)", "+1", "-1", "@SUM(1)", "\t=1", "\r=1", "＝1"])
def test_without_the_guard_it_would_be_a_formula(cell):
    bare = io.StringIO(newline="")
    csv.writer(bare).writerow([cell])
    assert next(csv.reader([bare.getvalue()])) == [cell]
    assert "'" not in bare.getvalue()
    assert guarded(cell) == f"'{cell}"


@pytest.mark.parametrize(
    ("encoding", "language", "text"),
    [
        ("utf-8", "lv", "Jūras svētki Ventspilī"),
        ("utf-8-sig", "lv", "Jūras svētki Ventspilī"),
        ("utf-16", "pl", "Święto morza w Gdyni"),
        ("cp1252", "da", "Fællesskab på øen"),
        ("cp1252", "fi", "Meren äärellä"),
        ("cp1252", "de", "Straße am Hafen – heute"),
        ("cp1257", "et", "Õhtu sadamas, šokolaad"),
        ("cp1257", "lv", "Jūras svētki Ventspilī"),
        ("cp1257", "lt", "Jūros šventė, ąžuolas"),
        ("cp1250", "pl", "Święto morza w Gdyni"),
        ("utf-16-le", "sv", "På ön"),
    ],
)
@pytest.mark.parametrize("delimiter", DELIMITERS)
def test_letters_of_every_office_program_are_found(encoding, language, text, delimiter):
    cells = ["summer", "Sea", "News", language, text]
    raw = written(HEAD.split(","), [cells], delimiter=delimiter).encode(encoding)
    found = letters_of(raw)
    table = table_of(found.text)
    assert [row.cells["text"] for row in table.rows] == [text]


def test_a_person_may_name_the_letters():
    raw = f"{HEAD}\ns,m,c,xx,æ\n".encode("cp1252")
    assert letters_of(raw, encoding="cp1257").text.strip().endswith("ę")
    assert letters_of(raw, encoding="utf-8") == Refusal("letters-unreadable")


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"x" * (MOST_BYTES + 1), "file-too-big"),
        (b"PK\x03\x04rest", "is-workbook"),
        (b"campaign\x00", "not-text"),
    ],
)
def test_a_file_that_is_no_table_is_refused(raw, code):
    assert letters_of(raw).code == code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "file-empty"),
        ("\n;;;\n", "file-empty"),
        ("campaign,message\na,b", "columns-missing"),
        (f"{HEAD},date\na,b,c,en,t,2027-01-01", "columns-missing"),
        (f"{HEAD},Text\na,b,c,en,t,t", "column-twice"),
        (HEAD, "no-rows"),
        (HEAD + "\na,b,c,en,t" * (MOST_ROWS + 1), "too-many-rows"),
        ('"campaign\n', "columns-missing"),
    ],
)
def test_a_table_that_cannot_be_read_is_refused_as_a_whole(text, code):
    assert table_of(text).code == code


def test_columns_come_in_any_order_and_unknown_ones_are_named():
    table = table_of("LANGUAGE;Channel; message ;mood;campaign;due_at_utc\nlv;News;Sea;glad;s;x")
    assert table.unknown == ("mood",)
    (row,) = table.rows
    assert row.cells == {"language": "lv", "channel": "News", "message": "Sea", "campaign": "s"}


def test_broken_rows_are_named_and_the_others_are_read():
    text = (
        f"{HEAD}\n"
        "s,m,c,en,good\n"
        "s,m,c,en,bad, because of a comma\n"
        's,m,c,en,"bad" because of words after the mark\n'
        "s,m\n"
        's,m,c,en,"two\nlines"\n'
        "\n"
        's,m,c,en,"never closed\n'
        "s,m,c,en,after it\n"
    )
    found = [
        (row.number, row.refusal.code if row.refusal else row.cells["text"])
        for row in table_of(text).rows
    ]
    assert found == [
        (2, "good"),
        (3, "row-broken"),
        (4, "row-quotes"),
        (5, "row-broken"),
        (6, "two\nlines"),
        (8, "row-quotes"),
        (9, "after it"),
    ]


def test_excels_own_first_line_and_its_empty_rows_are_passed_over():
    table = table_of(f"sep=;\r\n{HEAD.replace(',', ';')}\r\na;b;c;en;t;;;\r\n;;;;\r\n")
    assert [row.number for row in table.rows] == [3]
    assert table.rows[0].cells["text"] == "t"


def test_a_cell_without_an_end_breaks_its_row_only():
    table = table_of(f"{HEAD}\na,b,c,en,{'x' * 20_001}\na,b,c,en,t\n")
    assert [row.refusal and row.refusal.code for row in table.rows] == ["cell-too-long", None]


@pytest.mark.parametrize(
    "day", ["2027-05-31", "2027.05.31.", "31.05.2027", "31.5.2027", "31-05-2027"]
)
@pytest.mark.parametrize("at", ["09:00", "9:00", "9.00", "09:00:00"])
def test_days_and_times_as_people_here_write_them(day, at):
    assert wall_time_of(day=day, at=at) == datetime(2027, 5, 31, 9)


@pytest.mark.parametrize(
    ("day", "at", "code"),
    [
        ("", "09:00", "day-missing"),
        ("2027-05-31", "", "time-missing"),
        ("05/31/2027", "09:00", "day-unreadable"),
        ("2027-02-30", "09:00", "day-unreadable"),
        ("0001-01-01", "09:00", "day-unreadable"),
        ("9999-12-31", "09:00", "day-unreadable"),
        ("tomorrow", "09:00", "day-unreadable"),
        ("2027-05-31", "24:00", "time-unreadable"),
        ("2027-05-31", "9 o'clock", "time-unreadable"),
        ("2027-05-31", "09:00:30", "time-unreadable"),
    ],
)
def test_a_time_that_cannot_be_read_says_which_half(day, at, code):
    assert wall_time_of(day=day, at=at).code == code


def test_no_time_is_no_time():
    assert wall_time_of(day=" ", at="") is None


@given(st.text(max_size=20), st.text(max_size=20))
def test_any_cells_are_a_time_or_a_refusal(day, at):
    assert isinstance(wall_time_of(day=day, at=at), datetime | Refusal | None)


@pytest.mark.parametrize(
    ("cell", "number"),
    [("#12", 12), (" #12 The sea", 12), ("12", None), ("#Sea", None), ("#12th", None), ("", None)],
)
def test_a_message_is_named_by_number_only_with_the_sign(cell, number):
    assert message_id_of(cell) == number


@given(st.integers(1, 10**9), st.text(max_size=30))
def test_a_named_message_is_found_again(pk, title):
    assert message_id_of(named_message(pk=pk, title=title)) == pk


def test_only_the_text_has_lines():
    assert settled("text", " a\r\nb ") == "a\nb"
    assert settled("title", " a\r\n b ") == "a b"
