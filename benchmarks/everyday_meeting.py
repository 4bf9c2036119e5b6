"""Everyday actions in a meeting of thousands."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QItemSelectionModel
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget

from benchmarks.everyday_people import FEW, STEPS, shown
from benchmarks.hands import FRAME, Hands, Heard
from benchmarks.meeting import shows, tab_of
from ui.imports.import_dialog import ImportDialog
from ui.meetings.meeting_page import MeetingPage
from ui.meetings.meetings_page import MeetingsPage
from ui.outcomes.outcomes_tab import OutcomesTab
from ui.participants.participants_tab import ParticipantsTab
from ui.toolkit.find_dialog import FindDialog

FIELD = "position"
FILLED = 100  # cells
Flag = QItemSelectionModel.SelectionFlag


def work_in_the_meeting(hands: Hands, crowd: str, count: int) -> None:
    """Open the meeting from the list, scroll, edit, fill down, copy, group, find and replace, import."""
    _open(hands, crowd, count)
    tab = tab_of(hands.application)
    port = tab.table.viewport()
    for _step in range(STEPS):
        hands.measure("scroll the meeting by wheel", hands.wheel(port), port, limit=FRAME)
    _edit(hands, tab)
    _fill_down(hands, tab, min(FILLED, count // 2))
    _select_and_copy(hands, tab, count)
    _group(hands, tab)
    _find_and_replace(hands, tab)
    _look_at_import(hands, tab)


def _open(hands: Hands, crowd: str, count: int) -> None:
    window = hands.application.window
    hands.measure("open Meetings", hands.key("Ctrl+2"), partial(hands.page, MeetingsPage))
    meetings = window.findChildren(MeetingsPage)[0]
    hands.do(partial(meetings.table.select_ids, [crowd]))
    hands.do(meetings.table.setFocus)
    hands.measure("open the meeting", hands.key("Return"), partial(hands.page, MeetingPage))
    tabs = window.findChildren(MeetingPage)[0].header.tabs
    name, at = "open its outcomes", tabs.tabRect(tabs.count() - 1).center()
    hands.measure(name, hands.click(tabs, at), partial(_tab, window, OutcomesTab))
    name, at = "open its participants", tabs.tabRect(2).center()
    whole = partial(shows, hands.application, count)
    hands.measure(name, hands.click(tabs, at), partial(_tab, window, ParticipantsTab), whole=whole)


def _tab(window: QWidget, kind: type[QWidget]) -> QWidget | None:
    """Return the tab of that kind if it is in sight."""
    return next((each for each in window.findChildren(kind) if each.isVisible()), None)


def _go_to(tab: ParticipantsTab) -> str:
    """Go to a cell of the field; return what stands there."""
    model = tab.list.model
    line = next(n for n in range(model.rowCount()) if model.row_at(n))
    tab.table.setCurrentIndex(model.index(line, model.column_of(FIELD)))
    tab.table.setFocus()
    return str(tab.table.currentIndex().data() or "")


def _edit(hands: Hands, tab: ParticipantsTab) -> None:
    table, port = tab.table, tab.table.viewport()
    hands.do(partial(_go_to, tab))
    before, who = str(table.currentIndex().data() or ""), table.current_id()

    def says(text: str) -> bool:  # the line may move: the order of protocol heeds the post
        model = tab.list.model
        return str(model.index(model.line_of(who), model.column_of(FIELD)).data() or "") == text

    hands.measure("begin to edit a cell", hands.key("F2"), None, whole=lambda: bool(_editor(tab)))
    hands.do(_editor(tab)[-1].selectAll)
    hands.do(hands.type("Made-up post"))
    hands.measure("edit a cell", hands.key("Return"), port, whole=lambda: says("Made-up post"))
    hands.measure("undo", hands.key("Ctrl+Z"), port, whole=lambda: says(before))
    hands.measure("redo", hands.key("Ctrl+Y"), port, whole=lambda: says("Made-up post"))
    hands.do(hands.key("Ctrl+Z"))


def _editor(tab: ParticipantsTab) -> list[QLineEdit]:
    return [line for line in tab.table.findChildren(QLineEdit) if line.isVisible()]


def _fill_down(hands: Hands, tab: ParticipantsTab, count: int) -> None:
    table, model = tab.table, tab.list.model
    hands.do(partial(_go_to, tab))
    for _line in range(count):
        hands.bench.watch.time(hands.key("Shift+Down"), lambda: True)
    hands.calm()
    chosen = table.selected_ids()
    column = model.column_of(FIELD)

    def filled() -> bool:
        return len({model.index(model.line_of(each), column).data() for each in chosen}) == 1

    name = f"fill down {count} cells"
    answer = hands.message() if count == FILLED else table.viewport()
    hands.measure(name, hands.key("Ctrl+D"), answer, whole=filled)
    hands.do(hands.key("Ctrl+Z"))
    hands.calm()


def _select_and_copy(hands: Hands, tab: ParticipantsTab, count: int) -> None:
    table = tab.table
    hands.do(partial(_go_to, tab))
    name = "select all of the meeting, with its statistics"
    hands.measure(name, hands.key("Ctrl+A"), table.viewport(), whole=lambda: not table.tally.busy)
    copied = Heard(QApplication.clipboard().dataChanged)
    told = hands.message() if count > FEW else None
    hands.measure("copy all rows of the meeting", hands.key("Ctrl+C"), told, whole=copied)


def _group(hands: Hands, tab: ParticipantsTab) -> None:
    hands.do(partial(_go_to, tab))
    arranging, changed = tab.table.arranging, Heard(tab.list.model.lines_changed)
    group = partial(arranging.group_by, "capacity")
    hands.measure("group the meeting by another column", group, tab.table.viewport(), whole=changed)
    hands.do(partial(arranging.group_by, ""))


def _find_and_replace(hands: Hands, tab: ParticipantsTab) -> None:
    """What is found or replaced is told under the fields: that it is being looked for, or done, at once."""
    hands.do(partial(_go_to, tab))
    opened = partial(shown, FindDialog)
    hands.measure("open find and replace", hands.key("Ctrl+H"), opened)
    dialog = shown(FindDialog)
    assert isinstance(dialog, FindDialog)
    hands.do(partial(dialog.sought.setText, "Ministe"))
    words = _told_in(dialog)
    hands.measure("find a word", hands.type("r"), words, whole=lambda: not dialog.busy)
    hands.do(dialog.by.setFocus)
    for letter in "Office":
        name = "type a letter of what is put in its place"
        hands.measure(name, hands.type(letter), dialog.by, whole=lambda: not dialog.busy)
    click, done = hands.click(dialog.primary), Heard(hands.application.relay.changed)
    hands.measure("replace all that was found", click, words, whole=done)
    hands.do(dialog.reject)
    hands.come_back()
    tab.table.setFocus()
    done = Heard(hands.application.relay.changed)
    hands.measure("undo of replacing all", hands.key("Ctrl+Z"), hands.application.window, whole=done)


def _told_in(dialog: FindDialog) -> QLabel:
    """Return the words that say what is found."""
    return next(each for each in dialog.findChildren(QLabel) if each.text() == dialog.summary)


def _look_at_import(hands: Hands, tab: ParticipantsTab) -> None:
    action = tab.actions_here.import_list
    hands.measure("open the import", action.trigger, None, whole=lambda: shown(ImportDialog) is not None)
    dialog = shown(ImportDialog)
    assert isinstance(dialog, ImportDialog)
    hands.do(dialog.reject)
    hands.come_back()
