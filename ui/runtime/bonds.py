"""Keeps what a widget or an action draws itself as the look is, at once in sight and later out of it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, SignalInstance, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget


class Bond(QObject):
    """Keeps something of one target as the look is for as long as the target lives."""

    def __init__(
        self,
        target: QObject,
        renew: Callable[[], None],
        changed: SignalInstance,
        put_off: Callable[[Bond], None],
    ) -> None:
        """Call `renew` when the look has `changed`, but `put_off` where `target` is out of sight."""
        super().__init__(target)
        self.renew = renew
        self._put_off = put_off
        changed.connect(self._heed)

    @Slot()
    def _heed(self) -> None:
        target = self.parent()
        if target is None or in_sight(target):
            self.renew()
        else:
            self._put_off(self)


def in_sight(target: QObject) -> bool:
    """Tell whether a widget is seen, or an action on one; those of a window stand in its menus."""
    if isinstance(target, QWidget):
        return target.isVisible()
    if not isinstance(target, QAction):
        return True
    places = [each for each in target.associatedObjects() if isinstance(each, QWidget) and each.isVisible()]
    return any(not each.isWindow() or isinstance(each, QMenu) for each in places)
