"""Where a document is written: a path to type or choose, with a word about a file that is there already."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QProcess, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from cica_events.errors import InputError
from cica_events.i18n import N_, _
from ui.runtime.settings import Settings
from ui.toolkit.file_dialogs import FileDialogs
from ui.toolkit.plain import PlainLabel

_FORMATS = {
    ".docx": N_("Word document"),
    ".pdf": N_("PDF document"),
    ".xlsx": N_("Excel workbook"),
    ".csv": N_("Separated text (CSV)"),
    ".ics": N_("Calendar"),
}


class ExportFile(QWidget):
    """Proposes `name` in the folder of the last export; its suffix says the format, one of `suffixes`."""

    changed = Signal()

    def __init__(self, settings: Settings, name: str, suffixes: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent)
        self._dialogs = FileDialogs(settings, "export")
        self._proposed = Path(name).stem
        self._line = QLineEdit(str(self._dialogs.folder() / name), self)
        self._line.setAccessibleName(_("File"))
        self._line.textChanged.connect(self._look)
        self.format = QComboBox(self)
        self.format.setAccessibleName(_("Format"))
        self.format.setToolTip(_("Format of the file"))
        for suffix in suffixes:
            self.format.addItem(_(_FORMATS[suffix]), suffix)
        self.format.setVisible(len(suffixes) > 1)
        self.format.activated.connect(self._take_format)
        browse = QPushButton(_("Choose…"), self)
        browse.setAutoDefault(False)
        browse.setToolTip(_("Choose another folder or name"))
        browse.clicked.connect(self._browse)
        self._note = PlainLabel(self)
        self._note.setProperty("role", "small")
        self._note.setWordWrap(True)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._line, 1)
        row.addWidget(self.format)
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
        return path if self._format_of(path) >= 0 else path.with_name(path.name + self.suffix())

    def keep_folder(self) -> None:
        """Propose the folder of the file that was written now for the next one, also where it was typed."""
        self._dialogs.remember(self.path())

    def suffix(self) -> str:
        """Return the suffix of the chosen format."""
        suffix: str = self.format.currentData()
        return suffix

    def set_suffix(self, suffix: str) -> None:
        """Choose the format of that suffix, where there is one."""
        if (at := self.format.findData(suffix)) >= 0:
            self.format.setCurrentIndex(at)
            self._take_format()

    def _format_of(self, path: Path) -> int:
        """Return which of the formats the name of the file says, -1 for none."""
        return self.format.findData(path.suffix.lower())

    def set_path(self, path: Path) -> None:
        """Propose another file."""
        self._line.setText(str(path))

    def rename(self, name: str) -> None:
        """Propose another name in the same folder, unless the user gave the file one of their own."""
        path = Path(self._line.text().strip())
        ending = path.suffix if self._format_of(path) >= 0 else ""
        if path.name.removesuffix(ending) == self._proposed:
            self.set_path(path.with_name(f"{Path(name).stem}{ending}"))
        self._proposed = Path(name).stem

    @property
    def replaces(self) -> bool:
        """Whether a file is there that would be replaced."""
        try:
            return self.path().is_file()
        except (InputError, OSError, ValueError):
            return False

    @Slot()
    def _take_format(self) -> None:
        """Let the name of the file end as the format does."""
        path = Path(self._line.text().strip())
        if path.name and path.suffix.lower() != self.suffix():
            self.set_path(path.with_suffix(self.suffix()) if self._format_of(path) >= 0 else path)
        self.changed.emit()

    @Slot()
    def _look(self) -> None:
        if (at := self._format_of(Path(self._line.text().strip()))) >= 0:
            self.format.setCurrentIndex(at)
        self._note.setText(_("This file exists and will be replaced.") if self.replaces else "")
        self.changed.emit()

    @Slot()
    def _browse(self) -> None:
        kinds = f"{self.format.currentText()} (*{self.suffix()})"
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
