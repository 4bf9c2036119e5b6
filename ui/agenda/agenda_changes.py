"""Carries out what is done in the outline of an agenda, tells what came of it and offers to undo it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractItemDelegate, QWidget

from cica_events.i18n import _, language, ngettext
from ui.agenda.agenda_list import AgendaList
from ui.agenda.agenda_outline import AgendaOutline
from ui.agenda.agenda_titles import field_behind
from ui.agenda.clipboard_lines import clipboard_lines
from ui.agenda.lines_preview import LinesPreview
from ui.agenda.pasted_items import read_items
from ui.shell.desk import Desk
from ui.shell.tone import Step, Tone
from ui.toolkit.block_steps import changed
from ui.toolkit.dialogs import open_dialog

Hint = QAbstractItemDelegate.EndEditHint


class AgendaChanges(QObject):
    """What the outline, its buttons and its keys ask for."""

    def __init__(self, desk: Desk, items: AgendaList, outline: AgendaOutline, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._list = items
        self._outline = outline
        self._fresh = ""
        outline.past_end.connect(self.add)
        outline.remove_asked.connect(self.remove)
        outline.move_asked.connect(self._move)
        outline.lines_pasted.connect(self._add_lines)
        outline.filled.connect(self._fill)
        outline.blocks.told.connect(self._tell_block)
        outline.blocks.done.connect(desk.tell_done)
        outline.editor_closed.connect(self._editor_closed)

    # New items

    @Slot()
    def add(self) -> None:
        """Add an item behind the current one and begin to name it."""
        done = self._desk.result(lambda: [self._list.add(self._outline.current_id())])
        if done:
            self._outline.name_item(done[0])
            self._fresh = done[0]

    @Slot(QWidget, Hint)
    def _editor_closed(self, _editor: QWidget, hint: Hint) -> None:
        """Escape right after adding leaves no item behind."""
        fresh, self._fresh = self._fresh, ""
        if hint != Hint.RevertModelCache or not fresh or fresh != self._outline.current_id():
            return
        beside = self._list.before(fresh)
        if self._desk.result(self._list.take_back) and beside:
            self._outline.select_ids([beside])

    @Slot()
    def add_template(self) -> None:
        """Begin with the usual agenda of the body."""
        self._tell_added(self._desk.result(self._list.add_template))

    @Slot()
    def paste(self) -> None:
        """Make items of the lines on the clipboard."""
        self._add_lines(clipboard_lines(QGuiApplication.clipboard().mimeData()))

    @Slot(str)
    def _add_lines(self, text: str) -> None:
        entries, beside = read_items(text), self._outline.current_id()
        if len(entries) == 1:
            self._tell_added(self._desk.result(lambda: self._list.add_entries(entries, beside)))
        elif entries:
            title = next((row.shown_title(language()) for row in self._list.chosen([beside])), "")
            add = partial(self._list.add_entries, after_id=beside)
            dialog = LinesPreview(
                entries,
                title,
                add,
                self._outline.window(),
                icons=self._desk.icons,
                style=self._list.number_style,
            )
            dialog.added.connect(self._tell_added)
            open_dialog(dialog)

    @Slot(list)
    def _tell_added(self, ids: list[str] | None) -> None:
        if ids:
            self._outline.setFocus()
            self._outline.select_ids(ids)
            text = ngettext("{count} item added", "{count} items added", len(ids))
            self._tell(text.format(count=len(ids)), self._desk.undo.this_step())

    # Items that are there

    @Slot(str, str, int)
    def _move(self, item_id: str, parent_id: str, place: int) -> None:
        self._desk.succeeds(lambda: self._list.move(item_id, parent_id, place))
        self._outline.scrollTo(self._outline.currentIndex())

    @Slot()
    def remove(self) -> None:
        """Remove the selected items with those under them."""
        ids = self._outline.selected_ids()
        before, beside = len(self._list.rows), self._list.after(ids)
        if not ids or not self._desk.succeeds(lambda: self._list.remove(ids)):
            return
        if beside:
            self._outline.select_ids([beside])
        count = before - len(self._list.rows)
        text = ngettext("{count} item removed", "{count} items removed", count)
        self._tell(text.format(count=count), self._desk.undo.this_step())

    @Slot(str)
    def _fill(self, key: str) -> None:
        """Give the selected items the value of the topmost; a single one takes that of the item above."""
        ids = self._outline.selected_ids()
        if len(ids) == 1:
            ids = [self._list.before(ids[0]), *ids]
        rows = self._list.chosen(ids)
        if len(rows) > 1:
            value = getattr(rows[0], field_behind(rows[0], key))
            below = [row.id for row in rows[1:]]
            other = sum(getattr(row, field_behind(row, key)) != value for row in rows[1:])
            done = self._desk.succeeds(lambda: self._list.edit_down(below, key, [value] * len(below)))
            if done and other > 1:
                self._desk.tell_done(changed(other))

    @Slot(str)
    def _tell_block(self, words: str) -> None:
        self._desk.messages.show(words, Tone.INFO)

    def _tell(self, words: str, undo: Callable[[], object]) -> None:
        self._desk.messages.show(words, Tone.DONE, [Step(_("Undo"), undo)])
