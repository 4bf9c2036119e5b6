"""Lists of participants on the clipboard: to be imported, or pasted at the cursor and beyond the end."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from cica_events.domain.guarded_texts import guarded
from cica_events.domain.origins import Header, marked
from cica_events.errors import CicaError
from cica_events.i18n import _, language
from cica_events.imports.sources.source import Source
from ui.imports.heading_row import has_heading_row
from ui.participants.columns import service_key
from ui.participants.participant_list import ParticipantList
from ui.shell.desk import Desk
from ui.shell.tone import Tone
from ui.toolkit.cell_commands import PastePlace
from ui.toolkit.list_sources import clipboard_source, passing_source
from ui.toolkit.record_table import RecordTable

EXPORT = "participants"
HOME = "party"  # the key of the delegation in lists


class PastedPeople(QObject):
    """Hands lists to `take`, the window that takes them in."""

    def __init__(
        self,
        desk: Desk,
        people: ParticipantList,
        table: RecordTable,
        take: Callable[[Source], object],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._list = people
        self._take = take
        table.commands.take_list = self._take_list

    def listen(self, widget: QWidget) -> None:
        """Let the keys for pasting bring a list in while `widget` is shown in place of the table."""
        shortcut = QShortcut(QKeySequence(QKeySequence.StandardKey.Paste), widget)
        shortcut.activated.connect(self.import_clipboard)

    @Slot()
    def import_clipboard(self) -> None:
        """Show what the list on the clipboard would bring."""
        try:
            source = clipboard_source(self)
        except CicaError as error:
            self._desk.report(error)
            return
        if source is not None:
            self._take(source)
        else:
            words = _("There is no list on the clipboard. Copy one in Excel, Word or a mail program first.")
            self._desk.messages.show(words, Tone.INFO)

    def _take_list(self, place: PastePlace) -> bool:
        """Take cells that would add somebody or bring headings; leave the others to the table."""
        if not place.ids or has_heading_row(place.cells, self._desk.workspace.imports.fields):
            self._take(passing_source(place.cells, _("Clipboard"), self))
            return True
        if place.beyond <= 0:
            return False
        try:
            self._take(self._at_cursor(place))
        except CicaError as error:
            self._desk.report(error)
        return True

    def _at_cursor(self, place: PastePlace) -> Source:
        """Return the cells as a list that came back: each row knows its record, those beyond are new.

        Where no delegation is pasted, the new ones belong to that of the last record, as when one is added.
        """
        fields = {field.key: field for field in self._desk.workspace.imports.fields if field.editable}
        places = {key: at for at, key in enumerate(map(service_key, place.keys)) if key in fields}
        own = [*places, *([HOME] if HOME not in places else [])]
        meeting_id = self._list.meeting_id
        present = self._desk.workspace.exports.present_texts(EXPORT, meeting_id, own, language())
        rows = [[*(_(fields[key].label) for key in own), self._header(own, len(place.ids)).to_heading()]]
        last = present.get(place.ids[-1], {})
        for line, cells in enumerate(place.cells):
            record_id = place.ids[line] if line < len(place.ids) else ""
            texts = present.get(record_id, {})
            pasted = {key: cells[at] for key, at in places.items() if at < len(cells)}
            home = {HOME: (texts or last).get(HOME, "")}
            mark = marked(record_id, own, [texts.get(key, "") for key in own]) if record_id else ""
            rows.append([*(guarded({**home, **pasted}.get(key, "")) for key in own), mark])
        return passing_source(rows, _("Clipboard"), self)

    def _header(self, own: Sequence[str], count: int) -> Header:
        now = datetime.now().astimezone().isoformat(timespec="seconds")
        kept = tuple((key, "") for key in own)
        return Header(EXPORT, self._list.meeting_id, language(), now, kept, count)
