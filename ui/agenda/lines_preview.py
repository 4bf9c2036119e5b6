"""Shows the items that pasted lines would become, before they are added; their levels can be changed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QWidget

from cica_events.domain.agenda_entries import Entry
from cica_events.domain.agenda_tree import AgendaTree, Line
from cica_events.domain.fields import Field, Kind
from cica_events.domain.item_numbers import item_numbers
from cica_events.domain.meetings import NumberStyle
from cica_events.i18n import N_, _, ngettext
from ui.runtime.icons import Icons
from ui.toolkit.buttons import IconButton
from ui.toolkit.dialogs import Dialog
from ui.toolkit.plain import PlainLabel
from ui.toolkit.quiet_table import QuietTable
from ui.toolkit.table_model import RecordTableModel

FIELDS = (
    Field("number", N_("No."), editable=False, width=8),
    Field("title", N_("Title"), editable=False, width=60),
)
RUSSIAN = Field("title_ru", N_("Title in Russian"), editable=False, width=40)
MINUTES = Field("minutes", N_("Duration"), Kind.DURATION, editable=False, width=9)
INDENT = "\u2003"  # before the title, for each level
WIDTH, HEIGHT = 0.6, 0.7  # shares of the window that the dialog takes


@dataclass(frozen=True, slots=True)
class EntryLine:
    """One item: its number among those pasted, and what it holds."""

    id: str
    number: str
    title: str
    title_ru: str = ""
    minutes: int | None = None


class LinesPreview(Dialog):
    """Adds the items when it is accepted; `add` returns their ids and may raise `CicaError`."""

    added = Signal(list)

    def __init__(
        self,
        entries: Sequence[Entry],
        beside: str,
        add: Callable[[Sequence[Entry]], list[str]],
        parent: QWidget,
        *,
        icons: Icons,
        style: NumberStyle = NumberStyle.DECIMAL,
    ) -> None:
        """`beside` is the title of the item behind which they come, empty for the end of the agenda."""
        text = ngettext("Add {count} item", "Add {count} items", len(entries)).format(count=len(entries))
        super().__init__(_("Paste agenda items"), text, parent)
        self._add = add
        self._style = style
        self._icons = icons
        self.entries = list(entries)
        more = [RUSSIAN] * any(entry.title_ru for entry in entries)
        more += [MINUTES] * any(entry.minutes is not None for entry in entries)
        self.model = RecordTableModel((*FIELDS, *more), parent=self)
        self.table = QuietTable(self.model, name=_("Pasted items"), parent=self)
        self.nest_action = self._action(_("One level deeper"), "indent-increase", "Alt+Right", self.nest)
        self.lift_action = self._action(_("One level up"), "indent-decrease", "Alt+Left", self.lift)
        self._fill(beside)
        self._show()
        size = parent.window().size()
        self.resize(int(size.width() * WIDTH), int(size.height() * HEIGHT))
        self.primary.setFocus()

    def _action(self, text: str, icon: str, keys: str, act: object) -> QAction:
        action = QAction(text, self)
        action.setShortcut(QKeySequence(keys))
        action.triggered.connect(act)
        self._icons.put(action, icon)
        self.addAction(action)
        return action

    def _fill(self, beside: str) -> None:
        place = _("They come behind “{title}”.") if beside else _("They come at the end of the agenda.")
        where = PlainLabel(place.format(title=beside), self)
        where.setWordWrap(True)
        top = QHBoxLayout()
        top.setSpacing(2)
        top.addWidget(where, 1)
        for action in (self.nest_action, self.lift_action):
            button = IconButton(action, parent=self)
            button.setFlat(True)
            button.setAutoDefault(False)
            top.addWidget(button)
        self.body.addLayout(top)
        self.body.addWidget(self.table, 1)

    def _show(self) -> None:
        self.model.set_rows(entry_lines(self.entries, self._style))

    @Slot()
    def nest(self) -> None:
        """Put the current item, with those under it, one level deeper."""
        self._deepen(1)

    @Slot()
    def lift(self) -> None:
        """Bring the current item, with those under it, one level up."""
        self._deepen(-1)

    def _deepen(self, by: int) -> None:
        row = max(self.table.currentIndex().row(), 0)
        depth, above = self.entries[row].depth, self.entries[row - 1].depth if row else -1
        if not 0 <= depth + by <= above + 1:
            return
        last = row + 1
        while last < len(self.entries) and self.entries[last].depth > depth:
            last += 1
        for place in range(row, last):
            entry = self.entries[place]
            self.entries[place] = replace(entry, depth=entry.depth + by)
        self._show()
        self.table.setCurrentIndex(self.model.index(row, 1))

    def apply(self) -> None:
        """Add the items."""
        self.added.emit(self._add(self.entries))


def entry_lines(entries: Sequence[Entry], style: NumberStyle = NumberStyle.DECIMAL) -> list[EntryLine]:
    """Return the items with the numbers that they have among each other."""
    path: list[str] = []
    lines = []
    for place, entry in enumerate(entries):
        del path[entry.depth :]
        lines.append(Line(str(place), path[-1] if path else None, place))
        path.append(str(place))
    numbers = item_numbers(AgendaTree(lines), style)
    return [
        EntryLine(
            str(place),
            numbers[str(place)].shown,
            INDENT * 2 * entry.depth + entry.title,
            entry.title_ru,
            entry.minutes,
        )
        for place, entry in enumerate(entries)
    ]
