"""States and organizations with the status that each has on a day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout

from cica_events.directions import DOT
from cica_events.domain.changes import ChangeSet
from cica_events.domain.found import Sort
from cica_events.domain.meetings import Meeting
from cica_events.domain.outcomes import Outcome
from cica_events.domain.parties import Affiliation, Chairmanship, ContactPoint, Party
from cica_events.errors import CicaError, ConflictError
from cica_events.i18n import _, ngettext
from cica_events.queries.parties import PartyBook
from cica_events.services.editing import Cell
from ui.parties.add_party_dialog import AddPartyDialog
from ui.parties.day_picker import DayPicker
from ui.parties.party_fields import (
    STATUS_PILLS,
    TEXTS,
    counted,
    form_fields,
    group_of,
    marked,
    service_key,
    table_fields,
)
from ui.parties.party_inspector import PartyInspector
from ui.parties.party_lines import SECTIONS, PartyLine, party_lines
from ui.runtime.reasons import allow
from ui.shell.desk import Desk
from ui.shell.list_frame import ListFrame, page_action
from ui.shell.moments import local_now
from ui.shell.one_step import OneStep
from ui.shell.page import Page
from ui.shell.party_marks import PartyMarks
from ui.shell.record_history import history_action, removed_action
from ui.shell.saved_views import SavedViews
from ui.shell.tone import Tone
from ui.shell.where_used import where_used_action
from ui.toolkit.buttons import ActionButton
from ui.toolkit.column_layout import StoredLayout
from ui.toolkit.dialogs import open_dialog
from ui.toolkit.empty_state import EmptyState
from ui.toolkit.list_bar import ListBar
from ui.toolkit.nothing_found import NothingFound
from ui.toolkit.record_table import RecordTable
from ui.toolkit.table_model import CellEdit, RecordTableModel
from ui.toolkit.values import Values

SHOWN = (Party, Affiliation, Chairmanship, ContactPoint, Outcome, Meeting)


def local_today() -> date:
    """Return the day that this machine's clock shows."""
    return local_now().date()


class PartiesPage(Page):
    """The parties by status, with an inspector at the right."""

    def __init__(self, desk: Desk, today: Callable[[], date] = local_today) -> None:
        super().__init__(desk.room)
        self._desk = desk
        self._service = desk.workspace.parties
        self._step = OneStep(desk.tasks, self)
        self._stale = True
        self._book = PartyBook("", {}, {})
        self._lines: dict[str, PartyLine] = {}
        self._choices: Sequence[tuple[str, str]] = ()
        self._marks = PartyMarks()
        self._values = Values(self._parties, self._marks)
        self.day = DayPicker(today, self)
        self._make_actions()
        self.model = RecordTableModel(
            table_fields(self._service.fields, desk.workspace.affiliations.fields),
            values=self._values,
            edit=self._edit,
            edit_many=self._edit_many,
            texts=TEXTS,
            parent=self,
        )
        self.frame = ListFrame(_("States and organizations"), _("Reading…"), self)
        self.table = RecordTable(
            self.model,
            name=_("States and organizations"),
            pills=STATUS_PILLS,
            marked=marked(),
            layout=StoredLayout(desk.settings, "parties"),
            parent=self.frame.splitter,
        )
        fields = form_fields(self._service.fields)
        self.inspector = PartyInspector(desk, fields, self._values, self._edit_all, self.frame.splitter)
        self._lay_out()
        self._connect()

    def _make_actions(self) -> None:
        self.add_action = page_action(self, _("Add…"), _("Add a State or an organization"), "Ctrl+Shift+A")
        self.remove_action = page_action(
            self, _("Remove"), _("Remove the selected States and organizations (Ctrl+Delete)")
        )
        self.where_used_action = where_used_action(self._desk, self, Sort.PARTIES, self._only_one)
        self._desk.icons.put(self.add_action, "plus")
        self._desk.icons.put(self.remove_action, "trash-2")

    def _lay_out(self) -> None:
        icons = self._desk.icons
        self.bar = ListBar(
            self.table,
            icons,
            placeholder=_("Filter States and organizations"),
            views=SavedViews(self._desk.workspace, "parties"),
            own_groups=_("Status"),
            parent=self,
        )
        self.filter = self.bar.filter
        tools = self.frame.tools
        self.bar.put(
            lead=[ActionButton(self.add_action, primary=True, parent=self)],
            middle=[self.day],
            tail=[ActionButton(self.remove_action, parent=self)],
        )
        self.table.arranging.allow_alt_down()
        tools.addWidget(self.bar)
        self.frame.fill([self.table, self.inspector], self._empty())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.frame)

    def _empty(self) -> EmptyState:
        return EmptyState(
            self._desk.icons,
            icon="flag",
            title=_("No States or organizations yet"),
            text=_("Add those that you invite to meetings, and give each its status from a date on."),
            step=self.add_action,
            parent=self,
        )

    def _connect(self) -> None:
        self.add_action.triggered.connect(self.add)
        self.remove_action.triggered.connect(self._remove_selected)
        self.table.selection_changed.connect(self._inspect)
        self.table.remove_asked.connect(self.remove)
        past = history_action(self._desk, self, "party", self.table.selected_ids)
        removed = removed_action(self._desk, self, "party", _("Removed States and organizations…"))
        self.table.commands.set_page_actions(
            [self.add_action, None, self.where_used_action, past, removed, None, self.remove_action]
        )
        self.model.lines_changed.connect(self.status_changed)
        self.filter.filter_changed.connect(self.model.set_filter)
        self.filter.left.connect(self.table.setFocus)
        self.bar.told.connect(self._tell)
        self.bar.done.connect(self._desk.tell_done)
        NothingFound(self.table, self.filter)
        self.day.chosen.connect(self._read)
        self.frame.not_read.again.connect(self._read)
        self._desk.relay.changed.connect(self._changed)
        self._inspect()

    # What is shown

    def bring_up(self, *, party_id: str = "", **_args: Any) -> None:
        """Show the parties as they stand now, and the one `party_id` selected if it is named."""
        self._catch_up()
        if party_id:
            self._select(party_id)

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what changed while another page was shown."""
        super().showEvent(event)
        self._catch_up()

    @Slot(object)
    def _changed(self, changes: ChangeSet) -> None:
        if changes.touches(*SHOWN):
            self._stale = True
            if self.isVisible():
                self._catch_up()

    def _catch_up(self) -> None:
        if self._stale:
            self._read()

    @Slot()
    def _read(self) -> None:
        try:
            self._book = self._service.book(self.day.day)
        except CicaError as error:
            self._stale = True
            self.frame.show_failed(error, filled=bool(self._lines))
            return
        self._stale = False
        lines = party_lines(self._book, self.day.day)
        counts = Counter(line.section for line in lines)
        self._lines = {line.id: line for line in lines}
        self._choices = [(row.id, row.name) for row in self._book.in_order()]
        self._marks.renew(self._book.rows.values())
        self.inspector.read()
        self.model.set_rows(lines)
        self.model.set_grouping(partial(group_of, counts))
        self.frame.show_list(bool(lines))
        self._inspect()

    def _parties(self) -> Sequence[tuple[str, str]]:
        return self._choices

    def status(self) -> str:
        """Return how many parties have which status on the day, and how many are found and selected."""
        counts = Counter(line.section for line in self._lines.values())
        parts = [counted(section, counts[section]) for section in SECTIONS if counts[section]]
        found, selected = self.model.found(), len(self.table.selected_ids())
        if found != len(self._lines):
            parts.insert(0, _("{found} of {whole}").format(found=found, whole=len(self._lines)))
        if selected > 1:
            parts.append(_("{count} selected").format(count=selected))
        return DOT.join(parts)

    def _chosen(self, ids: Sequence[str]) -> list[PartyLine]:
        return [self._lines[key] for key in ids if key in self._lines]

    @Slot()
    def _inspect(self) -> None:
        rows = self._chosen(self.table.selected_ids())
        allow(self.remove_action, bool(rows), _("Select a State or organization first."))
        allow(self.where_used_action, len(rows) == 1, _("Select one State or organization first."))
        title, subtitle = "", ""
        if len(rows) == 1:
            title, subtitle = rows[0].name, self._standing(rows[0])
        elif rows:
            title = ngettext(
                "{count} State or organization", "{count} States and organizations", len(rows)
            ).format(count=len(rows))
            subtitle = _("A change is made in all of them.")
        self.inspector.show_parties(rows, self._book, self.day.day, title, subtitle)
        self.status_changed.emit()

    def _standing(self, line: PartyLine) -> str:
        """Return what a party is on the day shown, and what it was and will be."""
        status = line.status.text if line.status else _("Not affiliated")
        when = _("today") if self.day.is_today else _("on {day}").format(day=self.day.in_words)
        now = _("{status} {when}").format(status=status, when=when)
        return DOT.join(filter(None, (now, line.changes)))

    # What is done

    def _edit(self, party_id: str, key: str, value: Any) -> None:
        self._service.edit([party_id], {service_key(key): value})

    def _edit_many(self, edits: Sequence[CellEdit]) -> None:
        self._service.edit_cells([Cell(each.id, service_key(each.key), each.value) for each in edits])

    def _edit_all(self, ids: Sequence[str], key: str, value: Any) -> None:
        self._service.edit(ids, {service_key(key): value})

    @Slot()
    def add(self) -> None:
        """Offer to add a State or an organization."""
        fields = {field.key: field for field in form_fields(self._service.fields)}
        dialog = AddPartyDialog(fields, self._values, self._service.add, self)
        dialog.made.connect(self._select)
        open_dialog(dialog)

    @Slot(str)
    def _select(self, party_id: str) -> None:
        line = self._lines.get(party_id)
        if line is None:
            return
        self.model.set_folded(line.section.value, False)
        self.bar.reveal(party_id)
        self.table.select_ids([party_id])

    def _only_one(self) -> tuple[str, str] | None:
        rows = self._chosen(self.table.selected_ids())
        return (rows[0].id, rows[0].name) if len(rows) == 1 else None

    @Slot()
    def _remove_selected(self) -> None:
        self.remove(self.table.selected_ids())

    @Slot(list)
    def remove(self, ids: Sequence[str]) -> None:
        """Remove parties and offer to undo it; one that is used stays, which is told."""
        rows = self._chosen(ids)
        if rows:
            act = partial(self._service.remove, [row.id for row in rows])
            done, refused = partial(self._tell_removed, rows), partial(self._tell_refused, rows)
            self._step(len(rows), act, done, refused)

    def _tell_refused(self, rows: Sequence[PartyLine], error: BaseException) -> None:
        if isinstance(error, ConflictError) and len(rows) == 1:
            words = _("{name} cannot be removed. {reason}")
            error = ConflictError(words.format(name=rows[0].name, reason=error))
        self._desk.report(error)

    def _tell_removed(self, rows: Sequence[PartyLine]) -> None:
        many = ngettext(
            "{count} State or organization was removed.",
            "{count} States and organizations were removed.",
            len(rows),
        )
        text = _("{name} was removed.") if len(rows) == 1 else many
        self._desk.tell_done(text.format(name=rows[0].name, count=len(rows)))

    @Slot(str)
    def _tell(self, text: str) -> None:
        self._desk.messages.show(text, Tone.INFO)
