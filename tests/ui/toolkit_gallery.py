"""Shows the toolkit with made-up rows, to be looked at: `python -m tests.ui.toolkit_gallery light|dark`."""

from __future__ import annotations

import sys
from dataclasses import dataclass, replace
from datetime import time

from PySide6.QtCore import QSettings, Qt, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from cica_events.domain.fields import Field, Kind
from tests.ui.toolkit_people import FIELDS, GUESTS, PILLS, Guestbook, group_of, parties
from ui.runtime.icons import Icons
from ui.runtime.settings import Settings
from ui.runtime.theme import Scheme, Theme
from ui.toolkit.buttons import ActionButton, MenuButton
from ui.toolkit.colours import Tone
from ui.toolkit.column_chooser import ColumnChooser
from ui.toolkit.column_layout import StoredLayout
from ui.toolkit.empty_state import EmptyState
from ui.toolkit.filter_bar import FilterBar
from ui.toolkit.inspector import Inspector
from ui.toolkit.outline import OutlineView
from ui.toolkit.outline_model import OutlineModel
from ui.toolkit.page_header import PageHeader
from ui.toolkit.record_table import RecordTable
from ui.toolkit.tab_row import Tab
from ui.toolkit.table_model import RecordTableModel
from ui.toolkit.values import Values


@dataclass(frozen=True, slots=True)
class Item:
    id: str
    parent_id: str | None
    number: str
    title: str
    duration: int | None
    start: time | None


ITEM_FIELDS = (
    Field("number", "No.", editable=False, width=8),
    Field("title", "Title", width=40, required=True),
    Field("duration", "Duration", Kind.DURATION, width=10),
    Field("start", "Start", Kind.TIME, width=8, editable=False),
)
ITEMS = (
    Item("a", None, "1", "Opening ceremony", 30, time(9)),
    Item("b", None, "2", "Adoption of the agenda", 10, time(9, 30)),
    Item("c", None, "3", "Ensuring food security", 60, time(9, 40)),
    Item("d", "c", "3.1", "National approaches", 40, time(9, 40)),
    Item("e", "c", "3.2", "Discussion", 20, time(10, 20)),
    Item("f", None, "4", "Promoting renewable energy", 60, time(10, 40)),
    Item("g", None, "5", "Date of the seventh plenary session", 10, time(11, 40)),
)


class Gallery(QWidget):
    """A page like those of the application."""

    def __init__(self, icons: Icons, settings: Settings) -> None:
        super().__init__()
        self._icons = icons
        book = Guestbook(
            [replace(guest, id=f"{turn}-{guest.id}") for turn in range(3) for guest in GUESTS][:14]
        )
        values = Values(parties)
        self.model = RecordTableModel(
            FIELDS, values=values, edit=book.edit, edit_many=book.edit_many, parent=self
        )
        self.table = RecordTable(
            self.model,
            name="Participants",
            pills=PILLS,
            layout=StoredLayout(settings, "gallery"),
            numbers=True,
            parent=self,
        )
        self.inspector = Inspector(FIELDS, values=values, edit=book.edit_all, parent=self)
        self.book = book
        book.changed = self.refresh
        self.table.selection_changed.connect(self.refresh)
        self.model.set_grouping(group_of)
        self._lay_out()
        self.refresh()

    def _lay_out(self) -> None:
        header = self._header()
        self._fill_pages()
        header.tabs.choose("participants")
        header.tab_chosen.connect(self._go)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(header)
        column.addLayout(self._bar())
        body = QVBoxLayout()
        body.setContentsMargins(20, 0, 0, 12)
        body.addWidget(self.pages)
        column.addLayout(body, 1)

    def _header(self) -> PageHeader:
        tabs = [
            Tab("overview", "Overview"),
            Tab("delegations", "Delegations", "38"),
            Tab("participants", "Participants", "143"),
            Tab("agenda", "Agenda", "8"),
            Tab("outcomes", "Outcomes"),
        ]
        header = PageHeader("Meeting of the Senior Officials Committee", tabs, self)
        header.set_badge("Confirmed", Tone.GOOD, "✓")
        header.set_facts(
            ["12 December 2023", "Astana, Kazakhstan", "In person"],
            ["28 Member States invited", "21 replied"],
        )
        return header

    def _fill_pages(self) -> None:
        self.pages = QStackedWidget(self)
        people = QWidget(self)
        row = QHBoxLayout(people)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.table, 1)
        row.addWidget(self.inspector)
        step = QAction("Add the first item", self)
        empty = EmptyState(
            self._icons, icon="list-ordered", title="No agenda yet",
            text="The agenda says what the meeting takes up, in which order and for how long.", step=step,
            parent=self,
        )  # fmt: skip
        for page in (empty, people, self._outline()):
            self.pages.addWidget(page)
        self.pages.setCurrentIndex(1)

    def _outline(self) -> QWidget:
        self.outline_model = OutlineModel(ITEM_FIELDS, edit=lambda *_: None, parent=self)
        self.outline_model.set_rows(ITEMS)
        self.outline = OutlineView(self.outline_model, name="Agenda", parent=self)
        self.outline.select_ids(["c"])
        frame = QFrame(self)
        layout = QHBoxLayout(frame)
        layout.setContentsMargins(0, 0, 20, 0)
        layout.addWidget(self.outline)
        return frame

    def _bar(self) -> QHBoxLayout:
        add = QAction("Add participant", self)
        add.setShortcut("Ctrl+N")
        export = QAction("Import…", self)
        self._icons.put(export, "upload")
        menu = QMenu(self)
        menu.addAction("List of participants")
        self.filter = FilterBar("Filter participants", self._icons, parent=self)
        self.filter.filter_changed.connect(self.model.set_filter)
        self.filter.left.connect(self.table.setFocus)
        self.chooser = ColumnChooser(self.table.columns, self, icons=self._icons)
        row = QHBoxLayout()
        row.setContentsMargins(20, 10, 20, 10)
        row.setSpacing(8)
        row.addWidget(ActionButton(add, primary=True, parent=self))
        row.addWidget(ActionButton(export, parent=self))
        row.addWidget(MenuButton("Export", menu, parent=self))
        row.addWidget(self.filter, 1)
        row.addWidget(self.chooser)
        row.addStretch(1)
        return row

    def _go(self, key: str) -> None:
        self.pages.setCurrentIndex({"participants": 1, "agenda": 2}.get(key, 0))

    def refresh(self) -> None:
        """Show the guests as they are."""
        self.model.set_rows(tuple(self.book.guests))
        chosen = set(self.table.selected_ids())
        rows = [guest for guest in self.book.guests if guest.id in chosen]
        title = rows[0].name if len(rows) == 1 else f"{len(rows)} participants"
        self.inspector.show_records(rows, title, "Kazakhstan · 4 earlier meetings")


def main() -> int:
    """Show the gallery."""
    app = QApplication(sys.argv[:1])
    theme = Theme(app, Scheme(sys.argv[1] if len(sys.argv) > 1 else "light"))
    settings = Settings(QSettings("/tmp/gallery.ini", QSettings.Format.IniFormat))
    gallery = Gallery(Icons(theme, app), settings)
    gallery.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    gallery.resize(1170, 768)
    gallery.show()
    gallery.table.select_ids(["0-1"])
    gallery.table.setFocus()
    QTimer.singleShot(0, gallery.table.setFocus)
    return app.exec()


if __name__ == "__main__":
    raise SystemExit(main())
