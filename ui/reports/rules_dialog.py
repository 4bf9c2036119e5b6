"""How a report counts, in sentences."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from cica_events.domain.report_rules import ReportKind
from cica_events.i18n import _
from ui.toolkit.dialogs import Dialog
from ui.toolkit.plain import PlainLabel

WIDTH = 68  # average characters


class RulesDialog(Dialog):
    """Says how one report counts."""

    def __init__(self, kind: ReportKind, parent: QWidget) -> None:
        super().__init__(_("How this is counted: {report}").format(report=kind.text), _("Close"), parent)
        for rule in kind.rules:
            label = PlainLabel(f"•  {_(rule)}", self)
            label.setWordWrap(True)
            label.setMinimumWidth(self.fontMetrics().averageCharWidth() * WIDTH)
            self.body.addWidget(label)
