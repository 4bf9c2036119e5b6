"""What the selected cells of the list at hand hold together, at the foot of the window; a click copies it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from cica_events.directions import without_isolates
from cica_events.i18n import _
from ui.toolkit.plain import plain_hint

if TYPE_CHECKING:  # counting is loaded with the first list, not with the frame
    from ui.toolkit.selection_tally import SelectionTally


class SelectionFacts(QWidget):
    """Follows the list that has the keyboard, or had it last and is still in sight."""

    shown = Signal(bool)  # whether there is anything to tell
    copied = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._tally: SelectionTally | None = None
        self._view: QWidget | None = None
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._buttons: list[QPushButton] = []
        self.setAccessibleName(_("About the selected cells"))
        self.hide()

    def list_at_hand(self) -> QWidget | None:
        """Return the list that has the keyboard, or had it last and is still in sight."""
        return self._view if self._view is not None and self._view.isVisible() else None

    @Slot(QWidget, QWidget)
    def attend(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Follow the list in which the keyboard is now."""
        widget = now
        while widget is not None and not hasattr(widget, "tally"):
            widget = widget.parentWidget()
        if widget is None:
            if self._view is not None and not self._view.isVisible():
                self._follow(None)
        elif widget is not self._view and widget.window() is self.window():
            self._follow(widget)

    def _follow(self, view: QWidget | None) -> None:
        if self._tally is not None:
            self._tally.changed.disconnect(self._show)
            self._tally.destroyed.disconnect(self._lose)
        self._view = view
        self._tally = getattr(view, "tally", None)
        if self._tally is not None:
            self._tally.changed.connect(self._show)
            self._tally.destroyed.connect(self._lose)
        self._show()

    @Slot()
    def _lose(self) -> None:
        self._view = self._tally = None
        QTimer.singleShot(0, self, self._show)  # not while the whole window goes, with what it would tell

    @Slot()
    def _show(self) -> None:
        facts = self._tally.facts if self._tally is not None else ()
        while len(self._buttons) < len(facts):
            self._buttons.append(self._button())
        for place, button in enumerate(self._buttons):
            button.setVisible(place < len(facts))
            if place < len(facts):
                fact = facts[place]
                text = _("{label}: {value}").format(label=fact.label, value=fact.text)
                button.setText(text)
                button.setAccessibleName(text)
                button.setProperty("copied", fact.copied)
                button.setToolTip(plain_hint(_("Copy “{text}”").format(text=fact.copied)))
        self.setVisible(bool(facts))
        self.shown.emit(bool(facts))

    def _button(self) -> QPushButton:
        button = QPushButton(self)
        button.setProperty("link", True)
        button.clicked.connect(self._copy)
        self._row.addWidget(button)
        return button

    @Slot()
    def _copy(self) -> None:
        button = self.sender()
        if isinstance(button, QPushButton):
            QGuiApplication.clipboard().setText(without_isolates(str(button.property("copied"))))
            self.copied.emit(str(button.property("copied")))
