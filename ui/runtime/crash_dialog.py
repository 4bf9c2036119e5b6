"""The window that owns up to an unexpected error and offers the report."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from cica_events.i18n import _


class CrashDialog(QDialog):
    """Says what was kept, shows the report and lets the user go on or quit."""

    quit_asked = Signal()

    def __init__(self, report: str, log_folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._report = report
        self._log_folder = log_folder
        self.setWindowTitle(_("Something went wrong"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(12)
        layout.addWidget(self._words())
        layout.addWidget(self._text(), 1)
        layout.addLayout(self._buttons())

    def _words(self) -> QLabel:
        words = QLabel(
            _(
                "The last action met a fault in the program. Everything saved before it is safe. "
                "You can go on working; if it happens again, please send this report. "
                "It holds no names or other data from your workspace."
            ),
            self,
        )
        words.setTextFormat(Qt.TextFormat.PlainText)
        words.setWordWrap(True)
        return words

    def _text(self) -> QPlainTextEdit:
        text = QPlainTextEdit(self._report, self)
        text.setReadOnly(True)
        text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        text.setAccessibleName(_("Report"))
        text.setMinimumSize(510, 200)  # of the text: the window is never narrower than its buttons
        return text

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        copy = QPushButton(_("Copy report"), self)
        copy.clicked.connect(self._copy)
        folder = QPushButton(_("Open log folder"), self)
        folder.clicked.connect(self._open_folder)
        leave = QPushButton(_("Quit"), self)
        leave.clicked.connect(self._quit)
        stay = QPushButton(_("Continue"), self)
        stay.setProperty("primary", True)
        stay.setDefault(True)
        stay.clicked.connect(self.accept)
        row.addWidget(copy)
        row.addWidget(folder)
        row.addStretch(1)
        row.addWidget(leave)
        row.addWidget(stay)
        return row

    @Slot()
    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._report)

    @Slot()
    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._log_folder)))

    @Slot()
    def _quit(self) -> None:
        self.reject()
        self.quit_asked.emit()
