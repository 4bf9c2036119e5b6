"""Draws the cells of a preview, what they change into view, and lets them be typed over."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QHelpEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCompleter,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)

from cica_events.domain.fields import Kind
from cica_events.i18n import _
from cica_events.services.import_plan import CellFate
from ui.imports.fate_looks import CELLS, Look
from ui.imports.preview_model import FATE, OWN, PreviewModel
from ui.toolkit.cell_painting import (
    MARGIN,
    CellColours,
    badge_font,
    draw_frame,
    draw_ground,
    draw_pill,
    draw_text,
    one_line,
)
from ui.toolkit.cells import Index
from ui.toolkit.colours import badge_colours, mixed
from ui.toolkit.file_drops import TextLine
from ui.toolkit.plain import wrapped_hint
from ui.toolkit.values import Values

RETURN: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
GAP: Final = 6  # pixels between what stands now and what would come
TINT: Final = {CellFate.CHANGED: 0.6, CellFate.CHANGED_HERE: 0.7}  # share of the tone's ground


class PreviewDelegate(QStyledItemDelegate):
    """Draws for the table `view`; `selected` are the lines that are tinted as a whole."""

    left = Signal()  # Enter was pressed in an editor

    def __init__(self, model: PreviewModel, values: Values, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._model = model
        self._values = values
        self._view = view
        self.colours = CellColours.of(view.palette())
        self.selected: frozenset[int] = frozenset()

    # Drawing

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw one cell."""
        rect, column = QRect(option.rect), index.column()
        picked = index.row() in self.selected
        ground = self.colours.row if picked else self.colours.panel
        painter.save()
        if column == FATE:
            draw_ground(painter, rect, ground, self.colours.line)
            look = self._model.look(index.row())
            draw_pill(painter, rect, look.text, look.sign, look.tone, option.palette)
        elif column < OWN:
            draw_ground(painter, rect, ground, self.colours.line)
            draw_text(painter, rect, self._model.text(index), self.colours.muted, right=True)
        else:
            self._draw_cell(painter, option, index, ground)
        if self._view.currentIndex() == index and self._view.hasFocus():
            draw_frame(painter, rect, self.colours.accent)
        painter.restore()

    def _draw_cell(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, ground: QColor
    ) -> None:
        rect, fate = QRect(option.rect), self._model.fate(index)
        look = CELLS.get(fate)
        ink = self.colours.muted if fate in (CellFate.SAME, CellFate.CHANGED_HERE) else self.colours.text
        if look is not None:
            own_ink, own_ground = badge_colours(option.palette, look.tone)
            ground = mixed(ground, own_ground, TINT.get(fate, 1.0))
        draw_ground(painter, rect, ground, self.colours.line)
        if look is not None:
            self._draw_sign(painter, rect, look, own_ink)
            rect.setRight(rect.right() - self._sign_room())
        if self._model.is_mended(index):
            painter.fillRect(rect.left(), rect.top(), 3, rect.height() - 1, self.colours.accent)
        self._draw_words(painter, rect, index, ink)

    def _draw_words(self, painter: QPainter, rect: QRect, index: Index, ink: QColor) -> None:
        """Draw what would come, behind what stands now if there is room for both."""
        model, row, key = self._model, self._model.row_at(index.row()), self._model.key_of(index.column())
        text, before = one_line(model.value_text(row, key)), one_line(model.before_text(row, key))
        metrics = painter.fontMetrics()
        room = rect.width() - 2 * MARGIN
        if before and metrics.horizontalAdvance(before) + GAP + metrics.horizontalAdvance(text) <= room:
            struck = QFont(painter.font())
            struck.setStrikeOut(True)
            painter.save()
            painter.setFont(struck)
            draw_text(painter, rect, before, self.colours.muted)
            painter.restore()
            rect.setLeft(rect.left() + metrics.horizontalAdvance(before) + GAP)
        draw_text(painter, rect, text or ("–" if before else ""), ink)

    def _draw_sign(self, painter: QPainter, rect: QRect, look: Look, ink: QColor) -> None:
        painter.save()
        font = badge_font(painter.font())
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(ink)
        place = rect.adjusted(rect.width() - self._sign_room() - 2, 0, -6, -1)
        painter.drawText(place, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), look.sign)
        painter.restore()

    def _sign_room(self) -> int:
        return self._view.fontMetrics().horizontalAdvance("⇄") + 4

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the room for the whole text."""
        text, metrics = self._model.text(index), QFontMetrics(self._view.font())
        signs = 2 * MARGIN + (26 if index.column() == FATE else self._sign_room())
        return QSize(metrics.horizontalAdvance(one_line(text)) + signs, metrics.height() + 14)

    # What a cell says of itself

    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """Say of a cell what it changes and what is wrong with it, as plain text."""
        lines = list(self._told(index, view)) if index.isValid() else []
        if not lines:
            QToolTip.hideText()
            return False
        QToolTip.showText(event.globalPos(), wrapped_hint("\n".join(lines)), view)
        return True

    def _told(self, index: Index, view: QAbstractItemView) -> Iterator[str]:
        model, row = self._model, self._model.row_at(index.row())
        if index.column() < OWN:
            if index.column() == FATE:
                yield from (problem.message for problem in row.problems)
                yield from (doubt.message for doubt in row.doubts)
            return
        key, text = model.key_of(index.column()), model.text(index)
        yield from (each.message for each in row.problems if each.field == key)
        yield from (each.message for each in row.doubts if each.field == key)
        if key in row.before and model.fate(index) is not CellFate.SAME:
            before, after = model.before_text(row, key), text
            yield _("{before} → {after}").format(before=before or _("nothing"), after=after or _("nothing"))
        elif view.fontMetrics().horizontalAdvance(one_line(text)) > view.visualRect(index).width() - 30:
            yield text
        if key in row.changed_here:
            yield _("Changed here since it was exported: {text}").format(text=row.changed_here[key])
        if key in row.conflicts:
            conflict = row.conflicts[key]
            yield _("As exported: {text}").format(text=conflict.base or _("nothing"))
            yield _("In the file: {text}").format(text=model.shown(key, conflict.theirs) or _("nothing"))
            yield _("Here: {text}").format(text=model.shown(key, conflict.ours) or _("nothing"))

    # Typing over a cell

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Return a line for the text of the file; where names are known, they are offered."""
        line = TextLine(parent)
        line.setAutoFillBackground(True)
        line.setAccessibleName(str(self._model.headerData(index.column(), Qt.Orientation.Horizontal)))
        names = self._names(index)
        if names:
            completer = QCompleter(names, line)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            line.setCompleter(completer)
        return line

    def _names(self, index: Index) -> list[str]:
        field = self._model.field_of(index.column())
        if field.kind is Kind.PARTY:
            return [name for _id, name in self._values.parties()]
        return [choice.text for choice in field.choices or ()]

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Show the text of the file, unless something was typed already."""
        if isinstance(editor, TextLine) and not editor.isModified():
            editor.setText(str(index.data(Qt.ItemDataRole.EditRole) or ""))
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Ask for the text that was typed."""
        if isinstance(editor, TextLine):
            model.setData(index, editor.text().strip())

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        """Lay the editor over its cell, wider where its text needs it."""
        rect = QRect(option.rect)
        rect.setWidth(max(rect.width(), editor.fontMetrics().averageCharWidth() * 24))
        editor.setGeometry(rect.intersected(self._view.viewport().rect()))

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Enter saves what was typed and goes down, before the line hands the key on to the table."""
        key = event if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress else None
        if key is not None and key.key() in RETURN and isinstance(editor, TextLine):
            self.commitData.emit(editor)
            self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)
            self.left.emit()
            return True
        return bool(super().eventFilter(editor, event))

    def changeEvent(self, event: QEvent) -> None:
        """Take the colours of a new theme."""
        if event.type() in {QEvent.Type.PaletteChange, QEvent.Type.StyleChange}:
            self.colours = CellColours.of(self._view.palette())
