"""The workspaces opened before: one click away, pinned or taken off the list, missing ones told and found."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from cica_events.i18n import _
from cica_events.progress import Progress
from ui.runtime.icons import Icons
from ui.runtime.settings import Settings
from ui.runtime.tasks import TaskRunner
from ui.shell.addresses import is_server, place, short_name
from ui.toolkit.plain import PlainLabel, plain_hint

SHOWN = 6


class Found(NamedTuple):
    """What a look at the files told."""

    missing: frozenset[str]
    locked: frozenset[str]


class RecentList(QWidget):
    """Whether the files are there is asked beside the window: a network drive may not answer for long."""

    chosen = Signal(str)

    def __init__(self, icons: Icons, settings: Settings, tasks: TaskRunner, parent: QWidget) -> None:
        super().__init__(parent)
        self._icons = icons
        self._settings = settings
        self._rows: list[RecentRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._heading = PlainLabel(_("Recent workspaces"), self)
        self._heading.setProperty("role", "strong")
        self._column.addWidget(self._heading)
        self._fill()
        files = [address for address in settings.recent[:SHOWN] if not is_server(address)]
        if files:
            tasks.start(partial(_looked_at, files), done=self._tell, owner=self)

    def _fill(self) -> None:
        for row in self._rows:
            row.hide()
            row.deleteLater()
        known = self._settings.recent[:SHOWN]
        self._heading.setVisible(bool(known))
        self._rows = [RecentRow(self._icons, address, self._settings.pinned, self) for address in known]
        for row in self._rows:
            row.line.chosen.connect(self.chosen)
            row.pin.clicked.connect(partial(self._pin, row))
            row.remove.clicked.connect(partial(self._remove, row))
            row.search.clicked.connect(partial(self._find, row))
            self._column.addWidget(row)

    def _tell(self, found: Found) -> None:
        for row in self._rows:
            if row.line.address in found.missing:
                row.tell_missing()
            elif row.line.address in found.locked:
                row.line.tell_locked()

    def _pin(self, row: RecentRow, _checked: bool = False) -> None:
        self._settings.pin(row.line.address, row.pin.isChecked())

    def _remove(self, row: RecentRow, _checked: bool = False) -> None:
        self._settings.forget(row.line.address)
        self._fill()

    def _find(self, row: RecentRow, _checked: bool = False) -> None:
        """Ask where the file is now; it takes the place of the one that is missing."""
        from ui.shell.file_choice import ask_open

        found = ask_open(self, Path(row.line.address).parent)
        if found:
            self._settings.forget(row.line.address)
            self.chosen.emit(found)


class RecentRow(QWidget):
    """A workspace with what can be done about it."""

    def __init__(self, icons: Icons, address: str, pinned: list[str], parent: QWidget) -> None:
        super().__init__(parent)
        self.line = RecentLine(icons, address, self)
        name = short_name(address)
        self.search = QPushButton(_("Find…"), self)
        self.search.setToolTip(plain_hint(_("Say where {name} is now").format(name=name)))
        self.search.hide()
        self.pin = self._button(icons, "star", _("Keep {name} at the top of the list").format(name=name))
        self.pin.setCheckable(True)
        self.pin.setChecked(address in pinned)
        icons.put(self.pin, "star", "muted", "accent_text")
        self.remove = self._button(icons, "x", _("Remove {name} from the list").format(name=name))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.line, 1)
        for button in (self.search, self.pin, self.remove):
            row.addWidget(button)

    def tell_missing(self) -> None:
        """Say that the file is not there, and offer to find it."""
        self.line.tell_missing()
        self.search.show()

    def _button(self, icons: Icons, icon: str, name: str) -> QPushButton:
        button = QPushButton(self)
        button.setFlat(True)
        button.setAccessibleName(name)
        button.setToolTip(plain_hint(name))
        icons.put(button, icon, "muted")
        return button


class RecentLine(QPushButton):
    """One workspace opened before, with the place where it lies."""

    chosen = Signal(str)

    def __init__(self, icons: Icons, address: str, parent: QWidget) -> None:

        super().__init__(parent)
        self.setObjectName("recent")
        self._address = address
        self.setAccessibleName(short_name(address))
        self.setToolTip(plain_hint(address))
        self.clicked.connect(self._choose)
        self._icons = icons
        self._picture = picture = PlainLabel(self)
        name = "database" if is_server(address) else "calendar-days"
        icons.put_picture(picture, name, "muted", 18)
        title = PlainLabel(short_name(address), self)
        where = PlainLabel(place(address), self)
        where.setProperty("role", "muted")
        self._inside = layout = QHBoxLayout(self)
        layout.setContentsMargins(10, 6, 10, 6)
        layout.setSpacing(10)
        self._missing = PlainLabel(_("missing"), self)
        self._missing.setProperty("chip", "warning")
        self._missing.hide()
        for label in (picture, title, where, self._missing):
            layout.addWidget(label)
        layout.addStretch(1)

    @property
    def address(self) -> str:
        """Where the workspace lies."""
        return self._address

    def tell_missing(self) -> None:
        """Say that there is no such file now."""
        self._missing.show()
        self.setAccessibleName(_("{name}, missing").format(name=short_name(self._address)))

    def tell_locked(self) -> None:
        """Say that it opens with a passphrase."""
        self._icons.put_picture(self._picture, "lock", "muted", 18)
        self._picture.setAccessibleName(_("locked"))
        self.setAccessibleName(_("{name}, locked").format(name=short_name(self._address)))

    def sizeHint(self) -> QSize:
        """Ask for the room that the texts need."""
        return self._inside.sizeHint()

    @Slot()
    def _choose(self) -> None:
        self.chosen.emit(self._address)


def _looked_at(files: list[str], _progress: Progress) -> Found:
    from cica_events.services.locked_files import is_locked

    there = frozenset(file for file in files if Path(file).exists())
    return Found(frozenset(files) - there, frozenset(filter(is_locked, there)))
