"""Erases sensitive details beside the window, once that was asked, and tells what became of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from cica_events.i18n import _, ngettext
from cica_events.progress import Progress
from ui.runtime.tasks import TaskRunner
from ui.shell.moments import local_now
from ui.shell.tone import Tone

if TYPE_CHECKING:  # the frame does not wait for them
    from cica_events.domain.erasing import Holding
    from cica_events.services.erasing import Erased
    from cica_events.services.workspace import Workspace

Tell = Callable[[str, Tone], None]


class Eraser(QObject):
    """Asks about some people and erases; `done` comes after that."""

    done = Signal()

    def __init__(self, workspace: Workspace, tasks: TaskRunner, tell: Tell, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace, self._tasks, self._tell = workspace, tasks, tell

    def ask(self, people: Sequence[Holding], over: QWidget) -> None:
        """Ask over a window whether the details of `people` shall be erased, and do it then."""
        from ui.shell.erasure_question import ErasureQuestion
        from ui.toolkit.dialogs import open_dialog

        if people:
            question = ErasureQuestion(people, self._workspace.backups.is_possible, over)
            question.accepted.connect(partial(self.erase, [each.id for each in people]))
            open_dialog(question)

    def erase(self, ids: Sequence[str]) -> None:
        """Erase without asking any more."""
        self._tasks.start(
            partial(_erase, self._workspace, ids),
            done=self._told,
            title=_("Erasing sensitive details"),  # without an owner: it is told also where nobody waits
        )

    def _told(self, erased: Erased) -> None:
        count = erased.people
        words = ngettext(
            "The sensitive details of {count} person were erased.",
            "The sensitive details of {count} people were erased.",
            count,
        ).format(count=count)
        parts = [words]
        if erased.removed:
            text = ngettext(
                "{count} backup that could not be written anew was deleted.",
                "{count} backups that could not be written anew were deleted.",
                erased.removed,
            )
            parts.append(text.format(count=erased.removed))
        parts += [*erased.left, *erased.damaged]
        self._tell(" ".join(parts), Tone.WARNING if len(parts) > 1 else Tone.DONE)
        if shiboken6.isValid(self):
            self.done.emit()


def _erase(workspace: Workspace, ids: Sequence[str], progress: Progress) -> Erased:
    """Erase, and drop the day of the rule where it has come and nothing is left that it meant."""
    erased = workspace.erasing.erase(ids, progress)
    rule = workspace.erasing.rule()
    if rule.day is not None and rule.day <= local_now().date() and not workspace.erasing.holdings():
        workspace.erasing.forget_the_day()
    return erased
