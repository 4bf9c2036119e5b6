"""The legend under the map: each sign that occurs in it, with its words."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QEvent, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from cica_events.domain.presence import Presence
from cica_events.i18n import _
from ui.reports.map_picture import MARKS, draw_mark_of
from ui.reports.report_colours import ReportColours
from ui.toolkit.flow_layout import FlowLayout
from ui.toolkit.plain import PlainLabel

ROLES = ("host", "chair")


class _Sign(QWidget):
    def __init__(self, what: Presence | str, parent: QWidget) -> None:
        super().__init__(parent)
        self._what = what

    def sizeHint(self) -> QSize:
        side = self.fontMetrics().height() + 2
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        colours = ReportColours.of(self.palette())
        box = QRectF(self.rect())
        painter.setPen(colours["line"])
        draw_mark_of(painter, box, self._what, colours)
        painter.drawRect(box.adjusted(0, 0, -1, -1))
        painter.end()


class MapLegend(QWidget):
    """Says what the signs mean; those that do not occur are left out."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._marks: dict[Presence | str, QWidget] = {}
        flow = FlowLayout(self, spacing=16, between_lines=4)
        self.setAccessibleName(_("Legend"))
        for what in (*MARKS, *ROLES):
            self._marks[what] = self._mark(what)
            flow.addWidget(self._marks[what])

    def _mark(self, what: Presence | str) -> QWidget:
        mark = QWidget(self)
        row = QHBoxLayout(mark)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(_Sign(what, mark))
        words = what.text if isinstance(what, Presence) else _("Host") if what == "host" else _("Chair")
        label = PlainLabel(words, mark)
        label.setProperty("role", "small")
        row.addWidget(label)
        return mark

    def show_marks(self, found: Collection[Presence]) -> None:
        """Show the marks of `found`, and those of host and chair."""
        for what, mark in self._marks.items():
            mark.setVisible(not isinstance(what, Presence) or what in found)

    def changeEvent(self, event: QEvent) -> None:
        """Take the colours of a new theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.update()
