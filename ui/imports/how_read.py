"""How the file was read: its sheet, the table on it, and of text files letters and separators."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QPushButton, QWidget

from cica_events.i18n import N_, _, ngettext
from cica_events.imports.tables.headings import Table
from cica_events.services.list_reading import ListReading
from ui.imports.field_choice import QuietBox
from ui.imports.heading_choice import heading_rows
from ui.runtime.icons import Icons
from ui.toolkit.buttons import with_shortcut
from ui.toolkit.flow_layout import FlowLayout
from ui.toolkit.plain import PlainLabel, plain_hint
from ui.toolkit.short_label import ShortLabel

LETTERS: Final = (
    ("utf-8", N_("UTF-8 (all scripts)")),
    ("utf-16", N_("UTF-16 (all scripts)")),
    ("windows-1251", N_("Windows-1251 (Cyrillic)")),
    ("koi8-r", N_("KOI8-R (Cyrillic)")),
    ("windows-1252", N_("Windows-1252 (Western European)")),
    ("windows-1254", N_("Windows-1254 (Turkish)")),
    ("gb18030", N_("GB18030 (Chinese)")),
    ("mac-roman", N_("Mac Roman (Western European)")),
)
SEPARATORS: Final = (
    (",", N_("Comma ,")),
    (";", N_("Semicolon ;")),
    ("\t", N_("Tab")),
    ("|", N_("Bar |")),
)
QUOTES: Final = (('"', N_('Double "')), ("'", N_("Single '")), ("", N_("None")))
SAME_LETTERS: Final = {
    "utf-8-sig": "utf-8", "utf8": "utf-8", "ascii": "utf-8", "utf-16-le": "utf-16", "utf-16-be": "utf-16",
    "cp1251": "windows-1251", "cp1252": "windows-1252", "cp1254": "windows-1254", "koi8_r": "koi8-r",
    "mac_roman": "mac-roman", "macroman": "mac-roman", "gbk": "gb18030", "gb2312": "gb18030",
}  # fmt: skip


SHORT: Final = 8  # letters of a choice that are always seen
MIDDLE: Final = 16
LONG: Final = 19  # those of the name of an encoding
LONGEST: Final = 32  # letters of the headings of a table


class HowRead(QWidget):
    """Emits `asked` with the source read otherwise; only what can be said of this file is shown."""

    asked = Signal(object)  # Source
    other_asked = Signal()  # another file
    paste_asked = Signal()

    def __init__(self, icons: Icons, parent: QWidget) -> None:
        super().__init__(parent)
        self._reading: ListReading | None = None
        picture = PlainLabel(self)
        icons.put_picture(picture, "file-spreadsheet", "muted", 18)
        self.file = ShortLabel("", "strong", self)
        self.sheet, sheet = self._box(_("Sheet"), MIDDLE)
        self.table, table = self._box(_("Table"), LONG)
        self.headings, headings = self._box(_("Headings"), SHORT)
        self.letters, letters = self._box(_("Letters"), LONG)
        self.separator, separator = self._box(_("Separator"), LONG)
        self.quote, quote = self._box(_("Quotation mark"))
        self._groups = {
            self.sheet: sheet, self.table: table, self.headings: headings,
            self.letters: letters, self.separator: separator, self.quote: quote,
        }  # fmt: skip
        name = QWidget(self)
        line = QHBoxLayout(name)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(6)
        line.addWidget(picture)
        line.addWidget(self.file, 1)
        flow = FlowLayout(self, spacing=14, between_lines=6)
        flow.addWidget(name)
        for group in self._groups.values():
            flow.addWidget(group)
        self.other = QPushButton(_("Other file…"), self)
        self.other.setAutoDefault(False)
        self.other.clicked.connect(self.other_asked)
        keys = QKeySequence(QKeySequence.StandardKey.Open)
        self.other.setToolTip(with_shortcut(_("Choose another file"), keys))
        again = QShortcut(keys, self)
        again.activated.connect(self.other_asked)
        flow.addWidget(self.other)
        for group in (name, *self._groups.values()):
            group.setMinimumHeight(self.other.sizeHint().height())

    def _box(self, label: str, letters: int = SHORT) -> tuple[QuietBox, QWidget]:
        group = QWidget(self)
        box = QuietBox(group)
        box.setAccessibleName(label)
        box.setMinimumContentsLength(letters)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        box.activated.connect(self._ask)
        words = PlainLabel(label, group)
        words.setProperty("role", "small")
        words.setBuddy(box)
        line = QHBoxLayout(group)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(6)
        line.addWidget(words)
        line.addWidget(box)
        return box, group

    def show_reading(self, reading: ListReading) -> None:
        """Show how a list was read."""
        self._reading = reading
        grid = reading.grid
        self.file.setText(reading.source.shown)
        self.file.setToolTip(plain_hint(str(reading.source.path)))
        self._fill(
            self.sheet,
            [(each.name, _hidden(each.name) if each.hidden else each.name) for each in grid.sheets],
            grid.sheet,
            least=2,
        )
        tables = reading.tables
        here = next((n for n, each in enumerate(tables) if each is reading.table), reading.source.table or 0)
        self._fill(self.table, [(n, _table_name(n, each)) for n, each in enumerate(tables)], here, least=2)
        rows = [] if reading.origin else heading_rows(reading)
        self._fill(self.headings, rows, reading.source.headings, least=2)
        text = bool(grid.encoding)
        self._fill_letters(grid.encoding, grid.guessed)
        self._fill(self.separator, _marked(SEPARATORS, grid.separator) if text else [], grid.separator)
        self._fill(self.quote, _marked(QUOTES, grid.quote) if text else [], grid.quote)

    def _fill(self, box: QuietBox, entries: Sequence[tuple[Any, str]], present: Any, least: int = 1) -> None:
        box.blockSignals(True)
        box.clear()
        for data, text in entries:
            box.addItem(text, data)
        box.setCurrentIndex(next((n for n, (data, _text) in enumerate(entries) if data == present), -1))
        box.setToolTip(plain_hint(box.currentText()))
        box.blockSignals(False)
        self._groups[box].setVisible(len(entries) >= least)

    def _fill_letters(self, encoding: str, guessed: bool) -> None:
        present = same_letters(encoding)
        entries = [(code, _(text)) for code, text in LETTERS]
        if present and present not in dict(entries):
            entries.append((present, encoding))
        label = self._groups[self.letters].findChildren(QLabel)[0]
        label.setText(_("Letters, guessed") if guessed else _("Letters"))
        self._fill(self.letters, entries if encoding else [], present)

    @Slot()
    def _ask(self) -> None:
        if self._reading is None:
            return
        source, box = self._reading.source, self.sender()
        if box is self.sheet:
            source = replace(source, sheet=self.sheet.currentData(), table=None, headings=None)
        elif box is self.table:
            source = replace(source, table=self.table.currentData())
        elif box is self.headings:
            grid = self._reading.grid
            sheet = grid.sheet if len(grid.sheets) > 1 else source.sheet
            source = replace(source, sheet=sheet, table=None, headings=self.headings.currentData())
        elif box is self.letters:
            source = replace(source, encoding=self.letters.currentData())
        elif box is self.separator:
            source = replace(source, separator=self.separator.currentData())
        else:
            source = replace(source, quote=self.quote.currentData())
        if source != self._reading.source:
            self.asked.emit(source)


def same_letters(encoding: str) -> str:
    """Return the one name under which an encoding is offered."""
    name = encoding.lower().replace("_", "-")
    return SAME_LETTERS.get(encoding.lower(), SAME_LETTERS.get(name, name))


def _marked(known: Sequence[tuple[str, str]], present: str) -> list[tuple[str, str]]:
    entries = [(sign, _(text)) for sign, text in known]
    return entries if present in dict(entries) else [*entries, (present, present)]


def _hidden(name: str) -> str:
    return _("{sheet} (hidden)").format(sheet=name)


def _table_name(number: int, table: Table) -> str:
    headings = ", ".join(" ".join(heading.split()) for heading in table.headings if heading)
    cut = headings if len(headings) <= LONGEST else headings[:LONGEST].rstrip(", ") + "…"
    text = ngettext(
        "{number}. {headings}: {count} row", "{number}. {headings}: {count} rows", len(table.rows)
    )
    return text.format(number=number + 1, headings=cut, count=len(table.rows))
