"""The issues of a document that were given out so far, the newest first."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from cica_events.i18n import _, language
from cica_events.services.documents import IssueRow
from ui.documents.issue_words import details, moment, version
from ui.runtime.icons import Icons
from ui.toolkit.flow_layout import FlowLayout
from ui.toolkit.plain import PlainLabel, plain_hint

LINK = 5  # pixels between the edge of a link and its text, as the style sheet has it


class IssuesPanel(QFrame):
    """Lists the issues; the signals say what is wanted of which."""

    export_asked = Signal(object, str)  # the issue, ".docx" or ".pdf"
    changes_asked = Signal(object)
    withdraw_asked = Signal(object)

    def __init__(self, icons: Icons, parent: QWidget, *, compares: bool = True) -> None:
        super().__init__(parent)
        self._compares = compares
        self.setProperty("panel", True)
        self._icons = icons
        self._issues: Sequence[IssueRow] | None = None
        heading = PlainLabel(_("Issued so far"), self)
        heading.setProperty("role", "heading")
        heading.setContentsMargins(16, 0, 16, 0)
        body = QWidget(self)
        self._lines = QVBoxLayout(body)
        self._lines.setContentsMargins(16 - LINK, 0, 12, 8)
        self._lines.setSpacing(8)
        area = QScrollArea(self)
        area.setWidget(body)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 12, 1, 4)
        layout.setSpacing(8)
        layout.addWidget(heading)
        layout.addWidget(area, 1)

    def show_issues(self, issues: Sequence[IssueRow]) -> None:
        """Show other issues."""
        if issues == self._issues:
            return
        self._issues = issues
        while (item := self._lines.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for issue in issues:
            self._put(self._line(issue))
        if not issues:
            text = _("Nothing yet. Each issue is kept as it was; a later one can say what changed since.")
            if not self._compares:
                text = _("Nothing yet. Each issue is kept as it was and can be written again.")
            self._put(_label(text, "muted", self))
        self._lines.addStretch(1)

    def _put(self, widget: QWidget) -> None:
        """Add a line and show it at once: a layout by itself does so one round of events later."""
        self._lines.addWidget(widget)
        widget.show()

    def _line(self, issue: IssueRow) -> QWidget:
        line = QWidget(self)
        word = _link(_("Word…"), _("Export again as Word: {version}"), issue, line)
        word.clicked.connect(partial(self._export, issue, ".docx"))
        pdf = _link(_("PDF…"), _("Export again as PDF: {version}"), issue, line)
        pdf.clicked.connect(partial(self._export, issue, ".pdf"))
        links = FlowLayout(spacing=4)
        links.addWidget(word)
        links.addWidget(pdf)
        if self._compares:
            since = _link(_("What changed since"), _("What changed since {version}"), issue, line)
            since.clicked.connect(partial(self._ask_changes, issue))
            links.addWidget(since)
        withdraw = QPushButton(line)
        withdraw.setFlat(True)
        withdraw.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        withdraw.setToolTip(plain_hint(_("Withdraw “{version}”").format(version=version(issue))))
        withdraw.setAccessibleName(withdraw.toolTip())
        withdraw.clicked.connect(partial(self._ask_withdraw, issue))
        self._icons.put(withdraw, "x", "muted")
        top = QHBoxLayout()
        top.addWidget(_label(issue.name(language()), "strong", line), 1)
        top.addWidget(withdraw)
        layout = QVBoxLayout(line)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(top)
        if issue.issued_at is not None:
            layout.addWidget(_label(moment(issue.issued_at), "small", line))
        layout.addWidget(_label(details(issue), "small", line))
        layout.addSpacing(2)
        layout.addLayout(links)
        return line

    def _export(self, issue: IssueRow, suffix: str, _checked: bool = False) -> None:
        self.export_asked.emit(issue, suffix)

    def _ask_changes(self, issue: IssueRow, _checked: bool = False) -> None:
        self.changes_asked.emit(issue)

    def _ask_withdraw(self, issue: IssueRow, _checked: bool = False) -> None:
        self.withdraw_asked.emit(issue)


def _label(text: str, role: str, parent: QWidget) -> QLabel:
    label = PlainLabel(text, parent)
    label.setProperty("role", role)
    label.setWordWrap(True)
    label.setContentsMargins(LINK, 0, 0, 0)
    return label


def _link(text: str, hint: str, issue: IssueRow, parent: QWidget) -> QPushButton:
    button = QPushButton(text, parent)
    button.setProperty("link", True)
    button.setAccessibleName(hint.format(version=version(issue)))
    button.setToolTip(plain_hint(button.accessibleName()))
    button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    return button
