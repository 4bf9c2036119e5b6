"""The note at a cell of a view, and the editor that stays open because its text was refused."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, Slot
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QPushButton, QWidget

from ui.toolkit.delegates import RecordDelegate
from ui.toolkit.disputes import Dispute, keep_words, take_words
from ui.toolkit.editors import EDITORS, Editor
from ui.toolkit.problem_bubble import ProblemBubble, Ways

Hint = QAbstractItemDelegate.EndEditHint
LEAVING = frozenset({QEvent.Type.FocusIn, QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick})


class CellNotes(QObject):
    """Tells problems and meanings under the cells of one view."""

    def __init__(self, view: QAbstractItemView, delegate: RecordDelegate) -> None:
        super().__init__(view)
        self._view = view
        self._bubble = ProblemBubble(view.viewport())
        self._told_at = QPersistentModelIndex()
        self.refused: Editor | None = None
        for part in (view, view.viewport()):
            part.installEventFilter(self)
        delegate.refused.connect(self._tell_problem)
        delegate.disputed.connect(self._tell_dispute)
        delegate.understood.connect(self._tell_meaning)
        delegate.unreadable.connect(self.tell_at)

    @property
    def text(self) -> str:
        """What is told now, empty if nothing is."""
        return self._bubble.text if self._bubble.isVisible() else ""

    @property
    def ways(self) -> Sequence[QPushButton]:
        """The buttons under what is told."""
        return self._bubble.ways if self._bubble.isVisible() else ()

    @Slot(QModelIndex, str)
    def tell_at(self, index: QModelIndex, problem: str) -> None:
        """Tell a problem at a cell until another cell is gone to."""
        if index.isValid():
            self._view.scrollTo(index)
            self._told_at = QPersistentModelIndex(index)
            self._bubble.tell(problem, self._view.visualRect(index))

    def keeps(self, editor: QWidget, hint: Hint) -> bool:
        """Tell whether `editor` must stay open: its text was refused and is not given up."""
        if isinstance(editor, EDITORS) and editor.problem and hint != Hint.RevertModelCache:
            return True
        if self.refused is editor:
            self.refused = None
        self._bubble.hide()
        return False

    @Slot()
    def gone_on(self) -> None:
        """Take away the note at a cell that work has left behind, unless its text was refused."""
        if self.refused is None:
            self._bubble.hide()

    @Slot()
    def forget(self) -> None:
        """Take away the note; the editors are gone."""
        self.refused = None
        self._bubble.hide()

    def eventFilter(self, _part: QObject, event: QEvent) -> bool:
        """Let keys and clicks come to no other cell as long as a refused text stands open.

        It may be right by now: a click tries once more to save it.
        """
        if self.refused is None or event.type() not in LEAVING:
            return False
        if event.type() != QEvent.Type.FocusIn and self._saves(self.refused):
            return False
        self.refused.setFocus()
        return event.type() != QEvent.Type.FocusIn

    def _saves(self, editor: Editor) -> bool:
        self._view.commitData(editor)
        if editor.problem:
            return False
        self._view.closeEditor(editor, Hint.NoHint)
        return True

    def place(self) -> None:
        """Keep the note beside its cell."""
        if self.refused is not None:
            self._bubble.place(self.refused.geometry())
        elif self._told_at.isValid():
            self._bubble.place(self._view.visualRect(self._told_at))

    @Slot(QWidget, str)
    def _tell_problem(self, editor: QWidget, reason: str) -> None:
        self._tell(editor, reason)

    @Slot(object)
    def _tell_dispute(self, dispute: Dispute) -> None:
        ways = ((keep_words(), dispute.keep), (take_words(), dispute.take))
        self._tell(dispute.editor, dispute.words, ways)

    def _tell(self, editor: QWidget, reason: str, ways: Ways = ()) -> None:
        if isinstance(editor, EDITORS):
            if self.refused is not editor:
                editor.destroyed.connect(self.forget)
            self.refused = editor
            self._told_at = QPersistentModelIndex()
            self._bubble.tell(reason, editor.geometry(), ways=ways)

    @Slot(QWidget, str)
    def _tell_meaning(self, editor: QWidget, meaning: str) -> None:
        if self.refused is editor:
            self.refused = None
        if meaning:
            self._bubble.tell(meaning, editor.geometry(), "good")
        else:
            self._bubble.hide()
