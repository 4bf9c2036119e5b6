"""What is said and done when the open workspace goes away, is back, or has another one in its place."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QTextEdit

from cica_events.errors import ReplacedError
from cica_events.i18n import _
from ui.runtime.watch import Watch
from ui.shell.tone import Step, Tone

if TYPE_CHECKING:
    from ui.shell.window import MainWindow


class Away(QObject):
    """Tells once that the workspace is gone; when it is back, lets the pages be read again by `renew`.

    While somebody types nothing is read again of its own accord: what is on the screen stays there.
    """

    def __init__(
        self,
        watch: Watch,
        window: Callable[[], MainWindow],
        renew: Callable[[], None],
        reopen: Callable[[], None],
        parent: QObject,
    ) -> None:
        """`reopen` opens what lies under the workspace's name by now."""
        super().__init__(parent)
        self._window = window
        self._renew, self._reopen = renew, reopen
        self._told = ""  # that something is not saved
        self._why = ""  # the workspace is away
        watch.lost.connect(self._tell)
        watch.back.connect(self._welcome)

    @Slot(object)
    def _tell(self, error: BaseException) -> None:
        if isinstance(error, ReplacedError):
            self._window().lasting.away(str(error), [Step(_("Open it again"), self._reopen)])
            if self._window().messages.text == str(error):
                self._window().messages.close()  # the strip says it
            return
        words = _("{reason} What you see stays; it cannot be changed until it is there again.")
        self._why = str(error)
        self._window().lasting.away(words.format(reason=error), why=self._why)

    @Slot()
    def _welcome(self) -> None:
        window = self._window()
        window.lasting.back()
        words, again = _("The workspace is there again."), Step(_("Show it as it is now"), self._renew)
        if window.unsaved.half_typed():
            words += " " + _("What you typed is not saved yet.")
            window.unsaved.retell(self._why, _("It can be saved now."))
            window.messages.show(words, Tone.REMINDER, [Step(_("Save it now"), window.unsaved.save)])
            self._note(window, words)
        elif isinstance(window.focusWidget(), (QLineEdit, QPlainTextEdit, QTextEdit)):
            window.messages.show(words, Tone.INFO, [again])
        else:
            self._renew()
            window.messages.show(words, Tone.DONE)

    def _note(self, window: MainWindow, words: str) -> None:
        from PySide6.QtCore import Qt  # all of Qt's enums: not before the first picture

        self._told = words
        once = Qt.ConnectionType.UniqueConnection
        window.unsaved.settled.connect(self._settle_soon, once)
        for editor in window.unsaved.half_typed():  # those still typed in, which nothing refused
            editor.destroyed.connect(self._settle_soon, once)
            if (finished := getattr(editor, "finished", None)) is not None:
                finished.connect(self._settle_soon, once)

    @Slot()
    def _settle_soon(self) -> None:
        QTimer.singleShot(0, self, self._settle)  # when what is typed is saved, or refused

    @Slot()
    def _settle(self) -> None:
        """Say no more that something is not saved, once all is."""
        if self._window().unsaved.half_typed():
            return
        messages = self._window().messages
        if self._told and messages.text == self._told:
            messages.close()
        self._told = ""
