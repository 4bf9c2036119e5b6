"""Asks at which stage, under which symbol and in which language the agenda is given out."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from cica_events.i18n import LANGUAGES, _, language
from cica_events.services.agenda_versions import AGENDA_STAGES, AgendaVersionService, IssueRow, IssueStage
from ui.toolkit.dialogs import Dialog
from ui.toolkit.plain import PlainLabel

WIDTH = 62  # average characters
SYMBOL = 60  # characters that it may have


class IssueAgendaDialog(Dialog):
    """Issues the agenda when it is accepted; `issued` tells the new version's id."""

    issued = Signal(str)

    def __init__(self, versions: AgendaVersionService, meeting_id: str, parent: QWidget) -> None:
        super().__init__(_("Issue the agenda"), _("Issue"), parent)
        self._versions = versions
        self._meeting_id = meeting_id
        issues = versions.issues(meeting_id)
        self.stage = QComboBox(self)
        for stage in AGENDA_STAGES:
            self.stage.addItem(_stage_in_words(stage, issues), stage.value)
        self.stage.setCurrentIndex(AGENDA_STAGES.index(_next_stage(issues)))
        self.symbol = QLineEdit(self)
        self.symbol.setMaxLength(SYMBOL)
        self.language = QComboBox(self)
        for code, name in LANGUAGES.items():
            self.language.addItem(name, code)
        self.language.setCurrentIndex(self.language.findData(language()))
        self._fill()
        self._propose()
        self.stage.currentIndexChanged.connect(self._propose)
        self.stage.setFocus()

    def _fill(self) -> None:
        text = _(
            "The agenda is kept as it stands now, in both languages and with its date. It can be given out "
            "again at any time and compared with every other version."
        )
        words = PlainLabel(text, self)
        words.setWordWrap(True)
        self.body.addWidget(words)
        self.body.addSpacing(4)
        for name, widget in (
            (_("Stage"), self.stage),
            (_("Symbol"), self.symbol),
            (_("Language of the document"), self.language),
        ):
            label = PlainLabel(name, self)
            label.setProperty("role", "small")
            label.setBuddy(widget)
            widget.setAccessibleName(name)
            self.body.addWidget(label)
            self.body.addWidget(widget)
        self.body.addStretch(1)
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * WIDTH)

    def apply(self) -> None:
        """Issue the agenda."""
        stage, symbol = IssueStage.of(self.stage.currentData()), self.symbol.text()
        self.issued.emit(
            self._versions.issue(self._meeting_id, stage, symbol, str(self.language.currentData()))
        )

    @Slot()
    def _propose(self) -> None:
        """Propose a symbol, unless another one was typed."""
        if not self.symbol.isModified():
            stage = IssueStage.of(self.stage.currentData())
            self.symbol.setText(self._versions.proposed_symbol(self._meeting_id, stage))


def _stage_in_words(stage: IssueStage, issues: Sequence[IssueRow]) -> str:
    if stage is not IssueStage.REVISION:
        return stage.text
    number = 1 + max((issue.number for issue in issues if issue.stage is stage), default=0)
    return f"{stage.text} {number}"


def _next_stage(issues: Sequence[IssueRow]) -> IssueStage:
    """Return the stage that usually comes next."""
    if not issues:
        return IssueStage.PROVISIONAL
    last = issues[0].stage
    after = {
        IssueStage.PRELIMINARY: IssueStage.PROVISIONAL,
        IssueStage.PROVISIONAL: IssueStage.ANNOTATED,
        IssueStage.ANNOTATED: IssueStage.ADOPTED,
    }
    return after.get(last, IssueStage.REVISION)
