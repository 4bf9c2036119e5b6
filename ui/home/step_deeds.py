"""What can be done on Home about a step of the history: take it back alone, or look at it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu, QWidget

from cica_events.domain.changes import DOINGS
from cica_events.errors import CicaError
from cica_events.i18n import _
from cica_events.progress import Progress, silent
from cica_events.queries.history import Step
from cica_events.services.history import HistoryService
from ui.runtime.undo import MANY
from ui.shell.desk import Desk
from ui.shell.tone import Step as Offer
from ui.shell.tone import Tone


class StepDeeds(QObject):
    """Takes steps back; what is in the way is told, with the way to the history."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk

    def menu(self, step: Step, parent: QWidget) -> QMenu:
        """Return the menu of a step."""
        menu = QMenu(parent)
        take = menu.addAction(_("Take back this step"))
        take.setEnabled(step.origin in DOINGS and not step.undone)
        take.triggered.connect(partial(self.take_back, step))
        menu.addAction(_("Show in the history")).triggered.connect(partial(self.show_step, step))
        return menu

    def show_step(self, step: Step) -> None:
        """Go to the step in the history."""
        self._desk.go("history", step=step.id)

    def take_back(self, step: Step) -> None:
        """Take back one step, whatever came after it; a large one beside the window."""
        act = partial(_take_back, self._desk.workspace.history, step.id)
        if step.count >= MANY:
            failed, title = partial(self._failed, step), _("Taking back")
            self._desk.tasks.start(
                act, done=partial(self._done, step), failed=failed, title=title, owner=self
            )
            return
        try:
            act(silent)
        except CicaError as error:
            self._failed(step, error)
        else:
            self._done(step)

    def _done(self, step: Step, _plan: object = None) -> None:
        self._desk.undo.refresh()
        self._desk.tell_done(_("Taken back: {step}").format(step=step.label))

    def _failed(self, step: Step, error: BaseException) -> None:
        if not isinstance(error, CicaError):
            self._desk.report(error)
            return
        way = Offer(_("Show in the history"), partial(self.show_step, step))
        self._desk.messages.show(str(error), Tone.PROBLEM, [way])


def _take_back(history: HistoryService, step_id: str, progress: Progress) -> object:
    return history.take_back(step_id, progress=progress)
