"""What holds for the open workspace until it is over: it is damaged, or cannot be reached."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from cica_events.i18n import N_, _
from ui.shell.foot import Foot
from ui.shell.notices import Notices
from ui.shell.tone import Step

if TYPE_CHECKING:  # the frame does not wait for them
    from ui.runtime.undo import UndoActions
    from ui.shell.read_only_limits import ReadOnlyLimits

DAMAGED = N_("This workspace is damaged: nothing can be changed in it.")


class Limits(NamedTuple):
    """A window, what returns its page, and its undo."""

    window: QWidget
    page: Callable[[], QWidget | None]
    undo: UndoActions


class Lasting(QObject):
    """Says it over the page and at the foot of one window, and takes away what would not work meanwhile."""

    def __init__(self, notices: Notices, foot: Foot, limited: Limits, parent: QObject) -> None:
        """`limited` is where what would change something is taken away."""
        super().__init__(parent)
        self._notices, self._foot, self._limited = notices, foot, limited
        self._limits: ReadOnlyLimits | None = None
        self._why_away = ""

    @property
    def text(self) -> str:
        """What is said over the page now; empty where nothing is."""
        return self._notices.text("damaged") or self._notices.text("away")

    @property
    def is_damaged(self) -> bool:
        """Whether it is said that the workspace is damaged."""
        return bool(self._notices.text("damaged"))

    def shorter(self, words: str) -> str:
        """Return what a message says instead of `words` that stand over the page already."""
        if words == self._notices.text("away"):
            return _("Open it again first.")
        if self._why_away and words.startswith(self._why_away):
            return words.removeprefix(self._why_away).strip() or words
        return _(DAMAGED) if words == self._notices.text("damaged") else words

    def damaged(self, words: str, steps: Sequence[Step]) -> None:
        """Say that the workspace is damaged, and offer `steps`; nothing that changes it is offered."""
        self._notices.show("damaged", words, steps)
        self._foot.tell_damaged(True)
        if self._limits is None:
            from ui.shell.read_only_limits import ReadOnlyLimits

            window, page, undo = self._limited
            self._limits = ReadOnlyLimits(window, page, undo, _(DAMAGED))

    def away(self, words: str, steps: Sequence[Step] = (), why: str = "") -> None:
        """Say that the workspace cannot be reached, and offer `steps`; `words` begin by saying `why`."""
        self._notices.show("away", words, steps)
        self._why_away = why
        self._foot.tell_away(True)

    def back(self) -> None:
        """Say no more that the workspace cannot be reached."""
        self._notices.clear("away")
        self._why_away = ""
        self._foot.tell_away(False)

    def sound(self) -> None:
        """Say nothing of what was before: another workspace is open, or none."""
        self._notices.clear()
        self._why_away = ""
        self._foot.tell_damaged(False)
        self._foot.tell_away(False)
        if self._limits is not None:
            self._limits.end()
            self._limits = None
