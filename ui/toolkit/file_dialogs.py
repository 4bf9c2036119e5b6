"""Asks for a file to open or save, beginning in the folder used last for the same purpose."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from cica_events.domain.safe_names import file_name
from cica_events.paths import is_folder
from ui.runtime.settings import Settings


class FileDialogs:
    """The file dialogs of one purpose, such as "export"."""

    def __init__(self, settings: Settings, purpose: str) -> None:
        self._settings = settings
        self._key = f"folder/{purpose}"

    def folder(self) -> Path:
        """Return the folder to begin in: the one used last, else the user's documents, else their home."""
        kept = self._settings.read(self._key)
        if isinstance(kept, str) and is_folder(Path(kept)):
            return Path(kept)
        place = QStandardPaths.StandardLocation.DocumentsLocation
        documents = QStandardPaths.writableLocation(place)
        return Path(documents) if documents and is_folder(Path(documents)) else Path.home()

    def remember(self, path: Path) -> None:
        """Begin in the folder of `path` from now on."""
        self._settings.write(self._key, str(path.parent))

    def ask_open(self, parent: QWidget, title: str, kinds: str) -> Path | None:
        """Return an existing file, None if the user thought better of it.

        `kinds` is Qt's list of patterns: "Spreadsheets (*.xlsx *.csv);;All files (*)".
        """
        return self._keep(QFileDialog.getOpenFileName(parent, title, str(self.folder()), kinds)[0])

    def ask_save(self, parent: QWidget, title: str, name: str, kinds: str) -> Path | None:
        """Return where to write, proposing `name`; its suffix is added where the user typed another or none.

        A file that only the added suffix hits is asked about again, since the dialog did not see it.
        """
        proposal = self.folder() / file_name(name)
        while True:
            chosen = QFileDialog.getSaveFileName(parent, title, str(proposal), kinds)[0]
            if not chosen or chosen.lower().endswith(proposal.suffix.lower()):
                return self._keep(chosen)
            proposal = Path(chosen + proposal.suffix)
            if not proposal.exists():
                return self._keep(str(proposal))

    def _keep(self, chosen: str) -> Path | None:
        if not chosen:
            return None
        self.remember(Path(chosen))
        return Path(chosen)
