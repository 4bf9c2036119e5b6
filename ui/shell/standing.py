"""Where one stands on a page: what is selected and typed, how far it is scrolled; taken up again later.

A list that is read beside the window comes after its page; what stood in it is taken up when it is there,
unless the user went elsewhere in the meantime.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any, Protocol, runtime_checkable

from PySide6.QtCore import QEvent, QObject, QTimer, Slot
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractScrollArea,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QTextEdit,
    QWidget,
)

from cica_events.domain.fields import Field, Privacy
from ui.toolkit.filter_bar import FilterBar

Standing = dict[str, Any]
Editor = QLineEdit | QTextEdit | QPlainTextEdit
MOST = 200  # selected records that are remembered
PAUSE = 50  # milliseconds between two looks whether a list is there
LOOKS = 100
MOVES = frozenset({QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.Wheel})


class WithFields(Protocol):
    """What has a column for each of its fields."""

    @property
    def fields(self) -> Sequence[Field]:
        """The fields from left to right."""


@runtime_checkable
class Records(Protocol):
    """A list of records, flat or in levels; known by what it can do, as a page without one loads none."""

    @property
    def records(self) -> WithFields:
        """What the list shows."""

    def current_id(self) -> str:
        """Return the id of the record that the keyboard is on."""

    def selected_ids(self) -> list[str]:
        """Return the ids of the selected records."""

    def select_ids(self, ids: Sequence[str], key: str = "") -> None:
        """Select records, the keyboard on the first one's field `key`."""

    def edit_record(self, record_id: str, key: str) -> bool:
        """Open the editor of a field of a record."""

    def has_record(self, record_id: str) -> bool:
        """Tell whether the list holds a record."""


def standing_on(page: QWidget) -> Standing:
    """Return where one stands on `page`, as JSON can hold it."""
    found: Standing = {}
    for key, view in _views(page):
        found[key] = _of_view(view)
    filters = [bar.text() for bar in _filters(page)]
    if any(filters):
        found["filters"] = filters
    refused = {_name(editor): editor_text(editor) for editor in _editors(page) if editor.property("problem")}
    typed = {name: text for name, text in refused.items() if name}
    if typed:
        found["typed"] = typed
    focus = page.window().focusWidget()
    found["focus"] = next((key for key, view in _views(page) if _holds(view, focus)), "")
    return found


def stand_on(page: QWidget, standing: Standing) -> None:
    """Take up where one stood on `page`; what is not there any more is left out."""
    for bar, text in zip(_filters(page), standing.get("filters", []), strict=False):
        if isinstance(text, str) and text:
            bar.setText(text)
    if isinstance(standing.get("typed"), dict):
        _TypingAgain(page, standing["typed"])
    for key, view in _views(page):
        known = standing.get(key)
        if isinstance(known, dict):
            _Return(view, known)
            if standing.get("focus") == key:
                view.setFocus()


def when_cleared(page: QWidget, act: Callable[[], object]) -> None:
    """Call `act` when a filter that was taken up on `page` is emptied: a kill must not bring it back."""
    for bar in _filters(page):
        if bar.text():
            bar.textChanged.connect(partial(_act_if_empty, act))


def _act_if_empty(act: Callable[[], object], text: str) -> None:
    if not text:
        act()


def editor_text(editor: QWidget) -> str:
    """Return what stands in an editor, nothing of what is none."""
    if isinstance(editor, (QTextEdit, QPlainTextEdit)):
        return editor.toPlainText()
    return editor.text() if isinstance(editor, QLineEdit) else ""


def texts_on(window: QWidget) -> set[str]:
    """Return what stands in the fields and open cells that are seen."""
    found = {editor_text(editor) for editor in _editors(window)}
    return found | {line.text() for line in window.findChildren(QLineEdit) if line.isVisibleTo(window)}


def without_texts(standing: Standing) -> Standing:
    """Return the same without what was typed, which the settings of a locked workspace must not hold."""
    kept = {key: value for key, value in standing.items() if key not in ("filters", "typed")}
    for key, value in kept.items():
        if isinstance(value, dict):
            kept[key] = {name: part for name, part in value.items() if name != "refused"}
    return kept


def _views(page: QWidget) -> Iterator[tuple[str, QAbstractScrollArea]]:
    """Return what can be scrolled and is shown, each by its kind and its number among them."""
    counts: dict[str, int] = {}
    for view in page.findChildren(QAbstractScrollArea):
        if isinstance(view, (QAbstractItemView, QScrollArea)) and view.isVisibleTo(page):
            kind = type(view).__name__
            counts[kind] = counts.get(kind, 0) + 1
            yield f"{kind} {counts[kind]}", view


def _of_view(view: QAbstractScrollArea) -> Standing:
    bars = view.horizontalScrollBar().value(), view.verticalScrollBar().value()
    found: Standing = {"scroll": list(bars)}
    if isinstance(view, QAbstractItemView) and isinstance(view, Records):
        column = view.currentIndex().column()
        found["current"] = view.current_id()
        found["field"] = view.records.fields[column].key if column >= 0 else ""
        found["selected"] = view.selected_ids()[:MOST]
        editor = view.indexWidget(view.currentIndex())
        kept = view.records.fields[column].privacy is not Privacy.SENSITIVE
        if isinstance(editor, QLineEdit) and editor.isVisible() and kept:  # what it holds was refused
            found["refused"] = editor.text()
    return found


def _filters(page: QWidget) -> list[FilterBar]:
    return [bar for bar in page.findChildren(FilterBar) if bar.isVisibleTo(page)]


def _editors(page: QWidget) -> list[Editor]:
    lines, texts = page.findChildren(QLineEdit), page.findChildren(QTextEdit)
    found: list[Editor] = [*lines, *texts, *page.findChildren(QPlainTextEdit)]
    return [each for each in found if each.isVisibleTo(page) and not each.isReadOnly() and not _cell(each)]


def _name(editor: QWidget) -> str:
    """Return the field of which records an editor shows; nothing of an unknown or a sensitive one."""
    form = editor.parentWidget()
    field = getattr(form, "field", None)
    if not isinstance(field, Field) or field.privacy is Privacy.SENSITIVE:
        return ""
    above, ids = form, None
    while above is not None and not isinstance(ids, tuple):
        above, ids = above.parentWidget(), getattr(above, "ids", None)
    return " ".join((field.key, *(ids or ())))


def _cell(editor: QWidget) -> bool:
    """Tell whether an editor stands in a cell of a list."""
    above = editor.parentWidget()
    return above is not None and isinstance(above.parentWidget(), QAbstractItemView)


def _type(editor: Editor, text: str) -> None:
    """Let `text` stand in an editor as if it had just been typed there."""
    editor.setFocus()
    editor.selectAll()
    if isinstance(editor, QLineEdit):
        editor.insert(text)
    else:
        editor.insertPlainText(text)


def _holds(view: QWidget, focus: QWidget | None) -> bool:
    return focus is not None and (view is focus or view.isAncestorOf(focus))


class _TypingAgain(QObject):
    """Lets what was refused stand in its fields again, as soon as these show the records that it was for."""

    def __init__(self, page: QWidget, typed: dict[str, Any]) -> None:
        super().__init__(page)
        self._page, self._typed, self._looks = page, dict(typed), 0
        self._timer = QTimer(self)
        self._timer.setInterval(PAUSE)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    @Slot()
    def _look(self) -> None:
        self._looks += 1
        for editor in _editors(self._page):
            text = self._typed.pop(_name(editor), None)
            if isinstance(text, str):
                _type(editor, text)
        if not self._typed or self._looks > LOOKS:
            self._timer.stop()
            self.deleteLater()


class _Return(QObject):
    """Leads one view back to where it stood, as soon as it holds that."""

    def __init__(self, view: QAbstractScrollArea, known: Standing) -> None:
        super().__init__(view)
        self._view = view
        self._known = known
        self._looks = 0
        self._timer = QTimer(self)
        self._timer.setInterval(PAUSE)
        self._timer.timeout.connect(self._look)
        self._timer.start()
        view.viewport().installEventFilter(self)
        view.installEventFilter(self)
        self._look()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Give up where the user goes elsewhere."""
        if event.type() in MOVES:
            self._end()
        return False

    @Slot()
    def _look(self) -> None:
        self._looks += 1
        if self._back() or self._looks > LOOKS:
            self._end()

    def _back(self) -> bool:
        scrolled = self._scroll()
        if not (isinstance(self._view, QAbstractItemView) and isinstance(self._view, Records)):
            return scrolled
        wanted = self._known.get("current") or next(iter(self._known.get("selected", [])), "")
        if not wanted:
            return scrolled
        if not self._has(wanted):
            return False
        self._select(str(wanted))
        reached = self._scroll()
        if isinstance(self._known.get("refused"), str) and self._view.edit_record(str(wanted), self._field()):
            editor = self._view.indexWidget(self._view.currentIndex())
            if isinstance(editor, QLineEdit):
                _type(editor, self._known["refused"])
        return reached

    def _field(self) -> str:
        """Return the key of the column that one was in; empty if there is no such column any more."""
        assert isinstance(self._view, Records)
        known, key = self._view.records.fields, self._known.get("field")
        return next((field.key for field in known if field.key == key), "")

    def _has(self, record_id: object) -> bool:
        view = self._view
        return isinstance(record_id, str) and isinstance(view, Records) and view.has_record(record_id)

    def _select(self, wanted: str) -> None:
        view = self._view
        assert isinstance(view, Records)
        others = [each for each in self._known.get("selected", []) if each != wanted and self._has(each)]
        view.select_ids([wanted, *others], self._field())

    def _scroll(self) -> bool:
        """Scroll as far as it was; False where there is not yet so much to scroll."""
        values = self._known.get("scroll", [0, 0])
        bars = self._view.horizontalScrollBar(), self._view.verticalScrollBar()
        reached = True
        for bar, value in zip(bars, values, strict=False):
            if isinstance(value, int):
                bar.setValue(value)
                reached = reached and bar.value() == value
        return reached

    def _end(self) -> None:
        self._timer.stop()
        self._view.removeEventFilter(self)
        self._view.viewport().removeEventFilter(self)
        self.deleteLater()
