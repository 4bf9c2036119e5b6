"""The outline: a tree that is edited like a table and rearranged by dragging and keys."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from cica_events.domain.fields import Field, Kind
from cica_events.errors import ValidationError
from tests.ui.toolkit_typing import press, type_text
from ui.toolkit.editors import LineEditor
from ui.toolkit.outline import OutlineView
from ui.toolkit.outline_model import OutlineModel

Key = Qt.Key
ALT, CONTROL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


@dataclass(frozen=True, slots=True)
class Item:
    id: str
    parent_id: str | None
    number: str
    title: str
    duration: int | None = None


FIELDS = (
    Field("number", "No.", editable=False, width=6),
    Field("title", "Title", required=True),
    Field("duration", "Duration", Kind.DURATION),
)
ITEMS = (
    Item("a", None, "1", "Opening", 30),
    Item("b", None, "2", "Food security"),
    Item("c", "b", "2.1", "National approaches"),
    Item("d", "b", "2.2", "Discussion"),
    Item("e", None, "3", "Closing"),
)


class Agenda:
    """Edits items; refuses titles of one letter."""

    def __init__(self) -> None:
        self.items = list(ITEMS)
        self.changed: Callable[[Sequence[Item]], None] = list

    def edit(self, item_id: str, key: str, value: Any) -> None:
        if key == "title" and len(value) < 2:
            raise ValidationError("title", "A title needs more than one letter.")
        place = next(n for n, item in enumerate(self.items) if item.id == item_id)
        self.items[place] = replace(self.items[place], **{key: value})
        self.changed(self.items)


@pytest.fixture
def view(qtbot: QtBot) -> OutlineView:
    agenda = Agenda()
    model = OutlineModel(FIELDS, edit=agenda.edit)
    agenda.changed = model.set_rows
    model.set_rows(ITEMS)
    view = OutlineView(model, name="Agenda")
    model.setParent(view)
    qtbot.addWidget(view)
    view.resize(700, 400)
    view.show()
    qtbot.waitExposed(view)
    view.setFocus()
    return view


def go(view: OutlineView, item_id: str, key: str = "title") -> None:
    view.setCurrentIndex(view.records.index_of(item_id, key))


def text(view: OutlineView, item_id: str, key: str = "title") -> str:
    return view.records.text(view.records.index_of(item_id, key))


def editor(view: OutlineView) -> Any:
    return next((w for w in view.viewport().findChildren(LineEditor) if w.isVisible()), None)


def moves(spy: QSignalSpy) -> list[tuple[str, str, int]]:
    return [tuple(spy.at(n)) for n in range(spy.count())]


def test_the_model_keeps_the_rules_of_qt(qtmodeltester: Any) -> None:
    model = OutlineModel(FIELDS, edit=lambda *_: None)
    qtmodeltester.check(model)
    model.set_rows(ITEMS)
    model.set_rows([replace(ITEMS[0], title="Start"), *ITEMS[1:]])
    model.set_rows([*ITEMS[:2], *ITEMS[3:]])
    assert model.rowCount() == 3
    assert model.rowCount(model.index_of("b")) == 1


def test_items_are_shown_in_order_with_their_depth(view: OutlineView) -> None:
    model = view.records
    assert [model.depth(model.index_of(item.id)) for item in ITEMS] == [0, 0, 1, 1, 0]
    assert view.visualRect(model.index_of("d")).top() > view.visualRect(model.index_of("c")).top()


def test_typing_and_enter_go_down_through_the_levels(view: OutlineView) -> None:
    go(view, "b")
    type_text(view, "П")
    type_text(editor(view), "родовольствие")
    press(editor(view), Key.Key_Return)
    assert text(view, "b") == "Продовольствие"
    assert view.current_id() == "c"


def test_a_refused_title_stays_open_with_its_problem(view: OutlineView) -> None:
    go(view, "c")
    type_text(view, "X")
    press(editor(view), Key.Key_Return)
    assert editor(view).text() == "X"
    assert view.problem == "A title needs more than one letter."
    press(editor(view), Key.Key_Escape)
    assert text(view, "c") == "National approaches"
    assert view.problem == ""


def test_a_duration_is_typed_as_people_write_it(view: OutlineView) -> None:
    go(view, "b", "duration")
    type_text(view, "1")
    type_text(editor(view), ":30")
    press(editor(view), Key.Key_Tab)
    assert text(view, "b", "duration") == "90 min"


def test_alt_and_the_arrows_ask_for_moves(view: OutlineView, qtbot: QtBot) -> None:
    asked = QSignalSpy(view.move_asked)
    for item, key in (("b", Key.Key_Up), ("b", Key.Key_Down), ("d", Key.Key_Right), ("d", Key.Key_Left)):
        go(view, item)
        qtbot.keyClick(view, key, ALT)
    assert moves(asked) == [("b", "", 0), ("b", "", 2), ("d", "c", 0), ("d", "", 2)]


def test_what_cannot_move_asks_for_nothing_and_is_disabled(view: OutlineView) -> None:
    go(view, "a")
    assert not view.up_action.isEnabled()
    assert not view.nest_action.isEnabled()
    assert not view.lift_action.isEnabled()
    assert view.down_action.isEnabled()


@pytest.mark.parametrize(
    ("moved", "target", "row", "wanted"),
    [
        ("e", "", 0, ("e", "", 0)),  # before the first
        ("a", "", 3, ("a", "", 2)),  # behind the last, counted without itself
        ("e", "b", -1, ("e", "b", 2)),  # dropped on an item
        ("c", "", 1, ("c", "", 1)),
        ("b", "c", -1, None),  # into itself
        ("a", "", 1, None),  # where it stands
    ],
)
def test_dropping_asks_for_the_place_and_moves_nothing_itself(
    view: OutlineView, moved: str, target: str, row: int, wanted: tuple[str, str, int] | None
) -> None:
    asked = QSignalSpy(view.move_asked)
    model = view.records
    data = model.mimeData([model.index_of(moved)])
    parent = model.index_of(target) if target else QModelIndex()
    assert not model.dropMimeData(data, Qt.DropAction.MoveAction, row, 0, parent)
    assert moves(asked) == ([wanted] if wanted else [])
    assert [item.id for item in model.rows] == [item.id for item in ITEMS]


def test_the_selection_stays_with_its_items_when_they_move(view: OutlineView) -> None:
    view.select_ids(["c", "e"])
    view.records.set_rows([ITEMS[4], ITEMS[0], ITEMS[1], ITEMS[3], ITEMS[2]])
    assert view.selected_ids() == ["e", "c"]
    assert view.current_id() == "c"


def test_what_is_being_typed_stays_when_others_add_items(view: OutlineView) -> None:
    go(view, "c")
    view.edit(view.currentIndex())
    type_text(editor(view), "Regional approaches")
    view.records.set_rows([Item("f", None, "1", "Registration"), *ITEMS])
    assert editor(view).text() == "Regional approaches"
    press(editor(view), Key.Key_Return)
    assert text(view, "c") == "Regional approaches"


def test_ctrl_delete_asks_to_remove_and_enter_at_the_end_tells(view: OutlineView) -> None:
    removals, ends = QSignalSpy(view.remove_asked), QSignalSpy(view.past_end)
    view.select_ids(["c", "d"])
    press(view, Key.Key_Delete, CONTROL)
    go(view, "e")
    press(view, Key.Key_Return)
    assert removals.at(0)[0] == ["c", "d"]
    assert ends.count() == 1


def test_delete_clears_a_cell_but_not_a_required_one(view: OutlineView) -> None:
    go(view, "a", "duration")
    press(view, Key.Key_Delete)
    assert text(view, "a", "duration") == ""
    go(view, "a")
    press(view, Key.Key_Delete)
    assert text(view, "a") == "Opening"
    assert "cannot be empty" in view.problem


@pytest.mark.parametrize("width", [1200, 300])
def test_the_title_takes_the_room_left_over_and_stays_readable(
    qtbot: QtBot, view: OutlineView, width: int
) -> None:
    view.resize(width, 400)
    column = [field.key for field in FIELDS].index("title")
    readable = view.fontMetrics().averageCharWidth() * 36
    fills = view.header().length() == view.viewport().width()
    assert view.columnWidth(column) >= readable
    assert fills or view.columnWidth(column) == readable
    assert fills == (width == 1200)
