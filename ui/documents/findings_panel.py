"""What to look at before the list is issued: the findings by kind, each one click from its place."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from cica_events.domain.pre_issue import Finding, FindingKind
from cica_events.i18n import _, ngettext
from ui.documents.grouped_list import GroupedList
from ui.toolkit.badges import Badge
from ui.toolkit.colours import Tone
from ui.toolkit.plain import PlainLabel


class FindingsPanel(QFrame):
    """Shows findings; `chosen` hands out the one whose place is wanted."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("panel", True)
        self._findings: Sequence[Finding] = ()
        heading = PlainLabel(_("Check before issue"), self)
        heading.setProperty("role", "heading")
        heading.setWordWrap(True)
        self._badge = Badge(parent=self)
        self.list = GroupedList(_("Check before issue"), self)
        self.list.chosen.connect(self.chosen)
        self._nothing = PlainLabel(self)
        self._nothing.setProperty("role", "muted")
        self._nothing.setWordWrap(True)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._nothing.setContentsMargins(16, 0, 16, 0)
        top = QHBoxLayout()
        top.setContentsMargins(16, 0, 16, 0)
        top.addWidget(heading, 1)
        top.addWidget(self._badge)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.list)
        self._stack.addWidget(self._nothing)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 12, 1, 8)
        layout.setSpacing(8)
        layout.addLayout(top)
        layout.addWidget(self._stack, 1)

    def show_findings(self, findings: Sequence[Finding], people: int) -> None:
        """Show other findings of a list that names so many people."""
        if findings == self._findings and findings:
            return
        self._findings = findings
        count = len(findings)
        if count:
            self._badge.say(str(count), Tone.WARNING, "▲")
            text = ngettext("{count} to look at", "{count} to look at", count).format(count=count)
            self._badge.setAccessibleName(text)
        else:
            self._badge.say(_("In order") if people else "", Tone.GOOD, "✓")
            nothing = _("Nothing to look at: every rule is kept.")
            self._nothing.setText(nothing if people else _("Nobody stands in the list yet."))
        self._stack.setCurrentIndex(0 if count else 1)
        groups: dict[str, list[tuple[str, Finding]]] = {}
        for kind in FindingKind:
            lines = [(finding.text, finding) for finding in findings if finding.kind is kind]
            if lines:
                groups[kind.text] = lines
        self.list.fill(groups)
