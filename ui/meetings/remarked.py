"""A control with its label over it and, under it, what it means or what is wrong with it."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.runtime.styled import style_as
from ui.toolkit.plain import PlainLabel


class Remarked(QWidget):
    """Lays out label, control and remark."""

    def __init__(self, label: str, control: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self._control = control
        caption = PlainLabel(label, self)
        caption.setProperty("role", "small")
        caption.setBuddy(control)
        control.setAccessibleName(label)
        self._remark = PlainLabel(self)
        self._remark.setWordWrap(True)
        self._remark.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(caption)
        layout.addWidget(control)
        layout.addWidget(self._remark)
        layout.addStretch(1)

    @property
    def remark(self) -> str:
        """What stands under the control."""
        return self._remark.text()

    @property
    def refused(self) -> bool:
        """Whether the remark is a problem."""
        return bool(self._control.property("problem"))

    def tell(self, text: str, *, problem: bool = False) -> None:
        """Show `text` under the control, as a problem or as what it means; an empty text shows nothing."""
        self._remark.setText(text)
        self._remark.setVisible(bool(text))
        self._control.setAccessibleDescription(text)
        style_as(self._remark, "role", "problem" if problem else "small")
        style_as(self._control, "problem", problem)
