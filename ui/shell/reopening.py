"""Opens again what lies under the name of the open workspace, with what was half typed."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from cica_events.i18n import _
from ui.shell.surroundings import Surroundings
from ui.shell.tone import Step, Tone
from ui.shell.whereabouts import NOWHERE, Whereabouts

if TYPE_CHECKING:
    from ui.shell.window import MainWindow


class Reopening(QObject):
    """Holds where one stood, in memory alone, until the same workspace is open; `leave` closes it."""

    leave = Signal()

    def __init__(self, app: QApplication, around: Surroundings, parent: QObject) -> None:
        super().__init__(parent)
        self._app, self._around = app, around
        self._address, self._back = "", NOWHERE
        self._typed: list[str] = []
        around.opener.opened.connect(self._opened)

    def place(self, address: str) -> Whereabouts | None:
        """Return where one stood in the workspace at `address`, if it is to be opened again."""
        return self._back if address == self._address else None

    def again(self) -> None:
        """Close the workspace and open what lies under its name by now."""
        from ui.shell.standing import editor_text  # the first picture does not wait for it

        if (focus := self._app.focusWidget()) is not None:
            focus.clearFocus()  # what is half typed is refused in words, and then taken along
        window = self._around.window
        self._address, self._back = self._around.opener.address, window.here()
        self._typed = [text for each in window.unsaved.half_typed() if (text := editor_text(each))]
        self._around.settings.discreet = True  # it may be a locked one now
        window.messages.close()
        self.leave.emit()
        self._around.opener.open(self._address)

    @Slot()
    def _opened(self) -> None:
        from ui.shell.standing import LOOKS, PAUSE

        if self._around.opener.address == self._address:
            typed, self._typed, self._address = self._typed, [], ""
            if typed:
                QTimer.singleShot(PAUSE * (LOOKS + 10), self, partial(self._tell, self._around.window, typed))

    def _tell(self, window: MainWindow, typed: Sequence[str]) -> None:
        """Name what was typed where no field is left for it in sight."""
        from ui.shell.standing import texts_on

        if window is not self._around.window:
            return
        there = texts_on(window)
        missing = "\n".join(text for text in typed if text not in there)
        if missing:
            words = _("There is no place now for what was typed and not saved: {text}")
            copy = Step(_("Copy"), partial(QGuiApplication.clipboard().setText, missing))
            window.messages.show(words.format(text=missing), Tone.REMINDER, [copy])
