"""The way to a workspace on a server: asks for the place and leads the opener there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from cica_events.errors import CicaError
from cica_events.i18n import _
from ui.shell.opener import Opener

if TYPE_CHECKING:  # the first picture does not wait for it
    from ui.shell.server_dialog import ServerDialog


class ServerDoor(QObject):
    """Shows one `ServerDialog` at a time."""

    def __init__(self, opener: Opener, parent: QObject) -> None:
        super().__init__(parent)
        self._opener = opener
        self._dialog: ServerDialog | None = None
        self.known = ""  # the address that is asked for first, without its password

    @property
    def waiting(self) -> bool:
        """Whether the dialog waits for the server; what happens is told there then."""
        return self._dialog is not None and self._dialog.waiting

    def ask(self, window: QWidget, reason: str = "") -> None:
        """Ask over `window`, beginning with the address `known` and the `reason` why that was refused."""
        if self._dialog is not None:
            return
        from ui.shell.server_dialog import ServerDialog

        self._dialog = dialog = ServerDialog(self.known, window)
        dialog.chosen.connect(self._go)
        dialog.given_up.connect(self._opener.give_up)
        dialog.finished.connect(self._closed)
        self._opener.opened.connect(dialog.accept)
        self._opener.called.connect(dialog.accept)
        dialog.tell(reason)
        dialog.open()

    def refuse(self, error: BaseException) -> None:
        """Tell in the dialog why the place that was given cannot be opened; raises what was not expected."""
        if self._dialog is None:
            raise error
        if isinstance(error, CicaError):
            self._dialog.refuse(str(error))
        else:
            self._dialog.refuse("")
            raise error

    @Slot(str, bool)
    def _go(self, address: str, creating: bool) -> None:
        begun = self._opener.create(address) if creating else self._opener.open(address)
        if not begun and self._dialog is not None:
            self._dialog.refuse(_("Another workspace is being opened. Try again in a moment."))

    @Slot()
    def _closed(self) -> None:
        if self._dialog is not None:
            self._dialog.deleteLater()
        self._dialog = None
