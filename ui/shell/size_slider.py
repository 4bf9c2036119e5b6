"""The choice how large the whole interface is drawn."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QSlider, QWidget

from cica_events.i18n import _
from ui.runtime.zoom import LEAST, MOST
from ui.shell.actions import FrameActions
from ui.toolkit.buttons import ActionButton
from ui.toolkit.plain import PlainLabel, plain_hint

STEP = 10  # per cent


class SizeSlider(QWidget):
    """A slider that applies when it is let go of: what is under the mouse must not run away from it."""

    def __init__(self, actions: FrameActions, parent: QWidget) -> None:
        super().__init__(parent)
        self._actions = actions
        self.slider = QSlider(Qt.Orientation.Horizontal, self)
        self.slider.setRange(LEAST // STEP, MOST // STEP)
        self.slider.setPageStep(2)
        self.slider.setTracking(False)
        self.slider.setAccessibleName(_("Size of everything"))
        self.slider.setToolTip(
            plain_hint(_("Between {least} and {most} per cent").format(least=LEAST, most=MOST))
        )
        self.slider.setMaximumWidth(self.fontMetrics().averageCharWidth() * 50)
        self._words = PlainLabel(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.slider, 1)
        row.addWidget(self._words)
        row.addWidget(ActionButton(actions.usual_size, parent=self))
        row.addStretch(1)
        self._show(actions.zoom)
        actions.zoomed.connect(self._show)
        self.slider.valueChanged.connect(self._choose)
        self.slider.sliderMoved.connect(self._say)

    @Slot(int)
    def _choose(self, value: int) -> None:
        self._actions.zoom_chosen.emit(value * STEP)

    @Slot(int)
    def _show(self, percent: int) -> None:
        self.slider.blockSignals(True)  # what was chosen elsewhere, perhaps between two steps
        self.slider.setValue(round(percent / STEP))
        self.slider.blockSignals(False)
        self._words.setText(_("{percent} %").format(percent=percent))

    @Slot(int)
    def _say(self, value: int) -> None:
        self._words.setText(_("{percent} %").format(percent=value * STEP))
