"""The widget in which a State or organization is typed or chosen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QIcon, QKeyEvent, QStandardItem, QStandardItemModel, QWheelEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QLineEdit, QStyleOptionComboBox, QWidget

from cica_events.domain.fields import Field
from cica_events.i18n import _
from ui.runtime.flags import flag_size
from ui.toolkit.cut_values import CutLine
from ui.toolkit.marks import mark_height, mark_icon
from ui.toolkit.values import DIFFERENT, Values

STEPS = frozenset({Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown})


class PartyEditor(QComboBox):
    """A State, an organization or a person, found by any part of the name, whatever accents and script."""

    finished = Signal()
    chosen = Signal()  # picked from the list
    understood = Signal(str)

    def __init__(self, field: Field, values: Values, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.problem = ""
        self._field = field
        self._values = values
        self._value: Any = None
        self._initial = ""
        self._listed: Sequence[tuple[str, str]] = ()
        self._names: list[str] = []
        self.setEditable(True)
        self.setLineEdit(CutLine(self))
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setIconSize(flag_size(mark_height(self.fontMetrics())))
        self.list_again()
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self._found = QStandardItemModel(self)
        self._complete()
        self.activated.connect(self.chosen)
        self.chosen.connect(self.finished)

    def list_again(self) -> None:
        """Offer those that may be chosen now; what stands or is being typed stays."""
        listed, text = self._values.offered(self._field), self.currentText()
        if listed is self._listed or list(listed) == list(self._listed):
            return
        self._listed = listed
        self._names = [name for _id, name in listed]
        with QSignalBlocker(self):
            self.clear()
            self.addItems(self._names)
            self._choose(text)

    def _choose(self, text: str) -> None:
        """Show `text`, with its flag where it is the name of one that may be chosen."""
        place = self.findText(text, Qt.MatchFlag.MatchExactly) if text else -1
        if place >= 0:
            self._give_icon(place)
        self.setCurrentIndex(place)
        self.setEditText(text)

    def _complete(self) -> None:
        completer = QCompleter(self._found, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.activated.connect(self._take)
        height = self.fontMetrics().height() + 10
        if (popup := completer.popup()) is not None:
            popup.setStyleSheet(f"QListView::item {{ min-height: {height}px; padding: 0 6px; }}")
        self.setCompleter(completer)
        line = self._line()
        line.textEdited.connect(self._narrow)
        line.editingFinished.connect(self.finished)

    def _line(self) -> QLineEdit:
        line = self.lineEdit()
        assert line is not None
        return line

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Let the first letter typed replace the name."""
        super().focusInEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:  # its own list closed: typing goes on
            self._line().selectAll()

    @Slot(str)
    def _narrow(self, text: str) -> None:
        self.update()  # the flag goes with the name
        self._found.clear()
        lately = set(self._values.lately)
        for place in sorted(
            self._values.search(self._field).places(text),
            key=lambda place: self._listed[place][0] not in lately,
        ):
            self._found.appendRow(QStandardItem(self._icon(place), self._names[place]))

    def _icon(self, place: int) -> QIcon:
        """Return the flag of one that may be chosen; drawn only where it will be seen."""
        return mark_icon(self._values.mark, self._values.home_of(self._listed[place][0]), self)

    def showPopup(self) -> None:
        """Show all that may be chosen, each with its flag."""
        for place in range(self.count()):
            self._give_icon(place)
        super().showPopup()

    def _give_icon(self, place: int) -> None:
        icon = self._icon(place) if self.itemIcon(place).isNull() else QIcon()
        if not icon.isNull():  # giving one to the chosen name again would show it whole
            self.setItemIcon(place, icon)

    def initStyleOption(self, option: QStyleOptionComboBox) -> None:
        """Show no flag beside a name that is still being typed."""
        super().initStyleOption(option)
        if self.currentText() != self.itemText(self.currentIndex()):
            option.currentIcon = QIcon()

    @Slot()
    def _take(self) -> None:
        self.chosen.emit()

    def set_value(self, value: Any) -> None:
        """Show `value` as the one that stands."""
        self._value, self._initial = value, self._values.shown(self._field, value)
        with QSignalBlocker(self):
            self._choose(self._initial)
            self._line().setCursorPosition(0)  # a name longer than the line begins at its beginning
        self._line().setPlaceholderText("")

    def set_different(self) -> None:
        """Show that several records differ."""
        self.set_value(None)
        self._line().setPlaceholderText(_(DIFFERENT))

    def reset(self) -> None:
        """Show again what stands."""
        with QSignalBlocker(self):
            self.setEditText(self._initial)

    def touched(self) -> bool:
        """Tell whether something else was chosen or typed."""
        return self.currentText() != self._initial

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows open the list, where Enter chooses: a stray one must not take the neighbour."""
        if event.key() in STEPS and not event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self._open_list()
        else:
            super().keyPressEvent(event)

    def _open_list(self) -> None:
        """Show what was found for the text that was typed, else all that may be chosen."""
        completer = self.completer()
        if completer is not None and self.touched() and self._found.rowCount():
            completer.complete()
        else:
            self.showPopup()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the form scroll; a turn of the wheel must not change a value by accident."""
        event.ignore()

    def value(self) -> Any:
        """Return the id of the party; raises `ValidationError`."""
        if not self.touched():
            return self._value
        value = self._values.typed(self._field, self.currentText())
        if value:
            self._values.note(value)
        return value
