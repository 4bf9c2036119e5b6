"""What is looked at before a list is taken in: how it was read, its rows and its columns."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from cica_events.i18n import _, ngettext
from ui.imports.columns_page import ColumnsPage
from ui.imports.how_read import HowRead
from ui.imports.import_work import ImportWork
from ui.imports.notices import Notices
from ui.imports.plan_in_words import recognised
from ui.imports.preview import Preview, Sieve
from ui.imports.rows_page import RowsPage
from ui.runtime.icons import Icons
from ui.toolkit.badges import Badge
from ui.toolkit.colours import Tone
from ui.toolkit.tab_row import Tab, TabRow

ROWS: Final = "rows"
COLUMNS: Final = "columns"


class LookingPage(QWidget):
    """Shows rows or columns, whichever tab is chosen."""

    turned = Signal()

    def __init__(self, work: ImportWork, icons: Icons, parent: QWidget) -> None:
        super().__init__(parent)
        self.how = HowRead(icons, self)
        self.notices = Notices(icons, self)
        self.tabs = TabRow([Tab(ROWS, _("Rows")), Tab(COLUMNS, _("Columns"))], self)
        self.tabs.chosen.connect(self._turn)
        self.recognised = Badge(parent=self)
        self.guesses = QPushButton(self)
        self.guesses.setProperty("link", True)
        self.guesses.setAutoDefault(False)
        self.guesses.clicked.connect(self._look_at_columns)
        self.guesses.setToolTip(_("Look at the columns (Ctrl+PgDown)"))
        self._pages = QStackedWidget(self)
        self.rows = RowsPage(work, icons, self._pages)
        self.columns = ColumnsPage(work, icons, self._pages)
        self._lay_out()

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(self.tabs)
        line.addStretch(1)
        line.addWidget(self.guesses)
        line.addWidget(self.recognised)
        self._pages.addWidget(self.rows)
        self._pages.addWidget(self.columns)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.how)
        column.addWidget(self.notices)
        column.addLayout(line)
        column.addWidget(self._pages, 1)

    def parts(self) -> tuple[QWidget, ...]:
        """Return what Tab goes through, from top to bottom."""
        rows, columns = self.rows, self.columns
        return (
            self.how, self.notices, self.tabs, self.guesses,
            rows.top, rows.sieves, rows.table, rows.details,
            columns.top, columns.table, columns.details, columns.fixed,
        )  # fmt: skip

    def show_preview(self, preview: Preview) -> None:
        """Show what the list would bring."""
        self.how.show_reading(preview.reading)
        self.notices.show_lines(preview.plan.notices)
        self.rows.show_preview(preview)
        self.columns.show_reading(preview.reading)
        self.show_tabs(preview)

    def show_tabs(self, preview: Preview) -> None:
        """Show how many rows and columns there are, and how many columns are guessed."""
        reading = preview.reading
        guesses = sum(column.doubtful for column in reading.columns)
        rows = str(preview.count(Sieve.ALL)) + ("" if preview.complete else "…")
        self.tabs.set_count(ROWS, rows)
        self.tabs.set_count(COLUMNS, str(len(reading.columns)))
        text = ngettext("{count} column is a guess: look", "{count} columns are guesses: look", guesses)
        self.guesses.setText("? " + text.format(count=guesses))
        self.guesses.setVisible(bool(guesses) and self.tabs.current_key() == ROWS)
        name = recognised(reading)
        self.recognised.say(name, Tone.GOOD, "✓")

    @Slot(str)
    def _turn(self, key: str) -> None:
        self._pages.setCurrentIndex(0 if key == ROWS else 1)
        self.turned.emit()
        (self.rows.table if key == ROWS else self.columns.table).setFocus()

    @Slot()
    def _look_at_columns(self) -> None:
        self.tabs.choose(COLUMNS)
