"""Finding and replacing in a list: every change is seen before it is made, and all are one step."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cica_events.errors import Cancelled, CicaError, ConflictError
from tests.ui.toolkit_guests import column, go, guest_table
from tests.ui.toolkit_people import GUESTS, Guestbook
from tests.ui.toolkit_typing import PLAIN, press
from ui.toolkit import table_model
from ui.toolkit.cell_painting import CellColours
from ui.toolkit.find_dialog import FindDialog
from ui.toolkit.marked_text import excerpt, units
from ui.toolkit.needle import Needle, Wanted
from ui.toolkit.record_table import RecordTable
from ui.toolkit.table_model import CellEdit, Refusal, Stop

Key = Qt.Key
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.mark.parametrize(
    ("wanted", "text", "by", "after"),
    [
        (Wanted("turkiye"), "In Türkiye and TÜRKİYE", "Turkey", "In Turkey and Turkey"),
        (Wanted("turkiye", ignore_accents=False), "In Türkiye", "Turkey", "In Türkiye"),
        (Wanted("un", match_case=True), "UN and un", "x", "UN and x"),
        (Wanted("UN", match_case=True), "ÜN and un", "x", "x and un"),
        (Wanted("a", whole=True), "aa", "b", "aa"),
        (Wanted("AA", whole=True), "aa", "b", "b"),
        (Wanted("aa"), "aaaaa", "b", "bba"),
        (Wanted("e"), "cafe\u0301!", "a", "cafa!"),
        (Wanted("ss"), "Straße", "z", "Straze"),
        (Wanted(""), "text", "x", "text"),
        (Wanted("ё"), "Артём", "е", "Артем"),
    ],
)
def test_a_text_is_replaced_where_it_is_found(wanted: Wanted, text: str, by: str, after: str) -> None:
    assert Needle(wanted).replaced(text, by) == after


def test_what_was_found_far_behind_in_a_text_is_shown_with_little_before_it(qapp: QApplication) -> None:
    text, metrics = "Permanent Representative to the United Nations", QFontMetrics(qapp.font())
    spans = Needle(Wanted("UNI")).spans(text)
    assert excerpt(text, spans, metrics, metrics.horizontalAdvance(text)) == (text, spans)
    assert units("𠮷田 Tanaka"[:3]) == 4, "Qt counts rare letters twice"
    shown, marks = excerpt(text, spans, metrics, metrics.horizontalAdvance("…tive to the United Nati"))
    assert shown.startswith("…tive to the United")
    assert shown.endswith("…")
    assert [shown[start:end] for start, end in marks] == ["Uni"]


@pytest.mark.parametrize(
    ("sought", "by", "after", "found", "put"),
    [
        ("a", "", "bnn", ["a", "a", "a"], ["", "", ""]),
        ("an", "xyz", "bxyzxyza", ["an", "an"], ["xyz", "xyz"]),
    ],
)
def test_what_is_put_in_place_is_known_where_it_stands(
    sought: str, by: str, after: str, found: list[str], put: list[str]
) -> None:
    text, needle = "banana", Needle(Wanted(sought))
    spans = needle.spans(text)
    assert needle.replaced(text, by) == after
    assert [text[start:end] for start, end in spans] == found
    assert [after[start:end] for start, end in needle.put(spans, by)] == put


@pytest.fixture
def guests(qtbot: QtBot) -> tuple[RecordTable, Guestbook]:
    return guest_table(qtbot)


def opened(table: RecordTable, qtbot: QtBot, sought: str, by: str | None = None) -> FindDialog:
    table.activateWindow()
    qtbot.waitUntil(table.isActiveWindow)
    QTest.keyClick(table, *((Key.Key_F, CONTROL | SHIFT) if by is None else (Key.Key_H, CONTROL)))
    dialog = table.commands.finding.dialog
    assert dialog is not None
    dialog.sought.setText(sought)
    dialog.by.setText(by or "")
    qtbot.waitUntil(lambda: not dialog.busy)
    return dialog


def shown(dialog: FindDialog) -> list[tuple[str, str, str]]:
    return [(cell.row.id, cell.field.key, cell.after) for cell in dialog.model.cells if cell.changes]


def test_replacing_shows_each_change_and_is_one_step(
    qtbot: QtBot, guests: tuple[RecordTable, Guestbook]
) -> None:
    table, book = guests
    go(table, "1", "position")
    dialog = opened(table, qtbot, "ambassador", "Envoy")
    assert shown(dialog) == [
        ("4", "position", "Envoy to Kazakhstan"),
        ("6", "position", "Envoy to Kazakhstan"),
    ]
    dialog.table.selectRow(0)
    press(dialog.table, Key.Key_Space)
    assert [cell[0] for cell in shown(dialog)] == ["6"]
    assert dialog.primary.text() == "Replace in 1 cell"
    dialog.primary.click()
    assert column(table, "position")[3:6] == ["Ambassador to Kazakhstan", "Adviser", "Envoy to Kazakhstan"]
    assert len(book.edits) == 1
    assert dialog.isVisible()


def test_now_and_after_have_the_room_before_the_records_name(qtbot: QtBot) -> None:
    table, book = guest_table(qtbot)
    name = "H.E. Ambassador Extraordinary and Plenipotentiary Dr. Montaser ABU ZEID"
    book.guests = [replace(guest, name=name, position=f"{guest.position} of {name}") for guest in GUESTS]
    table.records.set_rows(tuple(book.guests))
    go(table, "1", "position")
    dialog = opened(table, qtbot, "a", "b")
    assert "cannot be changed" in dialog.summary  # and why not has its column
    keys = "record", "before", "after"
    width = {key: dialog.table.columnWidth(dialog.model.column_of(key)) for key in keys}
    assert min(width["before"], width["after"]) > width["record"]
    assert sum(width.values()) < dialog.table.viewport().width()
    assert dialog.width() >= 0.85 * table.window().width()


def test_what_was_found_and_what_is_put_in_its_place_are_marked(
    qtbot: QtBot, guests: tuple[RecordTable, Guestbook]
) -> None:
    table, _book = guests
    go(table, "1", "position")
    dialog = opened(table, qtbot, "ambassador", "Envoy")
    mark = CellColours.of(dialog.palette()).block.rgb()
    picture = dialog.table.viewport().grab().toImage()
    for key, marked in (("record", False), ("before", True), ("after", True)):
        place = dialog.table.visualRect(dialog.model.index(0, dialog.model.column_of(key)))
        middle = place.center().y()
        pixels = {picture.pixel(x, middle) for x in range(place.left(), place.right())}
        assert (mark in pixels) is marked


def test_what_was_replaced_is_told_and_not_offered_again_until_something_is_typed(
    qtbot: QtBot, guests: tuple[RecordTable, Guestbook]
) -> None:
    table, book = guests
    go(table, "1", "position")
    dialog = opened(table, qtbot, "ambassador", "Extra ambassador")
    for _twice in range(2):
        press(dialog.by, Key.Key_Return, CONTROL)
        qtbot.waitUntil(lambda: not dialog.busy)
    assert (dialog.summary, dialog.model.cells) == ("2 cells were changed.", [])
    assert dialog.onward.isEnabled()
    assert not dialog.primary.isEnabled()
    assert column(table, "position")[3] == "Extra ambassador to Kazakhstan"
    assert len(book.edits) == 1
    dialog.form.case.click()
    qtbot.waitUntil(lambda: not dialog.busy)
    assert dialog.primary.text() == "Replace in 2 cells"
    assert dialog.primary.isEnabled()


def test_what_would_be_too_long_is_told_before_it_is_replaced(
    qtbot: QtBot, guests: tuple[RecordTable, Guestbook]
) -> None:
    table, _book = guests
    go(table, "1", "position")
    dialog = opened(table, qtbot, "ambassador", "x" * 500)
    assert [cell.problem for cell in dialog.model.cells] == [
        "“Function” is too long: 514 characters, at most 500 fit."
    ] * 2
    assert not dialog.primary.isEnabled()


def beside(
    table: RecordTable, waiting: list[Refusal], stopped: list[None], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Let `table` write beside the window: `waiting` gets what hears of it, `stopped` what was stopped."""

    def edit(_edits: Sequence[CellEdit], done: Refusal) -> Stop:
        waiting.append(done)
        return partial(stopped.append, None)

    monkeypatch.setattr(table_model, "MANY", 1)
    table.records.edit_beside = edit


@pytest.mark.parametrize(
    ("error", "told"),
    [(Cancelled("Nothing was changed."), "Nothing was changed."), (None, "2 cells were changed.")],
)
def test_closing_stops_what_is_being_replaced_and_tells_what_came_of_it(
    qtbot: QtBot,
    guests: tuple[RecordTable, Guestbook],
    monkeypatch: pytest.MonkeyPatch,
    error: CicaError | None,
    told: str,
) -> None:
    table, _book = guests
    waiting: list[Refusal] = []
    stopped: list[None] = []
    beside(table, waiting, stopped, monkeypatch)
    go(table, "1", "position")
    dialog = opened(table, qtbot, "ambassador", "Envoy")
    dialog.primary.click()
    dialog.cancel.click()
    assert (len(stopped), dialog.isVisible()) == (1, False)
    with qtbot.waitSignal(table.commands.told if error else table.commands.done) as said:
        waiting.pop()(error)
    assert said.args == [told]
    assert table.problem == ""


def test_many_cells_are_replaced_beside_the_window(
    qtbot: QtBot, guests: tuple[RecordTable, Guestbook], monkeypatch: pytest.MonkeyPatch
) -> None:
    table, book = guests
    waiting: list[Refusal] = []
    stopped: list[None] = []
    beside(table, waiting, stopped, monkeypatch)
    go(table, "1", "position")
    dialog = opened(table, qtbot, "ambassador", "Envoy")
    for _twice in range(2):  # a double click asks once
        dialog.primary.click()
    assert (len(waiting), dialog.summary, book.edits) == (1, "Replacing…", [])
    waiting.pop()(ConflictError("Taken."))
    assert dialog.problem == "Taken."
    qtbot.waitUntil(lambda: not dialog.busy)
    dialog.primary.click()
    with qtbot.waitSignal(dialog.replaced) as told:
        waiting.pop()(None)
    assert told.args == ["2 cells were changed."]


def test_what_was_just_typed_is_not_replaced_by_what_stood_there_before(
    qtbot: QtBot, guests: tuple[RecordTable, Guestbook]
) -> None:
    table, _book = guests
    go(table, "1", "position")
    dialog = opened(table, qtbot, "ambassador", "")
    dialog.by.setText("Envoy")
    press(dialog.by, Key.Key_Return, CONTROL)  # sooner than the list was looked through
    assert column(table, "position")[3] == "Ambassador to Kazakhstan"
    qtbot.waitUntil(lambda: not dialog.busy)
    press(dialog.by, Key.Key_Return, CONTROL)
    assert column(table, "position")[3] == "Envoy to Kazakhstan"


def test_what_cannot_be_is_told_and_stays_as_it_is(
    qtbot: QtBot, guests: tuple[RecordTable, Guestbook]
) -> None:
    table, book = guests
    go(table, "1", "capacity")
    dialog = opened(table, qtbot, "adviser", "Minister")
    problems = {cell.field.key: cell.problem for cell in dialog.model.cells}
    assert "none of the choices" in problems["capacity"]
    assert problems["position"] == ""
    assert "1 of them cannot be changed" in dialog.summary
    dialog.primary.click()
    assert book.guests[4].position == "Minister"
    assert book.guests[4].capacity == GUESTS[4].capacity


def test_what_the_service_refuses_is_told_in_the_dialog(
    qtbot: QtBot, guests: tuple[RecordTable, Guestbook]
) -> None:
    table, book = guests
    go(table, "1", "name")
    dialog = opened(table, qtbot, "Ms. Ayşe ÖZTÜRK", "A")
    dialog.primary.click()
    assert dialog.problem == "A name needs more than one letter."
    assert book.edits == []


def test_looking_keeps_to_what_is_selected_or_to_the_column(
    qtbot: QtBot, guests: tuple[RecordTable, Guestbook]
) -> None:
    table, _book = guests
    go(table, "1", "position", down=2)
    dialog = opened(table, qtbot, "kazakhstan", "K")
    assert shown(dialog) == []
    places = [dialog.form.where.itemText(n) for n in range(dialog.form.where.count())]
    assert places == ["What is selected", "All rows that are shown", "The column “Function”"]
    dialog.form.where.setCurrentIndex(2)
    qtbot.waitUntil(lambda: not dialog.busy)
    assert [cell[0] for cell in shown(dialog)] == ["4", "6"]
    dialog.form.where.setCurrentIndex(1)
    qtbot.waitUntil(lambda: not dialog.busy)
    assert len(dialog.model.cells) == 5  # the delegation of three is Kazakhstan


def test_the_next_cell_found_is_gone_to_from_the_list(
    qtbot: QtBot, guests: tuple[RecordTable, Guestbook]
) -> None:
    table, _book = guests
    go(table, "1", "name")
    dialog = opened(table, qtbot, "ambassador")
    assert not dialog.primary.isVisible()
    seen = []
    for key, held in ((Key.Key_F3, PLAIN), (Key.Key_F3, PLAIN), (Key.Key_F3, SHIFT)):
        QTest.keyClick(table, key, held)
        seen.append((table.current_id(), table.currentIndex().column()))
    assert seen == [("4", 1), ("6", 1), ("4", 1)]


def test_a_change_by_others_is_seen_before_anything_is_replaced(
    qtbot: QtBot, guests: tuple[RecordTable, Guestbook]
) -> None:
    table, book = guests
    go(table, "1", "position")
    dialog = opened(table, qtbot, "ambassador", "Envoy")
    book.edit("4", "position", "Ambassador at large")
    dialog.primary.click()
    assert "changed meanwhile" in dialog.problem or shown(dialog)[0][2] == "Envoy at large"
    qtbot.waitUntil(lambda: not dialog.busy)
    dialog.primary.click()
    assert column(table, "position")[3] == "Envoy at large"


def test_a_long_list_is_looked_through_without_holding_the_window(qtbot: QtBot) -> None:
    table, book = guest_table(qtbot)
    book.guests = [replace(GUESTS[number % 6], id=str(number)) for number in range(6000)]
    table.records.set_rows(tuple(book.guests))
    go(table, "0", "position")
    dialog = opened(table, qtbot, "ambassador", "Envoy")
    assert len(dialog.model.cells) == 2000


def shows(table: RecordTable, record_id: str) -> bool:
    return table.current_id() == record_id


def test_f3_goes_on_with_the_same_text_after_the_dialog_was_closed(
    qtbot: QtBot, guests: tuple[RecordTable, Guestbook]
) -> None:
    table, book = guests
    go(table, "1", "name")
    dialog = opened(table, qtbot, "ambassador")
    dialog.reject()
    assert not dialog.isVisible()
    book.edit("2", "position", "Ambassador")
    table.activateWindow()
    qtbot.waitUntil(table.isActiveWindow)
    for wanted in ("2", "4", "6", "2"):
        QTest.keyClick(table, Key.Key_F3)
        qtbot.waitUntil(partial(shows, table, wanted))
    assert not dialog.isVisible()


def test_the_menu_of_the_cells_offers_finding_and_the_height_of_rows(
    guests: tuple[RecordTable, Guestbook],
) -> None:
    menu = guests[0].commands.menu()
    texts = [action.text() for action in menu.actions()]
    assert texts[-3:] == ["Find in the list…", "Find and replace…", "Height of rows"]
    menu.close()


def test_it_says_how_many_rows_are_left_out(guests: tuple[RecordTable, Guestbook], qtbot: QtBot) -> None:
    table, _book = guests
    count = len(table.records.rows)
    table.records.set_filter(table.records.rows[0].name)
    hidden = count - len(table.records.shown_ids())
    assert hidden > 0
    dialog = opened(table, qtbot, "zzz", "y")
    assert dialog.summary.endswith(f"{hidden} rows that are folded or filtered out were left out.")
    table.records.set_filter("")
    dialog.look()
    qtbot.waitUntil(lambda: not dialog.busy)
    assert "left out" not in dialog.summary
