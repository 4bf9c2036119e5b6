"""Finds what a window takes for more than text: HTML in labels and hints, and “&” of a name as a key."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QGroupBox,
    QLabel,
    QTabBar,
    QTextEdit,
    QWidget,
)

from campaigns.payload_texts import MARK

RAW = ("<img", f"<b>{MARK}", "<script", '<a href="javascript', "<!--")
HINTS = (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.WhatsThisRole, Qt.ItemDataRole.StatusTipRole)
ROWS = 20  # of a list that are looked at


def interpreted(window: QWidget) -> Iterator[str]:
    """Yield in words what is more than text in `window` and all that is in it."""
    for widget in (window, *window.findChildren(QWidget)):
        name = f"{type(widget).__name__} {widget.accessibleName()[:30]!r}"
        yield from (f"{name}: {fault}" for fault in _faults(widget))
    for action in window.findChildren(QAction):
        hints = (action.toolTip(), action.statusTip(), action.whatsThis())
        if any(_is_raw(hint) for hint in hints):
            yield f"hint of the action {action.text()[:40]!r}"
        if _swallows(action.text()):
            yield f"a sign of {action.text()[:60]!r} becomes a key"


def _faults(widget: QWidget) -> Iterator[str]:
    if any(_is_raw(hint) for hint in (widget.toolTip(), widget.statusTip(), widget.whatsThis())):
        yield f"hint {widget.toolTip()[:60]!r}"
    match widget:
        case QLabel() if widget.textFormat() is not Qt.TextFormat.PlainText and _is_raw(widget.text()):
            yield f"text {widget.text()[:60]!r}"
        case QTextEdit() if _is_raw(widget.document().toHtml().replace("&lt;", "")):
            yield "HTML in its text"
        case QTabBar():
            for number in range(widget.count()):
                if _is_raw(widget.tabToolTip(number)) or _swallows(widget.tabText(number)):
                    yield f"tab {widget.tabText(number)[:60]!r}"
        case QAbstractButton() if _swallows(QAbstractButton.text(widget)):  # one that paints itself has none
            yield f"a sign of {widget.text()[:60]!r} becomes a key"
        case QGroupBox() if _swallows(widget.title()):
            yield f"a sign of {widget.title()[:60]!r} becomes a key"
    model = widget.model() if isinstance(widget, QAbstractItemView | QComboBox) else None
    if model is not None:
        yield from _hints_of(model)


def _hints_of(model: QAbstractItemModel) -> Iterator[str]:
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount()
    for role in HINTS:
        for column in range(columns):
            if _is_raw(model.headerData(column, Qt.Orientation.Horizontal, role)):
                yield f"hint of the heading {column}"
            for row in range(min(ROWS, model.rowCount())):
                hint = model.data(model.index(row, column), role)
                if _is_raw(hint):
                    yield f"hint of a cell {str(hint)[:60]!r}"
        for row in range(min(ROWS, model.rowCount())):
            if _is_raw(model.headerData(row, Qt.Orientation.Vertical, role)):
                yield f"hint of the row {row}"


def _is_raw(text: object) -> bool:
    return isinstance(text, str) and any(piece in text for piece in RAW)


def _swallows(text: str) -> bool:
    """Tell whether one of the signs of a name is taken for the sign of a key."""
    return MARK in text and "&" in text.replace("&&", "")
