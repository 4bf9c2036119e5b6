"""What was typed in a window and could not be saved: known as long as it stands there, and tried again."""

from __future__ import annotations

from functools import partial

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from ui.shell.foot import Foot
from ui.toolkit.refusal import RefusalEvent


class Unsaved(QObject):
    """Knows the editors of `window` in which something stands that is not in the workspace."""

    settled = Signal()  # nothing is left of it

    def __init__(self, window: QWidget, foot: Foot) -> None:
        super().__init__(window)
        self._window, self._foot = window, foot
        self._refused: dict[QWidget, str] = {}
        window.installEventFilter(self)

    def __bool__(self) -> bool:
        return bool(self._refused)

    @property
    def reason(self) -> str:
        """Why the first of it could not be saved; empty where nothing was refused."""
        return next(iter(self._refused.values()), "")

    def eventFilter(self, _window: QObject, event: QEvent) -> bool:
        """Take note of what an editor says of itself."""
        if isinstance(event, RefusalEvent):
            self._note(event.editor, event.problem)
        return False

    def _note(self, editor: QWidget, problem: str) -> None:
        if not problem:
            self._forget(editor)
            return
        if editor not in self._refused:
            editor.destroyed.connect(partial(self._gone, editor))
        self._refused[editor] = problem
        self._foot.tell_unsaved(True)

    def half_typed(self) -> list[QWidget]:
        """Return the editors with what is not saved: refused, or still being typed."""
        found = [editor for editor in self._refused if shiboken6.isValid(editor)]
        focus: QWidget | None = self._window.focusWidget()  # also while another window is in front
        touched = getattr(focus, "touched", None)
        if focus is not None and focus not in found and touched is not None and touched():
            found.append(focus)
        return found

    @Slot()
    def save(self) -> None:
        """Save what was refused or is being typed, if it can be now, as Enter in it does."""
        for editor in self.half_typed():
            if _in_list(editor):
                for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                    QCoreApplication.sendEvent(editor, _enter(kind))
            elif (finished := getattr(editor, "finished", None)) is not None:
                finished.emit()

    def retell(self, why: str, words: str) -> None:
        """Say `words` instead of a problem that began by saying `why`, as that is over."""
        for editor, problem in list(self._refused.items()):
            objected = getattr(editor, "objected", None)
            if why and problem.startswith(why) and objected is not None and shiboken6.isValid(editor):
                objected.emit(words)

    def _gone(self, editor: QWidget, _object: QObject | None = None) -> None:
        """Forget an editor soon: where it goes with its window, nothing more is to be told there."""
        if shiboken6.isValid(self):
            QTimer.singleShot(0, self, partial(self._forget, editor))

    def _forget(self, editor: QWidget) -> None:
        known = self._refused.pop(editor, None) is not None
        if known and not self._refused:
            self._foot.tell_unsaved(False)
            self.settled.emit()


def _in_list(editor: QWidget) -> bool:
    """Tell whether `editor` is open over a cell."""
    port = editor.parentWidget()
    view = port.parentWidget() if port is not None else None
    return view is not None and hasattr(view, "closeEditor")


def _enter(kind: QEvent.Type) -> QKeyEvent:
    from PySide6.QtCore import Qt  # all of Qt's enums: not before the first picture

    return QKeyEvent(kind, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier)
