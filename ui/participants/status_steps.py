"""The next steps of the selected participants, as a menu: only those that make sense for all of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from cica_events.domain.participants import Participation
from cica_events.domain.participation import ABSENT, may_follow
from cica_events.errors import CicaError
from cica_events.i18n import _, ngettext
from cica_events.progress import Progress
from cica_events.queries.participants import ParticipantRow
from ui.participants.columns import PILLS
from ui.participants.replace_dialog import ReplaceDialog
from ui.shell.desk import Desk
from ui.shell.tone import Tone
from ui.toolkit.dialogs import open_dialog

Chosen = Callable[[], Sequence[ParticipantRow]]
Select = Callable[[str], None]
"""Selects a participant by id."""

MANY = 300  # participants from which on they are changed beside the window
ONWARD = tuple(Participation)[:5]  # in the order in which they follow each other


class StatusSteps:
    """Offers the steps and takes them."""

    def __init__(self, desk: Desk, chosen: Chosen, select: Select, parent: QWidget) -> None:
        self._desk = desk
        self._chosen = chosen
        self._select = select
        self._parent = parent
        self.menu = QMenu(_("Status"), parent)
        self.menu.aboutToShow.connect(self.offer)
        desk.icons.put(self.menu.menuAction(), "user-check", "muted")

    @Slot()
    def offer(self) -> None:
        """Fill the menu for the selection."""
        self.menu.clear()
        rows = self._chosen()
        steps = possible(rows)
        if not steps:
            text = (
                _("No step makes sense for all of the selected") if rows else _("Select participants first")
            )
            self.menu.addAction(text).setEnabled(False)
            return
        at = min((ONWARD.index(row.status) for row in rows if row.status in ONWARD), default=-1)
        on = [step for step in steps if step in ONWARD and ONWARD.index(step) > at]
        back = [step for step in steps if step in ONWARD and ONWARD.index(step) <= at]
        for number, part in enumerate((on, [step for step in steps if step in ABSENT], back)):
            if part and number:
                self.menu.addSeparator()
            for step in part:
                self.menu.addAction(self._action(step, back=number == 2))

    def _action(self, step: Participation, *, back: bool) -> QAction:
        symbol = PILLS["status"][step.value][1]
        if step is Participation.REPLACED:
            text = _("Replaced by…")
            action = QAction(f"{symbol}  {text}", self.menu)
            action.triggered.connect(self.replace)
            return action
        text = _("Back to “{status}”").format(status=step.text) if back else f"{symbol}  {step.text}"
        action = QAction(text, self.menu)
        action.triggered.connect(partial(self.take, step))
        return action

    def take(self, status: Participation, _checked: bool = False) -> None:
        """Take all selected participants to `status`."""
        rows = self._chosen()
        if not rows:  # they were removed while the menu was open
            return
        ids = [row.id for row in rows]
        if len(ids) > MANY:
            self._desk.tasks.start(
                partial(self._advance, ids, status),
                done=partial(self._tell, rows, status),
                failed=self._refused,
                title=_("Changing the status"),
                owner=self._parent,
            )
            return
        try:
            self._advance(ids, status)
        except CicaError as error:
            self._refused(error)
        else:
            self._tell(rows, status)

    def _advance(self, ids: Sequence[str], status: Participation, _progress: Progress | None = None) -> None:
        self._desk.workspace.participants.advance(ids, status)

    def _refused(self, error: BaseException) -> None:
        if isinstance(error, CicaError):
            self._desk.messages.show(str(error), Tone.WARNING, [])
        else:
            self._desk.report(error)

    def _tell(self, rows: Sequence[ParticipantRow], status: Participation, _done: object = None) -> None:
        text = ngettext("{name}: {status}.", "{count} participants: {status}.", len(rows))
        said = text.format(name=rows[0].name, count=len(rows), status=status.text)
        self._desk.tell_done(said)

    @Slot()
    def replace(self) -> None:
        """Ask who comes instead of the selected participant."""
        rows = self._chosen()
        if len(rows) == 1:
            dialog = ReplaceDialog(self._desk, rows[0], self._parent)
            dialog.replaced.connect(self._select)
            open_dialog(dialog)


def possible(rows: Sequence[ParticipantRow]) -> list[Participation]:
    """Return the steps that may follow for all of `rows` and change any of them."""
    before = {row.status for row in rows}
    found = [
        step
        for step in Participation
        if before and before != {step} and all(may_follow(status, step) for status in before)
    ]
    return [step for step in found if step is not Participation.REPLACED or len(rows) == 1]
