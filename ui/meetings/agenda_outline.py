"""The agenda with which a new meeting begins: the body's items, which can be changed before it is created."""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from cica_events.domain.agenda import ItemKind
from cica_events.domain.agenda_templates import AgendaTemplateItem, all_items, literal
from cica_events.domain.body_file import Wording
from cica_events.i18n import _, ngettext
from ui.meetings.agenda_tree import MINUTES, TITLE, TITLE_RU, OutlineTree
from ui.runtime.icons import Icons
from ui.toolkit.buttons import SpacedButton
from ui.toolkit.plain import PlainLabel, plain_hint

KIND = Qt.ItemDataRole.UserRole
KEY = Qt.ItemDataRole.UserRole + 1
ROOM = 10  # pixels around the text of a line


class AgendaOutline(QWidget):
    """A tree whose titles and minutes are edited in place, and whose items are dragged."""

    changed = Signal()  # the items are the user's own now
    restored = Signal()  # the body's items are wanted back

    def __init__(self, icons: Icons, parent: QWidget) -> None:
        super().__init__(parent)
        self._icons = icons
        self._shown: tuple[AgendaTemplateItem, ...] = ()
        self._year = 0
        self._tree = OutlineTree(self)
        self._remark = PlainLabel(self)
        self._remark.setProperty("role", "muted")
        self._remark.setWordWrap(True)
        self._tree.itemChanged.connect(self.changed)
        self._tree.dropped.connect(self.changed)
        self._tree.removal_asked.connect(self._remove)
        self._tree.currentItemChanged.connect(self._offer)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(self._buttons(icons))
        layout.addWidget(self._remark)
        layout.addWidget(self._tree, 1)
        self._offer()

    def _buttons(self, icons: Icons) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(4)
        add = self._button(_("Add item"), _("Add an item after the selected one"), self._add)
        icons.put(add, "plus")
        row.addWidget(add)
        self._own: list[QPushButton] = []
        for icon, name, act in (
            ("arrow-up", _("Move up"), self._up),
            ("arrow-down", _("Move down"), self._down),
            ("indent-increase", _("Make it a sub-item of the item above"), self._nest),
            ("indent-decrease", _("Take it out of the item above"), self._lift),
            ("trash-2", _("Remove (Delete)"), self._remove),
        ):
            button = self._button("", name, act)
            button.setFlat(True)
            icons.put(button, icon)
            row.addWidget(button)
            self._own.append(button)
        row.addStretch(1)
        self._restore = self._button(
            _("Use the body's agenda"), _("Begin with the body's items again"), self.restored.emit
        )
        self._restore.setProperty("link", True)
        row.addWidget(self._restore)
        return row

    def _button(self, text: str, name: str, act: Callable[[], object]) -> QPushButton:
        button = SpacedButton(text, self)
        button.setAutoDefault(False)
        button.setToolTip(plain_hint(name))
        button.setAccessibleName(text or name)
        button.clicked.connect(act)
        return button

    def show_items(
        self,
        items: Sequence[AgendaTemplateItem],
        year: int,
        own: bool,
        told: Container[str] = frozenset(),
    ) -> None:
        """Show `items` for a meeting held in `year`; `own` tells that the user changed them.

        Those whose keys are `told` name the year or number of another meeting and are to be looked at.
        """
        self._restore.setVisible(own)
        if (tuple(items), year) != (self._shown, self._year):
            self._shown, self._year = tuple(items), year
            with QSignalBlocker(self._tree):
                self._tree.clear()
                for item in items:
                    self._put(self._tree.invisibleRootItem(), item, year, told)
                self._tree.expandAll()
        self._tell(sum(item.key in told for item in all_items(items)))
        self._offer()

    def _tell(self, count: int) -> None:
        text = ngettext(
            "{count} title names the year or number of the earlier meeting: look at it.",
            "{count} titles name the year or number of the earlier meeting: look at them.",
            count,
        )
        self._remark.setText("⚠ " + text.format(count=count))
        self._remark.setVisible(bool(count))

    @property
    def remark(self) -> str:
        """What is to be looked at, empty if nothing is."""
        return self._remark.text() if not self._remark.isHidden() else ""

    def mark_own(self) -> None:
        """Offer the body's items again: those shown were changed."""
        self._restore.setVisible(True)

    def items(self) -> tuple[AgendaTemplateItem, ...]:
        """Return what is shown; items without a title are left out."""
        known = {item.key: item for item in all_items(self._shown) if item.key}
        self._shown = _read(self._tree.invisibleRootItem(), known, self._year)
        return self._shown

    def count(self) -> int:
        """Return how many items and sub-items there are."""
        return _count(self._tree.invisibleRootItem())

    def _put(
        self, parent: QTreeWidgetItem, item: AgendaTemplateItem, year: int, told: Container[str]
    ) -> None:
        line = self._line(parent, parent.childCount(), item.kind)
        line.setData(TITLE, KEY, item.key)
        for column, text in zip((TITLE, TITLE_RU, MINUTES), _texts(item, year), strict=True):
            line.setText(column, text)
        if item.key and item.key in told:
            line.setIcon(TITLE, self._icons.icon("triangle-alert", "warning"))
            line.setToolTip(TITLE, _("Names the year or number of the earlier meeting"))
        for child in item.children:
            self._put(line, child, year, told)

    @Slot()
    def _offer(self) -> None:
        for button in self._own:
            button.setEnabled(self._tree.currentItem() is not None)

    @Slot()
    def _add(self) -> None:
        current = self._tree.currentItem()
        parent = self._parent(current)
        place = parent.childCount() if current is None else parent.indexOfChild(current) + 1
        with QSignalBlocker(self._tree):
            line = self._line(parent, place, ItemKind.DISCUSSION)
        self._tree.setCurrentItem(line)
        self._tree.setFocus()
        self._tree.editItem(line, TITLE)

    @Slot()
    def _remove(self) -> None:
        current = self._tree.currentItem()
        if current is not None:
            self._parent(current).removeChild(current)
            self._offer()
            self.changed.emit()

    @Slot()
    def _up(self) -> None:
        self._shift(-1)

    @Slot()
    def _down(self) -> None:
        self._shift(1)

    def _shift(self, by: int) -> None:
        current = self._tree.currentItem()
        if current is None:
            return
        parent = self._parent(current)
        place = parent.indexOfChild(current) + by
        if 0 <= place < parent.childCount():
            self._move(current, parent, place)

    @Slot()
    def _nest(self) -> None:
        current = self._tree.currentItem()
        if current is None:
            return
        parent = self._parent(current)
        place = parent.indexOfChild(current)
        if place > 0:
            above = _children(parent)[place - 1]
            self._move(current, above, above.childCount())

    @Slot()
    def _lift(self) -> None:
        current = self._tree.currentItem()
        above = current.parent() if current is not None else None
        if current is not None and above is not None:
            outer = self._parent(above)
            self._move(current, outer, outer.indexOfChild(above) + 1)

    def _move(self, item: QTreeWidgetItem, parent: QTreeWidgetItem, place: int) -> None:
        self._parent(item).removeChild(item)
        parent.insertChild(place, item)
        _expand(item)
        parent.setExpanded(True)
        self._tree.setCurrentItem(item)
        self.changed.emit()

    def _line(self, parent: QTreeWidgetItem, place: int, kind: ItemKind | None) -> QTreeWidgetItem:
        line = QTreeWidgetItem()
        line.setFlags(line.flags() | Qt.ItemFlag.ItemIsEditable)
        line.setData(TITLE, KIND, kind.value if kind else "")
        line.setTextAlignment(MINUTES, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        line.setSizeHint(TITLE, QSize(0, self.fontMetrics().height() + ROOM))
        parent.insertChild(place, line)
        return line

    def _parent(self, item: QTreeWidgetItem | None) -> QTreeWidgetItem:
        return (item.parent() if item else None) or self._tree.invisibleRootItem()


def _expand(item: QTreeWidgetItem) -> None:
    item.setExpanded(True)
    for child in _children(item):
        _expand(child)


def _children(parent: QTreeWidgetItem) -> list[QTreeWidgetItem]:
    found = (parent.child(place) for place in range(parent.childCount()))
    return [child for child in found if child is not None]


def _read(
    parent: QTreeWidgetItem, known: Mapping[str, AgendaTemplateItem], year: int
) -> tuple[AgendaTemplateItem, ...]:
    return tuple(_item(line, known, year) for line in _children(parent) if _titled(line))


def _titled(line: QTreeWidgetItem) -> bool:
    return bool(line.text(TITLE).strip() or line.text(TITLE_RU).strip())


def _item(line: QTreeWidgetItem, known: Mapping[str, AgendaTemplateItem], year: int) -> AgendaTemplateItem:
    """Return the item as it stands; what was not touched goes on following the year."""
    children = _read(line, known, year)
    before = known.get(line.data(TITLE, KEY) or "")
    if before is not None and [line.text(column) for column in (TITLE, TITLE_RU, MINUTES)] == _texts(
        before, year
    ):
        return replace(before, children=children)
    en, ru = (literal(line.text(column).strip()) for column in (TITLE, TITLE_RU))
    minutes = line.text(MINUTES).strip()
    return AgendaTemplateItem(
        title=Wording(en or ru, ru),
        kind=ItemKind.of(line.data(TITLE, KIND)) if line.data(TITLE, KIND) else None,
        minutes=int(minutes) if minutes.isdecimal() and minutes.isascii() else None,
        children=children,
        key=before.key if before else "",
        more=before.more if before else {},
    )


def _texts(item: AgendaTemplateItem, year: int) -> list[str]:
    ru = item.text("ru", year) if item.title.ru else ""
    return [item.text("en", year), ru, "" if item.minutes is None else str(item.minutes)]


def _count(parent: QTreeWidgetItem) -> int:
    return sum(1 + _count(line) for line in _children(parent) if _titled(line))
