"""What becomes of files and tables that are dragged onto the window, whatever lies under the mouse."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtWidgets import QWidget

from cica_events.errors import CicaError
from cica_events.i18n import _, ngettext
from cica_events.paths import is_folder
from ui.shell.messages import Messages
from ui.shell.page import Page
from ui.shell.tone import Tone
from ui.toolkit.file_drops import PICTURES, dropped_files

if TYPE_CHECKING:  # the first picture does not wait for it
    from ui.shell.drop_sign import DropSign

WORKSPACE = ".cica"


class WindowDrops(QObject):
    """A workspace is opened; a list goes to the page that is shown, if that takes lists in."""

    workspace_dropped = Signal(str)

    def __init__(
        self, area: QWidget, page: Callable[[], Page | None], messages: Messages, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._area = area
        self._sign: DropSign | None = None
        self._page = page
        self._messages = messages

    @property
    def sign(self) -> DropSign:
        """What covers the page while something is dragged; made when that first happens."""
        if self._sign is None:
            from ui.shell.drop_sign import DropSign

            self._sign = DropSign(self._area)
        return self._sign

    def enter(self, data: QMimeData) -> bool:
        """Show what a drop would do; False for what is neither a file nor a table."""
        from ui.toolkit.list_sources import holds_list

        files = dropped_files(data)
        if not files and not holds_list(data):
            return False
        used = self._used(files)
        if used is None and (files or not self._offer()):
            self.sign.say(self._refusal(files), welcome=False)
            return True
        opens = used is not None and _is_workspace(used)
        words = _("Drop to open {name}").format(name=used.name) if used and opens else self._offer()
        if used is not None and len(files) > 1:
            words = f"{words}\n{_only(used, files)}"
        self.sign.say(words, welcome=True)
        return True

    def leave(self) -> None:
        """Take the sign away."""
        self.sign.hide()

    def drop(self, data: QMimeData) -> None:
        """Do what the sign says, or tell what can be done."""
        self.leave()
        files = dropped_files(data)
        used = self._used(files)
        if used is None and (files or not self._offer()):
            self._messages.show(self._refusal(files), Tone.INFO)
            return
        if used is not None and _is_workspace(used):
            self.workspace_dropped.emit(str(used))
        else:
            self._take(data)
        if used is not None and len(files) > 1:
            self._messages.show(_only(used, files), Tone.INFO)

    def _used(self, files: Sequence[Path]) -> Path | None:
        """Return the first file that can be used on this page, a workspace or a list, None if none can."""
        from ui.toolkit.list_sources import first_list

        if self._offer():
            return next((file for file in files if _is_workspace(file) or first_list([file])), None)
        return next(filter(_is_workspace, files), None)

    def _take(self, data: QMimeData) -> None:
        from ui.toolkit.list_sources import dropped_source

        page = self._page()
        try:
            source = dropped_source(data, self)
        except CicaError as error:
            self._messages.show(str(error), Tone.PROBLEM)
            return
        if page is not None and source is not None:
            page.take_list(source)

    def _offer(self) -> str:
        page = self._page()
        return page.list_offer() if page is not None else ""

    def _way(self) -> str:
        """Return what can be done with a list that the page does not take."""
        if self._page() is None:
            return _("Open a workspace first, and in it the meeting whose list this is.")
        return _("Open a meeting to import the list.")

    def _refusal(self, files: Sequence[Path]) -> str:
        """Return why nothing of `files`, or of a table, is taken, and what can be dropped instead."""
        from ui.toolkit.list_sources import first_list

        if not files or first_list(files):
            return self._way()
        first = files[0]
        if first.suffix.lower() in PICTURES and self._page() is not None:
            words = _("“{name}” is a picture. Drop it on the portrait of a person, on the page People.")
        elif is_folder(first):
            words = _("“{name}” is a folder. {what}")
        else:
            words = _("“{name}” is neither a list nor a workspace. {what}")
        return words.format(name=first.name, what=self._what())

    def _what(self) -> str:
        """Return what can be dropped here."""
        if self._offer():
            return _(
                "What can be dropped here: a list (Excel, LibreOffice, text, Word, address cards) "
                "or a workspace (.cica)."
            )
        if self._page() is None:
            return _("What can be dropped here: a workspace (.cica).")
        return _("What can be dropped here: a workspace (.cica). For a list, open its meeting.")


def _is_workspace(file: Path) -> bool:
    return file.suffix.lower() == WORKSPACE


def _only(used: Path, files: Sequence[Path]) -> str:
    """Return which of several files is taken."""
    count = len(files)
    words = ngettext("Only {name} of {count} file is taken.", "Only {name} of {count} files is taken.", count)
    return words.format(name=used.name, count=count)
