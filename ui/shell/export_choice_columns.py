"""The columns of a document: which of them, in which order, and empty ones of one's own."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from cica_events.domain.fields import Privacy
from cica_events.exports.export import Export
from cica_events.exports.own_columns import MARK, heading_of, is_own
from cica_events.i18n import _, ngettext
from ui.runtime.icons import Icons
from ui.toolkit.buttons import SpacedButton, with_shortcut
from ui.toolkit.plain import PlainLabel, plain_hint

KEY = Qt.ItemDataRole.UserRole
LINES = 17  # that the list shows at the least, in lines of text
SHARE = 0.4  # of the screen's height, that it takes where that is more


class ExportColumns(QWidget):
    """The columns with a check box each; dragging, the buttons or Alt+Up and Alt+Down move them.

    Private columns are hidden, and count as not chosen, until `include` brings them in.
    """

    changed = Signal()

    def __init__(self, export: Export, icons: Icons, parent: QWidget) -> None:
        super().__init__(parent)
        self._export, self._icons = export, icons
        self._privacy = {field.key: field.privacy for field in export.fields}
        self._included: frozenset[Privacy] = frozenset()
        self._list = QListWidget(self)
        self._list.setAccessibleName(_("Columns of the document"))
        self._list.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self._list.setDefaultDropAction(Qt.DropAction.MoveAction)
        self._list.setSpacing(3)
        high = round(self.screen().availableGeometry().height() * SHARE)
        self._list.setMinimumHeight(max(LINES * self.fontMetrics().lineSpacing(), high))
        self._list.itemChanged.connect(self._tell)
        self._list.currentItemChanged.connect(self._enable)
        self._list.model().rowsMoved.connect(self._tell)
        self._count = PlainLabel(self)
        self._count.setProperty("role", "small")
        alt = Qt.Modifier.ALT
        self._up = self._button("arrow-up", _("Move up"), alt | Qt.Key.Key_Up, self._move_up)
        self._down = self._button("arrow-down", _("Move down"), alt | Qt.Key.Key_Down, self._move_down)
        self._own = self._button("plus", _("Add an empty column"), alt | Qt.Key.Key_Insert, self._add_own)
        self._own.setText(_("Empty column"))
        self._drop = self._button(
            "trash-2", _("Remove the empty column"), alt | Qt.Key.Key_Delete, self._drop_own
        )
        self._lay_out()
        self.show_keys(export.default)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(4)
        for button in (self._up, self._down, self._own, self._drop):
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self._count)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self._list, 1)
        layout.addLayout(row)
        self.setFocusProxy(self._list)

    def _button(self, icon: str, text: str, keys: object, act: Callable[[], None]) -> QPushButton:
        action = QAction(text, self)
        action.setShortcut(QKeySequence(keys))  # type: ignore[call-overload]  # a key combination
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(act)
        self.addAction(action)
        button = SpacedButton(self)
        self._icons.put(button, icon, "muted")
        button.setFlat(True)
        button.setAutoDefault(False)
        button.setAccessibleName(text)
        button.setToolTip(plain_hint(with_shortcut(text, action.shortcut())))
        button.clicked.connect(action.trigger)
        return button

    # What is chosen

    def keys(self) -> list[str]:
        """Return the columns that will be written, in their order."""
        return [_key(item) for item in self._items() if _chosen(item) and not item.isHidden()]

    def all_keys(self) -> list[str]:
        """Return the chosen columns together with the private ones that are held back."""
        return [_key(item) for item in self._items() if _chosen(item)]

    def withheld(self) -> list[str]:
        """Return the keys of the chosen columns that are held back as private."""
        return [_key(item) for item in self._items() if _chosen(item) and item.isHidden()]

    def include(self, included: frozenset[Privacy]) -> None:
        """Show the private columns of these kinds too; the first that comes in is brought into view."""
        fresh = included - self._included
        self._included = included
        for item in self._items():
            self._hide_private(item)
        for item in self._items():
            if self._privacy.get(_key(item)) in fresh:
                self._list.setCurrentItem(item)
                self._list.scrollToItem(item)
                break
        self._tell()

    def show_keys(self, keys: Sequence[str]) -> None:
        """Choose the columns `keys`, in this order; the others follow unchosen. Unknown ones are let be."""
        labels = {field.key: _(field.label) for field in self._export.fields}
        chosen = [key for key in dict.fromkeys(keys) if key in labels or is_own(key)]
        chosen = chosen or list(self._export.default)
        self._list.blockSignals(True)
        self._list.clear()
        for key in [*chosen, *(key for key in labels if key not in chosen)]:
            item = self._item(key, labels.get(key) or _(heading_of(key)), key in chosen)
            self._list.addItem(item)
            self._hide_private(item)
        self._list.blockSignals(False)
        self._list.setCurrentRow(0)
        self._tell()

    def _item(self, key: str, label: str, chosen: bool) -> QListWidgetItem:
        item = QListWidgetItem(label)
        item.setData(KEY, key)
        flags = (
            Qt.ItemFlag.ItemIsEnabled
            | Qt.ItemFlag.ItemIsSelectable
            | Qt.ItemFlag.ItemIsUserCheckable
            | Qt.ItemFlag.ItemIsDragEnabled
        )
        if is_own(key):
            flags |= Qt.ItemFlag.ItemIsEditable
            item.setToolTip(_("An empty column. Press F2 to change its heading."))
        item.setFlags(flags)
        item.setCheckState(Qt.CheckState.Checked if chosen else Qt.CheckState.Unchecked)
        return item

    def _items(self) -> Iterator[QListWidgetItem]:
        return (self._list.item(row) for row in range(self._list.count()))

    def _hide_private(self, item: QListWidgetItem) -> None:
        privacy = self._privacy.get(_key(item), Privacy.OPEN)
        item.setHidden(privacy is not Privacy.OPEN and privacy not in self._included)

    # What the buttons do

    @Slot()
    def _add_own(self) -> None:
        item = self._item(MARK, _("New column"), chosen=True)
        self._list.insertItem(self._list.currentRow() + 1, item)
        self._list.setCurrentItem(item)
        self._tell()
        self._list.setFocus()
        self._list.editItem(item)

    @Slot()
    def _drop_own(self) -> None:
        row = self._list.currentRow()
        if row >= 0 and is_own(_key(self._list.item(row))):
            self._list.takeItem(row)
            self._tell()

    @Slot()
    def _move_up(self) -> None:
        self._move_by(-1)

    @Slot()
    def _move_down(self) -> None:
        self._move_by(1)

    def _move_by(self, by: int) -> None:
        """Move the current column over its next neighbour that is shown."""
        row = self._list.currentRow()
        to = row + by
        while 0 <= to < self._list.count() and self._list.item(to).isHidden():
            to += by
        if row >= 0 and 0 <= to < self._list.count():
            item = self._list.takeItem(row)
            self._list.insertItem(to, item)
            self._list.setCurrentRow(to)
            self._tell()

    @Slot()
    def _enable(self) -> None:
        row = self._list.currentRow()
        self._drop.setEnabled(row >= 0 and is_own(_key(self._list.item(row))))

    @Slot()
    def _tell(self) -> None:
        count = len(self.keys())
        self._count.setText(ngettext("{count} column", "{count} columns", count).format(count=count))
        self._enable()
        self.changed.emit()


def _chosen(item: QListWidgetItem) -> bool:
    return item.checkState() == Qt.CheckState.Checked


def _key(item: QListWidgetItem) -> str:
    """Return the key of a field, or the column of one's own under the heading that it has now.

    A heading that is only shown, in the language of the interface, stays what it is in each document's.
    """
    key: str = item.data(KEY)
    if not is_own(key) or (key != MARK and item.text() == _(heading_of(key))):
        return key
    return f"{MARK}{' '.join(item.text().split())}"
