"""Takes an old step back, and where something is in the way offers to take back the rest."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QListWidget, QWidget

from cica_events.domain.taking_back import Choice, Obstacle, TakeBackConflict, TakingBack
from cica_events.errors import CicaError
from cica_events.i18n import _, ngettext
from cica_events.progress import Progress, silent
from ui.runtime.undo import MANY
from ui.shell.desk import Desk
from ui.toolkit.dialogs import Dialog, open_dialog
from ui.toolkit.plain import PlainLabel

WIDTH, HEIGHT = 90, 16  # average characters, lines

Act = Callable[[bool, Progress], TakingBack]
"""Takes back: whether only the rest, and how far it is."""


class StepTaker(QObject):
    """One for a page; what is done is told with Undo."""

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(window)
        self._desk = desk
        self._window = window

    def take_back(self, step_id: str, label: str, count: int, choice: Choice | None = None) -> None:
        """Take back the step, or the part of it that is chosen; a large one beside the window."""
        act = partial(_take_back, self._desk, step_id, choice)
        self._do(act, False, count, _("Taken back: {step}").format(step=label))

    def bring_back(self, step_id: str, record_id: str, name: str) -> None:
        """Bring back a removed record with what went with it."""
        act = partial(_bring_back, self._desk, step_id, record_id)
        self._do(act, False, 0, _("Brought back: {name}").format(name=name))

    def _do(self, act: Act, rest: bool, count: int, told: str) -> None:
        failed, done = partial(self._failed, act, count, told), partial(self._done, told)
        if count >= MANY:
            self._desk.tasks.start(
                partial(act, rest), done=done, failed=failed, title=_("Taking back"), owner=self
            )
            return
        try:
            plan = act(rest, silent)
        except CicaError as error:
            failed(error)
        else:
            done(plan)

    def _done(self, told: str, plan: TakingBack) -> None:
        self._desk.undo.refresh()
        left = plan.hindered
        if left:
            text = ngettext("{count} record stays as it is.", "{count} records stay as they are.", left)
            told = f"{told}. {text.format(count=left)}"
        self._desk.tell_done(told)

    def _failed(self, act: Act, count: int, told: str, error: BaseException) -> None:
        if not isinstance(error, TakeBackConflict):
            self._desk.report(error)
            return
        go_on = partial(self._do, act, True, count, told)
        open_dialog(ConflictDialog(error.plan, go_on, self._window))


class ConflictDialog(Dialog):
    """Says what is in the way, and offers to take back all the rest, or to leave it."""

    def __init__(self, plan: TakingBack, go_on: Callable[[], None], parent: QWidget) -> None:
        count = plan.records
        rest = ngettext("Take back the other record", "Take back the other {count}", count)
        super().__init__(_("Something was changed since"), rest.format(count=count), parent)
        self._go_on = go_on
        words = ngettext(
            "{count} record cannot be taken back, and nothing was changed yet:",
            "{count} records cannot be taken back, and nothing was changed yet:",
            plan.hindered,
        )
        said = PlainLabel(words.format(count=plan.hindered), self)
        said.setWordWrap(True)
        self.body.addWidget(said)
        self.reasons = QListWidget(self)
        self.reasons.setAccessibleName(_("What is in the way"))
        self.reasons.setWordWrap(True)
        self.reasons.setAlternatingRowColors(True)
        self.reasons.addItems(_sentences(plan.obstacles))
        self.body.addWidget(self.reasons, 1)
        self.primary.setVisible(bool(count))
        self.cancel.setText(_("Leave everything as it is") if count else _("Close"))
        self.cancel.setToolTip(_("Close without doing anything (Esc)"))
        self.setMinimumSize(
            self.fontMetrics().averageCharWidth() * WIDTH, self.fontMetrics().height() * HEIGHT
        )

    def apply(self) -> None:
        """Take back the rest."""
        self._go_on()


def _sentences(obstacles: Sequence[Obstacle]) -> list[str]:
    told = [each.text for each in obstacles if each.text]
    left = len(obstacles) - len(told)
    if left:
        more = ngettext("… and {count} more of this kind.", "… and {count} more of these kinds.", left)
        told.append(more.format(count=left))
    return told


def _take_back(desk: Desk, step_id: str, choice: Choice | None, rest: bool, progress: Progress) -> TakingBack:
    return desk.workspace.history.take_back(step_id, choice, rest=rest, progress=progress)


def _bring_back(desk: Desk, step_id: str, record_id: str, rest: bool, _progress: Progress) -> TakingBack:
    return desk.workspace.history.bring_back(step_id, record_id, rest=rest)
