"""Looks for garbage in circles, in the window's thread alone and while nothing else is to be done."""

from __future__ import annotations

import gc
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtGui import QGuiApplication

from ui.runtime.spare_memory import SpareMemory

INTERVAL = 500  # milliseconds
YOUNG = 5_000  # objects made since the last look, which then takes about a millisecond
OFTEN = 20  # looks at the young before one at those that outlived them
SELDOM = 10  # of those before one at all, while another program is in front
CALM = 2  # looks without a task before free memory is given back: `Watch` asks after every fourth
RARELY = 100  # ... while ours is: it takes a third of a second where there are many people


class Tidying(QObject):
    """Does what Python would do by itself in whichever thread makes one object too many.

    There, a widget that is freed takes the program with it; and a look at the wrong time stops what a person
    waits for. So Python never looks by itself once it is allowed to (`quick_start`), and this does while
    no task runs: among the many objects of an import it would stop all threads for longer than one overlooks.
    """

    def __init__(
        self, busy: Callable[[], bool], parent: QObject, give_back: Callable[[], object] | None = None
    ) -> None:
        """Nothing is looked for while `busy`; some time after it `give_back` frees memory for others."""
        super().__init__(parent)
        self._busy = busy
        self._looks = 0  # at those that outlived some, since the last at all
        self._calm = 0  # looks since a task ran
        self._well = False  # the next look is at all there is
        self._give_back = give_back or SpareMemory().give_back
        self._timer = QTimer(self)
        self._timer.setInterval(INTERVAL)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look_well(self) -> None:
        """Look at all as soon as nothing runs, also what is as old as the start: a window went."""
        self._well = True

    @Slot()
    def look(self) -> None:
        """Look, if there is enough to look at."""
        if self._busy() or not gc.isenabled():
            self._calm = 0
            return
        self._calm += 1
        if self._calm > CALM:
            self._give_back()
        young, older, _oldest = gc.get_count()
        if self._well:
            self._well = False
            gc.unfreeze()
            gc.collect()
            gc.freeze()
        elif self._looks > (RARELY if _in_front() else SELDOM):
            self._looks = 0
            gc.collect()
        elif young > YOUNG:
            self._looks += older > OFTEN
            gc.collect(1 if older > OFTEN else 0)


def _in_front() -> bool:
    from PySide6.QtCore import Qt  # whose many enumerations the first picture does not wait for

    return QGuiApplication.applicationState() is Qt.ApplicationState.ApplicationActive
