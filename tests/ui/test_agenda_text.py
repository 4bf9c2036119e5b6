"""An agenda as text: copied as numbered lines, read back from drafts as people write them."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cica_events.domain.agenda_entries import Entry
from cica_events.queries.agenda import AgendaRow
from ui.agenda.agenda_text import to_lines
from ui.agenda.agenda_times import duration_words, item_span, span_words, total_words
from ui.agenda.pasted_items import further_columns, read_items


def row(number: str, title: str, **values: Any) -> AgendaRow:
    given: dict[str, Any] = {
        "id": number,
        "version": 1,
        "meeting_id": "m",
        "parent_id": None,
        "order": 0,
        "title": title,
        "title_ru": "",
        "kind": None,
        "duration": None,
        "symbol": "",
        "annotation": "",
        "number": number,
        "depth": number.count("."),
        "minutes": None,
        "start": None,
        "end": None,
    }
    rest = {each.name: "" for each in fields(AgendaRow)}
    return AgendaRow(**(rest | given | values))


ROWS = [row("1", "Opening"), row("2", "Statements"), row("2.1", "National approaches"), row("3", "Closing")]


def titles(text: str) -> list[tuple[str, int]]:
    return [(entry.title, entry.depth) for entry in read_items(text)]


def test_items_are_copied_as_numbered_lines_with_tabs_for_their_depth() -> None:
    assert to_lines(ROWS, "en") == "1. Opening\n2. Statements\n\t2.1. National approaches\n3. Closing"


def test_a_copied_part_begins_at_the_left() -> None:
    assert to_lines(ROWS[2:3], "en") == "2.1. National approaches"


def test_a_russian_copy_has_russian_titles_where_there_are_any() -> None:
    rows = [row("1", "Opening", title_ru="Открытие"), row("2", "Closing")]
    assert to_lines(rows, "ru") == "1. Открытие\n2. Closing"


def test_what_was_copied_is_read_back_as_it_was() -> None:
    assert read_items(to_lines(ROWS, "en")) == [
        Entry("Opening", 0),
        Entry("Statements", 0),
        Entry("National approaches", 1),
        Entry("Closing", 0),
    ]


def test_tabs_make_the_tree() -> None:
    assert titles("Opening\n\tWelcome\n\t\tBy the Chair\n\tPhoto\nClosing") == [
        ("Opening", 0),
        ("Welcome", 1),
        ("By the Chair", 2),
        ("Photo", 1),
        ("Closing", 0),
    ]


def test_numbers_make_the_tree_where_nothing_is_indented() -> None:
    assert titles("1.\tOpening\n2.\tStatements\n2.1.\tNational approaches\n2.1.1 SMEs\n3) Closing") == [
        ("Opening", 0),
        ("Statements", 0),
        ("National approaches", 1),
        ("SMEs", 2),
        ("Closing", 0),
    ]


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("2024 budget of the Secretariat", "2024 budget of the Secretariat"),
        ("6th Summit", "6th Summit"),
        ("10. Any other business", "Any other business"),
        ("- Coffee break", "Coffee break"),
        ("• Обед", "Обед"),
        ("a) Report of the  Secretariat ", "Report of the Secretariat"),
        ("CICA–SCO relations", "CICA–SCO relations"),
    ],
)
def test_numbers_and_signs_of_lists_are_taken_off_but_no_part_of_a_title(line: str, title: str) -> None:
    assert titles(line) == [(title, 0)]


def test_blank_lines_count_for_nothing_and_all_line_ends_are_known() -> None:
    assert titles("\r\nOpening\r\n\r\n   \rClosing\u2028Photo") == [
        ("Opening", 0),
        ("Closing", 0),
        ("Photo", 0),
    ]


def test_no_item_lies_more_than_one_deeper_than_the_one_before_it() -> None:
    assert titles("\t\tDeep\n\t\t\t\t\tDeeper\nTop\n\t\t\tUnder") == [
        ("Deep", 0),
        ("Deeper", 1),
        ("Top", 0),
        ("Under", 1),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "1. Opening\n(a) Welcome\n(i) By the Chair\n(ii) By the host\n(b) Photo\n2. Closing",
        "I.\tOpening\nA.\tWelcome\n1.\tBy the Chair\n2.\tBy the host\nB.\tPhoto\nII.\tClosing",
        "1. Opening\na) Welcome\ni) By the Chair\nii) By the host\nb) Photo\n2. Closing",
        "1) Opening\n- Welcome\n• By the Chair\n• By the host\n- Photo\n2) Closing",
        "1.\tOpening\n•\tWelcome\no\tBy the Chair\no\tBy the host\n•\tPhoto\n2.\tClosing",
        "1. Opening\n\t• Welcome\n\t\tBy the Chair\n\t\tBy the host\n\t• Photo\n2. Closing",
        "1. Opening\n  1.1 Welcome\n    a. By the Chair\n    b. By the host\n  1.2 Photo\n2. Closing",
        "1\tOpening\n1.1\tWelcome\n(a)\tBy the Chair\n(b)\tBy the host\n1.2\tPhoto\n2\tClosing",
        "1. Opening\nа) Welcome\n- By the Chair\n- By the host\nб) Photo\n2. Closing",
    ],
)
def test_numbers_letters_bullets_and_indentation_make_the_tree(text: str) -> None:
    assert titles(text) == [
        ("Opening", 0),
        ("Welcome", 1),
        ("By the Chair", 2),
        ("By the host", 2),
        ("Photo", 1),
        ("Closing", 0),
    ]


def test_initials_are_no_numbers() -> None:
    assert titles("A. Batalov\nK. Sarybay") == [("A. Batalov", 0), ("K. Sarybay", 0)]


def test_rows_of_a_spreadsheet_are_known_by_what_their_columns_hold() -> None:
    text = (
        "1\tOpening\t30\tОткрытие\n2\tStatements\t1:30\tВыступления\n"
        "2.1\tMember States\t45 min\t\n3\tClosing\t\tЗакрытие\n"
    )
    assert read_items(text) == [
        Entry("Opening", 0, "Открытие", minutes=30),
        Entry("Statements", 0, "Выступления", minutes=90),
        Entry("Member States", 1, minutes=45),
        Entry("Closing", 0, "Закрытие"),
    ]
    assert further_columns(text) == 0


def test_the_russian_title_may_stand_first_or_alone() -> None:
    assert read_items("Открытие\tOpening\nЗакрытие\tClosing") == [
        Entry("Opening", title_ru="Открытие"),
        Entry("Closing", title_ru="Закрытие"),
    ]
    assert titles("1. Открытие\n2. Закрытие") == [("Открытие", 0), ("Закрытие", 0)]


def test_levels_may_stand_in_columns_of_their_own() -> None:
    assert titles("Opening\n\tWelcome\n\t\tBy the Chair\nClosing") == [
        ("Opening", 0),
        ("Welcome", 1),
        ("By the Chair", 2),
        ("Closing", 0),
    ]


def test_columns_that_no_item_takes_are_told() -> None:
    assert further_columns("1\tOpening\tThe Chair\n2\tClosing\tThe Chair") == 1


def test_what_is_in_no_item_is_in_no_line() -> None:
    assert read_items("") == []
    assert read_items(" \t\n\n") == []


@given(st.text(alphabet="ab1.()\t -•\nЯ30", max_size=60))
def test_any_text_makes_a_tree(text: str) -> None:
    depths = [entry.depth for entry in read_items(text)]
    assert all(depth <= above + 1 for above, depth in zip([-1, *depths], depths, strict=False))
    assert all(entry.title for entry in read_items(text))


def test_durations_are_said_in_hours_and_minutes() -> None:
    assert [duration_words(one) for one in (45, 60, 210)] == ["45 min", "1 h", "3 h 30 min"]


def test_the_end_is_told_with_the_days_that_pass() -> None:
    assert span_words(time(10), 210) == "10:00–13:30"
    assert span_words(time(22), 180) == "22:00–01:00 (+1 day)"


def test_the_total_counts_the_top_level_and_says_what_is_open() -> None:
    rows = [
        row("1", "Opening", minutes=30),
        row("2", "Statements", minutes=180),
        row("2.1", "States", minutes=180),
        row("3", "Closing"),
    ]
    assert total_words(rows, time(10)) == ["4 items", "3 h 30 min", "10:00–13:30", "1 without a duration"]
    placed = [replace(row, session="Plenary") for row in rows]
    assert total_words(placed, time(10)) == ["4 items", "3 h 30 min", "1 without a duration"]
    assert total_words(rows, None) == ["4 items", "3 h 30 min", "1 without a duration"]
    assert total_words(ROWS, time(10)) == ["4 items"]
    assert total_words([], time(10)) == []


def test_the_time_of_an_item_says_what_is_known() -> None:
    known = row("1", "Opening", minutes=30, start=time(10, 30), end=time(11))
    assert item_span(known) == "10:30–11:00 · 30 min"
    assert item_span(row("1", "Opening", start=time(10, 30))) == "10:30"
    assert item_span(row("1", "Opening")) == ""
