"""What is dragged out of the window: a file that is written when another program asks for it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QByteArray, QMetaType, QMimeData, QUrl

if TYPE_CHECKING:  # the frame does not wait for it
    from tempfile import TemporaryDirectory

URLS = "text/uri-list"


@dataclass(frozen=True, slots=True)
class HandedOut:
    """A file called `name`, which `write` makes, and what spreadsheets and texts take instead of it.

    The latter is made by `mime`, and is of the `kinds` that are offered: of a long list it is no short work.
    """

    name: str
    write: Callable[[Path], object]
    mime: Callable[[], QMimeData] | None = None
    kinds: tuple[str, ...] = ()


class DragFolder:
    """The folder for what was dragged out, emptied when the window is closed."""

    def __init__(self) -> None:
        self._folder: TemporaryDirectory[str] | None = None
        self._count = 0

    def place(self, name: str) -> Path:
        """Return where a file called `name` may be written; each has a folder of its own."""
        if self._folder is None:
            import tempfile

            self._folder = tempfile.TemporaryDirectory(prefix="cica-events-", ignore_cleanup_errors=True)
        self._count += 1
        folder = Path(self._folder.name) / str(self._count)
        folder.mkdir()
        return folder / name

    def clear(self) -> None:
        """Remove all of it."""
        if self._folder is not None:
            self._folder.cleanup()
            self._folder = None


class FileOnDemand(QMimeData):
    """Offers a file and other kinds, and makes each only when somebody takes it; a failure offers none."""

    def __init__(self, handed: HandedOut, folder: DragFolder, tell: Callable[[BaseException], None]) -> None:
        super().__init__()
        self._handed = handed
        self._folder = folder
        self._tell = tell
        self._made: QUrl | None = None
        self._tried = False
        self._shown: QMimeData | None = None

    def formats(self) -> list[str]:
        """Offer the file before all else."""
        return [URLS, *self._handed.kinds]

    def hasFormat(self, kind: str) -> bool:
        """Tell whether there is something of that kind."""
        return kind in self.formats()

    def retrieveData(self, kind: str, wanted: QMetaType | QMetaType.Type) -> Any:
        """Write the file, or what is taken instead of it, when it is first asked for."""
        if kind != URLS:
            return self._instead(kind)
        url = self._url()
        return [url] if url is not None else None

    def _instead(self, kind: str) -> QByteArray | None:
        if kind not in self._handed.kinds or self._handed.mime is None:
            return None
        if self._shown is None:
            self._shown = self._handed.mime()
        return self._shown.data(kind)

    def _url(self) -> QUrl | None:
        if not self._tried:
            self._tried = True
            from cica_events.domain.safe_names import file_name  # the frame does not wait for it

            path = self._folder.place(file_name(self._handed.name))
            try:
                self._handed.write(path)
            except Exception as error:  # noqa: BLE001 - another program waits, in the middle of its drop
                self._tell(error)
            else:
                self._made = QUrl.fromLocalFile(str(path))
        return self._made
