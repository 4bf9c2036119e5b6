"""Editors that fit the kind of their field: the calendar of vague dates, telephone numbers, growing texts."""

from __future__ import annotations

from datetime import date, time
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cica_events.domain.dates import VagueDate
from cica_events.domain.fields import Field, Kind
from cica_events.errors import ValidationError
from tests.ui.toolkit_guests import column, go, guest_table
from tests.ui.toolkit_people import FIELDS
from tests.ui.toolkit_typing import press, type_text
from ui.toolkit.column_layout import ColumnState
from ui.toolkit.date_panel import DatePanel
from ui.toolkit.editors import EDITORS, ChoiceEditor, DateEditor, LineEditor, TextEditor, editor_for
from ui.toolkit.values import Values

Key = Qt.Key
ALT, SHIFT = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier
WHEN = Field("when", "When", Kind.DATE)


@pytest.fixture
def editor(qtbot: QtBot) -> DateEditor:
    made = editor_for(WHEN, Values())
    assert isinstance(made, DateEditor)
    qtbot.addWidget(made)
    made.show()
    made.set_value(VagueDate.parse("2026-11-18"))
    return made


def calendar(editor: DateEditor) -> DatePanel:
    press(editor, Key.Key_Down, ALT)
    assert editor.panel is not None
    return editor.panel


def test_the_calendar_offers_what_is_known_of_the_date(editor: DateEditor) -> None:
    texts = [button.text() for button in calendar(editor).parts]
    wanted = ("2026-11", "2026-Q4", "2026-Q3/2026-Q4", "2026")
    assert texts == [VagueDate.parse(notation).in_words("en") for notation in wanted]


@pytest.mark.parametrize(
    ("place", "notation"), [(0, "2026-12"), (1, "2026-Q4"), (2, "2026-Q3/2026-Q4"), (3, "2026")]
)
def test_a_part_of_the_calendar_is_chosen(editor: DateEditor, place: int, notation: str) -> None:
    panel = calendar(editor)
    press(panel.grid, Key.Key_PageDown)
    finished = QSignalSpy(editor.finished)
    panel.parts[place].click()
    assert editor.value() == VagueDate.parse(notation)
    assert finished.count() == 1


def test_days_are_chosen_by_the_arrows_and_shift_makes_a_stretch(editor: DateEditor) -> None:
    panel = calendar(editor)
    press(panel.grid, Key.Key_Down)
    for _time in range(2):
        press(panel.grid, Key.Key_Right, SHIFT)
    press(panel.grid, Key.Key_Return)
    assert editor.value() == VagueDate.of(date(2026, 11, 25), date(2026, 11, 27))


def test_a_date_may_be_left_to_be_announced(editor: DateEditor) -> None:
    calendar(editor).open.click()
    assert editor.value() is None
    editor.set_value(VagueDate.parse("2026"))
    editor.setText("to be announced")
    assert editor.value() is None


def test_a_required_date_cannot_be_left_open(qtbot: QtBot) -> None:
    made = editor_for(Field("when", "When", Kind.DATE, required=True), Values())
    assert isinstance(made, DateEditor)
    qtbot.addWidget(made)
    made.show()
    assert not calendar(made).open.isVisible()
    made.setText("TBA")
    with pytest.raises(ValidationError):
        made.value()


def test_a_day_has_no_parts_to_choose(qtbot: QtBot) -> None:
    made = editor_for(Field("day", "Day", Kind.DAY), Values())
    assert isinstance(made, DateEditor)
    qtbot.addWidget(made)
    made.show()
    made.set_value(date(2024, 2, 29))
    panel = calendar(made)
    assert panel.parts == []
    panel.grid.turn(12)
    press(panel.grid, Key.Key_Return)
    assert made.value() == date(2025, 2, 28)


def test_a_date_picked_in_a_cell_is_saved_at_once(qtbot: QtBot) -> None:
    table, book = guest_table(qtbot)
    table.columns.set_columns([ColumnState(field.key, field.label, shown=True) for field in FIELDS])
    go(table, "2", "arrival")
    press(table, Key.Key_F2)
    cell = next(one for one in table.viewport().children() if isinstance(one, DateEditor))
    panel = calendar(cell)
    QApplication.processEvents()
    panel.parts[3].click()
    assert len(book.edits) == 1
    assert column(table, "arrival")[1] == f"{date.today().year}"  # noqa: DTZ011 - of who chooses


def said(qtbot: QtBot, kind: Kind, text: str) -> tuple[str, Any]:
    """Return what is said while `text` is typed, and what is kept."""
    made = editor_for(Field("one", "One", kind), Values())
    qtbot.addWidget(made)
    words = QSignalSpy(made.understood)
    type_text(made, text)
    return words.at(words.count() - 1)[0], made.value()


@pytest.mark.parametrize(
    ("kind", "text", "words", "value"),
    [
        (Kind.TIME, "930", "09:30", time(9, 30)),
        (Kind.DURATION, "1:30", "90 min", 90),
        (Kind.PHONE, "+7  7172 70", "", "+7 7172 70"),
        (Kind.PHONE, "70 ext 5", "", "70 ext 5"),
        (
            Kind.PHONE,
            "ask Anna",
            "There are letters in this telephone number; it is kept as it is.",
            "ask Anna",
        ),
    ],
)
def test_what_is_typed_is_explained_and_kept(
    qtbot: QtBot, kind: Kind, text: str, words: str, value: object
) -> None:
    assert said(qtbot, kind, text) == (words, value)


def test_a_text_of_several_lines_grows_within_bounds(qtbot: QtBot) -> None:
    made = editor_for(Field("notes", "Notes", Kind.MULTILINE), Values())
    assert isinstance(made, TextEditor)
    qtbot.addWidget(made)
    made.resize(300, 80)
    made.show()
    least = made.height()
    made.setPlainText("line\n" * 6)
    grown = made.height()
    assert grown > least
    made.setPlainText("line\n" * 60)
    assert made.height() < grown * 2


def test_the_last_rows_text_of_several_lines_stays_in_sight(qtbot: QtBot) -> None:
    table, _book = guest_table(qtbot)
    table.resize(1000, 260)
    table.columns.set_columns([ColumnState(field.key, field.label, shown=True) for field in FIELDS])
    go(table, "6", "notes")
    press(table, Key.Key_F2)
    cell = next(one for one in table.viewport().children() if isinstance(one, EDITORS))
    assert cell.geometry().bottom() <= table.viewport().height()


@pytest.mark.parametrize("kind", [Kind.TEXT, Kind.MULTILINE, Kind.PHONE])
def test_a_text_that_is_too_long_is_told_while_it_is_typed(qtbot: QtBot, kind: Kind) -> None:
    made = editor_for(Field("one", "One", kind, limit=3), Values())
    qtbot.addWidget(made)
    assert isinstance(made, LineEditor | TextEditor)
    objections, words = QSignalSpy(made.objected), QSignalSpy(made.understood)
    type_text(made, "7734")
    reason = "“One” is too long: 4 characters, at most 3 fit."
    assert [objections.at(place)[0] for place in range(objections.count())] == [reason]
    with pytest.raises(ValidationError, match="too long"):
        made.value()
    before = words.count()
    press(made, Key.Key_Backspace)
    assert ([words.at(place)[0] for place in range(before, words.count())], made.value()) == ([""], "773")


def test_a_cell_says_that_too_much_is_typed_and_takes_it_back(qtbot: QtBot) -> None:
    table, book = guest_table(qtbot)
    go(table, "2", "position")
    press(table, Key.Key_F2)
    cell = next(one for one in table.viewport().children() if isinstance(one, LineEditor))
    cell.setText("x" * 500)
    type_text(cell, "y")
    assert table.problem == "“Function” is too long: 501 characters, at most 500 fit."
    press(cell, Key.Key_Return)
    assert (cell.isVisible(), book.edits) == (True, [])
    press(cell, Key.Key_Backspace)
    assert table.problem == ""
    press(cell, Key.Key_Return)
    assert len(book.edits) == 1


def test_choices_stand_whole_over_a_narrow_column_at_the_edge(qtbot: QtBot) -> None:
    table, _book = guest_table(qtbot)
    place = table.records.column_of("status")
    table.horizontalHeader().resizeSection(place, 40)
    go(table, "2", "status")
    cell = table.visualRect(table.currentIndex())
    table.resize(table.width() - (table.viewport().width() - cell.right() - 1), table.height())
    go(table, "2", "status")
    press(table, Key.Key_F2)
    made = next(one for one in table.viewport().children() if isinstance(one, ChoiceEditor))
    assert made.width() > table.visualRect(table.currentIndex()).width()
    cut = []
    for choice in range(made.count()):
        made.setCurrentIndex(choice)
        cut.append(made.is_cut())
    assert not any(cut)
    assert table.viewport().rect().contains(made.geometry())
    press(made, Key.Key_Escape)
