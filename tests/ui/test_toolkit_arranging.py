"""A table is arranged by mouse and by keys: filters, sort levels, groups, headings, frozen columns."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QMouseEvent
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from tests.ui.toolkit_guests import Store, column, guest_table
from tests.ui.toolkit_people import GUESTS
from tests.ui.toolkit_typing import press, type_text
from ui.toolkit.arrangement import SortBy
from ui.toolkit.heading_dialog import HeadingDialog
from ui.toolkit.record_header import RecordHeader
from ui.toolkit.record_table import RecordTable
from ui.toolkit.sort_dialog import SortDialog
from ui.toolkit.value_filters import ValueFilter
from ui.toolkit.value_popup import ValuePopup

Key = Qt.Key
Held = Qt.KeyboardModifier
PLAIN, CTRL, SHIFT, ALT = Held.NoModifier, Held.ControlModifier, Held.ShiftModifier, Held.AltModifier
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def table(qtbot: QtBot) -> RecordTable:
    return guest_table(qtbot)[0]


def header(table: RecordTable) -> RecordHeader:
    found = table.horizontalHeader()
    assert isinstance(found, RecordHeader)
    return found


def at(table: RecordTable, key: str, line: int = 0) -> None:
    table.setCurrentIndex(table.records.index(line, table.records.column_of(key)))


def popup(qtbot: QtBot, table: RecordTable) -> ValuePopup:
    """Return the filter that is open, once its values are counted."""
    found = table.arranging.popup
    qtbot.waitUntil(lambda: bool(found.list.values.lines))
    return found


def labels(found: ValuePopup) -> list[tuple[str, int]]:
    return [(line.label, line.count) for line in found.list.values.lines]


# Filters


def test_a_row_edited_out_of_the_filter_stays_until_the_list_is_arranged_again(table: RecordTable) -> None:
    model = table.records
    table.arranging.set_filter("status", ValueFilter("status", frozenset({"nominated"})))
    shown = list(model.shown_ids())
    at(table, "status", model.line_of(shown[0]))
    type_text(table, "Declined")
    press(table.indexWidget(table.currentIndex()), Key.Key_Return)
    assert "Declined" in column(table, "status")
    assert list(model.shown_ids()) == shown
    table.arranging.sort_again.trigger()
    assert list(model.shown_ids()) == shown[1:]


def test_a_filter_that_takes_the_current_record_away_leaves_the_cursor_where_it_was(
    table: RecordTable,
) -> None:
    model = table.records
    taken = model.shown_ids()[2]
    status = next(guest.status for guest in GUESTS if guest.id == taken)
    at(table, "position", model.line_of(taken))
    others = ValueFilter("status", frozenset({str(status)}), without=True)
    table.arranging.set_filter("status", others)
    assert taken not in model.shown_ids()
    assert table.selected_ids() == [table.current_id()] == [model.shown_ids()[2]]
    assert table.arranging.current_column() == model.column_of("position")


def test_by_keys_alone_a_column_is_filtered_by_what_is_found(qtbot: QtBot, table: RecordTable) -> None:
    table.arranging.allow_keys()
    at(table, "position")
    QTest.keyClick(table, Key.Key_L, CTRL | SHIFT)
    found = popup(qtbot, table)
    QTest.keyClicks(found.search, "deputy")
    QTest.keyClick(found.search, Key.Key_Return)
    assert set(column(table, "position")) == {"Deputy Minister of Foreign Affairs"}
    assert header(table)._filtered == {table.records.column_of("position")}


def test_space_unticks_a_value_in_the_list(qtbot: QtBot, table: RecordTable) -> None:
    table.arranging.allow_alt_down()
    at(table, "party_id")
    QTest.keyClick(table, Key.Key_Down, ALT)
    found = popup(qtbot, table)
    assert labels(found)[0] == ("China", 1)
    QTest.keyClick(found.search, Key.Key_Down)
    QTest.keyClick(found.list, Key.Key_Space)
    QTest.keyClick(found.list, Key.Key_Return)
    assert table.records.value_filters == (ValueFilter("party_id", frozenset({"cn"}), without=True),)


def test_alt_down_moves_in_the_own_order_and_opens_the_filter_otherwise(
    qtbot: QtBot, table: RecordTable
) -> None:
    mover, moved = QAction("Move down", table), list[bool]()
    mover.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
    mover.triggered.connect(lambda: moved.append(True))
    table.addAction(mover)
    table.arranging.share_alt_down(mover, lambda: not table.records.order)
    at(table, "party_id")
    QTest.keyClick(table, Key.Key_Down, ALT)
    assert len(moved) == 1
    table.sort_by([SortBy("name")])
    QTest.keyClick(table, Key.Key_Down, ALT)
    assert labels(popup(qtbot, table))[0] == ("China", 1)
    assert len(moved) == 1


def test_the_funnel_of_a_heading_opens_its_filter_and_does_not_sort(qtbot: QtBot, table: RecordTable) -> None:
    head, place = header(table), table.records.column_of("status")
    QTest.mouseMove(head.viewport(), head.place(place).center())
    qtbot.waitUntil(lambda: head._hovered == place)
    QTest.mouseClick(head.viewport(), LEFT, pos=head.funnel_place(place).center())
    found = popup(qtbot, table)
    assert {label for label, _count in labels(found)} == {each.status.text for each in GUESTS if each.status}
    assert table.records.order == ()
    found.close()


def test_a_click_on_the_box_of_a_value_unticks_it(qtbot: QtBot, table: RecordTable) -> None:
    table.arranging.open_filter(table.records.column_of("party_id"))
    found = popup(qtbot, table)
    values = found.list.values
    QTest.mouseClick(found.list.viewport(), LEFT, pos=QPoint(14, 12))
    assert not values.choice.ticked(values.lines[0])
    QTest.mouseClick(found.list.viewport(), LEFT, pos=QPoint(14, 12))
    assert values.choice.ticked(values.lines[0])
    values.setData(values.index(0), Qt.CheckState.Unchecked, Qt.ItemDataRole.CheckStateRole)
    QTest.mouseClick(found.apply, LEFT)
    assert table.records.value_filters == (ValueFilter("party_id", frozenset({"cn"}), without=True),)


def test_what_was_only_looked_at_changes_nothing(qtbot: QtBot, table: RecordTable) -> None:
    table.arranging.set_filter("status", ValueFilter("status", frozenset({"declined", "lost"})))
    table.arranging.open_filter(table.records.column_of("status"))
    QTest.keyClick(popup(qtbot, table).search, Key.Key_Return)
    assert table.records.value_filters == (ValueFilter("status", frozenset({"declined", "lost"})),)


def test_of_very_many_values_some_are_listed_and_the_others_found(
    qtbot: QtBot, table: RecordTable, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.toolkit.value_counts.MOST", 3)
    monkeypatch.setattr("ui.toolkit.value_counts.LISTED", 2)
    place = table.records.column_of("name")
    table.arranging.open_filter(place)
    found = popup(qtbot, table)
    assert len(labels(found)) == 2
    QTest.keyClicks(found.search, "ozturk")
    QTest.keyClick(found.search, Key.Key_Return)
    qtbot.waitUntil(lambda: bool(table.records.value_filters))
    assert column(table, "name") == ["Ms. Ayşe ÖZTÜRK"]
    table.arranging.open_filter(place)
    assert ("Ms. Ayşe ÖZTÜRK", 1) in labels(popup(qtbot, table))
    table.arranging.popup.clear.click()
    table.arranging.open_filter(place)
    found = popup(qtbot, table)
    unticked = labels(found)[0][0]
    QTest.keyClick(found.list, Key.Key_Space)
    QTest.keyClick(found.list, Key.Key_Return)
    assert unticked not in column(table, "name")
    assert len(column(table, "name")) == len(GUESTS) - 1


def test_nothing_ticked_cannot_be_applied(qtbot: QtBot, table: RecordTable) -> None:
    table.arranging.open_filter(table.records.column_of("status"))
    found = popup(qtbot, table)
    found.all.click()
    assert not found.apply.isEnabled()
    QTest.keyClick(found.search, Key.Key_Return)
    assert found.isVisible()
    assert table.records.value_filters == ()
    found.close()


def test_a_hidden_record_is_revealed(table: RecordTable) -> None:
    table.arranging.set_filter("status", ValueFilter("status", frozenset({"declined"})))
    table.arranging.group_by("status")
    table.records.fold_all()
    assert table.arranging.reveal("1")
    assert table.records.value_filters == ()


# Sorting


def test_the_dialog_sorts_by_levels_in_the_order_in_which_they_stand(table: RecordTable) -> None:
    table.arranging.open_sort()
    dialog = table.arranging.dialog
    assert isinstance(dialog, SortDialog)
    dialog.levels[0].column.setCurrentIndex(dialog.levels[0].column.findData("name"))
    dialog.add()
    dialog.levels[1].column.setCurrentIndex(dialog.levels[1].column.findData("party_id"))
    dialog.levels[1].way.setCurrentIndex(1)
    dialog.levels[1].up.click()
    dialog.primary.click()
    assert table.records.order == (SortBy("party_id", descending=True), SortBy("name"))


def test_two_levels_of_one_column_are_told_and_none_is_the_lists_own_order(table: RecordTable) -> None:
    table.sort_by([SortBy("name")])
    table.arranging.open_sort()
    dialog = table.arranging.dialog
    assert isinstance(dialog, SortDialog)
    dialog.add()
    dialog.levels[1].column.setCurrentIndex(dialog.levels[1].column.findData("name"))
    assert dialog.problem
    assert not dialog.primary.isEnabled()
    for level in list(dialog.levels):
        level.remove.click()
    dialog.primary.click()
    assert table.records.order == ()
    assert column(table, "name") == [each.name for each in GUESTS]


def test_a_shift_click_turns_a_level_round_where_it_stands(table: RecordTable) -> None:
    table.sort_by([SortBy("status"), SortBy("name")])
    table.arranging.sort_by_heading(table.records.column_of("status"), True)
    assert table.records.order == (SortBy("status", descending=True), SortBy("name"))


# Groups


def test_a_column_of_too_many_values_is_not_grouped_by_and_that_is_told(
    table: RecordTable, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.toolkit.arranged_model.MOST_GROUPS", 2)
    told = QSignalSpy(table.arranging.told)
    table.arranging.group_by("name")
    assert not table.records.grouped
    assert "“Name”" in told.at(0)[0]


def test_groups_fold_all_by_keys(table: RecordTable) -> None:
    at(table, "party_id")
    table.arranging.group_here()
    QTest.keyClick(table, Key.Key_Left, ALT | SHIFT)
    assert table.records.shown_ids() == []
    QTest.keyClick(table, Key.Key_Right, ALT | SHIFT)
    assert len(table.records.shown_ids()) == len(GUESTS)


# Headings


def test_a_heading_is_renamed_in_this_list_and_can_get_its_name_back(table: RecordTable) -> None:
    place, horizontal = table.records.column_of("email"), Qt.Orientation.Horizontal
    for written, shown in (("Letters to", "Letters to"), ("", "E-mail")):
        table.arranging.rename(place)
        dialog = table.arranging.dialog
        assert isinstance(dialog, HeadingDialog)
        dialog.line.setText(written)
        dialog.primary.click()
        assert table.records.headerData(place, horizontal) == shown
    hint = table.records.headerData(place, horizontal, Qt.ItemDataRole.ToolTipRole)
    assert hint == "E-mail"


def test_a_heading_is_not_called_like_another_column(table: RecordTable) -> None:
    place, horizontal = table.records.column_of("email"), Qt.Orientation.Horizontal
    table.arranging.rename(place)
    dialog = table.arranging.dialog
    assert isinstance(dialog, HeadingDialog)
    dialog.line.setText(" status")
    dialog.primary.click()
    assert "called “Status”" in dialog.problem
    assert table.records.headerData(place, horizontal) == "E-mail"
    dialog.line.setText("Status of letters")
    assert dialog.problem == ""
    dialog.primary.click()
    assert table.records.headerData(place, horizontal) == "Status of letters"


def test_the_menu_of_a_heading_opens_by_keys(qtbot: QtBot, table: RecordTable) -> None:
    at(table, "email")
    QTest.keyClick(table, Key.Key_Down, ALT | SHIFT)
    menu = next(one for one in header(table).findChildren(QMenu) if one.isVisible())
    assert "Freeze up to here" in [action.text() for action in menu.actions()]
    menu.close()


# Frozen columns


def frozen(qtbot: QtBot) -> RecordTable:
    """Return a narrow table whose first column is frozen, scrolled sideways."""
    table, _book = guest_table(qtbot)
    table.resize(520, 300)
    table.columns.freeze("name")
    table.horizontalScrollBar().setValue(150)
    assert header(table).offset() == 150
    return table


def test_a_frozen_cell_stays_where_it_is_seen_and_can_be_clicked_there(qtbot: QtBot) -> None:
    table = frozen(qtbot)
    name = table.records.index(1, table.records.column_of("name"))
    rect = table.visualRect(name)
    assert rect.left() == 0
    assert table.indexAt(rect.center()) == name
    QTest.mouseClick(table.viewport(), LEFT, pos=rect.center())
    assert table.currentIndex() == name
    assert table.horizontalScrollBar().value() == 150


def test_what_lies_under_the_frozen_part_comes_out_when_it_is_gone_to(qtbot: QtBot) -> None:
    table = frozen(qtbot)
    hidden = table.records.index(0, table.records.column_of("position"))
    assert table.visualRect(hidden).left() < table.frozen_width()
    table.setCurrentIndex(hidden)
    assert table.visualRect(hidden).left() >= table.frozen_width() or table.frozen_width() == 0


def test_the_frozen_heading_sorts_where_it_is_seen(qtbot: QtBot) -> None:
    table = frozen(qtbot)
    head = header(table)
    QTest.mouseClick(head.viewport(), LEFT, pos=QPoint(30, head.height() // 2))
    assert [step.key for step in table.records.order] == ["name"]


def test_an_editor_in_a_frozen_cell_lies_over_it(qtbot: QtBot) -> None:
    table = frozen(qtbot)
    assert table.edit_record("2", "name")
    index = table.currentIndex()
    editor = table.indexWidget(index)
    assert editor is not None
    assert editor.geometry().left() == table.visualRect(index).left() == 0
    QTest.keyClick(editor, Key.Key_Escape)


def test_dragging_out_of_the_frozen_part_selects_what_is_seen(qtbot: QtBot) -> None:
    table = frozen(qtbot)
    port, first = table.viewport(), table.records.index(0, table.records.column_of("name"))
    begin, end = (
        table.visualRect(first).center(),
        QPoint(port.width() - 5, table.visualRect(first).bottom() + 20),
    )
    QTest.mousePress(port, LEFT, pos=begin)
    to = QPointF(port.mapToGlobal(end))
    QApplication.sendEvent(port, QMouseEvent(QEvent.Type.MouseMove, QPointF(end), to, LEFT, LEFT, PLAIN))
    QTest.mouseRelease(port, LEFT, pos=end)
    assert {index.row() for index in table.selectedIndexes()} == {0, 1}
    assert min(index.column() for index in table.selectedIndexes()) == first.column()
    assert max(index.column() for index in table.selectedIndexes()) == table.indexAt(end).column() > 1


def test_too_wide_a_frozen_part_is_scrolled_like_the_rest(qtbot: QtBot) -> None:
    table = frozen(qtbot)
    table.resize(200, 300)
    assert table.frozen_width() == 0


# What is remembered


def test_a_whole_arrangement_comes_back_in_another_table(qtbot: QtBot) -> None:
    store = Store()
    table, _book = guest_table(qtbot, store)
    table.columns.freeze("name")
    table.columns.rename("status", "Answer")
    table.arranging.set_filter("status", ValueFilter("status", frozenset({"nominated"})))
    table.arranging.group_by("party_id")
    table.sort_by([SortBy("name", descending=True)])
    again, _book = guest_table(qtbot, store)
    assert again.columns.content() == table.columns.content()
    assert column(again, "name") == column(table, "name")
    assert header(again).frozen == 1
    again.columns.apply_delivered()
    assert again.columns.content() == {"sort": [], "widths": {}}
    assert again.columns.apply({"columns": ["ghost", "name"], "hidden": []}) == ["ghost"]


def test_the_cursor_stays_in_sight_when_its_column_is_hidden(table: RecordTable) -> None:
    at(table, "position", line=1)
    shown = table.columns.shown_columns()
    beside = shown[shown.index(table.records.column_of("position")) + 1]
    table.arranging.hide(table.records.column_of("position"))
    assert (table.currentIndex().row(), table.currentIndex().column()) == (1, beside)
    table.arranging.hide(shown[-1])
    table.setCurrentIndex(table.records.index(1, shown[-2]))
    table.arranging.hide(shown[-2])
    assert table.currentIndex().column() in table.columns.shown_columns()
