"""Shows the items that pasted lines would become, before they are added."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QWidget

from cica_events.domain.agenda_entries import Entry
from cica_events.domain.fields import Field
from cica_events.i18n import N_, _, ngettext
from ui.toolkit.dialogs import Dialog
from ui.toolkit.quiet_table import QuietTable
from ui.toolkit.table_model import RecordTableModel

FIELDS = (
    Field("number", N_("No."), editable=False, width=8),
    Field("title", N_("Title"), editable=False, width=60),
)
INDENT = "\u2003"  # before the title, for each level
WIDTH, HEIGHT = 0.6, 0.7  # shares of the window that the dialog takes


@dataclass(frozen=True, slots=True)
class EntryLine:
    """One item: its number among those pasted, and its title."""

    id: str
    number: str
    title: str


class LinesPreview(Dialog):
    """Adds the items when it is accepted; `add` returns their ids and may raise `CicaError`."""

    added = Signal(list)

    def __init__(
        self, entries: Sequence[Entry], beside: str, add: Callable[[], list[str]], parent: QWidget
    ) -> None:
        """`beside` is the title of the item behind which they come, empty for the end of the agenda."""
        text = ngettext("Add {count} item", "Add {count} items", len(entries)).format(count=len(entries))
        super().__init__(_("Paste agenda items"), text, parent)
        self._add = add
        place = _("They come behind “{title}”.") if beside else _("They come at the end of the agenda.")
        where = QLabel(place.format(title=beside), self)
        where.setTextFormat(Qt.TextFormat.PlainText)
        where.setWordWrap(True)
        self.model = RecordTableModel(FIELDS, parent=self)
        self.model.set_rows(entry_lines(entries))
        self.body.addWidget(where)
        self.body.addWidget(QuietTable(self.model, name=_("Pasted items"), parent=self), 1)
        size = parent.window().size()
        self.resize(int(size.width() * WIDTH), int(size.height() * HEIGHT))
        self.primary.setFocus()

    def apply(self) -> None:
        """Add the items."""
        self.added.emit(self._add())


def entry_lines(entries: Sequence[Entry]) -> list[EntryLine]:
    """Return the items with the numbers that they have among each other."""
    counts: list[int] = []
    lines = []
    for place, entry in enumerate(entries):
        depth = min(entry.depth, len(counts))
        counts = [*counts[: depth + 1], *[0] * (depth + 1 - len(counts))]
        counts[depth] += 1
        lines.append(EntryLine(str(place), ".".join(map(str, counts)), INDENT * 2 * depth + entry.title))
    return lines
