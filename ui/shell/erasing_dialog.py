"""Whose sensitive details stand in the workspace, when they are to be erased, and the way to do it now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QPushButton, QWidget

from cica_events.domain.erasing import Holding, Rule, due
from cica_events.domain.fields import Field, Kind, Labelled
from cica_events.errors import ValidationError
from cica_events.i18n import N_, _, ngettext
from cica_events.progress import Progress
from ui.runtime.tasks import TaskRunner
from ui.shell.erasure_question import called
from ui.shell.erasure_rule_form import ErasureRuleForm
from ui.shell.moments import local_now
from ui.toolkit.dialogs import Dialog
from ui.toolkit.plain import PlainLabel
from ui.toolkit.record_table import RecordTable
from ui.toolkit.table_model import RecordTableModel

if TYPE_CHECKING:  # the frame does not wait for it
    from cica_events.services.workspace import Workspace

WIDTH, LINES = 96, 26  # average characters; lines of text


class Standing(Labelled):
    """Whether somebody's details are to be erased now."""

    DUE = "due", N_("To be erased")


FIELDS = (
    Field("name", N_("Name"), editable=False, width=44),
    Field("last", N_("Last meeting"), Kind.DAY, editable=False, width=18),
    Field("standing", N_("Status"), Kind.CHOICE, Standing, editable=False, width=18),
)
PILLS = {"standing": {Standing.DUE.value: ("warning", "!")}}


@dataclass(frozen=True, slots=True)
class HoldingLine:
    """One person as a line of the table."""

    id: str
    name: str
    last: date | None
    standing: Standing | None
    holding: Holding


class ErasingDialog(Dialog):
    """Keeps the rule when it is accepted; `erase_asked` hands on the people who are selected."""

    erase_asked = Signal(list)

    def __init__(self, workspace: Workspace, tasks: TaskRunner, parent: QWidget) -> None:
        super().__init__(_("Sensitive details"), _("Save"), parent)
        self._workspace, self._tasks = workspace, tasks
        self._holdings: Sequence[Holding] = ()
        self._before = Rule()
        self._read = False
        self.body.addWidget(
            self._words(_("Passport, date of birth, dietary and access needs. When shall they go?"))
        )
        self.form = ErasureRuleForm(self)
        self.body.addWidget(self.form)
        self.heading_of_list = self._words("", "heading")
        self.body.addWidget(self.heading_of_list)
        self.model = RecordTableModel(FIELDS, parent=self)
        self.table = RecordTable(self.model, name=_("Whose details are kept"), pills=PILLS, parent=self)
        self.body.addWidget(self.table, 1)
        self.erase = QPushButton(_("Erase now…"), self)
        self.erase.setAutoDefault(False)
        self.erase.clicked.connect(self._ask)
        self.footer.insertWidget(0, self.erase)
        self.form.changed.connect(self._mark)
        self.form.days.valueChanged.connect(self._mark)
        self.form.day.finished.connect(self._mark)
        self.table.selection_changed.connect(self._allow)
        self._allow()
        metrics = self.fontMetrics()
        self.resize(metrics.averageCharWidth() * WIDTH, metrics.lineSpacing() * LINES)
        self.renew()

    @Slot()
    def renew(self) -> None:
        """Read anew whose details are kept."""
        self._tasks.start(partial(_read, self._workspace), done=self._take, owner=self)

    def _words(self, text: str, role: str = "muted") -> PlainLabel:
        label = PlainLabel(text, self)
        label.setProperty("role", role)
        label.setWordWrap(True)
        return label

    def _take(self, found: tuple[Rule, list[Holding]]) -> None:
        self._before, self._holdings = found
        self._read = True
        self.form.show_rule(self._before)
        self._mark()
        self.table.select_ids([line.id for line in self.model.rows if line.standing])

    @Slot()
    def _mark(self) -> None:
        """Say whose details the rule means today."""
        if not self._read:
            return
        try:
            rule = self.form.rule()
        except ValidationError:
            rule = Rule()
        meant = {each.id for each in due(rule, self._holdings, local_now().date())}
        self.model.set_rows(
            [
                HoldingLine(
                    each.id, called(each), each.last, Standing.DUE if each.id in meant else None, each
                )
                for each in self._holdings
            ]
        )
        count = len(self._holdings)
        text = ngettext(
            "Details of {count} person are kept here", "Details of {count} people are kept here", count
        )
        none = _("No sensitive details are kept in this workspace")
        self.heading_of_list.setText(text.format(count=count) if count else none)

    @Slot()
    def _allow(self) -> None:
        chosen = len(self.table.selected_ids())
        self.erase.setEnabled(bool(chosen))
        text = ngettext("Erase those of {count} person now…", "Erase those of {count} people now…", chosen)
        self.erase.setText(text.format(count=chosen) if chosen else _("Erase now…"))

    @Slot()
    def _ask(self) -> None:
        chosen = set(self.table.selected_ids())
        self.erase_asked.emit([line.holding for line in self.model.rows if line.id in chosen])

    def apply(self) -> None:
        """Keep the rule for everyone who opens the workspace."""
        rule = self.form.rule()
        if self._read and rule != self._before:
            self._workspace.erasing.choose(rule)


def _read(workspace: Workspace, _progress: Progress) -> tuple[Rule, list[Holding]]:
    return workspace.erasing.rule(), workspace.erasing.holdings()
