"""The place on which a spreadsheet is dropped, or from which it is chosen."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from cica_events.i18n import _
from ui.runtime.icons import Icons
from ui.runtime.settings import Settings
from ui.toolkit.file_dialogs import FileDialogs

SUFFIXES = (".xlsx", ".xlsm", ".csv", ".tsv", ".txt")
PICTURE = 40  # device-independent pixels


class ImportFile(QFrame):
    """Emits the file that was chosen or dropped."""

    chosen = Signal(Path)

    def __init__(self, icons: Icons, settings: Settings, parent: QWidget) -> None:
        super().__init__(parent)
        self._dialogs = FileDialogs(settings, "import")
        self.setProperty("panel", True)
        self.setAcceptDrops(True)
        picture = QLabel(self)
        icons.put_picture(picture, "file-spreadsheet", "muted", PICTURE)
        self.choose = QPushButton(_("Choose a file…"), self)
        self.choose.setProperty("primary", True)
        self.choose.clicked.connect(self.ask)
        layout = QVBoxLayout(self)
        layout.setSpacing(8)
        layout.addStretch(2)
        layout.addWidget(picture, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addWidget(self._words(_("Drop a spreadsheet here"), "heading"))
        layout.addWidget(
            self._words(
                _(
                    "Excel (.xlsx) or CSV. Headings may be in English or Russian and in any order; "
                    "title rows above them do no harm. You will see every row before anything is changed."
                ),
                "muted",
            )
        )
        layout.addSpacing(8)
        layout.addWidget(self.choose, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(3)

    def _words(self, text: str, role: str) -> QLabel:
        label = QLabel(text, self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setProperty("role", role)
        label.setWordWrap(True)
        label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        return label

    @Slot()
    def ask(self) -> None:
        """Let the user choose a file."""
        kinds = _("Spreadsheets ({patterns})").format(patterns=" ".join(f"*{suffix}" for suffix in SUFFIXES))
        others = _("All files (*)")
        path = self._dialogs.ask_open(self, _("Import participants"), f"{kinds};;{others}")
        if path is not None:
            self.chosen.emit(path)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take one file from the desktop."""
        if dropped_file(event.mimeData()) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Read the file that was dropped."""
        path = dropped_file(event.mimeData())
        if path is not None:
            event.acceptProposedAction()
            self.chosen.emit(path)


def dropped_file(data: QMimeData) -> Path | None:
    """Return the path of the one file in `data`, None if it is something else."""
    paths = [url.toLocalFile() for url in data.urls() if url.isLocalFile()]
    return Path(paths[0]) if len(paths) == 1 else None


def dropped_list(data: QMimeData) -> Path | None:
    """Return the path of the one spreadsheet in `data`, going by its name, None if it is something else."""
    path = dropped_file(data)
    return path if path is not None and path.suffix.lower() in SUFFIXES else None
