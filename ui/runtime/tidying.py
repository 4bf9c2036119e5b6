"""Looks for young garbage while nothing else is to be done, not in the middle of what a person waits for."""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer, Slot

INTERVAL = 500  # milliseconds
YOUNG = 5_000  # objects made since the last look, which then takes about a millisecond
OFTEN = 20  # looks at the young before one at those that outlived them


class Tidying(QObject):
    """Takes Python's own look for garbage ahead, which comes after every 50,000 objects and stops all else.

    A list of 5,000 makes 20,000, so that every second or third would be stopped on its way to the screen.
    Where Python may not look (`TaskRunner`), this does not either.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setInterval(INTERVAL)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    @Slot()
    def look(self) -> None:
        """Look, if there is enough to look at."""
        young, older, _oldest = gc.get_count()
        if gc.isenabled() and young > YOUNG:
            gc.collect(1 if older > OFTEN else 0)
