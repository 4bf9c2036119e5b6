"""The moves of the current item of an outline: up, down, under the one above, and out."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QAbstractItemView

from cica_events.i18n import _
from ui.runtime.reasons import allow
from ui.toolkit.outline_model import OutlineModel
from ui.toolkit.outline_tree import Move

ALT = Qt.Modifier.ALT


class OutlineMoves(QObject):
    """Emits where the item of `view` with the id that `current` returns shall go; Alt and arrows ask."""

    move_asked = Signal(str, str, int)  # the item, its new parent or "", its place among that one's children

    def __init__(self, view: QAbstractItemView, model: OutlineModel, current: Callable[[], str]) -> None:
        super().__init__(view)
        self._view = view
        self._model = model
        self._current = current
        self.actions = (
            self._action(_("Move up"), Qt.Key.Key_Up, self._up),
            self._action(_("Move down"), Qt.Key.Key_Down, self._down),
            self._action(_("Nest under the item above"), Qt.Key.Key_Right, self._nest),
            self._action(_("Lift out"), Qt.Key.Key_Left, self._lift),
        )

    def _action(self, text: str, key: Qt.Key, act: Callable[[], None]) -> QAction:
        action = QAction(text, self._view)
        action.setShortcut(QKeySequence(ALT | key))
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(act)
        self._view.addAction(action)
        return action

    def note(self) -> None:
        """Offer the moves that the current item can make, and say why not the others."""
        step = self._model.tree.step(self._current())
        reasons = (
            (step.up, _("Nothing stands above it on its level.")),
            (step.down, _("Nothing stands below it on its level.")),
            (step.nest, _("Nothing stands above it under which it could go.")),
            (step.lift, _("It stands on the highest level already.")),
        )
        for action, (move, why) in zip(self.actions, reasons, strict=True):
            allow(action, move is not None, why if self._current() else _("Select an item first."))

    def _go(self, move: Move | None) -> None:
        if move is not None:
            self._view.setFocus()  # not the next button, should this one go grey: it removes
            self.move_asked.emit(self._current(), *move)

    @Slot()
    def _up(self) -> None:
        self._go(self._model.tree.step(self._current()).up)

    @Slot()
    def _down(self) -> None:
        self._go(self._model.tree.step(self._current()).down)

    @Slot()
    def _nest(self) -> None:
        self._go(self._model.tree.step(self._current()).nest)

    @Slot()
    def _lift(self) -> None:
        self._go(self._model.tree.step(self._current()).lift)
