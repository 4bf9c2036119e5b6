"""The field for a date: typed in words or digits, or chosen from the calendar under it."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction, QIcon, QKeyEvent, QPainter, QPalette, QPen, QPixmap
from PySide6.QtWidgets import QWidget

from cica_events.domain.dates import VagueDate
from cica_events.domain.fields import Field, Kind
from cica_events.errors import ValidationError
from cica_events.i18n import _
from ui.toolkit.colours import colour
from ui.toolkit.date_panel import DatePanel
from ui.toolkit.line_editor import LineEditor
from ui.toolkit.values import Values

SIZE = 16  # pixels of the icon, independent of the screen's density


class DateEditor(LineEditor):
    """A line that reads dates; Alt+Down or the button opens the calendar."""

    chosen = Signal()  # picked from the calendar

    def __init__(self, field: Field, values: Values, parent: QWidget | None = None) -> None:
        super().__init__(field, values, parent)
        self._picked: tuple[str, Any] | None = None  # the text and value picked last
        self.panel: DatePanel | None = None
        self._open_action = QAction(_calendar_icon(self), _("Choose from the calendar (Alt+Down)"), self)
        self._open_action.triggered.connect(self.open_calendar)
        self.addAction(self._open_action, LineEditor.ActionPosition.TrailingPosition)

    def changeEvent(self, event: QEvent) -> None:
        """Draw the sign anew in the colours of another theme."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange and hasattr(self, "_open_action"):
            self._open_action.setIcon(_calendar_icon(self))

    def value(self) -> Any:
        """Return the date typed or picked; raises `ValidationError`."""
        if self._picked is not None and self._picked[0] == self.text():
            return self._picked[1]
        return super().value()

    @Slot()
    def open_calendar(self) -> None:
        """Show the calendar, at the date that stands or is typed."""
        try:
            value = self.value()
        except ValidationError:
            value = None
        if isinstance(value, date):
            value = VagueDate.of(value)
        vague = self._field.kind is Kind.DATE
        self.panel = DatePanel(value, self, vague=vague, open_end=vague and not self._field.required)
        self.panel.chosen.connect(self._take)
        self.panel.destroyed.connect(self._forget)
        self.panel.adjustSize()
        self.panel.move(self._place(self.panel.size()))
        self.panel.show()

    def _place(self, size: QSize) -> QPoint:
        """Return where the calendar stands: under the field, over it where there is no room."""
        room, at = self.screen().availableGeometry(), self.mapToGlobal(QPoint(0, self.height()))
        if at.y() + size.height() > room.bottom():
            at = self.mapToGlobal(QPoint(0, -size.height()))
        return QPoint(max(room.left(), min(at.x(), room.right() - size.width())), max(room.top(), at.y()))

    @Slot()
    def _forget(self) -> None:
        self.panel = None

    @Slot(object)
    def _take(self, found: VagueDate | None) -> None:
        value = found.first_day if found is not None and self._field.kind is Kind.DAY else found
        text = self._values.shown(self._field, value)
        self._picked = text, value
        self.setText(text)
        self.setFocus()
        self.chosen.emit()
        self.finished.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt+Down opens the calendar."""
        if event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.open_calendar()
        else:
            super().keyPressEvent(event)


def _calendar_icon(widget: QWidget) -> QIcon:
    """Return the sign of a calendar in the muted colour of `widget`."""
    ratio = widget.devicePixelRatioF()
    pixmap = QPixmap(round(SIZE * ratio), round(SIZE * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour(QPalette(widget.palette()), "muted"), 1.3))
    painter.drawRoundedRect(QRectF(2, 3, 12, 11), 2, 2)
    painter.drawLine(2, 7, 14, 7)
    painter.drawLine(5, 1, 5, 4)
    painter.drawLine(11, 1, 11, 4)
    painter.end()
    return QIcon(pixmap)
