"""Picks States and organizations, by the status they have on the day of the meeting."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Slot
from PySide6.QtWidgets import QCheckBox, QTreeWidget, QTreeWidgetItem, QWidget

from cica_events.domain.collation import search_key
from cica_events.domain.dates import VagueDate
from cica_events.domain.delegations import Group
from cica_events.domain.protocol import Section, section_of
from cica_events.errors import InputError
from cica_events.i18n import _, language, ngettext
from cica_events.queries.parties import PartyRow
from ui.runtime.flags import flag_size
from ui.runtime.icons import Icons
from ui.toolkit.dialogs import Dialog
from ui.toolkit.filter_bar import FilterBar
from ui.toolkit.marks import Mark, mark_height, mark_icon
from ui.toolkit.plain import PlainLabel

ID = Qt.ItemDataRole.UserRole
ROOM = 8  # device-independent pixels around a line's text
ROWS = 16  # lines in sight
CHECKED, UNCHECKED = Qt.CheckState.Checked, Qt.CheckState.Unchecked

Add = Callable[[list[str], bool], None]
"""Called with the ids of the parties and whether they are invited; raises `CicaError` to stay open."""


class PartyPicker(Dialog):
    """A box to check for each party that has no delegation yet; the box of a section checks all in it."""

    def __init__(
        self, candidates: Sequence[PartyRow], day: date, add: Add, icons: Icons, parent: QWidget
    ) -> None:
        super().__init__(_("Add States and organizations"), _("Add"), parent)
        self._add = add
        self.filter = FilterBar(_("Find"), icons, parent=self)
        self.filter.filter_changed.connect(self._narrow)
        self.tree = self._make_tree(candidates)
        self.filter.left.connect(self.tree.setFocus)
        self.invited = QCheckBox(_("They are invited"), self)
        self.invited.setChecked(True)
        when = VagueDate.of(day).in_words(language())
        hint = PlainLabel(
            _("Status on {date}. Those that are there already are not listed.").format(date=when), self
        )
        hint.setProperty("role", "muted")
        hint.setWordWrap(True)
        for widget in (hint, self.filter, self.tree, self.invited):
            self.body.addWidget(widget, 1 if widget is self.tree else 0)
        self.filter.setFocus()
        self.resize(self.sizeHint())
        self._count()

    def _make_tree(self, candidates: Sequence[PartyRow]) -> QTreeWidget:
        tree = QTreeWidget(self)
        tree.setAccessibleName(_("States and organizations"))
        tree.setHeaderHidden(True)
        tree.setUniformRowHeights(True)
        high = self.fontMetrics().height() + ROOM
        tree.setMinimumHeight(high * ROWS)
        tree.setMinimumWidth(self.fontMetrics().averageCharWidth() * 60)
        for section, rows in _by_section(candidates):
            head = QTreeWidgetItem(tree, [section.text])
            head.setFlags(head.flags() | Qt.ItemFlag.ItemIsAutoTristate | Qt.ItemFlag.ItemIsUserCheckable)
            font = head.font(0)
            font.setBold(True)
            head.setFont(0, font)
            head.setCheckState(0, UNCHECKED)
            head.setSizeHint(0, QSize(0, high))
            for row in rows:
                item = QTreeWidgetItem(head, [row.name])
                item.setData(0, ID, row.id)
                item.setCheckState(0, UNCHECKED)
            head.setExpanded(True)
        tree.itemChanged.connect(self._count)
        return tree

    def show_marks(self, mark: Mark) -> None:
        """Show the flags before the names."""
        self.tree.setIconSize(flag_size(mark_height(self.tree.fontMetrics())))
        with QSignalBlocker(self.tree):
            for item in self._parties():
                item.setIcon(0, mark_icon(mark, item.data(0, ID), self.tree))

    def chosen(self) -> list[str]:
        """Return the ids of the parties that are checked."""
        return [item.data(0, ID) for item in self._parties() if item.checkState(0) == CHECKED]

    def apply(self) -> None:
        """Add those that are checked."""
        chosen = self.chosen()
        if not chosen:
            raise InputError(_("Check at least one State or organization."))
        self._add(chosen, self.invited.isChecked())

    @Slot()
    def _count(self) -> None:
        count = len(self.chosen())
        text = ngettext("Add {count} delegation", "Add {count} delegations", count)
        self.primary.setText(text.format(count=count) if count else _("Add"))

    @Slot(str)
    def _narrow(self, text: str) -> None:
        """Hide the parties whose name or code does not hold `text`."""
        wanted = search_key(text)
        with QSignalBlocker(self.tree):
            for head in self._heads():
                items = _children(head)
                for item in items:
                    item.setHidden(wanted not in search_key(item.text(0)))
                head.setHidden(all(item.isHidden() for item in items))

    def _heads(self) -> list[QTreeWidgetItem]:
        found = [self.tree.topLevelItem(number) for number in range(self.tree.topLevelItemCount())]
        return [head for head in found if head is not None]

    def _parties(self) -> list[QTreeWidgetItem]:
        return [item for head in self._heads() for item in _children(head)]


def _children(head: QTreeWidgetItem) -> list[QTreeWidgetItem]:
    found = (head.child(number) for number in range(head.childCount()))
    return [item for item in found if item is not None]


def _by_section(parties: Sequence[PartyRow]) -> list[tuple[Section, list[PartyRow]]]:
    """Return the parties under the sections in which their delegations will stand, in protocol order."""
    sections: dict[Section, list[PartyRow]] = {section: [] for section in Section}
    for row in parties:
        sections[section_of(Group.PARTY, row.kind, row.status)].append(row)
    return [(section, rows) for section, rows in sections.items() if rows]
