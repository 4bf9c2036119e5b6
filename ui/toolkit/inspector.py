"""The form at the right that edits what is selected, one record or many; leaving a field saves it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QStackedLayout, QVBoxLayout, QWidget

from cica_events.directions import isolated
from cica_events.domain.fields import Field
from cica_events.i18n import _
from ui.toolkit.form_field import FormField
from ui.toolkit.party_editor import PartyEditor
from ui.toolkit.plain import PlainLabel
from ui.toolkit.values import Values

EditAll = Callable[[Sequence[str], str, Any], None]
"""Called with (ids, key, value): give all these records the value, as one step; raises `CicaError`."""

WIDTH = 34  # average characters
EDGE = 16  # pixels between the fields and the end, in which the scroll bar stands as well


class Inspector(QWidget):
    """Edits the records that are shown to it; shows `hint` while there are none."""

    def __init__(
        self,
        fields: Sequence[Field],
        *,
        values: Values,
        edit: EditAll,
        hint: str = "",
        notes_first: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """With `notes_first` the remarks on the selection stand above its fields."""
        super().__init__(parent)
        self._edit = edit
        self._notes_first = notes_first
        self._ids: tuple[str, ...] = ()
        self._leaving = False
        self._wanted: tuple[Sequence[Any], str, str] = ((), "", "")
        self._drafts: dict[tuple[tuple[str, ...], str], tuple[str, str, bool]] = {}
        self._groups: dict[str, QWidget] = {}
        self.setAccessibleName(_("Details of the selection"))
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * WIDTH)
        self._title, self._subtitle = _label("heading", self), _label("muted", self)
        self._values = values
        self._fields: dict[str, FormField] = {}
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._empty(hint or _("Select a row to see and edit its details.")))
        page = QWidget(self)
        self._stack.addWidget(page)
        self._fill(page, fields)

    def _empty(self, hint: str) -> QWidget:
        page = QWidget(self)
        layout = QVBoxLayout(page)
        layout.setContentsMargins(16, 16, 16, 16)
        self._hint = _label("muted", page)
        self._hint.setText(hint)
        self._hint.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self._hint)
        layout.addStretch(1)
        return page

    def _fill(self, page: QWidget, fields: Sequence[Field]) -> None:
        outer = QVBoxLayout(page)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        self._head = QHBoxLayout()
        self._head.setContentsMargins(16, 8, 16, 8)
        self._head.setSpacing(12)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._title)
        words.addWidget(self._subtitle)
        self._head.addLayout(words, 1)
        outer.addLayout(self._head)
        area = self._scrolled(page)
        outer.addWidget(area, 1)
        self._fill_body(area, fields)

    def _fill_body(self, area: QScrollArea, fields: Sequence[Field]) -> None:
        body = QWidget(area)
        layout = QVBoxLayout(body)
        layout.setContentsMargins(16, 0, EDGE, 16)
        layout.setSpacing(8)
        self._area, self._body = area, layout
        area.verticalScrollBar().rangeChanged.connect(self._keep_edge)
        area.setWidget(body)  # now: Qt dresses what is in it, and once more what is moved later
        self._notes = QVBoxLayout()
        self._notes.setSpacing(8)
        if self._notes_first:
            layout.addLayout(self._notes)
        for group in dict.fromkeys(field.group for field in fields):
            self._groups[group] = self._group(
                group, [field for field in fields if field.group == group], body
            )
            layout.addWidget(self._groups[group])
        if not self._notes_first:
            layout.addLayout(self._notes)
        layout.addStretch(1)

    def _scrolled(self, parent: QWidget) -> QScrollArea:
        area = QScrollArea(parent)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # it follows the controls in it
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        return area

    @Slot()
    def _keep_edge(self) -> None:
        """Let the fields end where they did, whether or not the scroll bar came beside them."""
        bar = self._area.verticalScrollBar()
        wide = bar.sizeHint().width() if bar.maximum() > bar.minimum() else 0
        margins = self._body.contentsMargins()
        margins.setRight(max(0, EDGE - wide))
        self._body.setContentsMargins(margins)

    def _group(self, group: str, fields: Sequence[Field], parent: QWidget) -> QWidget:
        part = QWidget(parent)
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        if group:
            caption = _label("strong", part)
            caption.setText(_(group))
            caption.setContentsMargins(0, 8, 0, 0)
            column.addWidget(caption)
        for field in fields:
            self._fields[field.key] = FormField(field, self._values, partial(self._save), part)
            column.addWidget(self._fields[field.key])
        return part

    def set_portrait(self, portrait: QWidget) -> None:
        """Put a picture before the title."""
        self._head.insertWidget(0, portrait, 0, Qt.AlignmentFlag.AlignTop)

    def add_to_group(self, group: str, part: QWidget) -> None:
        """Put `part` under the fields of a group (its untranslated name)."""
        column = self._groups[group].layout()
        assert column is not None
        column.addWidget(part)

    def show_group(self, group: str, shown: bool) -> None:
        """Show or hide the fields of a group (its untranslated name)."""
        self._groups[group].setVisible(shown)

    @property
    def ids(self) -> tuple[str, ...]:
        """The records that are shown."""
        return self._ids

    def set_hint(self, hint: str) -> None:
        """Say what is to be done, or why nothing is shown, while there are no records."""
        self._hint.setText(hint)

    def show_records(self, rows: Sequence[Any], title: str = "", subtitle: str = "") -> None:
        """Show `rows`; a field that is being typed in is let be while the same records stay."""
        self._wanted = tuple(rows), title, subtitle
        if self._leaving:
            return
        if tuple(row.id for row in rows) != self._ids:
            self._leave()
        self._show(*self._wanted)

    def _show(self, rows: Sequence[Any], title: str, subtitle: str) -> None:
        ids = tuple(row.id for row in rows)
        same, self._ids = ids == self._ids, ids
        self._title.setText(isolated(title))
        self._subtitle.setText(isolated(subtitle))
        self._subtitle.setVisible(bool(subtitle))
        self._stack.setCurrentIndex(1 if rows else 0)
        for key, field in self._each() if rows else ():
            values = _different(rows, key)
            if isinstance(field.editor, PartyEditor):
                field.editor.list_again()
            if same:
                field.refresh(values)
            else:
                field.show_values(values)
                self._bring_back(ids, key, field)

    def set_notes(self, notes: Sequence[QWidget]) -> None:
        """Put the page's remarks on the selection (notices with buttons) under the fields, or over them."""
        while (item := self._notes.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()  # at once: it would be painted under what takes its place
                widget.deleteLater()
        for note in notes:
            self._notes.addWidget(note)

    def focus_field(self, key: str) -> None:
        """Go to one field."""
        self._fields[key].editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def field(self, key: str) -> FormField:
        """Return one field of the form."""
        return self._fields[key]

    def _each(self) -> Iterator[tuple[str, FormField]]:
        return iter(self._fields.items())

    def _save(self, key: str, value: Any) -> None:
        if self._ids:
            self._edit(self._ids, key, value)

    def _leave(self) -> None:
        """Save what is still being typed; keep what is refused until these records are shown again.

        What is saved may ask for other records to be shown; those wait until all is saved.
        """
        self._leaving = True
        for key, field in self._each():
            if self._ids and field.editor.touched():
                field.save()
            if field.problem:
                self._drafts[self._ids, key] = field.draft(), field.problem, field.disputed
        self._leaving = False

    def _bring_back(self, ids: tuple[str, ...], key: str, field: FormField) -> None:
        if kept := self._drafts.pop((ids, key), None):
            text, problem, disputed = kept
            field.restore(text, problem, disputed=disputed)


def _different(rows: Sequence[Any], key: str) -> list[Any]:
    """Return the value of the first of `rows` and, where they differ, one other: there may be many rows."""
    first = getattr(rows[0], key)
    other = next((value for row in rows if (value := getattr(row, key)) != first), first)
    return [first] if other == first else [first, other]


def _label(role: str, parent: QWidget) -> QLabel:
    label = PlainLabel(parent)
    label.setProperty("role", role)
    label.setWordWrap(True)
    return label
