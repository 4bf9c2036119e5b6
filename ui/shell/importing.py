"""Imports what pages will need, bit by bit: whatever is of Qt in the window's thread alone.

PySide6 makes the Python type of a Qt class when it is first asked for, and two threads that do so at once
end the process: shiboken walks a map of types that the other shortens meanwhile (`incarnateType`, 6.11).
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Sequence
from importlib import import_module
from importlib.util import find_spec
from time import perf_counter
from types import CodeType, FunctionType
from typing import Final

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QAbstractScrollArea

from cica_events.progress import Progress
from ui.runtime.tasks import TaskRunner

TURN: Final = 0.02  # seconds of importing at a time, or one module where that takes longer
PAUSE: Final = 15  # milliseconds for the window between two turns
OWN: Final = "cica_events."
WINDOW: Final = "ui."


class Importing(QObject):
    """Imports what `loads` import; `done` is called in the end."""

    def __init__(
        self,
        loads: Sequence[Callable[[], object]],
        tasks: TaskRunner,
        done: Callable[[], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._loads, self._done = loads, done
        self._names: list[str] = []
        self._timer = QTimer(self)
        self._timer.setInterval(PAUSE)
        self._timer.timeout.connect(self._next)
        tasks.start(self._without_qt, done=self._begin, owner=self)

    def _without_qt(self, progress: Progress) -> list[str]:
        names = needed(self._loads)
        plain = [name for name in names if name.startswith(OWN)]
        for place, name in enumerate(plain):
            progress(place, len(plain))
            import_module(name)
        return [name for name in names if name.startswith(WINDOW)]

    def _begin(self, names: list[str]) -> None:
        self._names = [name for name in reversed(names) if name not in sys.modules]
        self._timer.start()

    @Slot()
    def _next(self) -> None:
        end = perf_counter() + TURN
        while self._names and perf_counter() < end:
            import_module(self._names.pop())
        if not self._names:
            self._timer.stop()
            meet_all_widgets()
            self.deleteLater()
            self._done()


def meet_all_widgets() -> None:
    """Let PySide make the types of all widgets, as it does when it first meets one that Qt made by itself.

    Else the first page on which the keyboard goes into something that scrolls waits for that.
    """
    area = QAbstractScrollArea()  # goes with its name
    area.viewport()


def needed(loads: Iterable[Callable[[], object]]) -> list[str]:
    """Return our own modules that `loads` import and nobody did yet, those first that others need.

    Nothing is executed.
    """
    found: dict[str, None] = {}
    for load in loads:
        if isinstance(load, FunctionType):
            _gather(load.__code__, found, set())
    return list(found)


def _gather(code: CodeType, found: dict[str, None], begun: set[str]) -> None:
    for name in code.co_names:  # names of modules have a dot, and no others do
        if name.startswith((OWN, WINDOW)) and not (name in found or name in begun or name in sys.modules):
            begun.add(name)
            inner = _code_of(name)
            if inner is not None:
                _gather(inner, found, begun)
                found[name] = None


def _code_of(name: str) -> CodeType | None:
    spec = find_spec(name)
    get_code = getattr(spec.loader, "get_code", None) if spec is not None else None
    return get_code(name) if get_code is not None else None
