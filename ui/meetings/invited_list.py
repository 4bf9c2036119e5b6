"""The States and organizations that a new meeting invites, by section; any of them can be left out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from cica_events.domain.collation import sort_key
from cica_events.domain.delegations import Group
from cica_events.domain.parties import Status
from cica_events.domain.protocol import Section, section_of
from cica_events.i18n import _, ngettext
from cica_events.queries.parties import PartyRow
from ui.toolkit.plain import PlainLabel

ID = Qt.ItemDataRole.UserRole
ROOM = 8  # pixels around the text of a line
CHECKED, UNCHECKED = Qt.CheckState.Checked, Qt.CheckState.Unchecked


class InvitedList(QWidget):
    """A tree with a check box for each delegation, and a sentence that counts them."""

    changed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._shown: list[tuple[str, Status | None]] | None = None
        self._tree = QTreeWidget(self)
        self._tree.setAccessibleName(_("Invited delegations"))
        self._tree.setColumnCount(2)
        self._tree.setHeaderHidden(True)
        self._tree.setUniformRowHeights(True)
        self._tree.header().setStretchLastSection(False)
        self._tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self._tree.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self._tree.itemChanged.connect(self._count)
        self._summary = PlainLabel(self)
        self._summary.setProperty("role", "muted")
        self._summary.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._summary)
        layout.addWidget(self._tree, 1)

    def show_candidates(self, candidates: Sequence[PartyRow], left_out: Iterable[str]) -> None:
        """Offer `candidates`, those in `left_out` (ids) without their check."""
        shown = [(row.id, row.status) for row in candidates]
        if shown == self._shown:
            return
        self._shown = shown
        omitted = set(left_out)
        folded = {section.text(0) for section in self._sections() if not section.isExpanded()}
        with QSignalBlocker(self._tree):
            self._tree.clear()
            for section, rows in _by_section(candidates):
                self._add_section(section, rows, omitted).setExpanded(section.text not in folded)
        self._tell()

    def left_out(self) -> set[str]:
        """Return the ids of the candidates without their check."""
        return {item.data(0, ID) for item in self._parties() if item.checkState(0) == UNCHECKED}

    def count(self) -> int:
        """Return how many are invited."""
        return sum(item.checkState(0) == CHECKED for item in self._parties())

    @property
    def summary(self) -> str:
        """How many are invited, by section."""
        return self._summary.text()

    def _add_section(self, section: Section, rows: Sequence[PartyRow], omitted: set[str]) -> QTreeWidgetItem:
        head = QTreeWidgetItem(self._tree, [section.text, ""])
        head.setFlags(head.flags() | Qt.ItemFlag.ItemIsAutoTristate | Qt.ItemFlag.ItemIsUserCheckable)
        font = head.font(0)
        font.setBold(True)
        head.setFont(0, font)
        high = QSize(0, self.fontMetrics().height() + ROOM)
        head.setSizeHint(0, high)
        for row in rows:
            item = QTreeWidgetItem(head, [row.name, ""])
            item.setData(0, ID, row.id)
            item.setSizeHint(0, high)
            item.setCheckState(0, UNCHECKED if row.id in omitted else CHECKED)
        return head

    @Slot(QTreeWidgetItem, int)
    def _count(self, item: QTreeWidgetItem, _column: int) -> None:
        if item.parent() is not None:
            self._tell()
            self.changed.emit()

    def _tell(self) -> None:
        parts = []
        with QSignalBlocker(self._tree):
            for head in self._sections():
                chosen = sum(item.checkState(0) == CHECKED for item in _children(head))
                text = _("{count} of {total}").format(count=chosen, total=head.childCount())
                head.setText(1, text)
                parts.append(_("{count} {section}").format(count=chosen, section=head.text(0)))
        count = self.count()
        whole = ngettext("{count} delegation invited", "{count} delegations invited", count)
        nobody = _("This body invites nobody by itself; add delegations when the meeting is created.")
        words = f"{whole.format(count=count)}: {' · '.join(parts)}" if parts else nobody
        self._summary.setText(words)

    def _sections(self) -> list[QTreeWidgetItem]:
        return _children(self._tree.invisibleRootItem())

    def _parties(self) -> list[QTreeWidgetItem]:
        return [item for head in self._sections() for item in _children(head)]


def _children(parent: QTreeWidgetItem) -> list[QTreeWidgetItem]:
    found = (parent.child(place) for place in range(parent.childCount()))
    return [child for child in found if child is not None]


def _by_section(rows: Iterable[PartyRow]) -> list[tuple[Section, list[PartyRow]]]:
    found: dict[Section, list[PartyRow]] = {}
    for row in rows:
        found.setdefault(section_of(Group.PARTY, row.kind, row.status), []).append(row)
    return [
        (section, sorted(found[section], key=lambda row: sort_key(row.name)))
        for section in Section
        if section in found
    ]
