"""The filters of a list by values, each as a small button that opens it and a cross that takes it away."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from cica_events.domain.fields import Kind
from cica_events.i18n import _, ngettext
from ui.runtime.icons import Icons
from ui.toolkit.arranging import Arranging
from ui.toolkit.flow_layout import FlowLayout
from ui.toolkit.table_model import RecordTableModel
from ui.toolkit.value_filters import ValueFilter

NAMED = 2  # values that are named; of more the number is said
LONGEST = 40  # characters of one value


class FilterChips(QWidget):
    """Stands under the bar while a list is filtered by values."""

    def __init__(self, model: RecordTableModel, arranging: Arranging, icons: Icons, parent: QWidget) -> None:
        super().__init__(parent)
        self._model, self._arranging, self._icons = model, arranging, icons
        self.setAccessibleName(_("Filters"))
        self._row = FlowLayout(spacing=6, between_lines=4)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 0)
        column.addLayout(self._row)
        self.chips: list[QWidget] = []
        self._shown: tuple[object, ...] = ()
        self._unnamed = False  # a filter names somebody whose name is not read yet
        model.arranged.connect(self._renew)
        model.lines_changed.connect(self._name)
        self.hide()
        self._renew()

    @Slot()
    def _renew(self) -> None:
        """Show the filters as they are now."""
        filters = self._model.value_filters
        shown = (*filters, *sorted(self._model.own_headings.items()))
        if shown == self._shown:
            return
        self._shown = shown
        for chip in self.chips:
            self._row.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._unnamed = any(_unnamed(self._model, each) for each in filters)
        self.chips = [self._chip(each) for each in filters]
        if filters:
            self.chips.append(self._clear_all())
        for chip in self.chips:
            self._row.addWidget(chip)
            chip.show()
        self.setVisible(bool(filters))
        self.updateGeometry()

    @Slot()
    def _name(self) -> None:
        """Name what could not be named before any rows were there."""
        if self._unnamed:
            self._shown = ()
            self._renew()

    def _chip(self, each: ValueFilter) -> QFrame:
        chip = QFrame(self)
        chip.setProperty("chips", True)
        text = chip_text(self._model, each)
        button = QPushButton(text, chip)
        button.setFlat(True)
        button.setAccessibleName(_("Filter: {filter}").format(filter=text))
        button.setToolTip(_("Change this filter"))
        column = self._model.column_of(each.key)
        button.clicked.connect(partial(self._arranging.open_filter, column))
        remove = QPushButton(chip)
        remove.setFlat(True)
        remove.setAccessibleName(_("Remove the filter: {filter}").format(filter=text))
        remove.setToolTip(_("Remove this filter"))
        self._icons.put(remove, "x", "muted")
        remove.clicked.connect(partial(self._remove, each.key))
        row = QHBoxLayout(chip)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(button)
        row.addWidget(remove)
        return chip

    def _remove(self, key: str, *_args: object) -> None:
        self._arranging.set_filter(key, None)
        self._keep_keyboard()

    def _clear_all(self) -> QPushButton:
        button = QPushButton(_("Clear all"), self)
        button.setProperty("link", True)
        button.setAccessibleName(_("Clear all filters"))
        button.setToolTip(_("Show the rows whatever their values are"))
        button.clicked.connect(self._clear)
        return button

    @Slot()
    def _clear(self) -> None:
        self._arranging.clear_filters()
        self._keep_keyboard()

    def _keep_keyboard(self) -> None:
        """Give the keyboard to what is left, to the list if nothing is: the button that had it is gone."""
        goal = self.chips[0].findChild(QPushButton) if self.chips else self._arranging.parent()
        if isinstance(goal, QWidget):
            goal.setFocus(Qt.FocusReason.OtherFocusReason)


def chip_text(model: RecordTableModel, each: ValueFilter) -> str:
    """Return a filter in words."""
    heading = model.heading(model.field(each.key))
    count = len(each.values)
    if _unnamed(model, each):
        words = "…"
    elif count <= NAMED:
        labels = [model.value_label(each.key, token) for token in sorted(each.values)]
        words = _(", ").join(label if len(label) <= LONGEST else f"{label[:LONGEST]}…" for label in labels)
    else:
        words = ngettext("{count} value", "{count} values", count).format(count=count)
    text = _("{column}: not {values}") if each.without else _("{column}: {values}")
    return text.format(column=heading, values=words)


def _unnamed(model: RecordTableModel, each: ValueFilter) -> bool:
    """Tell whether a filter would have to name somebody of whom only the id is known."""
    party = model.field(each.key).kind is Kind.PARTY and len(each.values) <= NAMED
    return party and any(model.value_label(each.key, token) == token for token in each.values if token)
