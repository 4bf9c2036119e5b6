"""Asks under which version and symbol the list is given out, and reminds of what was found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLabel, QLineEdit, QWidget

from cica_events.i18n import _, ngettext
from cica_events.services.documents import LIST_STAGES, IssueRow, IssueStage, ListOptions
from ui.documents.list_reading import Snapshot
from ui.toolkit.dialogs import Dialog
from ui.toolkit.plain import PlainLabel

WIDTH = 62  # average characters


class IssueDialog(Dialog):
    """`agreed` hands out the options under which the list is issued."""

    agreed = Signal(object)

    def __init__(self, snapshot: Snapshot, parent: QWidget) -> None:
        super().__init__(_("Issue the list of participants"), _("Issue"), parent)
        self._options = snapshot.options
        self.version = QComboBox(self)
        for stage in LIST_STAGES:
            self.version.addItem(stage_in_words(stage, snapshot.issues), stage.value)
        stage = proposed(snapshot.options, snapshot.issues)
        self.version.setCurrentIndex(self.version.findData(stage.value))
        self.symbol = QLineEdit(symbol_of(snapshot), self)
        self.symbol.setMaxLength(60)
        self.body.addWidget(
            _label(
                _(
                    "The list is kept as it stands now, with its date, and can be exported again at any "
                    "time. The next version can say what changed since."
                ),
                self,
            )
        )
        self.body.addSpacing(4)
        self._ask(_("Version"), self.version)
        self._ask(_("Symbol"), self.symbol)
        if snapshot.findings:
            self.body.addSpacing(4)
            self.body.addWidget(self._reminder(len(snapshot.findings)))
        self.body.addStretch(1)
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * WIDTH)

    def apply(self) -> None:
        """Hand out what was chosen."""
        stage = IssueStage.of(self.version.currentData())
        self.agreed.emit(replace(self._options, stage=stage, symbol=self.symbol.text().strip()))

    def _ask(self, text: str, widget: QWidget) -> None:
        label = PlainLabel(text, self)
        label.setProperty("role", "small")
        label.setBuddy(widget)
        widget.setAccessibleName(text)
        self.body.addWidget(label)
        self.body.addWidget(widget)

    def _reminder(self, count: int) -> QWidget:
        notice = QFrame(self)
        notice.setProperty("notice", "warning")
        text = ngettext(
            "The check before issue has {count} remark. You can issue the list all the same.",
            "The check before issue has {count} remarks. You can issue the list all the same.",
            count,
        )
        row = QHBoxLayout(notice)
        row.setContentsMargins(12, 8, 12, 8)
        row.addWidget(_label(f"▲ {text.format(count=count)}", notice), 1)
        return notice


def stage_in_words(stage: IssueStage, issues: Sequence[IssueRow]) -> str:
    """Return how the next issue of `stage` is called: "Final", "Revision 2"."""
    if stage is not IssueStage.REVISION:
        return stage.text
    number = 1 + max((issue.number for issue in issues if issue.stage is stage), default=0)
    return f"{stage.text} {number}"


def proposed(options: ListOptions, issues: Sequence[IssueRow]) -> IssueStage:
    """Return the stage that was chosen, else the one that comes next."""
    if options.stage is not None:
        return options.stage
    return IssueStage.REVISION if issues else IssueStage.PROVISIONAL


def symbol_of(snapshot: Snapshot) -> str:
    """Return the symbol that was chosen, else that of the last issue, else the meeting's."""
    last = snapshot.issues[0].symbol if snapshot.issues else ""
    return snapshot.options.symbol or last or snapshot.symbol


def _label(text: str, parent: QWidget) -> QLabel:
    label = PlainLabel(text, parent)
    label.setWordWrap(True)
    return label
