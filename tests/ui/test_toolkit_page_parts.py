"""Filter bar, column chooser, page header, buttons, empty state, dialogs: what a page is made of."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, QSize, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from cica_events.errors import ValidationError
from tests.ui.toolkit_people import FIELDS, GUESTS
from tests.ui.toolkit_typing import press, type_text
from ui.runtime.icons import Icons
from ui.runtime.settings import Settings
from ui.runtime.theme import Scheme, Theme
from ui.toolkit.arrangement import SortBy
from ui.toolkit.buttons import ActionButton
from ui.toolkit.colours import Tone
from ui.toolkit.column_chooser import ColumnChooser
from ui.toolkit.column_layout import StoredLayout
from ui.toolkit.dialogs import Dialog
from ui.toolkit.empty_state import EmptyState
from ui.toolkit.file_dialogs import FileDialogs
from ui.toolkit.filter_bar import FilterBar
from ui.toolkit.flow_layout import FlowLayout
from ui.toolkit.page_header import PageHeader
from ui.toolkit.record_table import RecordTable
from ui.toolkit.tab_row import Tab
from ui.toolkit.table_model import RecordTableModel

Key = Qt.Key
POPUP = pytest.mark.qt_log_ignore("does not support grabbing the keyboard", extend=True)


@pytest.fixture
def icons(qapp: QApplication) -> Icons:
    return Icons(Theme(qapp, Scheme.LIGHT, qapp), qapp)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat))


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    page = QWidget()
    QVBoxLayout(page)
    qtbot.addWidget(page)
    page.resize(700, 500)
    return page


def put(qtbot: QtBot, page: QWidget, *widgets: QWidget) -> None:
    layout = page.layout()
    assert layout is not None
    for widget in widgets:
        layout.addWidget(widget)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_Enter, Key.Key_Down])
def test_enter_and_down_lead_from_the_filter_into_the_list(
    qtbot: QtBot, page: QWidget, icons: Icons, key: Key
) -> None:
    bar = FilterBar("Filter people", icons, parent=page)
    put(qtbot, page, bar)
    left = QSignalSpy(bar.left)
    type_text(bar, "a")
    press(bar, key)
    assert (left.count(), bar.text()) == (1, "a")


def test_the_filter_bar_tells_each_letter_and_escape_clears_then_leaves(
    qtbot: QtBot, page: QWidget, icons: Icons
) -> None:
    bar, other = FilterBar("Filter people", icons, parent=page), QLineEdit(page)
    put(qtbot, page, bar, other)
    told, left = QSignalSpy(bar.filter_changed), QSignalSpy(bar.left)
    other.setFocus()
    qtbot.keyClick(other, Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert bar.hasFocus()
    type_text(bar, "Ил")
    press(bar, Key.Key_Escape)
    press(bar, Key.Key_Escape)
    assert [told.at(n)[0] for n in range(told.count())] == ["И", "Ил", ""]
    assert left.count() == 1


def test_the_filter_bar_waits_for_a_pause_where_it_is_told_to(
    qtbot: QtBot, page: QWidget, icons: Icons
) -> None:
    bar = FilterBar("Filter people", icons, delay=30, parent=page)
    put(qtbot, page, bar)
    told = QSignalSpy(bar.filter_changed)
    type_text(bar, "abc")
    qtbot.waitUntil(lambda: told.count() > 0)
    assert [told.at(n)[0] for n in range(told.count())] == ["abc"]


@POPUP
def test_columns_are_hidden_moved_and_put_back_and_this_is_kept(
    qtbot: QtBot, page: QWidget, settings: Settings
) -> None:
    model = RecordTableModel(FIELDS, parent=page)
    model.set_rows(GUESTS)
    table = RecordTable(model, name="Guests", layout=StoredLayout(settings, "guests"), parent=page)
    chooser = ColumnChooser(table.columns, page)
    put(qtbot, page, chooser, table)
    chooser.click()
    columns = chooser.popup.list
    columns.item(1).setCheckState(Qt.CheckState.Unchecked)
    columns.setCurrentRow(0)
    press(columns, Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    press(columns, Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    shown = [state.key for state in table.columns.columns() if state.shown]
    assert shown == ["capacity", "name", "status", "email", "party_id"]
    assert settings.layout("guests")["hidden"][0] == "position"
    chooser.popup.reset.click()
    shown = [state.key for state in table.columns.columns() if state.shown]
    assert shown == ["name", "position", "capacity", "status", "email", "party_id"]
    chooser.popup.close()


@POPUP
def test_arrow_keys_lead_from_the_search_to_the_columns_and_back(qtbot: QtBot, page: QWidget) -> None:
    table = RecordTable(RecordTableModel(FIELDS, parent=page), name="Guests", parent=page)
    chooser = ColumnChooser(table.columns, page)
    put(qtbot, page, chooser, table)
    chooser.click()
    popup = chooser.popup
    popup.search.setFocus()
    type_text(popup.search, "e-mail")
    press(popup.search, Key.Key_Down)
    assert popup.list.hasFocus()
    press(popup.list, Key.Key_Space)
    assert "email" not in [state.key for state in table.columns.columns() if state.shown]
    press(popup.list, Key.Key_Up)
    assert popup.search.hasFocus()
    popup.search.setText("no such column")
    press(popup.search, Key.Key_Down)
    assert popup.search.hasFocus()
    popup.search.clear()
    press(popup.search, Key.Key_Down)
    press(popup.list, Key.Key_Down)
    press(popup.list, Key.Key_Up)
    assert popup.list.hasFocus()
    popup.close()


@POPUP
def test_the_last_column_cannot_be_hidden(qtbot: QtBot, page: QWidget) -> None:
    model = RecordTableModel(FIELDS[:1], parent=page)
    table = RecordTable(model, name="Guests", parent=page)
    chooser = ColumnChooser(table.columns, page)
    put(qtbot, page, chooser, table)
    chooser.click()
    chooser.popup.list.item(0).setCheckState(Qt.CheckState.Unchecked)
    assert [state.shown for state in table.columns.columns()] == [True]
    assert chooser.popup.list.item(0).checkState() == Qt.CheckState.Checked
    chooser.popup.close()


def test_a_page_header_shows_facts_and_goes_through_its_tabs(qtbot: QtBot, page: QWidget) -> None:
    header = PageHeader("SOC", [Tab("one", "Overview"), Tab("two", "Participants", "143")], page)
    put(qtbot, page, header)
    header.set_badge("Confirmed", Tone.GOOD, "✓")
    header.set_facts(["12 December 2023", "<b>Astana</b>"], ["21 replied"])
    chosen = QSignalSpy(header.tab_chosen)
    shown = [label.text() for label in header.findChildren(QLabel) if label.isVisibleTo(header)]
    assert set(shown) == {"SOC", "12 December 2023", "<b>Astana</b>", "21 replied", "✓ Confirmed"}
    assert all(label.textFormat() == Qt.TextFormat.PlainText for label in header.findChildren(QLabel))
    header.tabs.setFocus()
    qtbot.keyClick(header.tabs, Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    qtbot.mouseClick(header.tabs, Qt.MouseButton.LeftButton, pos=header.tabs.tabRect(0).center())
    assert [chosen.at(n)[0] for n in range(chosen.count())] == ["two", "one"]


def test_a_tab_has_room_for_its_count(qtbot: QtBot, page: QWidget) -> None:
    header = PageHeader("SOC", [Tab("one", "Participants")], page)
    put(qtbot, page, header)
    before = header.tabs.tabRect(0).width()
    header.tabs.set_count("one", "5 000")
    assert header.tabs.tabRect(0).width() > before
    assert header.tabs.current_key() == "one"


def test_a_button_follows_its_action_and_tells_its_shortcut(qtbot: QtBot, page: QWidget) -> None:
    action = QAction("Add participant", page)
    action.setShortcut(QKeySequence("Ctrl+N"))
    button = ActionButton(action, primary=True, parent=page)
    put(qtbot, page, button)
    triggered = QSignalSpy(action.triggered)
    button.click()
    assert triggered.count() == 1
    assert button.toolTip() == "Add participant (Ctrl+N)"
    action.setEnabled(False)
    assert not button.isEnabled()


def test_an_empty_state_offers_its_next_step(qtbot: QtBot, page: QWidget, icons: Icons) -> None:
    step = QAction("Add the first", page)
    empty = EmptyState(
        icons, icon="users", title="Nobody yet", text="Here people come.", step=step, parent=page
    )
    put(qtbot, page, empty)
    triggered = QSignalSpy(step.triggered)
    empty.findChildren(QPushButton)[0].click()
    assert triggered.count() == 1


def test_an_empty_state_that_finds_no_room_is_scrolled(qtbot: QtBot, page: QWidget, icons: Icons) -> None:
    step = QAction("Add the first", page)
    empty = EmptyState(
        icons, icon="users", title="Nobody yet", text="Here people come. " * 20, step=step, parent=page
    )
    put(qtbot, page, empty)
    empty.setFixedSize(empty.widget().minimumSizeHint().width() + 20, 120)
    qtbot.waitUntil(lambda: empty.verticalScrollBar().maximum() > 0)
    words = [label for label in empty.findChildren(QLabel) if label.text()]
    assert all(label.height() >= label.heightForWidth(label.width()) for label in words)
    button = empty.findChildren(QPushButton)[0]
    empty.ensureWidgetVisible(button)
    assert empty.viewport().rect().contains(button.mapTo(empty.viewport(), button.rect().center()))


def test_an_empty_state_without_a_step_is_scrolled_by_keys(qtbot: QtBot, page: QWidget, icons: Icons) -> None:
    empty = EmptyState(icons, icon="users", title="Nobody", text="Here people come. " * 20, parent=page)
    put(qtbot, page, empty)
    assert empty.focusPolicy() is Qt.FocusPolicy.NoFocus
    empty.setFixedSize(empty.widget().minimumSizeHint().width() + 20, 60)
    qtbot.waitUntil(lambda: empty.focusPolicy() is Qt.FocusPolicy.TabFocus)
    qtbot.keyClick(empty, Qt.Key.Key_Down)
    assert empty.verticalScrollBar().value() > 0


def test_what_does_not_fit_goes_on_in_the_next_line(qtbot: QtBot, page: QWidget) -> None:
    row = QWidget(page)
    flow = FlowLayout(row, spacing=8)
    buttons = [QPushButton("A long word of a button", row) for _n in range(4)]
    for button in buttons:
        flow.addWidget(button)
    width = buttons[0].sizeHint().width()
    row.resize(QSize(2 * width + 8, 300))
    flow.setGeometry(row.rect())
    assert [button.y() > 0 for button in buttons] == [False, False, True, True]
    assert flow.heightForWidth(4 * width + 24) < flow.heightForWidth(width)


class AskName(Dialog):
    """Refuses an empty name."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("Name it", "Create", parent)
        self.name = QLineEdit(self)
        self.body.addWidget(self.name)

    def apply(self) -> None:
        if not self.name.text():
            raise ValidationError("name", "Give it a name.")


def test_a_dialog_tells_the_problem_and_stays_until_it_is_right(qtbot: QtBot, page: QWidget) -> None:
    put(qtbot, page)
    dialog = AskName(page)
    dialog.open()
    accepted = QSignalSpy(dialog.accepted)
    press(dialog.name, Key.Key_Return)
    assert dialog.problem == "Give it a name."
    assert dialog.isVisible()
    type_text(dialog.name, "Имя")
    press(dialog.name, Key.Key_Return)
    assert accepted.count() == 1
    assert not dialog.isVisible()


def test_escape_closes_a_dialog_without_doing_anything(qtbot: QtBot, page: QWidget) -> None:
    put(qtbot, page)
    dialog = AskName(page)
    dialog.open()
    rejected = QSignalSpy(dialog.rejected)
    press(dialog.name, Key.Key_Escape)
    assert rejected.count() == 1


def test_file_dialogs_begin_where_they_last_were(settings: Settings, tmp_path: Path) -> None:
    dialogs = FileDialogs(settings, "export")
    settings.write("folder/export", str(tmp_path))
    assert dialogs.folder() == tmp_path
    settings.write("folder/export", str(tmp_path / "gone"))
    assert dialogs.folder() != tmp_path / "gone"


def test_facts_that_were_replaced_are_out_of_sight_at_once(qtbot: QtBot, page: QWidget) -> None:
    header = PageHeader("Sixth meeting of the CICA Youth Council", parent=page)
    header.set_facts(["Astana", "12 December 2023"])
    put(qtbot, page, header)
    header.set_facts(["Tashkent"])
    texts = [label.text() for label in header.findChildren(QLabel) if not label.isHidden()]
    assert "Tashkent" in texts
    assert "Astana" not in texts


def test_a_dialog_stays_within_the_screen(qtbot: QtBot, page: QWidget) -> None:
    dialog = Dialog("New meeting", "Create", page)
    dialog.resize(5000, 4000)
    dialog.show()
    qtbot.waitExposed(dialog)
    room = dialog.screen().availableGeometry()
    assert dialog.width() <= room.width()
    assert dialog.height() <= room.height()
    dialog.close()


def test_only_what_was_changed_of_a_layout_is_remembered(
    qtbot: QtBot, page: QWidget, settings: Settings
) -> None:
    model = RecordTableModel(FIELDS, parent=page)
    table = RecordTable(model, name="Guests", layout=StoredLayout(settings, "guests"), parent=page)
    put(qtbot, page, table)
    page.resize(1300, 400)
    table.sort_by([SortBy("name", True)])
    assert settings.layout("guests") == {"sort": [["name", True]], "widths": {}}
    table.horizontalHeader().resizeSection(0, 333)
    assert settings.layout("guests")["widths"] == {"name": 333}
