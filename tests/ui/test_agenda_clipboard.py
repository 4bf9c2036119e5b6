"""The Agenda tab: copied and pasted as lines and columns, begun from a template or a draft."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from tests.ui.agenda_office import button, editor, empty_meeting, go, item, lines, shown, written
from tests.ui.meeting_desk import Office
from tests.ui.toolkit_typing import press, type_text
from ui.agenda.agenda_view import AgendaView
from ui.agenda.lines_preview import LinesPreview
from ui.imports.import_dialog import ImportDialog
from ui.toolkit.paste_preview import PastePreview

Key = Qt.Key
ALT, CONTROL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def tab(qtbot: QtBot, office: Office) -> AgendaView:
    return shown(qtbot, office, written(office))


def preview(tab: AgendaView) -> LinesPreview:
    found = [one for one in tab.findChildren(LinesPreview) if one.isVisible()]
    assert len(found) == 1
    return found[0]


def test_ctrl_c_copies_the_selected_items_as_numbered_lines(tab: AgendaView, qtbot: QtBot) -> None:
    tab.outline.select_ids([item(tab, "Food security"), item(tab, "National approaches")])
    qtbot.keyClick(tab.outline, Key.Key_C, CONTROL)
    assert QGuiApplication.clipboard().text() == "2. Food security\n\t2.1. National approaches"
    qtbot.keyClick(tab.outline, Key.Key_C, CONTROL | SHIFT)
    assert QGuiApplication.clipboard().text().splitlines()[-1] == "3. Closing"


def test_pasted_lines_become_items_and_the_message_takes_all_back(
    tab: AgendaView, office: Office, qtbot: QtBot
) -> None:
    go(tab, "Opening")
    QGuiApplication.clipboard().setText("Statements\n\tMember States\n\tObservers\nPhoto\n")
    qtbot.keyClick(tab.outline, Key.Key_V, CONTROL)
    assert len(tab.model.rows) == 4
    shown = preview(tab)
    assert [(line.number, line.title.strip()) for line in shown.model.rows] == [
        ("1", "Statements"),
        ("1.1", "Member States"),
        ("1.2", "Observers"),
        ("2", "Photo"),
    ]
    assert any("behind “Opening”" in label.text() for label in shown.findChildren(QLabel))
    shown.primary.click()
    assert lines(tab)[:5] == ["1 Opening", "2 Statements", "2.1 Member States", "2.2 Observers", "3 Photo"]
    assert office.desk.messages.text == "4 items added"
    assert len(tab.outline.selected_ids()) == 4
    office.press_message_button("Undo")
    assert lines(tab) == ["1 Opening", "2 Food security", "2.1 National approaches", "3 Closing"]


def test_a_pasted_title_that_is_too_long_adds_nothing_at_all(tab: AgendaView, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().setText("Statements\n" + "long " * 300)
    qtbot.keyClick(tab.outline, Key.Key_V, CONTROL)
    preview(tab).primary.click()
    assert len(tab.model.rows) == 4
    assert "too long" in preview(tab).problem
    preview(tab).reject()


def test_one_pasted_text_goes_into_the_cell(tab: AgendaView, qtbot: QtBot) -> None:
    go(tab, "Closing", "duration")
    QGuiApplication.clipboard().setText("0:20")
    qtbot.keyClick(tab.outline, Key.Key_V, CONTROL)
    assert lines(tab, "duration")[3] == "3 Closing 20 min"


def test_a_pasted_column_of_durations_is_shown_and_then_one_step(
    tab: AgendaView, office: Office, qtbot: QtBot
) -> None:
    go(tab, "Opening", "duration")
    QGuiApplication.clipboard().setText("10\n20\n30\n40\n50\n")
    qtbot.keyClick(tab.outline, Key.Key_V, CONTROL)
    shown = tab.findChildren(PastePreview)[0]
    assert [(line.name, line.before, line.after) for line in shown.model.rows] == [
        ("Opening", "30 min", "10 min"),
        ("Food security", "(40 min)", "20 min"),
        ("National approaches", "40 min", "30 min"),
        ("Closing", "", "40 min"),
    ]
    shown.primary.click()
    assert [row.duration for row in tab.model.rows] == [10, 20, 30, 40]
    assert office.desk.messages.text.startswith("4 cells were changed. 1 cell was left out")
    office.press_message_button("Undo")
    assert [row.duration for row in tab.model.rows] == [30, None, 40, None]


def test_a_problem_in_a_pasted_column_is_shown_before(tab: AgendaView, qtbot: QtBot) -> None:
    go(tab, "Opening", "duration")
    QGuiApplication.clipboard().setText("10\nsoon")
    qtbot.keyClick(tab.outline, Key.Key_V, CONTROL)
    assert [row.duration for row in tab.model.rows] == [30, None, 40, None]
    shown = tab.findChildren(PastePreview)[0]
    assert "soon" in shown.model.rows[1].problem
    shown.reject()


def test_items_are_copied_as_a_table_with_headings(tab: AgendaView, qtbot: QtBot) -> None:
    tab.outline.select_ids([item(tab, "Opening")])
    qtbot.keyClick(tab.outline, Key.Key_C, CONTROL | ALT)
    copied = QGuiApplication.clipboard().mimeData()
    heads, first = (line.split("\t") for line in copied.text().splitlines())
    assert dict(zip(heads, first, strict=True))["Title"] == "Opening"
    assert 'sdval="30"' in copied.html()


def test_fill_down_takes_the_value_of_the_item_above(tab: AgendaView, office: Office, qtbot: QtBot) -> None:
    go(tab, "Food security", "duration")
    qtbot.keyClick(tab.outline, Key.Key_D, CONTROL)
    assert [row.duration for row in tab.model.rows] == [30, 30, 40, None]
    assert office.desk.messages.text == ""


def test_several_cells_that_were_filled_are_told_and_taken_back(
    tab: AgendaView, office: Office, qtbot: QtBot
) -> None:
    go(tab, "Opening", "duration")
    for _time in range(3):
        press(tab.outline, Key.Key_Down, SHIFT)
    qtbot.keyClick(tab.outline, Key.Key_D, CONTROL)
    assert [row.duration for row in tab.model.rows] == [30, 30, 30, 30]
    assert office.desk.messages.text == "3 cells were changed."
    office.press_message_button("Undo")
    assert [row.duration for row in tab.model.rows] == [30, None, 40, None]


def test_an_empty_agenda_offers_the_usual_one_of_the_body(office: Office, qtbot: QtBot) -> None:
    tab = shown(qtbot, office, empty_meeting(office))
    usual = office.workspace.bodies.get("SOC").agenda
    qtbot.mouseClick(button(tab.usual, "Take the usual agenda"), Qt.MouseButton.LeftButton)
    assert [row.title for row in tab.model.rows if not row.depth] == [one.text("en", 2023) for one in usual]
    assert tab.model.rows[0].title_ru == usual[0].text("ru", 2023)
    assert tab.outline.isVisible()
    office.press_message_button("Undo")
    assert tab.usual.isVisible()


def test_without_a_usual_agenda_the_first_item_is_written(office: Office, qtbot: QtBot) -> None:
    tab = shown(qtbot, office, empty_meeting(office, "NEW"))
    assert tab.bare.isVisible()
    assert [one.text() for one in tab.bare.findChildren(QPushButton)] == ["Write the first item"]
    qtbot.mouseClick(button(tab.bare, "Write the first item"), Qt.MouseButton.LeftButton)
    type_text(editor(tab), "Opening")
    press(editor(tab), Key.Key_Tab)
    assert lines(tab) == ["1 Opening"]


def test_giving_up_the_first_item_returns_to_the_empty_agenda(office: Office, qtbot: QtBot) -> None:
    tab = shown(qtbot, office, empty_meeting(office))
    qtbot.mouseClick(button(tab.usual, "Write the first item"), Qt.MouseButton.LeftButton)
    press(editor(tab), Key.Key_Escape)
    assert tab.usual.isVisible()


def test_a_draft_can_be_pasted_into_an_empty_agenda(office: Office, qtbot: QtBot) -> None:
    tab = shown(qtbot, office, empty_meeting(office))
    QGuiApplication.clipboard().setText("1. Opening\n2. Closing")
    qtbot.keyClick(tab.usual, Key.Key_V, CONTROL)
    preview(tab).primary.click()
    assert lines(tab) == ["1 Opening", "2 Closing"]


def test_a_table_with_headings_is_imported(tab: AgendaView, office: Office, qtbot: QtBot) -> None:
    go(tab, "Opening")
    QGuiApplication.clipboard().setText("No.\tTitle\tDuration\n1\tStatements\t30\n2\tPhoto\t10\n")
    qtbot.keyClick(tab.outline, Key.Key_V, CONTROL)
    window = tab.findChild(ImportDialog)
    assert isinstance(window, ImportDialog)
    qtbot.waitUntil(lambda: window.work.preview is not None, timeout=15_000)
    qtbot.waitUntil(lambda: not office.desk.tasks.busy, timeout=15_000)
    assert window.work.preview is not None
    assert [row.values["title"] for row in window.work.preview.plan.rows] == ["Statements", "Photo"]
    window.reject()


def test_levels_change_in_the_preview(tab: AgendaView, qtbot: QtBot) -> None:
    go(tab, "Closing")
    QGuiApplication.clipboard().setText("Statements\nMember States\nObservers")
    qtbot.keyClick(tab.outline, Key.Key_V, CONTROL)
    shown = preview(tab)
    for row in (1, 2):
        shown.table.selectRow(row)
        shown.nest_action.trigger()
    shown.nest_action.trigger()
    shown.nest_action.trigger()
    assert [line.number for line in shown.model.rows] == ["1", "1.1", "1.1.1"]
    shown.lift_action.trigger()
    shown.primary.click()
    assert lines(tab)[-3:] == ["4 Statements", "4.1 Member States", "4.2 Observers"]


def test_rows_of_a_spreadsheet_bring_their_minutes_and_russian_titles(
    tab: AgendaView, office: Office, qtbot: QtBot
) -> None:
    go(tab, "Closing")
    QGuiApplication.clipboard().setText("1\tPhoto\t10\tФотография\n2\tLunch\t1:30\tОбед")
    qtbot.keyClick(tab.outline, Key.Key_V, CONTROL)
    preview(tab).primary.click()
    added = [
        (row.title_ru, row.duration) for row in office.workspace.agenda.rows(tab.model.rows[0].meeting_id)
    ]
    assert added[-2:] == [("Фотография", 10), ("Обед", 90)]


def test_an_impossible_length_is_refused_in_the_preview(tab: AgendaView, qtbot: QtBot) -> None:
    go(tab, "Closing")
    QGuiApplication.clipboard().setText("1\tPhoto\t0\n2\tLunch\t30:00")
    qtbot.keyClick(tab.outline, Key.Key_V, CONTROL)
    shown = preview(tab)
    shown.primary.click()
    assert shown.isVisible()
    assert "1440" in shown.problem or "24" in shown.problem
    assert len(tab.model.rows) == 4


def test_rows_with_more_columns_of_words_are_imported_as_a_list(tab: AgendaView, qtbot: QtBot) -> None:
    go(tab, "Closing")
    QGuiApplication.clipboard().setText("1\tPhoto\tThe Chair\n2\tLunch\tThe host\n3\tDinner\tThe host")
    qtbot.keyClick(tab.outline, Key.Key_V, CONTROL)
    (dialog,) = [one for one in tab.findChildren(ImportDialog) if one.isVisible()]
    assert dialog
    dialog.reject()
