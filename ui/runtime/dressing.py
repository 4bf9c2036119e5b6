"""Dresses what is in sight at once when the look changes, and the rest soon after, bit by bit.

Qt itself dresses every widget there is before it answers, in sight or not, and each for as long as ten others
take to be painted; what is in sight twice: as the style is without a sheet, and with the new one.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import compress, repeat
from operator import not_
from time import thread_time
from typing import Final

import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Slot
from PySide6.QtWidgets import QApplication, QWidget

from ui.runtime.bonds import Bond, in_sight

SLICE: Final = 0.01  # seconds of dressing between two looks at what the user does
LATER: Final = 300  # milliseconds for the new look to be painted, and perhaps changed again, before the rest
DRESSED: Final = Qt.WidgetAttribute.WA_WState_Polished  # without it Qt leaves a widget out
OWN: Final = Qt.WidgetAttribute.WA_SetStyle  # with it Qt does not tell a widget that its style has changed
SHOW: Final = QEvent.Type.Show
RULE: Final = "Dressing { color: black }"  # for nothing that is


class Dressing(QObject):
    """Knows what is still to be dressed; that comes at the latest when it is shown."""

    def __init__(self, app: QApplication, parent: QObject) -> None:
        super().__init__(parent)
        self._app = app
        self._later: dict[QObject | None, list[Bond]] = {}
        self._waiting: list[QWidget] = []  # all that are still to be dressed, and others
        self._keeper: QWidget | None = None
        self._whole = False  # the whole look is being changed
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._go_on)

    @property
    def busy(self) -> bool:
        """Whether anything out of sight is still to be dressed."""
        return self._timer.isActive()

    @contextmanager
    def whole(self) -> Iterator[None]:
        """Let the look be changed and all follow it, without hearing of each of the many events that makes.

        What comes in sight meanwhile is dressed at the end.
        """
        self._app.removeEventFilter(self)
        self._whole = True
        try:
            yield
        finally:
            self._whole = False
            if self.busy:
                self._catch_up()
                self._app.installEventFilter(self)

    @contextmanager
    def changing(self) -> Iterator[list[QWidget]]:
        """Let Qt dress nothing while palette, fonts and sheet of all change; then dress what is in sight.

        Gives all widgets, since to ask Qt for thousands takes some milliseconds each time. None of ours has a
        `QStyle` of its own, which `OWN` would be lost for.
        """
        keeper = self._keep_what_qt_knows()
        widgets = [each for each in self._app.allWidgets() if each is not keeper]
        _mark(widgets, DRESSED, False)
        _mark(widgets, OWN, True)
        try:
            yield widgets
        finally:
            _mark(widgets, OWN, False)
        self._waiting = widgets  # kept also because asking Qt for all again is quick while Python knows each
        _dress_all(_seen(widgets))
        self._begin()

    def put_off(self, bond: Bond) -> None:
        """Renew what hangs on `bond` later, but before anything else is shown."""
        self._later.setdefault(bond.parent(), []).append(bond)
        self._begin()

    def finish(self) -> None:
        """Dress now all that is still to be dressed."""
        while self.busy:
            self._go_on()

    def stop(self) -> None:
        """Dress nothing more."""
        self._end()
        if self._keeper is not None:
            self._keeper.deleteLater()
            self._keeper = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Dress what is about to be shown."""
        if event.type() == SHOW and isinstance(watched, QWidget):
            _dress_with_those_around(watched)
            for target in [each for each in self._later if not isinstance(each, QWidget)]:
                self._renew_of(target)  # an action, which may stand there
            self._renew_of(watched)  # what is in it was shown before it, and is dressed: it may be measured
        return False

    def _begin(self) -> None:
        if not self._timer.isActive() and not self._whole:
            self._app.installEventFilter(self)
        self._timer.start(LATER)

    def _catch_up(self) -> None:
        """Dress and renew what has come in sight."""
        _dress_all(_seen(list(filter(shiboken6.isValid, self._waiting))))
        for target in list(self._later):
            if target is not None and in_sight(target):
                self._renew_of(target)

    def _end(self) -> None:
        self._timer.stop()
        self._waiting = []
        self._app.removeEventFilter(self)

    @Slot()
    def _go_on(self) -> None:
        self._timer.setInterval(0)
        if self._dress() and self._renew(thread_time() + SLICE):
            self._end()

    def _dress(self) -> bool:
        """Dress widgets for a while; tell whether all are."""
        end = thread_time() + SLICE
        while self._waiting:
            widget = self._waiting.pop()
            if shiboken6.isValid(widget) and not widget.testAttribute(DRESSED):
                _dress_with_those_around(widget)
                if thread_time() > end:
                    return False
        return True

    def _renew(self, end: float) -> bool:
        """Renew what was put off until so much was computed as `end` says; tell whether all is."""
        while self._later:
            self._renew_of(next(iter(self._later)))
            if thread_time() > end:
                return False
        return True

    def _renew_of(self, target: QObject | None) -> None:
        """Renew what hangs on `target`."""
        for bond in self._later.pop(target, ()):
            if shiboken6.isValid(bond):
                bond.renew()

    def _keep_what_qt_knows(self) -> QWidget:
        """Return a widget with a style sheet of its own: with the last one goes what Qt noted of the dressed.

        The application's is taken off while the look changes.
        """
        if self._keeper is None:
            self._keeper = QWidget()
            self._keeper.setStyleSheet(RULE)
            self._keeper.ensurePolished()
        return self._keeper


# By way of the class: to look a method up on each of thousands of widgets takes as long as five calls.


def _mark(widgets: Iterable[QWidget], attribute: Qt.WidgetAttribute, on: bool) -> None:
    deque(map(QWidget.setAttribute, widgets, repeat(attribute), repeat(on)), maxlen=0)


def _seen(widgets: Sequence[QWidget]) -> list[QWidget]:
    return list(compress(widgets, map(QWidget.isVisible, widgets)))


def _undressed(widgets: Sequence[QWidget]) -> list[QWidget]:
    return list(compress(widgets, map(not_, map(QWidget.testAttribute, widgets, repeat(DRESSED)))))


def _dress_all(widgets: Sequence[QWidget]) -> None:
    for widget in _undressed(widgets):
        _dress_with_those_around(widget)


def _dress_with_those_around(widget: QWidget) -> None:
    """Dress a widget unless it is; first those around it, from which it has its colours and its font."""
    around = widget.parentWidget()
    if around is not None and not around.testAttribute(DRESSED):
        _dress_with_those_around(around)
    if not widget.testAttribute(DRESSED):
        widget.setAttribute(DRESSED)
        widget.style().polish(widget)  # as Qt does where a style sheet takes the place of another
        QApplication.sendEvent(widget, QEvent(QEvent.Type.StyleChange))
        widget.update()
