"""Sorting is called the same in the menu of a heading, in its filter, in the dialog and in the heading."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from tests.ui.toolkit_guests import guest_table
from ui.toolkit.sort_dialog import SortDialog


def test_sorting_is_called_the_same_everywhere(qtbot: QtBot) -> None:
    table, _book = guest_table(qtbot)
    model, arranging = table.records, table.arranging
    column = model.column_of("name")
    menu = table._menu.menu(column)
    assert [action.text() for action in menu.actions()][:2] == ["Sort ascending", "Sort descending"]
    menu.close()
    arranging.open_filter(column)
    assert [arranging.popup.up.text(), arranging.popup.down.text()] == ["Sort ascending", "Sort descending"]
    qtbot.waitUntil(lambda: bool(arranging.popup.list.values.lines))
    arranging.popup.down.click()
    assert model.arranged_by("name") == ["sorted descending (1)"]
    arranging.open_sort()
    dialog = arranging.dialog
    assert isinstance(dialog, SortDialog)
    way = dialog.levels[0].way
    assert [way.itemText(place) for place in range(way.count())] == ["Ascending", "Descending"]
    assert way.toolTip().startswith("Ascending: ")
    dialog.reject()
