"""What changed in the list since one of its issues, sentence by sentence under the kind of change."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from cica_events.i18n import _, ngettext
from cica_events.services.documents import ChangeKind, IssueRow, ListChange
from ui.documents.grouped_list import GroupedList
from ui.documents.issue_words import version
from ui.toolkit.dialogs import Dialog
from ui.toolkit.plain import PlainLabel

WIDTH, HEIGHT = 80, 24  # average characters, lines


class ChangesDialog(Dialog):
    """Shows the changes; there is nothing to do but to read and close."""

    def __init__(self, issue: IssueRow, changes: Sequence[ListChange], parent: QWidget) -> None:
        super().__init__(_("What changed since"), _("Close"), parent)
        self.cancel.hide()
        self.primary.setToolTip(_("Close (Esc)"))
        count = len(changes)
        many = ngettext("{version}: {count} change", "{version}: {count} changes", count)
        text = many if count else _("{version}: nothing changed")
        told = PlainLabel(text.format(version=version(issue), count=count), self)
        told.setProperty("role", "muted")
        told.setWordWrap(True)
        self.body.addWidget(told)
        self.list = GroupedList(_("Changes"), self)
        self.list.fill(
            {
                kind.text: lines
                for kind in ChangeKind
                if (lines := [(_in_words(change), change) for change in changes if change.kind is kind])
            }
        )
        panel = QFrame(self)
        panel.setProperty("panel", True)
        layout = QVBoxLayout(panel)
        layout.setContentsMargins(4, 8, 4, 8)
        layout.addWidget(self.list)
        self.body.addWidget(panel, 1)
        if not count:
            panel.hide()
            self.body.addStretch(1)
        metrics = self.fontMetrics()
        self.resize(metrics.averageCharWidth() * WIDTH, metrics.height() * (HEIGHT if count else 10))
        (self.list if count else self.primary).setFocus()


def _in_words(change: ListChange) -> str:
    return _("{name}, {party}: {text}").format(name=change.name, party=change.party, text=change.text)
