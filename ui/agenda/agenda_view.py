"""The agenda of a meeting as an outline: its items, numbered and timed as one writes."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QMenu, QStackedLayout, QVBoxLayout, QWidget

from cica_events.domain.changes import ChangeSet
from cica_events.domain.meetings import NumberStyle
from cica_events.errors import NotFoundError
from cica_events.i18n import _, language, ngettext
from cica_events.imports.sources.source import Source
from ui.agenda.agenda_actions import AgendaActions
from ui.agenda.agenda_changes import AgendaChanges
from ui.agenda.agenda_empty import AgendaEmpty
from ui.agenda.agenda_importer import agenda_importer
from ui.agenda.agenda_inspector import AgendaInspector
from ui.agenda.agenda_list import AgendaList
from ui.agenda.agenda_model import AgendaModel
from ui.agenda.agenda_outline import AgendaOutline
from ui.agenda.agenda_times import total_words
from ui.agenda.agenda_titles import as_read
from ui.agenda.number_style_menu import NumberStyleMenu
from ui.agenda.pasted_items import as_lines, further_columns
from ui.agenda.start_field import StartField
from ui.agenda.versions_dialog import VersionsDialog
from ui.imports.heading_row import has_heading_row
from ui.imports.import_dialog import ImportDialog
from ui.shell.desk import Desk
from ui.shell.export_dialog import open_export
from ui.shell.record_history import history_action
from ui.shell.view import View
from ui.toolkit.buttons import ActionButton, IconButton, MenuButton, quiet_row
from ui.toolkit.column_chooser import ColumnChooser
from ui.toolkit.column_layout import StoredLayout
from ui.toolkit.dialogs import open_dialog
from ui.toolkit.list_sources import clipboard_source
from ui.toolkit.pasted_cells import PastedCells, pasted_cells
from ui.toolkit.side_by_side import Sides
from ui.toolkit.values import Values


class AgendaView(View):
    """The agenda of one meeting with its form; `bring_up(meeting_id=...)` says of which."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._stale = True
        self._list = AgendaList(desk.workspace)
        self._values = Values()
        catalogue = desk.workspace.agenda.fields
        self.commands = AgendaActions(desk.icons, self)
        self.model = AgendaModel(catalogue, self._values, self._list.edit, self._list.edit_many, self)
        self._full = QWidget(self)
        sides = Sides(self._full)
        self.outline = AgendaOutline(self.model, StoredLayout(desk.settings, "agenda"), sides)
        self.inspector = AgendaInspector(catalogue, self._values, self._list.edit_all, desk.icons, sides)
        sides.hold(self.outline, self.inspector)
        start = desk.workspace.meetings.fields["start_time"]
        self.start = StartField(start, self._values, self._list.set_start, self)
        self.numbers = NumberStyleMenu(desk.icons, self)
        self.changes = AgendaChanges(desk, self._list, self.outline, self)
        self._lay_out(sides)
        self._connect()

    # Look

    def _lay_out(self, sides: Sides) -> None:
        icons, commands = self._desk.icons, self.commands
        self._fill_bar()
        body = QVBoxLayout(self._full)
        body.setContentsMargins(20, 10, 4, 12)
        body.addWidget(sides)
        self.usual = AgendaEmpty(icons, commands, self, template=True)
        self.bare = AgendaEmpty(icons, commands, self, template=False)
        self._stack = QStackedLayout(self)
        for widget in (self._full, self.usual, self.bare):
            self._stack.addWidget(widget)

    def _fill_bar(self) -> None:
        row, outline, commands = self.bar_row, self.outline, self.commands
        for action, icon in (
            (outline.up_action, "arrow-up"),
            (outline.down_action, "arrow-down"),
            (outline.nest_action, "indent-increase"),
            (outline.lift_action, "indent-decrease"),
        ):
            self._desk.icons.put(action, icon)
        row.addWidget(ActionButton(commands.add, primary=True, parent=self))
        row.addLayout(
            quiet_row(
                IconButton(outline.up_action, parent=self),
                IconButton(outline.down_action, parent=self),
                IconButton(outline.nest_action, parent=self),
                IconButton(outline.lift_action, parent=self),
                IconButton(commands.remove, parent=self),
            )
        )
        columns = ColumnChooser(outline.columns, self, icons=self._desk.icons)
        columns.setText("")
        row.addLayout(
            quiet_row(
                columns,
                IconButton(commands.versions, parent=self),
                self._more(),
            )
        )
        row.addStretch(1)
        row.addWidget(self.start)

    def _more(self) -> MenuButton:
        """Return the button of what is done now and then."""
        menu = QMenu(self)
        menu.addMenu(self.numbers)
        menu.addSeparator()
        menu.addActions([self.commands.import_list, self.commands.export])
        more = MenuButton("", menu, hint=_("More to do with the agenda"), parent=self)
        more.setAccessibleName(_("More to do with the agenda"))
        self._desk.icons.put(more, "ellipsis")
        return more

    def _connect(self) -> None:
        commands, outline = self.commands, self.outline
        self.addAction(commands.add)
        self.addAction(commands.import_list)
        outline.addAction(commands.remove)
        past = history_action(self._desk, self, "agenda_item", outline.selected_ids)
        outline.set_page_actions([commands.add, commands.remove, past, None, *outline.clipboard_actions])
        commands.add.triggered.connect(self.changes.add)
        commands.first.triggered.connect(self.changes.add)
        commands.template.triggered.connect(self.changes.add_template)
        commands.remove.triggered.connect(self.changes.remove)
        commands.import_list.triggered.connect(self._import)
        outline.take_table = self._take_table
        commands.export.triggered.connect(self._export)
        commands.versions.triggered.connect(self.show_versions)
        self.numbers.chosen.connect(self._number)
        self.inspector.speakers.clicked.connect(self._go_to_speakers)
        outline.selection_changed.connect(self._selected)
        for empty in (self.usual, self.bare):
            paste = QShortcut(QKeySequence(QKeySequence.StandardKey.Paste), empty)
            paste.activated.connect(self._paste_into_nothing)
        self._desk.relay.changed.connect(self._changed)

    # What is shown

    def bring_up(self, **args: Any) -> None:
        """Show the agenda of the meeting `meeting_id`; `item_id` goes to one of its items."""
        meeting_id = args.get("meeting_id", self._list.meeting_id)
        if meeting_id != self._list.meeting_id:
            self._list.meeting_id = meeting_id
            self.start.forget()
            self._stale = True
        if self.isVisible() or "item_id" in args:
            self._refresh()
        if "item_id" in args and self._list.chosen([args["item_id"]]):
            self.outline.select_ids([args["item_id"]])

    def chosen_item(self) -> str:
        """Return the current item."""
        return self.outline.current_id()

    def enter(self) -> None:
        """Go to the outline."""
        self.outline.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def showEvent(self, event: QShowEvent) -> None:
        """Take in what changed while something else was shown."""
        super().showEvent(event)
        self._refresh()

    def status(self) -> str:
        """Return the number of items, the time that they take, and how many are selected."""
        parts = total_words(self._list.rows, self._list.start)
        chosen = len(self.outline.selected_ids())
        if chosen > 1:
            parts.append(ngettext("{count} selected", "{count} selected", chosen).format(count=chosen))
        return "    ".join(parts)

    def file_actions(self) -> Sequence[QAction]:
        """Return import and export."""
        return [self.commands.import_list, self.commands.export]

    def list_offer(self) -> str:
        """Return what a list dropped on this page would do."""
        return _("Drop to import agenda items from this list") if self._list.meeting_id else ""

    def take_list(self, source: Source) -> None:
        """Show what the list that was dropped would bring."""
        self._import().take(source)

    def _take_table(self, cells: PastedCells) -> bool:
        """Import cells that came with headings, or with more columns of texts than titles; tell whether."""
        headed = has_heading_row(cells, self._desk.workspace.agenda_imports.fields)
        new_items = self.outline.current_key in {"", "number", "title"}
        wide = new_items and len(cells) > 1 and further_columns(as_lines(cells)) > 0
        source = clipboard_source(self) if headed or wide else None
        if source is not None:
            self.take_list(source)
        return source is not None

    @Slot()
    def _paste_into_nothing(self) -> None:
        if not self._take_table(pasted_cells(QGuiApplication.clipboard().mimeData())):
            self.changes.paste()

    @Slot(object)
    def _changed(self, changes: ChangeSet) -> None:
        if self._list.concerned(changes):
            self._stale = True
            if self.isVisible():
                self._refresh()

    def _refresh(self) -> None:
        if not (self._stale and self._list.meeting_id):
            return
        self._stale = False
        try:
            self._list.load()
        except NotFoundError:  # the meeting was removed; its page says so
            return
        self.model.set_rows(as_read(self._list.rows))
        self.start.show_time(self._list.start)
        if self._list.meeting:
            self.numbers.show_style(self._list.meeting.number_style)
        if self._list.rows and not self.outline.selected_ids():
            self.outline.select_ids([self._list.rows[0].id])
        self._show_empty()
        self._selected()

    def _show_empty(self) -> None:
        template = self._list.template()
        self._stack.setCurrentIndex(0 if self._list.rows else 1 if template else 2)
        self.bar.setVisible(bool(self._list.rows))
        if template and self._list.meeting:
            body = self._desk.workspace.bodies.get(self._list.meeting.body)
            self.usual.offer(body.name.text(language()), self._list.usual_count())

    @Slot()
    def _selected(self) -> None:
        rows = self._list.chosen(self.outline.selected_ids())
        self.inspector.show_items(rows)
        self.commands.remove.setEnabled(bool(rows))
        self.status_changed.emit()

    @Slot(object)
    def _number(self, style: NumberStyle) -> None:
        self._desk.succeeds(partial(self._list.set_number_style, style))

    @Slot()
    def _go_to_speakers(self) -> None:
        self.goes.emit("speakers", {"item_id": self.chosen_item()})

    @Slot()
    def show_versions(self) -> VersionsDialog:
        """Show what was issued of the agenda, and what changed since."""
        dialog = VersionsDialog(self._desk, self._list.meeting_id, self)
        open_dialog(dialog)
        return dialog

    @Slot()
    def _import(self) -> ImportDialog:
        """Take agenda items in from a list."""
        dialog = ImportDialog(self._desk, agenda_importer(self._desk, self._list.meeting_id), self)
        open_dialog(dialog)
        return dialog

    @Slot()
    def _export(self) -> None:
        open_export(self._desk, "agenda", self._list.meeting_id, self)
