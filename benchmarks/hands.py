"""A user's hands on the real window: keys, clicks, wheel and drags, each timed until it is answered."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from time import perf_counter
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QKeySequence, QWheelEvent, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFrame, QWidget

from benchmarks.window import Appeared, Bench, Find, Painted
from ui.main import Application

LIMIT, FRAME = 100, 16  # milliseconds
LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier

Act = Callable[[], object]
Done = Callable[[], bool]


@dataclass(slots=True)
class Action:
    """What was measured of one everyday action, in milliseconds, once for each time it was done."""

    limit: float
    answers: list[float] = field(default_factory=list)  # from the event until its answer was painted
    computed: list[float] = field(default_factory=list)  # what the window's thread computed until then
    blocks: list[float] = field(default_factory=list)  # longest stop of the event loop until all was calm
    worked: list[float] = field(default_factory=list)  # what the window's thread itself computed in it
    wholes: list[float] = field(default_factory=list)  # until all of what was asked for was shown


class Heard(QObject):
    """Tells whether a signal came since this was made."""

    def __init__(self, signal: Any) -> None:
        super().__init__()
        self._heard = False
        signal.connect(self._hear)

    def __call__(self) -> bool:
        """Tell whether the signal came."""
        return self._heard

    def _hear(self) -> None:
        self._heard = True


class Hands:
    """Acts on what is in front, and takes note of how soon it answers."""

    def __init__(self, bench: Bench, application: Application, actions: dict[str, Action]) -> None:
        """An action is over when nothing was done beside the window for as long as `bench` calls calm."""
        self.bench, self.application, self.actions = bench, application, actions
        self.come_back()

    def come_back(self) -> None:
        """Bring the window to the front, as a desktop does when a dialog closes."""
        self.application.window.activateWindow()
        self.bench.watch.until(self.application.window.isActiveWindow)

    @property
    def front(self) -> QWidget:
        """The window that has the keyboard, be it a dialog."""
        return QApplication.activeModalWidget() or QApplication.activeWindow() or self.application.window

    def measure(
        self,
        name: str,
        act: Act,
        answer: QWidget | Find | None,
        *,
        whole: Done | None = None,
        limit: float = LIMIT,
    ) -> None:
        """Do `act`, wait until it is answered, then until `whole` holds and nothing goes on.

        The answer is the first picture that shows that it was heard: `answer` is the widget that is painted
        anew, or finds the one that appears. Without it the answer is there when `whole` holds.
        """
        watch = self.bench.watch
        action = self.actions.setdefault(name, Action(limit))
        answered = _answered(answer) or whole
        assert answered is not None
        action.answers.append(watch.time(act, answered))
        action.computed.append(watch.computed)
        longest, worked = watch.longest, watch.worked
        if isinstance(answered, Painted) and isinstance(answer, QWidget):
            answer.removeEventFilter(answered)
        if whole is not None:
            action.wholes.append(action.answers[-1] + watch.until(whole))
            longest, worked = max((longest, worked), (watch.longest, watch.worked))
        if limit > FRAME:  # a frame is followed by the next at once
            self.calm()
            longest, worked = max((longest, worked), (watch.longest, watch.worked))
        action.blocks.append(longest)
        action.worked.append(worked)

    def page(self, kind: type[QWidget]) -> QWidget | None:
        """Return the page that is shown if it is of that kind."""
        page = self.application.window.current_page()
        return page if isinstance(page, kind) and page.isVisible() else None

    def message(self) -> Find:
        """Return what finds the message that is shown over the page from now on."""
        return partial(self._message, self._message())

    def _message(self, before: QWidget | None = None) -> QWidget | None:
        cards = self.application.window.findChildren(QFrame, "message")
        return next((each for each in cards if each.isVisible() and each is not before), None)

    def calm(self) -> None:
        """Let the window live until nothing was done beside it, nor in it bit by bit, for a while."""
        end = perf_counter() + self.bench.calm
        dressing = self.application.theme.dressing

        def over() -> bool:
            nonlocal end
            now = perf_counter()
            if self.application.tasks.busy or dressing.busy:
                end = now + self.bench.calm
            return now > end

        self.bench.watch.until(over)

    def do(self, act: Act) -> None:
        """Do `act` without measuring it."""
        self.bench.watch.time(act, lambda: True)
        self.calm()

    # What hands do

    def key(self, keys: str) -> Act:
        """Return what presses keys together, such as "Ctrl+Shift+Z"."""
        chord = QKeySequence(keys)[0]
        return lambda: QTest.keyClick(_handle(self.front), chord.key(), chord.keyboardModifiers())

    def type(self, text: str) -> Act:
        """Return what types text where the keyboard is."""
        return partial(self._type, text)

    def _type(self, text: str) -> None:
        for letter in text:
            QTest.keyClick(_handle(self.front), letter)

    def click(self, widget: QWidget, at: QPoint | None = None, held: Qt.KeyboardModifier = NONE) -> Act:
        """Return what clicks a place of a widget, its middle if none is named."""
        return partial(self._click, widget, at, held)

    def _click(self, widget: QWidget, at: QPoint | None, held: Qt.KeyboardModifier) -> None:
        place = widget.mapTo(widget.window(), widget.rect().center() if at is None else at)
        QTest.mouseMove(_handle(widget), place)
        QTest.mouseClick(_handle(widget), LEFT, held, place)

    def press(self, widget: QWidget, at: QPoint) -> Act:
        """Return what presses the mouse on a place of a widget."""
        return lambda: QTest.mousePress(_handle(widget), LEFT, NONE, widget.mapTo(widget.window(), at))

    def move(self, widget: QWidget, at: QPoint) -> Act:
        """Return what moves the mouse, held or not, to a place of a widget."""
        return lambda: QTest.mouseMove(_handle(widget), widget.mapTo(widget.window(), at))

    def release(self, widget: QWidget, at: QPoint) -> Act:
        """Return what lets the mouse go at a place of a widget."""
        return lambda: QTest.mouseRelease(_handle(widget), LEFT, NONE, widget.mapTo(widget.window(), at))

    def wheel(self, port: QWidget, down: int = 1, across: int = 0) -> Act:
        """Return what turns the wheel by a step over the middle of a widget."""
        return partial(turn, port, QPoint(-120 * across, -120 * down))


def _answered(answer: QWidget | Find | None) -> Done | None:
    if answer is None:
        return None
    return Painted(answer) if isinstance(answer, QWidget) else Appeared(answer)


def turn(port: QWidget, by: QPoint) -> None:
    """Turn the wheel over the middle of a widget, as the system tells the window."""
    at = port.mapTo(port.window(), port.rect().center())
    everywhere = QPointF(port.window().mapToGlobal(at))
    kind, none = Qt.ScrollPhase.NoScrollPhase, Qt.MouseButton.NoButton
    event = QWheelEvent(QPointF(at), everywhere, QPoint(), by, none, NONE, kind, False)
    QCoreApplication.sendEvent(_handle(port), event)


def _handle(widget: QWidget) -> QWindow:
    found = widget.window().windowHandle()
    assert found is not None, "the window is not shown"
    return found
