"""What every page works with, handed to its constructor."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from PySide6.QtWidgets import QApplication, QWidget

from cica_events.errors import CicaError
from cica_events.i18n import _
from ui.runtime.changes import ChangeRelay
from ui.runtime.icons import Icons
from ui.runtime.settings import Settings
from ui.runtime.tasks import TaskRunner
from ui.runtime.theme import Theme
from ui.runtime.undo import UndoActions
from ui.shell.messages import Messages
from ui.shell.tone import Step, Tone

if TYPE_CHECKING:  # it loads the database layer, which the frame does not wait for
    from cica_events.services.workspace import Workspace


T = TypeVar("T")


class Go(Protocol):
    """The way to another page."""

    def __call__(self, key: str, **args: Any) -> None:
        """Show the page `key` and hand it `args`."""
        ...


@dataclass(frozen=True, slots=True, weakref_slot=True)  # signals know it weakly
class Desk:
    """The open workspace and the services of the window."""

    workspace: Workspace
    theme: Theme
    icons: Icons
    settings: Settings
    tasks: TaskRunner
    relay: ChangeRelay
    messages: Messages
    undo: UndoActions
    report: Callable[[BaseException], None]
    go: Go
    room: QWidget | None = None  # where the pages stand, so that they are not dressed again when put there
    app: QApplication | None = None  # for who opens a window like that of the work
    say: Callable[[str, Tone], None] | None = None  # in whichever window is there by then

    def succeeds(self, act: Callable[[], object]) -> bool:
        """Do something, and tell whether it was done; what refuses it is told to the user."""
        try:
            act()
        except CicaError as error:
            self.report(error)
            return False
        return True

    def result(self, act: Callable[[], T]) -> T | None:
        """Do something and return what came of it; None where it was refused, which is told to the user."""
        try:
            return act()
        except CicaError as error:
            self.report(error)
            return None

    def tell(self, words: str, tone: Tone) -> None:
        """Say what became of something, also where page and window may be gone by then."""
        (self.say or self.messages.show)(words, tone)

    def tell_done(self, words: str) -> None:
        """Say what was done, with Undo for the step just done and no other."""
        self.messages.show(words, Tone.DONE, [Step(_("Undo"), self.undo.this_step())])
