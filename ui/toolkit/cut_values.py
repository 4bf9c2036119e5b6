"""A value that is too long for its field: its beginning with an ellipsis, and all of it as a tooltip."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QCursor, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QComboBox,
    QStyle,
    QStyleOptionComboBox,
    QStyleOptionFrame,
    QStylePainter,
    QToolTip,
    QWidget,
)

from ui.toolkit.directions import cut_text
from ui.toolkit.file_drops import TextLine
from ui.toolkit.plain import plain_hint

GAP = 2  # pixels that Qt leaves at both sides of a line of text


class CutLine(TextLine):
    """A line of text that shows where its value goes on, as long as nobody types in it."""

    def shown_text(self) -> str:
        """Return what is seen of the value while the keyboard is elsewhere."""
        return cut_text(self.fontMetrics(), self.text(), self._room().width())

    def is_cut(self) -> bool:
        """Tell whether the value is longer than its field."""
        return self.fontMetrics().horizontalAdvance(self.text()) > self._room().width()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the beginning of what has no room."""
        if self.hasFocus() or not self.is_cut():
            super().paintEvent(event)
            return
        option = self._option()
        painter = QPainter(self)
        self.style().drawPrimitive(QStyle.PrimitiveElement.PE_PanelLineEdit, option, painter, self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self._room(), Qt.AlignmentFlag.AlignVCenter, self.shown_text())
        painter.end()

    def event(self, event: QEvent) -> bool:
        """Tell the whole value under the mouse."""
        if event.type() is QEvent.Type.ToolTip and not self.toolTip() and self.is_cut():
            _tell(self, self.text())
            return True
        return super().event(event)

    def _option(self) -> QStyleOptionFrame:
        option = QStyleOptionFrame()
        self.initStyleOption(option)
        return option

    def _room(self) -> QRect:
        inside = self.style().subElementRect(QStyle.SubElement.SE_LineEditContents, self._option(), self)
        return inside.marginsRemoved(self.textMargins()).adjusted(GAP, 0, -GAP, 0)


class CutChoice(QComboBox):
    """A list of choices that shows where the chosen one goes on."""

    def shown_text(self) -> str:
        """Return what is seen of the choice."""
        return cut_text(self.fontMetrics(), self.currentText(), self._room())

    def is_cut(self) -> bool:
        """Tell whether the choice is longer than its field."""
        return self.fontMetrics().horizontalAdvance(self.currentText()) > self._room()

    def whole_width(self) -> int:
        """Return the width in which none of the choices is cut."""
        self.ensurePolished()
        metrics = self.fontMetrics()
        texts = (metrics.horizontalAdvance(self.itemText(place)) for place in range(self.count()))
        return max(texts, default=0) + self.width() - self._room()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the beginning of what has no room."""
        if self.isEditable() or not self.is_cut():
            super().paintEvent(event)
            return
        option = self._option()
        option.currentText = self.shown_text()
        painter = QStylePainter(self)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        painter.end()

    def event(self, event: QEvent) -> bool:
        """Tell the whole choice under the mouse."""
        if event.type() is QEvent.Type.ToolTip and not self.toolTip() and self.is_cut():
            _tell(self, self.currentText())
            return True
        return super().event(event)

    def _option(self) -> QStyleOptionComboBox:
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        return option

    def _room(self) -> int:
        field = QStyle.SubControl.SC_ComboBoxEditField
        return (
            self.style()
            .subControlRect(QStyle.ComplexControl.CC_ComboBox, self._option(), field, self)
            .width()
            - 2 * GAP
        )


def _tell(field: QWidget, text: str) -> None:
    QToolTip.showText(QCursor.pos(), plain_hint(text), field)
