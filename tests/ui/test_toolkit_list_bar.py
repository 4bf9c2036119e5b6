"""The bar of a list: its filters as chips, its saved views, and its words where there is room for them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from cica_events.errors import ValidationError
from tests.ui.toolkit_guests import column, guest_table
from tests.ui.toolkit_people import GUESTS
from ui.runtime.icons import Icons
from ui.runtime.theme import Scheme, Theme
from ui.toolkit.arrangement import SortBy
from ui.toolkit.buttons import ActionButton
from ui.toolkit.list_bar import ListBar
from ui.toolkit.value_filters import ValueFilter
from ui.toolkit.view_menu import ViewMenu


@dataclass(frozen=True, slots=True)
class Saved:
    id: str
    name: str
    content: Mapping[str, Any] | None


class Shelf:
    """Views in memory; refuses the name "no"."""

    def __init__(self) -> None:
        self.views: list[Saved] = []

    def rows(self) -> list[Saved]:
        return self.views

    def save(self, name: str, content: Mapping[str, Any]) -> str:
        name = name.strip()
        if name == "no":
            raise ValidationError("name", "Not this name.")
        self.views = [each for each in self.views if each.name != name] + [Saved(name, name, dict(content))]
        return name

    def rename(self, view_id: str, name: str) -> None:
        self.views = [replace(each, name=name) if each.id == view_id else each for each in self.views]

    def remove(self, view_id: str) -> None:
        self.views = [each for each in self.views if each.id != view_id]


@pytest.fixture
def shelf() -> Shelf:
    return Shelf()


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    page = QWidget()
    qtbot.addWidget(page)
    return page


@pytest.fixture
def bar(qapp: QApplication, qtbot: QtBot, shelf: Shelf, page: QWidget) -> ListBar:
    table, _book = guest_table(qtbot)
    icons = Icons(Theme(qapp, Scheme.LIGHT, page), page)
    found = ListBar(
        table, icons, placeholder="Filter guests and those who come with them", views=shelf, parent=page
    )
    action = QAction("Import a long list of guests", page)
    icons.put(action, "upload")
    found.put(lead=[ActionButton(action, parent=page)])
    found.filter.filter_changed.connect(table.records.set_filter)
    layout = QVBoxLayout(page)
    layout.addWidget(found)
    layout.addWidget(table)
    page.resize(1400, 500)
    page.show()
    qtbot.waitExposed(page)
    return found


def named(bar: ListBar, name: str) -> QPushButton:
    """Return the one button that a screen reader calls so."""
    shown = [one for one in bar.findChildren(QPushButton) if not one.isHidden()]
    found = [one for one in shown if one.accessibleName() == name]
    assert len(found) == 1, [one.accessibleName() for one in shown]
    return found[0]


def menu(bar: ListBar) -> ViewMenu:
    found = bar.findChild(ViewMenu)
    assert isinstance(found, ViewMenu)
    found.renew()
    return found


def entries(bar: ListBar) -> list[str]:
    return [action.text() for action in menu(bar).actions() if action.isVisible() and action.text()]


def choose(bar: ListBar, entry: str) -> None:
    next(action for action in menu(bar).actions() if action.text() == entry).trigger()


def test_the_bar_keeps_no_room_for_chips_while_nothing_is_filtered(bar: ListBar) -> None:
    assert not bar.chips.isVisible()
    assert bar.height() == bar.filter.height()


def test_each_filter_is_a_chip_that_takes_it_away(bar: ListBar) -> None:
    table = bar._table
    table.records.set_value_filters(
        [
            ValueFilter("status", frozenset({"nominated"})),
            ValueFilter("party_id", frozenset({"kz", "cn", "x"}), without=True),
        ]
    )
    assert named(bar, "Filter: Status: Nominated").text() == "Status: Nominated"
    named(bar, "Remove the filter: Delegation: not 3 values").click()
    assert [each.key for each in table.records.value_filters] == ["status"]
    named(bar, "Clear all filters").click()
    assert table.records.value_filters == ()
    assert not bar.chips.isVisible()


def test_a_chip_names_a_state_before_any_row_is_there_and_never_shows_an_id(bar: ListBar) -> None:
    model = bar._table.records
    model.set_rows(())
    model.set_value_filters([ValueFilter("party_id", frozenset({"kz"}))])
    heading = model.heading(model.field("party_id"))
    assert named(bar, f"Filter: {heading}: Kazakhstan").text() == f"{heading}: Kazakhstan"
    model.set_value_filters([ValueFilter("party_id", frozenset({"01a20503593173ca"}))])
    assert named(bar, f"Filter: {heading}: …").text() == f"{heading}: …"


def test_clearing_all_takes_words_and_values_away(bar: ListBar) -> None:
    bar.filter.setText("nobody at all")
    bar._table.records.set_value_filters([ValueFilter("status", frozenset({"declined"}))])
    assert not bar._table.records.shown_ids()
    bar.clear_all()
    assert len(bar._table.records.shown_ids()) == len(GUESTS)


def test_words_turn_into_icons_and_then_into_one_menu(qtbot: QtBot, bar: ListBar) -> None:
    lead = named(bar, "Import a long list of guests")
    assert (bar.sort.text(), lead.text()) == ("Sort…", "Import a long list of guests")
    seen = []
    for width in (900, 640, 420, 1400):
        bar.window().resize(width, 500)
        qtbot.waitUntil(lambda width=width: bar.width() <= width)
        bar.window().repaint()
        seen.append((bar.sort.isVisible(), bool(bar.sort.text()), bool(lead.text()), bar.more.isVisible()))
        assert bar.window().minimumSizeHint().width() <= 420
    assert seen[0] == (True, True, True, False) or seen[0] == (True, False, True, False)
    assert seen[2][3] or not seen[2][2]
    assert seen[3] == (True, True, True, False)


def test_words_give_way_before_the_hint_of_the_filter_is_cut(bar: ListBar) -> None:
    assert bar.sort.text()
    for width in range(1400, 800, -20):
        bar.resize(width, bar.height())
        bar.layout().activate()
        assert not bar.sort.text() or bar.filter.width() >= bar.filter.whole_width()
    assert not bar.sort.text()


def test_a_narrow_filter_leaves_its_keys_out_of_the_hint_first(bar: ListBar) -> None:
    assert bar.filter.placeholderText().endswith("(Ctrl+F)")
    bar.filter.resize(bar.filter.whole_width() - 1, bar.filter.height())
    assert bar.filter.placeholderText() == "Filter guests and those who come with them"
    assert bar.filter.toolTip().endswith("(Ctrl+F)")


def test_the_group_button_tells_that_the_list_is_grouped_and_by_what(bar: ListBar) -> None:
    usual = bar.groups.palette().buttonText().color()
    bar._table.arranging.group_by("status")
    for button, name in ((bar.groups, "Group"), (bar.more, "Arrange")):
        assert (button.accessibleName(), button.accessibleDescription()) == (name, "grouped by “Status”")
        assert button.toolTip().endswith("grouped by “Status”")
    assert bar.groups.palette().buttonText().color() != usual
    bar._table.columns.rename("status", "Answer")
    assert bar.groups.accessibleDescription() == "grouped by “Answer”"
    bar._table.arranging.end_grouping()
    assert bar.groups.accessibleDescription() == ""
    assert bar.groups.toolTip() == "Gather the rows under headings that fold"
    assert bar.groups.palette().buttonText().color() == usual


def test_a_button_whose_menu_was_chosen_from_is_not_under_the_mouse_any_more(
    qtbot: QtBot, bar: ListBar
) -> None:
    QTest.mouseMove(bar.filter)
    bar.groups.setAttribute(Qt.WidgetAttribute.WA_UnderMouse)  # as Qt leaves it while a menu is open
    QTimer.singleShot(0, bar.groups, bar.groups.menu().close)
    bar.groups.showMenu()
    qtbot.waitUntil(lambda: not bar.groups.underMouse())


def test_measuring_the_bar_moves_neither_the_focus_nor_a_button(qtbot: QtBot, bar: ListBar) -> None:
    bar.window().activateWindow()
    qtbot.waitUntil(bar.window().isActiveWindow)
    bar.values.setFocus()
    bar.put(tail=[QPushButton("A button that comes later", bar)])
    bar.minimumSizeHint()
    assert bar.values.hasFocus()
    bar.window().resize(420, 500)
    qtbot.waitUntil(bar.more.isVisible)
    bar._table.arranging.sort.setEnabled(False)
    assert not bar.sort.isVisible()


def test_a_view_brings_back_all_that_was_arranged_and_the_words(bar: ListBar) -> None:
    table = bar._table
    table.sort_by([SortBy("name", descending=True)])
    table.columns.rename("name", "Guest")
    table.arranging.set_filter("status", ValueFilter("status", frozenset({"nominated"})))
    bar.filter.setText("nazira")
    bar.views.save("Hotel")
    choose(bar, "As delivered")
    assert column(table, "name") == [guest.name for guest in GUESTS]
    assert bar.filter.text() == ""
    choose(bar, "Hotel")
    assert bar.filter.text() == "nazira"
    assert table.records.shown_ids() == ["2"]
    assert table.records.own_headings == {"name": "Guest"}


def test_a_view_is_updated_renamed_and_removed_only_once_it_is_chosen(bar: ListBar, shelf: Shelf) -> None:
    assert entries(bar) == ["No view is saved yet", "Save this view as…", "As delivered"]
    bar.views.save("Hotel")
    assert "Remove “Hotel”" in entries(bar)
    bar._table.sort_by([SortBy("email")])
    choose(bar, "Update “Hotel”")
    assert shelf.views[0].content is not None
    assert shelf.views[0].content["sort"] == [["email", False]]
    choose(bar, "Rename “Hotel”…")
    bar.views.dialog.line.setText("Bus")
    bar.views.dialog.primary.click()
    assert entries(bar)[0] == "Bus"
    choose(bar, "Remove “Bus”")
    assert shelf.views == []


def test_a_view_that_was_saved_is_told_and_again_as_it_is_without_a_step_to_take_back(
    bar: ListBar, shelf: Shelf
) -> None:
    done, told = QSignalSpy(bar.done), QSignalSpy(bar.told)
    bar.views.save("Hotel")
    bar.views.save("  Hotel")
    assert [(spy.count(), spy.at(0)[0]) for spy in (done, told)] == [(1, "The view “Hotel” was saved.")] * 2
    choose(bar, "Remove “Hotel”")
    assert (done.count(), told.count()) == (2, 1)


def test_a_name_that_is_refused_is_told_in_the_dialog(bar: ListBar, shelf: Shelf) -> None:
    shelf.save("Hotel", {})
    choose(bar, "Save this view as…")
    dialog = bar.views.dialog
    dialog.line.setText("hotel")
    assert "replaced" in dialog.hint.text()
    dialog.line.setText("no")
    dialog.primary.click()
    assert dialog.problem == "Not this name."
    dialog.reject()


def test_a_damaged_view_changes_nothing_and_is_told(bar: ListBar, shelf: Shelf) -> None:
    shelf.views = [
        Saved("1", "Old", None),
        Saved("2", "Ghosts", {"columns": ["ghost", "name"], "hidden": []}),
    ]
    before, told = bar._table.columns.content(), QSignalSpy(bar.told)
    choose(bar, "Old")
    assert {**bar._table.columns.content(), "view": ""} == {**before, "view": ""}
    assert "damaged" in told.at(0)[0]
    choose(bar, "Ghosts")
    assert "ghost" in told.at(1)[0]
    assert bar._table.columns.columns()[0].key == "name"
