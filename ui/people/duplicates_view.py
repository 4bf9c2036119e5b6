"""The people who may stand in the directory twice: looked for beside the window, merged or kept apart."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cica_events.domain.changes import ChangeSet
from cica_events.i18n import _, ngettext
from cica_events.services.duplicates import Likeness
from ui.people.merger import Merger
from ui.people.pair_panel import PairPanel
from ui.people.pair_rows import FIELDS, TEXTS, PairRow, pair_rows, told_apart
from ui.people.people_list import PeopleList
from ui.runtime.reasons import allow
from ui.runtime.tasks import Task
from ui.shell.desk import Desk
from ui.shell.list_frame import ListFrame, page_action
from ui.toolkit.buttons import ActionButton
from ui.toolkit.column_layout import StoredLayout
from ui.toolkit.empty_state import EmptyState
from ui.toolkit.record_table import RecordTable
from ui.toolkit.table_model import RecordTableModel


class DuplicatesView(QWidget):
    """Stands in the place of the directory until one goes back."""

    left = Signal()
    person_asked = Signal(str)
    status_changed = Signal()

    def __init__(self, desk: Desk, people: PeopleList, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._people = people
        self._service = desk.workspace.duplicates
        self._found: Sequence[Likeness] | None = None
        self._apart: frozenset[frozenset[str]] = frozenset()
        self._task: Task | None = None
        self.model = RecordTableModel(FIELDS, texts=TEXTS, parent=self)
        self.table = RecordTable(
            self.model,
            name=_("Duplicates"),
            layout=StoredLayout(desk.settings, "duplicates"),
            numbers=True,
            opens=True,
            parent=self,
        )
        self.panel = PairPanel(self)
        self._merger = Merger(desk, people.values, self)
        self._make_actions()
        self._lay_out()
        self._connect()

    def _make_actions(self) -> None:
        self.back_action = page_action(self, _("All people"), _("Go back to the directory"), "Alt+Left")
        self.merge_action = page_action(self, _("Merge…"), _("Make one person of the two (Enter)"))
        self.apart_action = page_action(
            self, _("Two people"), _("They are two; do not propose them again"), "Ctrl+T"
        )
        self.search_action = page_action(self, _("Search again"), _("Look through the whole directory"))
        for action, icon in (
            (self.back_action, "arrow-left"),
            (self.merge_action, "link"),
            (self.apart_action, "users"),
            (self.search_action, "refresh-cw"),
        ):
            self._desk.icons.put(action, icon)

    def _lay_out(self) -> None:
        self.frame = ListFrame(_("Duplicates"), _("Comparing all names of the directory…"), self)
        tools = self.frame.tools
        tools.addWidget(ActionButton(self.back_action, parent=self))
        tools.addWidget(ActionButton(self.merge_action, primary=True, parent=self))
        tools.addWidget(ActionButton(self.apart_action, parent=self))
        tools.addStretch(1)
        tools.addWidget(ActionButton(self.search_action, parent=self))
        self.frame.fill([self.table, self.panel], self._empty())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.frame)

    def _empty(self) -> EmptyState:
        return EmptyState(
            self._desk.icons,
            icon="user-check",
            title=_("Nobody seems to stand here twice"),
            text=_(
                "All names were compared across spellings, scripts, order and titles. Pairs that you found "
                "to be two people are not proposed again."
            ),
            step=self.back_action,
            others=[self.search_action],
            parent=self,
        )

    def _connect(self) -> None:
        self.back_action.triggered.connect(self.left)
        self.merge_action.triggered.connect(self._merge_selected)
        self.apart_action.triggered.connect(self._keep_apart)
        self.search_action.triggered.connect(self.search)
        self.panel.person_asked.connect(self.person_asked)
        self.table.opened.connect(self._merge)
        self.table.selection_changed.connect(self._inspect)
        self.table.commands.set_page_actions([self.merge_action, self.apart_action])
        self._people.read.connect(self._refresh)
        self._inspect()

    # The search

    @property
    def searched(self) -> bool:
        """Whether the directory was looked through."""
        return self._found is not None

    @property
    def searching(self) -> bool:
        """Whether the directory is being looked through."""
        return self._task is not None

    @Slot()
    def search(self) -> None:
        """Look through the directory beside the window."""
        if self.searching:
            return
        self.frame.show_loading()
        allow(self.search_action, False, _("They are being looked for just now."))
        self._task = self._desk.tasks.start(
            self._service.find, done=self._take, title=_("Looking for duplicates"), owner=self
        )
        self._task.finished.connect(self._ended)

    @Slot(object)
    def _ended(self, task: Task) -> None:
        self._task = None
        allow(self.search_action, True, "")
        if task.cancelled and self._found is None:
            self.left.emit()
        elif self._found is not None:
            self.frame.show_list(bool(self.model.rows))

    def _take(self, found: Sequence[Likeness]) -> None:
        self._found, self._apart = found, frozenset()
        self._refresh()
        if self.model.rows:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def heed(self, changes: ChangeSet) -> None:
        """Take note of who was found to be two people, here or by undo."""
        for pair, apart in told_apart(changes):
            self._apart = self._apart | {pair} if apart else self._apart - {pair}
            self._refresh()

    # What is shown

    @Slot()
    def _refresh(self) -> None:
        if self._found is None:
            return
        line = self.model.line_of(self.table.current_id())
        self.model.set_rows(pair_rows(self._found, self._apart, self._people.chosen))
        if not self.searching:
            self.frame.show_list(bool(self.model.rows))
        self._go_on(line)
        self._inspect()
        self.status_changed.emit()

    def _go_on(self, line: int) -> None:
        """Select the pair that stands where the one that is settled stood, or the first."""
        ids = self.model.shown_ids()
        if ids and not self.table.selected_ids():
            self.table.select_ids([ids[max(0, min(line, len(ids) - 1))]])

    @Slot()
    def _inspect(self) -> None:
        pair = self._selected()
        for action in (self.merge_action, self.apart_action):
            allow(action, pair is not None, _("Select a pair first."))
        self.panel.show_pair(pair)

    def _selected(self) -> PairRow | None:
        ids = self.table.selected_ids()
        return self._pair(ids[0]) if len(ids) == 1 else None

    def _pair(self, pair_id: str) -> PairRow | None:
        return next((row for row in self.model.rows if row.id == pair_id), None)

    def status(self) -> str:
        """Return how many pairs there are."""
        count = len(self.model.rows)
        if self._found is None:
            return ""
        return ngettext("{count} pair", "{count} pairs", count).format(count=count)

    # What is done

    @Slot()
    def _merge_selected(self) -> None:
        pair = self._selected()
        if pair is not None:
            self._merge(pair.id)

    @Slot(str)
    def _merge(self, pair_id: str) -> None:
        pair = self._pair(pair_id)
        if pair is not None:
            self._merger.ask(pair.one, pair.other)

    @Slot()
    def _keep_apart(self) -> None:
        pair = self._selected()
        if pair is None:
            return
        if self._desk.succeeds(partial(self._service.keep_apart, pair.one.id, pair.other.id)):
            text = _("{one} and {other} are two people and will not be proposed again.")
            self._desk.tell_done(text.format(one=pair.one.name, other=pair.other.name))
