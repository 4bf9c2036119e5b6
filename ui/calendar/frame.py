"""The frame round the calendar, which is as large as there is room and scrolls where that does not do."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QSize, Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from ui.calendar.canvas import CalendarCanvas
from ui.calendar.handles import Station
from ui.toolkit.plain import PlainLabel

MARGIN = 24  # pixels at the edge where a drag scrolls
LEVEL = 0.52  # of the height, where it is said that there is nothing


class CalendarFrame(QScrollArea):
    """Gives the canvas its room, and says quietly that there is nothing in a period."""

    def __init__(self, canvas: CalendarCanvas, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._canvas = canvas
        self.setWidget(canvas)
        self._quiet = PlainLabel(self.viewport())
        self._quiet.setProperty("chip", "neutral")
        self._quiet.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._quiet.hide()
        canvas.followed.connect(self._follow)
        canvas.chosen.connect(self._seek)
        canvas.day_chosen.connect(self._seek)

    def say(self, text: str) -> None:
        """Say that nothing is shown, or why; an empty text takes it away."""
        self._quiet.setText(text)
        self._quiet.setVisible(bool(text))
        self._settle()

    @property
    def quiet(self) -> str:
        """What is said of a period without meetings."""
        return self._quiet.text() if self._quiet.isVisibleTo(self) else ""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Hand the room on."""
        super().resizeEvent(event)
        beside = self.verticalScrollBar().sizeHint().width()  # kept free, else its coming would lay out twice
        self._canvas.set_room(QSize(self.width() - beside, self.height()))
        self._settle()

    def _settle(self) -> None:
        self._quiet.adjustSize()
        area = self.viewport().rect()
        self._quiet.move((area.width() - self._quiet.width()) // 2, round(area.height() * LEVEL))
        self._quiet.raise_()

    @Slot(QPoint)
    def _follow(self, at: QPoint) -> None:
        self.ensureVisible(at.x(), at.y(), MARGIN, MARGIN)

    @Slot(object)
    def _seek(self, _what: object) -> None:
        box = self._canvas.box_of(self._canvas.station)
        if box is not None and self._canvas.station != Station():
            x, y = box.middle
            self.ensureVisible(round(x), round(y), round(box.w / 2) + 4, round(box.h / 2) + 4)
