"""What the pictures of messages share: a fresh copy of a workspace, opened, and a cell typed into."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLineEdit, QWidget

from docs.camera import shown
from docs.every_page import Walk
from docs.page_walk import SmallCamera
from ui.shell.failed_state import FailedState
from ui.shell.locked_state import LockedState
from ui.toolkit.record_table import RecordTable

NAME = "CICA 2026.cica"


class MessageWalk(Walk):
    """Leads the window to messages; each picture begins with a workspace of its own."""

    def __init__(self, camera: SmallCamera, folder: Path, office: Path, only: tuple[str, ...]) -> None:
        super().__init__(camera, folder, frozenset(only))
        self._office = office
        self._turn = 0

    def wanted(self, *names: str) -> bool:
        """Tell whether one of the pictures is asked for."""
        return not self._only or any(name.startswith(one) for one in self._only for name in names)

    def fresh(self, place: Path | None = None) -> Path:
        """Return a copy of the office's workspace in a folder of its own, or in `place`."""
        self._turn += 1
        folder = place or self._folder / type(self).__name__ / str(self._turn) / "Documents"
        folder.mkdir(parents=True, exist_ok=True)
        return Path(shutil.copy(self._office, folder / NAME))

    def open(self, path: Path, passphrase: str = "") -> None:
        """Leave what is open, and open `path` as far as it goes."""
        self.leave()
        opener, window = self._running.opener, self._camera.window
        opener.open(str(path), passphrase)
        states = FailedState, LockedState
        self._camera.until(
            lambda: opener.workspace is not None or any(shown(window, kind) for kind in states)
        )
        self._camera.rest()

    def leave(self) -> None:
        """Close the open workspace, its dialogs and its message."""
        self.close_dialogs()
        if self._running.opener.workspace is not None:
            self._running.ways_in.close_workspace()
        self._camera.window.messages.close()
        self._camera.rest()

    def close_dialogs(self) -> None:
        """Close what lies over the window."""
        for widget in QApplication.topLevelWidgets():
            if widget is not self._window and widget.isVisible():
                widget.reject() if isinstance(widget, QDialog) else widget.close()

    def type_into_cell(self, text: str) -> QLineEdit:
        """Open the position of the first person and type `text` there, without leaving it."""
        self._page("people")
        table = shown(self._window, RecordTable)[0]
        table.edit_record(table.records.rows[0].id, "position")
        self._camera.settle()
        editor = self.cell_editor()
        editor.selectAll()
        editor.insert(text)
        return editor

    def cell_editor(self) -> QLineEdit:
        """Return the open editor of the list in sight."""
        table = shown(self._window, RecordTable)[0]
        return next(each for each in table.findChildren(QLineEdit) if each.isVisible())

    def enter(self, widget: QWidget) -> None:
        """Press Enter."""
        QTest.keyClick(widget, Qt.Key.Key_Return)
        self._camera.settle()

    def press(self, words: str) -> None:
        """Click the button in sight that says `words`."""
        found = [each for each in QApplication.allWidgets() if isinstance(each, QAbstractButton)]
        button = next(each for each in found if each.isVisible() and each.text() == words)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        self._camera.rest()

    def dialog(self, kind: type[QDialog]) -> QDialog:
        """Return the dialog of a kind that is in sight, once it is."""
        self._camera.until(lambda: bool(shown(self._window, kind)))
        return shown(self._window, kind)[0]

    def told(self, words: str = "") -> None:
        """Wait for a message, one that holds `words`."""
        self._camera.until(lambda: bool(text := self._camera.window.messages.text) and words in text)

    def over(self, name: str, go: Callable[[], object]) -> None:
        """Go somewhere and take the picture, and leave what lies over the window where it is."""
        go()
        if self.wanted(name):
            self._camera.rest()
            self._keep_inside()
            self._camera.screen(name)
