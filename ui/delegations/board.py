"""The board: who attends, who declined and who has not replied, side by side at a glance."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction, QContextMenuEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from cica_events.domain.collation import search_key
from cica_events.domain.delegations import Credentials, Reply
from cica_events.i18n import N_, _, ngettext
from ui.delegations.card_delegate import sign_of
from ui.delegations.columns import PILLS
from ui.delegations.delegation_line import DelegationLine
from ui.delegations.lane import Lane
from ui.delegations.lane_model import words_on
from ui.toolkit.marks import Mark
from ui.toolkit.plain import PlainLabel

LANES = {
    Reply.ATTENDING: N_("Nobody has accepted yet."),
    Reply.DECLINED: N_("Nobody has declined."),
    Reply.NONE: N_("Everybody has replied."),
}
"""The lanes from left to right, and what each says while it is empty."""


class Board(QWidget):
    """Shows the delegations that are invited or have replied; the others stand in the list only."""

    moved = Signal(list, object)  # ids, Reply: these delegations are to have that reply
    opened = Signal(str)
    selection_changed = Signal()
    remove_asked = Signal(list)
    copy_asked = Signal(list)  # ids of the delegations to put on the clipboard

    def __init__(self, menu: Callable[[QWidget], QMenu], mark: Mark, parent: QWidget) -> None:
        super().__init__(parent)
        self._menu = menu
        self._lines: Sequence[DelegationLine] = ()
        self._filter = ""
        self._quiet = False
        self.setAccessibleName(_("Board of replies"))
        self.copy_action = QAction(_("Copy with headings"), self)
        self.copy_action.setShortcut(QKeySequence(QKeySequence.StandardKey.Copy))
        self.copy_action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.copy_action.triggered.connect(self._ask_copy)
        self.addAction(self.copy_action)
        self.lanes = {reply: Lane(reply.text, _(nobody), mark, self) for reply, nobody in LANES.items()}
        self._counts = {reply: PlainLabel(self) for reply in LANES}
        self._foot = PlainLabel(self)
        self._foot.setProperty("role", "small")
        self._foot.setWordWrap(True)
        self._lay_out()
        for reply, lane in self.lanes.items():
            lane.opened.connect(self.opened)
            lane.dropped.connect(partial(self._drop, reply))
            lane.carried.connect(partial(self._carry, reply))
            lane.passed.connect(partial(self._pass, reply))
            lane.remove_asked.connect(self._ask_removal)
            lane.menu_asked.connect(self._open_menu)
            lane.chosen.connect(partial(self._chosen, reply))

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(12)
        for reply, lane in self.lanes.items():
            row.addLayout(self._column(reply, lane), 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 16, 0)  # as far as the toolbar above
        column.setSpacing(8)
        column.addLayout(row, 1)
        column.addWidget(self._foot)

    def _column(self, reply: Reply, lane: Lane) -> QVBoxLayout:
        title = PlainLabel(f"{PILLS['reply'][reply.value][1]} {reply.text}", self)
        title.setProperty("role", "strong")
        title.setBuddy(lane)
        self._counts[reply].setProperty("role", "muted")
        head = QHBoxLayout()
        head.setContentsMargins(8, 0, 8, 0)
        head.setSpacing(8)
        head.addWidget(title)
        head.addWidget(self._counts[reply])
        head.addStretch(1)
        column = QVBoxLayout()
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(lane, 1)
        return column

    # What is shown

    def set_lines(self, lines: Sequence[DelegationLine]) -> None:
        """Show the delegations of the meeting, in protocol order; the selection stays with them."""
        self._lines = lines
        self._show()

    def set_filter(self, text: str) -> None:
        """Show only the cards that hold every word of `text`."""
        self._filter = text
        self._show()

    def found(self) -> int:
        """Return how many delegations are on the board."""
        return sum(map(len, self._sorted().values()))

    def _sorted(self) -> dict[Reply, list[DelegationLine]]:
        words = search_key(self._filter).split()
        found: dict[Reply, list[DelegationLine]] = {reply: [] for reply in LANES}
        for line in self._lines:
            said = search_key(" ".join((*words_on(line), line.section.text)))
            if line.asked and all(word in said for word in words):
                found[line.reply].append(line)
        return found

    def _show(self) -> None:
        ids, current = self.selected_ids(), self.current_id()
        self._quiet = True
        for reply, lines in self._sorted().items():
            self.lanes[reply].cards.set_lines(lines)
            self._counts[reply].setText(str(len(lines)))
        self._quiet = False
        self.select_ids(sorted(ids, key=lambda one: one != current))
        self._show_foot()

    def _show_foot(self) -> None:
        signs = (f"{sign_of(state)[1]} {state.text}" for state in Credentials)
        parts = [_("Credentials: {state}").format(state="   ".join(signs))]
        others = sum(not line.asked for line in self._lines)
        if others:
            text = ngettext(
                "{count} without an invitation is in the list only.",
                "{count} without an invitation are in the list only.",
                others,
            )
            parts.append(text.format(count=others))
        self._foot.setText("        ".join(parts))

    @Slot()
    def _ask_copy(self) -> None:
        if self.selected_ids():
            self.copy_asked.emit(self.selected_ids())

    # The selection: in one lane at a time

    def selected_ids(self) -> list[str]:
        """Return the ids of the selected delegations."""
        return [line.id for lane in self.lanes.values() for line in lane.selected_lines()]

    def current_id(self) -> str:
        """Return the id of the delegation whose card is current, an empty text if there is none."""
        return next((lane.current_id() for lane in self.lanes.values() if lane.selectedIndexes()), "")

    def select_ids(self, ids: Collection[str]) -> None:
        """Select these delegations, wherever they are."""
        self._quiet = True
        for lane in self.lanes.values():
            lane.select_ids(ids)
        self._quiet = False
        self.selection_changed.emit()

    def enter(self) -> None:
        """Take the focus where the selection is, else in the first lane with a card."""
        lanes = list(self.lanes.values())
        full = [lane for lane in lanes if lane.cards.rowCount()]
        (next((lane for lane in lanes if lane.selectedIndexes()), (full or lanes)[0])).enter()

    def _chosen(self, reply: Reply) -> None:
        if self._quiet:
            return
        self._quiet = True
        if self.lanes[reply].selectedIndexes():
            for other, lane in self.lanes.items():
                if other is not reply:
                    lane.clearSelection()
        self._quiet = False
        self.selection_changed.emit()

    # Moving

    def _drop(self, reply: Reply, ids: list[str]) -> None:
        known = {line.id for line in self._lines}
        self._move([one for one in ids if one in known], reply)

    def _carry(self, reply: Reply, side: int) -> None:
        beside = self._beside(reply, side)
        if beside is not None:
            self._move([line.id for line in self.lanes[reply].selected_lines()], beside)

    def _move(self, ids: list[str], reply: Reply) -> None:
        if ids:
            self.moved.emit(ids, reply)
            self.select_ids(ids)
            self.lanes[reply].setFocus(Qt.FocusReason.OtherFocusReason)

    def _pass(self, reply: Reply, side: int) -> None:
        beside = self._beside(reply, side)
        while beside is not None and not self.lanes[beside].cards.rowCount():
            beside = self._beside(beside, side)
        if beside is not None:
            self.lanes[beside].enter()

    def _beside(self, reply: Reply, side: int) -> Reply | None:
        replies = list(LANES)
        place = replies.index(reply) + side
        return replies[place] if 0 <= place < len(replies) else None

    @Slot()
    def _ask_removal(self) -> None:
        self.remove_asked.emit(self.selected_ids())

    @Slot(QContextMenuEvent)
    def _open_menu(self, event: QContextMenuEvent) -> None:
        menu = self._menu(self)
        menu.addSeparator()
        menu.addAction(self.copy_action)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())
