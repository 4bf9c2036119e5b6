"""The rooms of a meeting: add, rename, put in order, remove."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from cica_events.errors import ValidationError
from cica_events.i18n import _
from ui.runtime.icons import Icons
from ui.toolkit.dialogs import Dialog
from ui.toolkit.plain import PlainLabel, plain_hint

WAS = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class RoomChanges:
    """What is to be done: names that become others, and the order in which the rooms stand then."""

    renamed: Mapping[str, str]
    rooms: Sequence[str]
    removed: Sequence[str]


class RoomsDialog(Dialog):
    """Hands what was decided to `save`, which may raise `CicaError`."""

    def __init__(
        self, icons: Icons, rooms: Sequence[str], save: Callable[[RoomChanges], None], parent: QWidget
    ) -> None:
        super().__init__(_("Rooms"), _("Save"), parent)
        self._save = save
        self._icons = icons
        self._before = list(rooms)
        hint = PlainLabel(
            _("They stand side by side in this order. A session without a room is held in all of them."), self
        )
        hint.setWordWrap(True)
        hint.setProperty("role", "muted")
        self.list = QListWidget(self)
        self.list.setAccessibleName(_("Rooms in their order"))
        self.list.setDragDropMode(QListWidget.DragDropMode.InternalMove)
        for room in rooms:
            self._put(room, room)
        self.list.setCurrentRow(0)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.list, 1)
        row.addLayout(self._buttons())
        self.body.addWidget(hint)
        self.body.addLayout(row, 1)
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * 60)
        self.list.setFocus()

    def _buttons(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(8)
        acts = (
            (_("Add"), "plus", self.add), (_("Rename"), "pencil", self._rename),
            (_("Up"), "arrow-up", self._up), (_("Down"), "arrow-down", self._down),
            (_("Remove"), "trash-2", self._remove),
        )  # fmt: skip
        for text, icon, act in acts:
            button = QPushButton(text, self)
            button.setAutoDefault(False)
            button.setToolTip(plain_hint(text))
            self._icons.put(button, icon)
            button.clicked.connect(act)
            column.addWidget(button)
        column.addStretch(1)
        return column

    def _put(self, name: str, was: str) -> QListWidgetItem:
        item = QListWidgetItem(name, self.list)
        item.setData(WAS, was)
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
        return item

    @Slot()
    def add(self) -> None:
        """Add a room and begin to name it."""
        item = self._put(_("New room"), "")
        self.list.setCurrentItem(item)
        self.list.editItem(item)

    @Slot()
    def _rename(self) -> None:
        if self.list.currentItem() is not None:
            self.list.editItem(self.list.currentItem())

    @Slot()
    def _up(self) -> None:
        self._move(-1)

    @Slot()
    def _down(self) -> None:
        self._move(1)

    def _move(self, by: int) -> None:
        row = self.list.currentRow()
        if row >= 0 and 0 <= row + by < self.list.count():
            item = self.list.takeItem(row)
            self.list.insertItem(row + by, item)
            self.list.setCurrentItem(item)

    @Slot()
    def _remove(self) -> None:
        self.list.takeItem(self.list.currentRow())

    def apply(self) -> None:
        """Check the names and hand over what was decided."""
        items = [self.list.item(row) for row in range(self.list.count())]
        names = [item.text().strip() for item in items]
        if not all(names):
            raise ValidationError("room", _("Every room needs a name."))
        if len(set(names)) < len(names):
            raise ValidationError("room", _("Two rooms have the same name."))
        was = {item.data(WAS): name for item, name in zip(items, names, strict=True) if item.data(WAS)}
        renamed = {old: new for old, new in was.items() if old != new}
        removed = [room for room in self._before if room not in was]
        self._save(RoomChanges(renamed, names, removed))
