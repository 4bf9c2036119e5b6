"""Draws a table's cells and edits them in place; what is refused stays open with its problem under it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from types import MappingProxyType
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QHelpEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)

from cica_events.domain.fields import Field, Kind
from cica_events.errors import ChangedMeanwhileError, ValidationError
from ui.toolkit.cell_painting import (
    MARGIN,
    CellColours,
    Fits,
    Pills,
    draw_frame,
    draw_ground,
    draw_lines,
    draw_pill,
    draw_text,
    one_line,
    pill_width,
)
from ui.toolkit.cells import CellModel, Index
from ui.toolkit.colours import Tone
from ui.toolkit.disputes import Dispute, dispute_words
from ui.toolkit.edit_keys import begins_line, spreads, step_of
from ui.toolkit.editors import (
    EDITORS,
    ChoiceEditor,
    DateEditor,
    Editor,
    LineEditor,
    TextEditor,
    editor_for,
    mark_problem,
)
from ui.toolkit.marks import draw_mark, mark_room, no_mark
from ui.toolkit.party_editor import PartyEditor
from ui.toolkit.plain import wrapped_hint
from ui.toolkit.refusal import tell_window
from ui.toolkit.row_heights import RowHeight

Marked = Mapping[str, Callable[[Any], str | None]]
"""For a field's key: gives the id of the party whose flag stands before the value of a row."""

SELECTED = QStyle.StateFlag.State_Selected.value  # numbers: Python compares flags slowly, each cell has two
FOCUSED = QStyle.StateFlag.State_HasFocus.value
INDENT = 20
LEAST = 14  # average characters of an editor
GIVEN_AWAY = "given_away"


class RecordDelegate(QStyledItemDelegate):
    """The hand of a `RecordTable`.

    `left` is emitted when an edit was accepted by a key, with the (down, right) step to the next cell.
    """

    refused = Signal(QWidget, str)  # the editor and why
    disputed = Signal(object)  # a `Dispute`: somebody else changed what is being typed
    understood = Signal(QWidget, str)  # the editor and what the text typed so far means
    left = Signal(int, int)
    unreadable = Signal(QModelIndex, str)  # a cell and why it cannot hold a text
    spreading = Signal(QWidget)  # the editor whose text all selected cells shall have

    def __init__(
        self,
        model: CellModel,
        pills: Pills,
        parent: QAbstractItemView,
        indented: Sequence[str] = (),
        marked: Marked = MappingProxyType({}),
    ) -> None:
        super().__init__(parent)
        self._model = model
        self._view = parent
        self._pills = pills
        self._marked = marked
        parties = {field.key for field in model.fields if field.kind is Kind.PARTY}
        bearing = parties | marked.keys() if model.values.mark is not no_mark else ()
        self._bearing = frozenset(bearing)  # fields before whose values a mark may stand
        self._indented = frozenset(indented)
        self.quiet: frozenset[str] = frozenset()  # fields whose values are muted
        self.selected_rows: frozenset[int] | range = frozenset()
        self.many = False
        self.height = RowHeight.USUAL
        self.cut: frozenset[tuple[str, str]] = frozenset()  # id and key of the cells that were cut
        self._asking: Editor | None = None
        self._stood: Any = None  # the value with which the editor was opened
        self._disputed: Editor | None = None  # whose user was told that somebody else changed its value
        self._meant = False  # ... and then accepted by a key what was typed
        self.colours = CellColours.of(parent.palette())
        self._fits = Fits()

    def tell_through(self, hand: RecordDelegate) -> None:
        """Let all that this hand tells be told by the view's own `hand`."""
        self.refused.connect(hand.refused)
        self.disputed.connect(hand.disputed)
        self.understood.connect(hand.understood)
        self.unreadable.connect(hand.unreadable)
        self.left.connect(hand.left)
        self.spreading.connect(hand.spreading)

    # Drawing

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one cell; headings of groups are drawn by the table, across the columns."""
        model, colours, rect = self._model, self.colours, QRect(option.rect)
        row = model.record(index)
        if row is None:
            draw_ground(painter, rect, colours.band, colours.line)
            return
        state: int = option.state.value
        draw_ground(painter, rect, self._ground(state, index), colours.line)
        field, text = model.fields[index.column()], model.text(index)
        if field.key in self._indented:
            option.rect = rect.adjusted(INDENT * model.depth(index), 0, 0, 0)
        painter.setFont(option.font)
        if text:
            if field.key in self._bearing:
                self._draw_mark(painter, option, field, row)
            self._draw_value(painter, option, field, getattr(row, field.key), text)
        if self.cut and (row.id, field.key) in self.cut:
            draw_frame(painter, rect, colours.accent, Qt.PenStyle.DashLine)
        if state & FOCUSED:
            draw_frame(painter, rect, colours.accent)

    def _ground(self, state: int, index: Index) -> QColor:
        if self.many and state & SELECTED:
            return self.colours.block
        tinted = index.row() in self.selected_rows if self.selected_rows else bool(state & SELECTED)
        return self.colours.row if tinted else self.colours.panel

    def _draw_mark(self, painter: QPainter, option: QStyleOptionViewItem, field: Field, row: Any) -> None:
        """Draw the flag before a name and leave the rest of the cell to it."""
        rect, party_id = QRect(option.rect), self._party_id(field, row)
        room = draw_mark(painter, rect, rect.left() + MARGIN, party_id, self._model.values.mark)
        option.rect = rect.adjusted(room, 0, 0, 0)

    def _party_id(self, field: Field, row: Any) -> str:
        """Return the party whose mark stands in a cell; an empty text for none."""
        if field.key in self._marked:
            return self._marked[field.key](row) or ""
        return getattr(row, field.key) or ""

    def _draw_value(
        self, painter: QPainter, option: QStyleOptionViewItem, field: Field, value: object, text: str
    ) -> None:
        pill = self._pills.get(field.key, {}).get(str(value))
        rect = option.rect
        if pill:
            tone, symbol = pill
            draw_pill(painter, rect, text, symbol, Tone(tone), option.palette)
        else:
            right = field.kind in {Kind.INTEGER, Kind.DURATION}
            ink = self.colours.muted if field.key in self.quiet else self.colours.text
            if self.height.lines > 1 and not right:
                draw_lines(painter, rect, text, ink, self.height.lines)
            else:
                draw_text(painter, rect, text, ink, right, self._fits)

    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """Show the whole text of a cell that is too narrow for it, as plain text."""
        text = self._model.text(index) if index.isValid() else ""
        room = view.visualRect(index).width() - 2 * MARGIN
        if text and ("\n" in text or view.fontMetrics().horizontalAdvance(text) > room):
            QToolTip.showText(event.globalPos(), wrapped_hint(text), view)
            return True
        QToolTip.hideText()
        return False

    # Editing

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Return the editor of the cell's field."""
        editor = editor_for(self._model.fields[index.column()], self._model.values, parent)
        self._disputed = None
        editor.setAutoFillBackground(True)
        editor.understood.connect(self._tell_meaning)
        if isinstance(editor, LineEditor | TextEditor):
            editor.objected.connect(self._object)
        if isinstance(editor, ChoiceEditor | PartyEditor | DateEditor):
            editor.chosen.connect(self._take_choice)
        editor.installEventFilter(self)
        return editor

    def _take_choice(self) -> None:
        """Take what was picked, once: a completer and the box around it both tell of it."""
        editor = self.sender()
        if isinstance(editor, EDITORS) and not editor.property(GIVEN_AWAY):
            self._leave(editor, 0, 0)

    def _tell_meaning(self, text: str) -> None:
        editor = self.sender()
        if isinstance(editor, EDITORS):
            mark_problem(editor, "")
            self.understood.emit(editor, text)

    def _object(self, reason: str) -> None:
        editor = self.sender()
        if isinstance(editor, EDITORS) and not editor.property(GIVEN_AWAY):
            self.refuse(editor, reason)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Show the value, unless something else was typed already."""
        if isinstance(editor, EDITORS) and not editor.problem:
            row = self._model.record(index)
            if row is not None and not editor.touched():
                self._stood = self._value(index)
                editor.set_value(self._stood)
                if isinstance(editor, TextEditor):
                    editor.selectAll()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of a row, and the width of the cell's text with its margins."""
        row, text = self._model.record(index), self._model.text(index)
        field = self._model.fields[index.column()]
        width = 2 * MARGIN if row is None else self.needed(row, field, text)
        return QSize(width, self.height.pixels(option.fontMetrics))

    def needed(self, row: Any, field: Field, text: str) -> int:
        """Return the width in which a record's text stands whole on one line, with its margins."""
        if pill := self._pills.get(field.key, {}).get(str(getattr(row, field.key))):
            return pill_width(text, pill[1], self._view.font()) + MARGIN
        metrics = self._view.fontMetrics()
        marked = text and field.key in self._bearing and self._party_id(field, row)
        room = mark_room(metrics) if marked else 0
        return metrics.horizontalAdvance(one_line(text)) + room + 2 * MARGIN + 2

    def ask_text(self, index: Index, text: str) -> None:
        """Ask for what `text` says, as if it had been typed into the cell."""
        field = self._model.fields[index.column()]
        try:
            self._model.ask_cell(index, self._model.values.typed(field, text))
        except ValidationError as error:
            self.unreadable.emit(index, str(error))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Ask for the edit; `problem` of the editor says whether it was refused."""
        assert isinstance(editor, EDITORS)
        if not editor.touched():
            mark_problem(editor, "")
            return
        try:
            value = editor.value()
        except ValidationError as error:
            self.refuse(editor, str(error))
            return
        if self._settled(editor, index, value):
            self._ask(editor, index, value)

    def _ask(self, editor: Editor, index: Index, value: Any) -> None:
        self._asking = editor
        refused = self._model.ask_cell(index, value)
        self._asking = None
        if isinstance(refused, ChangedMeanwhileError):
            self._dispute(editor, index, refused)
        elif refused is not None:
            self.refuse(editor, str(refused))
        else:
            editor.problem = ""
            tell_window(editor, "")

    def _value(self, index: Index) -> Any:
        return getattr(self._model.record(index), self._model.fields[index.column()].key)

    def _settled(self, editor: Editor, index: Index, value: Any) -> bool:
        """Tell whether what was typed may be written: over what stood, or over what the user was told of."""
        if self._disputed is editor:
            if not self._meant:
                self.refused.emit(editor, editor.problem)
            return self._meant
        now = self._value(index)
        if now in (self._stood, value):
            return True
        self._dispute(editor, index)
        return False

    def _dispute(self, editor: Editor, index: Index, error: ChangedMeanwhileError | None = None) -> None:
        """Keep `editor` open and say what somebody else made of its value."""
        known = error is None or self._value(index) != self._stood  # else the row is still being read
        theirs = self._model.text(index) if known or error is None else str(error.value or "")
        words = dispute_words(theirs, error)
        mark_problem(editor, words)
        self._disputed = editor
        keep, take = partial(self._keep, editor), partial(self._give_way, editor)
        self.disputed.emit(Dispute(editor, words, keep, take))

    def _keep(self, editor: Editor) -> None:
        self._leave(editor, 0, 0)

    def _give_way(self, editor: Editor) -> None:
        self.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.RevertModelCache)
        self._view.setFocus()

    def refuse(self, editor: Editor, reason: str) -> None:
        """Keep `editor` open with what is wrong."""
        mark_problem(editor, reason)
        self.refused.emit(editor, reason)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        """Lay the editor over its cell, larger where its text needs it."""
        rect = QRect(option.rect)
        if isinstance(editor, TextEditor):
            rect.setHeight(editor.minimumHeight())
        least = editor.fontMetrics().averageCharWidth() * LEAST
        whole = editor.whole_width() if isinstance(editor, ChoiceEditor) else 0
        rect.setWidth(max(rect.width(), least, whole))
        room, wider = self._view.viewport(), rect.width() - option.rect.width()
        aside, below = min(wider, rect.right() + 1 - room.width()), rect.bottom() - room.height()
        editor.setGeometry(rect.translated(-_within(aside, rect.left()), -_within(below, rect.top())))

    def destroyEditor(self, editor: QWidget, index: Index) -> None:
        """Stop listening to an editor that is given away.

        Where saving it takes its row away (a filter), the view gives it away first and then watches it again.
        """
        editor.setProperty(GIVEN_AWAY, True)
        super().destroyEditor(editor, index)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Enter goes down, Tab goes on, Alt+Enter begins a new line where there may be several."""
        if editor is self._asking or editor.property(GIVEN_AWAY):
            return False
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and spreads(event):
            event.accept()  # no page's shortcut comes before what is being typed
            return True
        key = event if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress else None
        if key is not None and isinstance(editor, EDITORS):
            wanted = step_of(key)
            if spreads(key):
                self.spreading.emit(editor)
                return True
            if begins_line(key, several=isinstance(editor, TextEditor)):
                _begin_line(editor)
                return True
            if wanted is not None:
                self._leave(editor, *wanted)
                return True
        return bool(super().eventFilter(editor, event))

    def _leave(self, editor: Editor, down: int, right: int) -> None:
        self._meant = self._disputed is editor
        self.commitData.emit(editor)
        self._meant = False
        if not editor.problem:
            self.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.NoHint)
            self._view.setFocus()
            self.left.emit(down, right)


def _within(over: int, before: int) -> int:
    """Return how far an editor that reaches `over` the edge moves back, where there is room `before` it."""
    return min(max(0, over), max(0, before))


def _begin_line(editor: Editor) -> None:
    if isinstance(editor, TextEditor):
        editor.insertPlainText("\n")
    elif isinstance(editor, LineEditor):
        editor.insert(" ")  # what a line break becomes that is pasted
