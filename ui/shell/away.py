"""What is said and done when the drive of the open workspace goes away, and when it is back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit

from cica_events.i18n import _
from ui.runtime.watch import Watch
from ui.shell.messages import Messages
from ui.shell.tone import Step, Tone


class Away(QObject):
    """Tells once that the workspace is gone; when it is back, lets the pages be read again by `renew`.

    While somebody types nothing is read again of its own accord: what is on the screen stays there.
    """

    def __init__(
        self,
        app: QApplication,
        watch: Watch,
        messages: Callable[[], Messages],
        renew: Callable[[], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._app = app
        self._messages = messages
        self._renew = renew
        watch.lost.connect(self._tell)
        watch.back.connect(self._welcome)

    @Slot(str)
    def _tell(self, reason: str) -> None:
        words = _("{reason} What you see stays; it cannot be changed until it is there again.")
        self._messages().show(words.format(reason=reason), Tone.PROBLEM)

    @Slot()
    def _welcome(self) -> None:
        words = _("The workspace is there again.")
        if isinstance(self._app.focusWidget(), (QLineEdit, QPlainTextEdit, QTextEdit)):
            step = Step(_("Show it as it is now"), self._renew)
            self._messages().show(words, Tone.INFO, [step])
        else:
            self._renew()
            self._messages().show(words, Tone.DONE)
