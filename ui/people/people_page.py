"""The directory of people: found, sorted, changed, added and removed."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QTimer, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedLayout

from cica_events.domain.changes import ChangeSet
from cica_events.domain.erasing import Holding
from cica_events.domain.found import Sort
from cica_events.errors import ConflictError
from cica_events.i18n import _, ngettext
from cica_events.queries.people import PersonRow
from ui.people.add_person_dialog import AddPersonDialog
from ui.people.duplicates_view import DuplicatesView
from ui.people.merger import Merger
from ui.people.people_fields import MARKED
from ui.people.people_list import PeopleList
from ui.people.person_details import PersonDetails
from ui.people.person_inspector import PersonInspector
from ui.runtime.reasons import allow
from ui.shell.desk import Desk
from ui.shell.eraser import Eraser
from ui.shell.list_frame import ListFrame, page_action
from ui.shell.one_step import OneStep
from ui.shell.page import Page
from ui.shell.record_history import history_action, removed_action
from ui.shell.revealing import Revealing
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

DELAY = 120  # milliseconds without typing before a directory of any size is filtered


class PeoplePage(Page):
    """The list of people with an inspector at the right."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.room)
        self._desk = desk
        self._wanted = ""  # the person to be shown once the directory is read
        self.list = PeopleList(desk, self)
        self._make_actions()
        self.frame = ListFrame(_("People"), _("Reading the directory…"), self)
        self.table = RecordTable(
            self.list.model,
            name=_("People"),
            marked=MARKED,
            layout=StoredLayout(desk.settings, "people"),
            numbers=True,
            parent=self.frame.splitter,
        )
        self.inspector = PersonInspector(desk, self.list, self.frame.splitter)
        self._details = PersonDetails(desk, self.inspector)
        self.duplicates = DuplicatesView(desk, self.list, self)
        self._eraser = Eraser(desk.workspace, desk.tasks, desk.tell, self)
        self._merger = Merger(desk, self.list.values, self)
        self._step = OneStep(desk.tasks, self)
        self._lay_out()
        self._connect()

    def _make_actions(self) -> None:
        desk = self._desk
        self.add_action = page_action(
            self, _("Add person"), _("Add a person to the directory"), "Ctrl+Shift+A"
        )
        self.merge_action = page_action(self, _("Merge…"), _("Make one person of the two that are selected"))
        self.remove_action = page_action(
            self, _("Remove"), _("Remove the selected people from the directory (Ctrl+Delete)")
        )
        self.duplicates_action = page_action(
            self, _("Find duplicates"), _("Look for people who stand in the directory twice")
        )
        self.revealing = Revealing(desk.icons, self)
        self.erase_action = page_action(
            self,
            _("Erase sensitive details…"),
            _("Erase passport, birth and health data of the selected people for good"),
        )
        self.where_used_action = where_used_action(desk, self, Sort.PEOPLE, self._only_one)
        desk.icons.put(self.add_action, "user-plus")
        desk.icons.put(self.duplicates_action, "copy")
        desk.icons.put(self.merge_action, "link")
        desk.icons.put(self.remove_action, "trash-2")

    def _lay_out(self) -> None:
        icons = self._desk.icons
        self.bar = ListBar(
            self.table,
            icons,
            placeholder=_("Filter people"),
            delay=DELAY,
            views=SavedViews(self._desk.workspace, "people"),
            parent=self,
        )
        self.filter = self.bar.filter
        tools = self.frame.tools
        self.bar.put(
            lead=[ActionButton(self.add_action, primary=True, parent=self)],
            tail=[
                ActionButton(action, parent=self) for action in (self.duplicates_action, self.remove_action)
            ],
        )
        self.table.arranging.allow_alt_down()
        tools.addWidget(self.bar)
        self.frame.header.add_button(ActionButton(self.revealing.action, parent=self))
        self.frame.add_strip(self.revealing)
        self.frame.fill([self.table, self.inspector], self._empty())
        self._states = QStackedLayout(self)
        self._states.addWidget(self.frame)
        self._states.addWidget(self.duplicates)

    def _empty(self) -> EmptyState:
        return EmptyState(
            self._desk.icons,
            icon="users",
            title=_("Nobody in the directory yet"),
            text=_(
                "The directory holds everyone who takes part in your meetings, with the post held now. It "
                "fills by itself when participants are added or imported."
            ),
            step=self.add_action,
            parent=self,
        )

    def _connect(self) -> None:
        self.add_action.triggered.connect(self.add)
        self.remove_action.triggered.connect(self._remove_selected)
        self.duplicates_action.triggered.connect(self.find_duplicates)
        self.erase_action.triggered.connect(self._erase_selected)
        self.merge_action.triggered.connect(self._merge_selected)
        self.duplicates.left.connect(self.show_directory)
        self.duplicates.person_asked.connect(self._show_person)
        self.duplicates.status_changed.connect(self.status_changed)
        self.table.selection_changed.connect(self._inspect)
        self.table.remove_asked.connect(self.remove)
        self.table.opened.connect(self._edit_name)
        self.table.commands.set_page_actions(
            [
                self.add_action,
                self.duplicates_action,
                self.merge_action,
                self.where_used_action,
                None,
                history_action(self._desk, self, "person", self.table.selected_ids),
                removed_action(self._desk, self, "person", _("Removed people…")),
                None,
                self.revealing.action,
                self.erase_action,
                self.remove_action,
            ]
        )
        self.list.model.lines_changed.connect(self.status_changed)
        self.list.read.connect(self._read)
        self.list.failed.connect(self._tell_failure)
        self.frame.not_read.again.connect(self._catch_up)
        self.filter.filter_changed.connect(self.list.model.set_filter)
        self.filter.filter_changed.connect(self.status_changed)
        self.filter.left.connect(self.table.setFocus)
        self.bar.told.connect(self._tell)
        self.bar.done.connect(self._desk.tell_done)
        NothingFound(self.table, self.filter)
        self.revealing.changed.connect(self.list.reveal)
        self._desk.relay.changed.connect(self._changed)
        self._inspect()

    # What is shown

    def bring_up(self, *, person_id: str = "", add: str = "", duplicates: bool = False, **_args: Any) -> None:
        """Show the directory, in it the person `person_id` if one is named; `add` offers to add a name."""
        if add:
            QTimer.singleShot(0, self, partial(self._offer_to_add, add))
        if duplicates:
            QTimer.singleShot(0, self, self.find_duplicates)
        self._wanted = person_id or self._wanted
        if person_id:
            self.show_directory()
        self._catch_up()
        self._show_wanted()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what changed while another page was shown."""
        super().showEvent(event)
        self._catch_up()

    @Slot(object)
    def _changed(self, changes: ChangeSet) -> None:
        self.list.heed(changes)
        self._details.heed(changes)
        self.duplicates.heed(changes)
        if self.isVisible():
            self._catch_up()

    @Slot(object)
    def _tell_failure(self, error: BaseException) -> None:
        self.frame.show_failed(error, filled=bool(self.list.count()))

    @Slot()
    def _catch_up(self) -> None:
        self.list.catch_up()
        if self.list.reading and not self.list.count():
            self.frame.show_loading()

    @Slot()
    def _read(self) -> None:
        self.frame.show_list(bool(self.list.count()))
        self._show_wanted()
        self._inspect()

    def _show_wanted(self) -> None:
        if self._wanted and self.list.chosen([self._wanted]):
            person, self._wanted = self._wanted, ""
            self.bar.reveal(person)
            self.list.model.set_filter(self.filter.text())
            self.table.select_ids([person])

    def part(self) -> str:
        """Return what is shown instead of the directory."""
        return "duplicates" if self._states.currentWidget() is self.duplicates else ""

    def way_back(self) -> dict[str, Any]:
        """Return what leads back to the duplicates, where they are shown."""
        return {"duplicates": True} if self.part() else {}

    def status(self) -> str:
        """Return how many people there are, from how many States, and how many are found and selected."""
        if self._states.currentWidget() is self.duplicates:
            return self.duplicates.status()
        count, found = self.list.count(), self.list.model.found()
        if not count and self.list.reading:
            return ""
        whole = ngettext("{count} person", "{count} people", count).format(count=count)
        parts = [whole if found == count else _("{found} of {whole}").format(found=found, whole=whole)]
        if self.list.model.awaits_filter:
            parts.append(_("searching…"))
        if self.list.parties and found == count:  # of those that are found it is not known
            text = ngettext(
                "{count} State or organization", "{count} States and organizations", self.list.parties
            )
            parts.append(text.format(count=self.list.parties))
        selected = len(self.table.selected_ids())
        if selected > 1:
            parts.append(_("{count} selected").format(count=selected))
        return "    ".join(parts)

    @Slot()
    def _inspect(self) -> None:
        rows = self.list.chosen(self.table.selected_ids())
        allow(self.remove_action, bool(rows), _("Select whom you mean first."))
        allow(self.erase_action, bool(rows), _("Select whom you mean first."))
        allow(self.where_used_action, len(rows) == 1, _("Select one person first."))
        allow(self.merge_action, len(rows) == 2, _("Select two people first."))
        self._details.show(rows)
        self.status_changed.emit()

    @Slot()
    def find_duplicates(self) -> None:
        """Show who may stand in the directory twice; look for them if that was not done yet."""
        self._states.setCurrentWidget(self.duplicates)
        if not self.duplicates.searched:
            self.duplicates.search()
        self.status_changed.emit()

    @Slot()
    def show_directory(self) -> None:
        """Show the directory again."""
        self._states.setCurrentWidget(self.frame)
        self.status_changed.emit()

    @Slot(str)
    def _show_person(self, person_id: str) -> None:
        self.bring_up(person_id=person_id)

    # What is done

    @Slot(str)
    def _edit_name(self, _person_id: str) -> None:
        """The printed name is made of its parts, which stand in the inspector."""
        self.inspector.focus_field("family_name")

    @Slot()
    def add(self) -> None:
        """Offer to add a person."""
        self._offer_to_add("")

    def _offer_to_add(self, name: str) -> None:
        dialog = AddPersonDialog(self._desk, self.list.values, self)
        dialog.made.connect(self._added)
        dialog.known_asked.connect(self._show_person)
        if name:
            dialog.call(name)
        open_dialog(dialog)

    @Slot(str)
    def _added(self, person_id: str) -> None:
        self._wanted = person_id
        self._show_wanted()
        self.inspector.focus_field("email")

    def _only_one(self) -> tuple[str, str] | None:
        rows = self.list.chosen(self.table.selected_ids())
        return (rows[0].id, rows[0].name) if len(rows) == 1 else None

    @Slot()
    def _merge_selected(self) -> None:
        self._merger.ask(*self.list.chosen(self.table.selected_ids()))

    @Slot()
    def _erase_selected(self) -> None:
        rows = self.list.chosen(self.table.selected_ids())
        self._eraser.ask([Holding(row.id, row.name) for row in rows], self)

    @Slot()
    def _remove_selected(self) -> None:
        self.remove(self.table.selected_ids())

    @Slot(list)
    def remove(self, ids: Sequence[str]) -> None:
        """Remove people and offer to undo it; who takes part in a meeting stays, which is told."""
        rows = self.list.chosen(ids)
        if rows:
            act = partial(self._desk.workspace.people.remove, [row.id for row in rows])
            done, refused = partial(self._tell_removed, rows), partial(self._tell_refused, rows)
            self._step(len(rows), act, done, refused)

    def _tell_refused(self, rows: Sequence[PersonRow], error: BaseException) -> None:
        taking = next((row for row in rows if row.meetings), None)
        known = isinstance(error, ConflictError) and taking is not None
        self._desk.report(ConflictError(_stays(taking)) if known and taking else error)

    def _tell_removed(self, rows: Sequence[PersonRow]) -> None:
        many = ngettext("{count} person was removed.", "{count} people were removed.", len(rows))
        text = _("{name} was removed.") if len(rows) == 1 else many
        self._desk.tell_done(text.format(name=rows[0].name, count=len(rows)))

    @Slot(str)
    def _tell(self, text: str) -> None:
        self._desk.messages.show(text, Tone.INFO)


def _stays(row: PersonRow) -> str:
    """Return why a person cannot be removed."""
    text = ngettext(
        "{name} takes part in {count} meeting and stays in the directory. Remove it there first.",
        "{name} takes part in {count} meetings and stays in the directory. Remove it there first.",
        row.meetings,
    )
    return text.format(name=row.name, count=row.meetings)
