"""Brings every change of the workspace to the GUI thread as one signal."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot


class ChangeRelay(QObject):
    """Takes change sets from any thread; pages listen to `changed` and ask what it touches."""

    changed = Signal(object)
    _arrived = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._arrived.connect(self._pass_on)

    def publish(self, changes: object) -> None:
        """Pass `changes` on: at once from the GUI thread, soon from any other."""
        self._arrived.emit(changes)

    @Slot(object)
    def _pass_on(self, changes: object) -> None:
        self.changed.emit(changes)
