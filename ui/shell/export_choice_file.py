"""Where a document is written: a path to type or choose, with a word about a file that is there already."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from PySide6.QtCore import QProcess, Qt, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from cica_events.errors import InputError
from cica_events.i18n import _
from ui.runtime.settings import Settings
from ui.toolkit.file_dialogs import FileDialogs


class ExportFile(QWidget):
    """Proposes `name` in the folder of the last export."""

    changed = Signal()

    def __init__(self, settings: Settings, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._dialogs = FileDialogs(settings, "export")
        self._suffix = Path(name).suffix
        self._line = QLineEdit(str(self._dialogs.folder() / name), self)
        self._line.setAccessibleName(_("File"))
        self._line.textChanged.connect(self._look)
        browse = QPushButton(_("Choose…"), self)
        browse.setAutoDefault(False)
        browse.setToolTip(_("Choose another folder or name"))
        browse.clicked.connect(self._browse)
        self._note = QLabel(self)
        self._note.setTextFormat(Qt.TextFormat.PlainText)
        self._note.setProperty("role", "small")
        self._note.setWordWrap(True)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._line, 1)
        row.addWidget(browse)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(row)
        layout.addWidget(self._note)
        self.setFocusProxy(self._line)
        self._look()

    def path(self) -> Path:
        """Return the file to write; raises InputError where none is named."""
        text = self._line.text().strip()
        if not text:
            raise InputError(_("Say where the file is to be written."))
        path = Path(text).expanduser()
        if not path.is_absolute():
            path = self._dialogs.folder() / path
        return path if path.suffix.lower() == self._suffix else path.with_name(path.name + self._suffix)

    def set_path(self, path: Path) -> None:
        """Propose another file."""
        self._line.setText(str(path))

    @property
    def replaces(self) -> bool:
        """Whether a file is there that would be replaced."""
        try:
            return self.path().is_file()
        except (InputError, OSError, ValueError):
            return False

    @Slot()
    def _look(self) -> None:
        self._note.setText(_("This file exists and will be replaced.") if self.replaces else "")
        self.changed.emit()

    @Slot()
    def _browse(self) -> None:
        kinds = _("Excel workbooks ({pattern})").format(pattern=f"*{self._suffix}")
        name = Path(self._line.text()).name
        chosen = self._dialogs.ask_save(self, _("Export to"), name, kinds)
        if chosen is not None:
            self.set_path(chosen)


def open_file(path: Path) -> None:
    """Open `path` with the program that the system has for it."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def show_in_folder(path: Path) -> None:
    """Show where `path` lies: marked in its folder where the system can, else the folder."""
    if os.name == "nt":
        QProcess.startDetached("explorer", ["/select,", str(path)])
    elif sys.platform == "darwin":
        QProcess.startDetached("open", ["-R", str(path)])
    else:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))
