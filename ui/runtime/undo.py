"""The Undo and Redo actions, which name the step they take back or put on again."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Protocol

from PySide6.QtCore import QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from cica_events.errors import CicaError, ConflictError, StorageError
from cica_events.i18n import _
from cica_events.progress import Progress, silent
from ui.runtime.keys import set_keys
from ui.runtime.reasons import allow
from ui.runtime.tasks import Task, TaskRunner

EDITORS = (QLineEdit, QTextEdit, QPlainTextEdit)
Standard = QKeySequence.StandardKey


MANY = 50  # changed records from which on a step is taken back beside the window
LONG = 500  # from which on that is shown at once: it takes long enough to be read


class Step(Protocol):
    """One recorded user action."""

    @property
    def id(self) -> str:
        """What tells it from every other step."""
        ...

    @property
    def count(self) -> int:
        """How many records it changed."""
        ...

    @property
    def label(self) -> str:
        """What was done, in the user's language."""
        ...


class History(Protocol):
    """The service that takes steps back."""

    def undoable(self) -> Step | None:
        """Return the step that `undo` would take back."""
        ...

    def redoable(self) -> Step | None:
        """Return the step that `redo` would put on again."""
        ...

    def made_elsewhere(self, step_id: str) -> bool:
        """Tell whether a step was made in another window."""
        ...

    def undo(self, progress: Progress) -> object:
        """Take the last step back; raises `ConflictError`."""
        ...

    def redo(self, progress: Progress) -> object:
        """Put the step taken back last on again; raises `ConflictError`."""
        ...

    def take_back(self, step_id: str, *, progress: Progress) -> object:
        """Take back a step below later ones, which stay; raises `ConflictError`."""
        ...


class UndoActions(QObject):
    """Two actions for menu, keyboard and buttons; a focused text editor undoes its own typing first."""

    applying = Signal()  # a step is about to be taken back or put on again

    def __init__(
        self, app: QApplication, tasks: TaskRunner, report: Callable[[BaseException], None], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._app = app
        self._tasks = tasks
        self._running: Task | None = None
        self._report = report
        self._history: History | None = None
        self._asked: list[Callable[[], None]] = []  # keys pressed while a step goes on beside the window
        self._named = "", ""  # the steps that Undo and Redo name now
        self.undo = QAction(_("Undo"), parent)
        set_keys(self.undo, "Ctrl+Z")
        self.undo.triggered.connect(self._undo)
        self.redo = QAction(_("Redo"), parent)
        set_keys(self.redo, "Ctrl+Shift+Z", "Ctrl+Y")
        self.redo.triggered.connect(self._redo)
        app.focusChanged.connect(self._focus_moved)
        self.refresh()

    def follow(self, history: History | None) -> None:
        """Undo and redo on `history` from now on."""
        self._history = history
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Ask the history again which steps come next; call after every change."""
        try:
            undoable = self._history.undoable() if self._history else None
            redoable = self._history.redoable() if self._history else None
        except StorageError:
            return  # the pages tell that the file is away; the next change asks again
        self._named = _id(undoable), _id(redoable)
        self.undo.setText(_("Undo: {step}").format(step=self._said(undoable)) if undoable else _("Undo"))
        self.redo.setText(_("Redo: {step}").format(step=self._said(redoable)) if redoable else _("Redo"))
        at_work = self._running is not None  # what is asked for meanwhile waits its turn
        allow(self.undo, undoable is not None or at_work, _("There is nothing to undo."))
        allow(self.redo, redoable is not None or at_work, _("There is nothing to redo."))

    def _said(self, step: Step) -> str:
        """Return what a step is called, and whether this user did it in another window."""
        away = self._history is not None and self._history.made_elsewhere(step.id)
        return _("{step} (in another window)").format(step=step.label) if away else step.label

    def this_step(self) -> Callable[[], None]:
        """Return what takes back the step done just now, for a message that offers it; never another one.

        Where other things were done since, those stay.
        """
        step = self._history.undoable() if self._history else None
        return partial(self._undo_only, self._history, step)

    def _undo_only(self, history: History | None, step: Step | None) -> None:
        if history is None or step is None or history is not self._history:
            self._report(ConflictError(_("The workspace in which that was done is no longer open.")))
            return
        title = _("Undo: {step}").format(step=self._said(step))
        if _id(history.undoable()) == step.id:
            self._apply(step, history.undo, title)
        else:
            self._apply(step, partial(_taken_back, history, step.id), title)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Ctrl+Z through to the workspace when the focused editor has no typing to undo."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            undo, redo = event.matches(Standard.Undo), event.matches(Standard.Redo)
            if (undo and not can_undo(watched)) or (redo and not can_redo(watched)):
                event.ignore()
                return True
        return super().eventFilter(watched, event)

    @Slot()
    def _undo(self) -> None:
        editor = self._app.focusWidget()
        if isinstance(editor, EDITORS) and can_undo(editor):
            editor.undo()
        elif self._running is not None:
            self._asked.append(self._undo)
        elif self._history is not None and (step := self._history.undoable()):
            if step.id == self._named[0]:
                self._apply(step, self._history.undo, self.undo.text())
            else:
                self._tell_change(_("Next to be undone is now: {step}"), step)

    @Slot()
    def _redo(self) -> None:
        editor = self._app.focusWidget()
        if isinstance(editor, EDITORS) and can_redo(editor):
            editor.redo()
        elif self._running is not None:
            self._asked.append(self._redo)
        elif self._history is not None and (step := self._history.redoable()):
            if step.id == self._named[1]:
                self._apply(step, self._history.redo, self.redo.text())
            else:
                self._tell_change(_("Next to be redone is now: {step}"), step)

    def _tell_change(self, words: str, step: Step) -> None:
        """Another program went on with the workspace: name what it did before that is touched."""
        self.refresh()
        elsewhere = _("Nothing was undone or redone: something else was done in the meantime.")
        self._report(ConflictError(f"{elsewhere} {words.format(step=self._said(step))}"))

    def _apply(self, step: Step, act: Callable[[Progress], object], title: str) -> None:
        if self._running is not None:
            return
        self.applying.emit()
        if step.count >= MANY:
            self._running = self._tasks.start(
                act,
                done=self._done,
                failed=self._failed,
                cancelled=self._stopped,
                title=title,
                long=step.count >= LONG,
                owner=self,
            )
            self.refresh()
            return
        try:
            act(silent)
        except CicaError as error:
            self._report(error)
        self.refresh()

    def _done(self, _step: object) -> None:
        self._running = None
        self.refresh()
        if self._asked:
            QTimer.singleShot(0, self, self._asked.pop(0))

    def _stopped(self) -> None:
        self._running = None
        self._asked.clear()  # it was meant for what is not as it was expected
        self.refresh()

    def _failed(self, error: BaseException) -> None:
        self._stopped()
        self._report(error)

    @Slot(QWidget, QWidget)
    def _focus_moved(self, old: QWidget | None, new: QWidget | None) -> None:
        if isinstance(old, EDITORS):
            old.removeEventFilter(self)
        if isinstance(new, EDITORS):
            new.installEventFilter(self)


def _taken_back(history: History, step_id: str, progress: Progress) -> None:
    history.take_back(step_id, progress=progress)


def _id(step: Step | None) -> str:
    return step.id if step else ""


def can_undo(widget: QObject) -> bool:
    """Tell whether `widget` is a text editor with typing to take back."""
    if isinstance(widget, QLineEdit):
        return widget.isUndoAvailable()
    return isinstance(widget, (QTextEdit, QPlainTextEdit)) and widget.document().isUndoAvailable()


def can_redo(widget: QObject) -> bool:
    """Tell whether `widget` is a text editor with typing to put on again."""
    if isinstance(widget, QLineEdit):
        return widget.isRedoAvailable()
    return isinstance(widget, (QTextEdit, QPlainTextEdit)) and widget.document().isRedoAvailable()
