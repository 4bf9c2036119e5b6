"""The application in this process, as the user's keys and clicks reach it, and a watch on its event loop."""

from __future__ import annotations

import gc
from collections.abc import Callable
from functools import cache
from pathlib import Path
from time import perf_counter, thread_time

from PySide6.QtCore import QEvent, QEventLoop, QObject, QSettings, Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from benchmarks.figures import REST
from ui.main import Application
from ui.runtime import quick_start
from ui.runtime.settings import Settings
from ui.runtime.theme import ARGUMENTS

Find = Callable[[], QWidget | None]
TICK = 1  # milliseconds
PATIENCE = 300  # seconds; the index of search alone takes one minute on a slow machine


class Watch(QObject):
    """Ticks each millisecond; between two ticks the window could not answer."""

    def __init__(self) -> None:
        super().__init__()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(TICK)
        self._timer.timeout.connect(self._tick)
        self._loop = QEventLoop(self)
        self._done: Callable[[], bool] = bool
        self._last = self._end = self._spent = self._begun = 0.0
        self.longest = 0.0  # milliseconds that the event loop stood still at the most
        self.worked = 0.0  # milliseconds of it in which its thread computed, and did not wait for others
        self.computed = 0.0  # milliseconds that its thread computed from the first to the last

    def until(self, done: Callable[[], bool]) -> float:
        """Let the window live until `done`; return the milliseconds. `longest` tells of the last call."""
        return self.time(lambda: None, done)

    def idle(self, seconds: float = 1.0) -> float:
        """Return the longest stop, in milliseconds, of a window that has nothing to do: the machine's own."""
        end = perf_counter() + seconds
        self.until(lambda: perf_counter() > end)
        return self.longest

    def time(self, act: Callable[[], object], done: Callable[[], bool]) -> float:
        """Do `act` as the event loop would, let the window live until `done`, return the milliseconds."""
        self._done, self.longest, self.worked = done, 0.0, 0.0
        start, self._spent = perf_counter(), thread_time()
        self._last, self._begun = start, self._spent
        self._end = start + PATIENCE
        QTimer.singleShot(0, self, act)
        self._timer.start()
        self._loop.exec()
        self._timer.stop()
        if self._last > self._end:
            raise TimeoutError("what the benchmark waits for did not happen")
        self.computed = (self._spent - self._begun) * 1000
        return (self._last - start) * 1000

    def _tick(self) -> None:
        now, spent = perf_counter(), thread_time()
        if now - self._last > self.longest / 1000:
            self.longest, self.worked = (now - self._last) * 1000, (spent - self._spent) * 1000
        self._last, self._spent = now, spent
        if self._done() or now > self._end:
            self._loop.quit()


PAINTING = frozenset({QEvent.Type.Paint, QEvent.Type.UpdateRequest})  # the latter a window gets for all in it


class Painted(QObject):
    """Tells whether a widget, or anything in a window, was painted since it was last asked to forget."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__()
        self._painted = False
        widget.installEventFilter(self)

    def forget(self) -> None:
        """Look only at what is painted from now on."""
        self._painted = False

    def __call__(self) -> bool:
        """Tell whether the widget was painted."""
        return self._painted

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt names it
        """Take note of painting."""
        self._painted |= event.type() in PAINTING
        return super().eventFilter(watched, event)


class Appeared:
    """Tells whether a widget that is still to come was painted; `find` returns it as soon as it is there."""

    def __init__(self, find: Find) -> None:
        self._find = find
        self._found: QWidget | None = None
        self._painted: Callable[[], bool] = bool

    def __call__(self) -> bool:
        """Tell whether the widget is there and was painted, once more if it had been before it was found."""
        if self._painted():
            return True
        widget = self._find()
        if widget is not None and widget is not self._found:  # or another has come in its place unpainted
            self._found, self._painted = widget, Painted(widget)
            widget.update()
        return False


@cache
def _application() -> QApplication:
    """Return the one application of this process: short benchmarks share it."""
    return QApplication(["benchmark", *ARGUMENTS])


class Bench:
    """One `QApplication`, and windows of the application on it, one after the other."""

    def __init__(self, folder: Path, calm: float = REST) -> None:
        self._folder = folder
        self.calm = calm
        self.application = _application()
        self.watch = Watch()

    def open(self, workspace: Path) -> Application:
        """Return the application with `workspace` open and nothing left to be done."""
        gc.collect()
        quick_start.begin()  # each window, as the one of the program does
        store = QSettings(str(self._folder / "settings.ini"), QSettings.Format.IniFormat)
        application = Application(self.application, Settings(store), self._folder)
        application.start(str(workspace))
        self.watch.until(lambda: bool(application.window.current_page()))
        self.rest(application)
        self.rest(application)
        return application

    def rest(self, application: Application) -> None:
        """Let the window live until it was idle for a while."""
        end = perf_counter() + self.calm

        def idle() -> bool:
            nonlocal end
            if application.tasks.busy or self.watch.longest > self.calm * 1000:
                end = perf_counter() + self.calm
                self.watch.longest = 0.0
            return perf_counter() > end

        self.watch.until(idle)

    def close(self, application: Application) -> None:
        """Close the window and forget it."""
        application.close()
        application.deleteLater()
        self.application.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        gc.unfreeze()  # else Python would keep names of what Qt has deleted, and give them to what is new
