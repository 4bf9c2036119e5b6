"""What becomes of files and tables that are dragged onto the window, whatever lies under the mouse."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtWidgets import QWidget

from cica_events.errors import CicaError
from cica_events.i18n import _
from ui.shell.messages import Messages
from ui.shell.page import Page
from ui.shell.tone import Tone
from ui.toolkit.file_drops import dropped_files

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
        if files and files[0].suffix.lower() == WORKSPACE:
            self.sign.say(_("Drop to open {name}").format(name=files[0].name), welcome=True)
            return True
        if not holds_list(data):
            return False
        offer = self._offer()
        self.sign.say(offer or self._way(), welcome=bool(offer))
        return True

    def leave(self) -> None:
        """Take the sign away."""
        self.sign.hide()

    def drop(self, data: QMimeData) -> None:
        """Do what the sign says, or tell what can be done."""
        self.leave()
        files = dropped_files(data)
        if files and files[0].suffix.lower() == WORKSPACE:
            self.workspace_dropped.emit(str(files[0]))
        elif not self._offer():
            self._messages.show(self._way(), Tone.INFO)
            return
        else:
            self._take(data)
        if len(files) > 1:
            words = _("Only the first of the {count} files was taken: {name}.")
            self._messages.show(words.format(count=len(files), name=files[0].name), Tone.INFO)

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
