"""The cards of one lane of the board, under the sections they stand in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt

from cica_events.directions import COMMA
from cica_events.domain.delegations import Group
from cica_events.i18n import _, ngettext
from ui.delegations.delegation_line import DelegationLine
from ui.toolkit.cells import Index
from ui.toolkit.plain import wrapped_hint

LINE_ROLE = Qt.ItemDataRole.UserRole
MIME = "application/x-cica-delegations"
ROOT = QModelIndex()
CARD = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDragEnabled

Card = DelegationLine | str
"""A delegation, or the name of the section that those after it belong to."""


def head_of(line: DelegationLine) -> str:
    """Return the head of a delegation or that there is none; nothing for a group, which needs none."""
    return line.head or (_("No head") if line.group is Group.PARTY else "")


def words_on(line: DelegationLine) -> list[str]:
    """Return what a card says, in words."""
    count = ngettext("{count} participant", "{count} participants", line.count).format(count=line.count)
    credentials = _("Credentials: {state}").format(state=line.credentials.text)
    problems = [problem.text for problem in line.problems]
    placed = [line.why_here] if line.order else []
    return [line.party_name, *filter(None, (head_of(line),)), count, credentials, *problems, *placed]


class LaneModel(QAbstractListModel):
    """Lists the delegations with one reply."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._cards: list[Card] = []

    def set_lines(self, lines: Sequence[DelegationLine]) -> None:
        """Show these delegations, in their order, with a heading before each section."""
        cards: list[Card] = []
        section = None
        for line in lines:
            if line.section is not section:
                section = line.section
                cards.append(section.text)
            cards.append(line)
        if cards != self._cards:
            self.beginResetModel()
            self._cards = cards
            self.endResetModel()

    def index_of(self, delegation_id: str) -> QModelIndex:
        """Return where a delegation stands, an invalid index if it does not."""
        for place, card in enumerate(self._cards):
            if isinstance(card, DelegationLine) and card.id == delegation_id:
                return self.index(place, 0)
        return QModelIndex()

    def line_at(self, index: Index) -> DelegationLine | None:
        """Return the delegation of a card, None for a heading."""
        card = self._cards[index.row()] if index.isValid() else None
        return card if isinstance(card, DelegationLine) else None

    def rowCount(self, parent: Index = ROOT) -> int:
        """Return the number of cards and headings."""
        return 0 if parent.isValid() else len(self._cards)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Answer for one card or heading."""
        if not index.isValid():
            return None
        card = self._cards[index.row()]
        if role == LINE_ROLE:
            return card
        if isinstance(card, str):
            return card if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole} else None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return card.party_name
            case Qt.ItemDataRole.AccessibleTextRole:
                return COMMA.join(words_on(card))
            case Qt.ItemDataRole.ToolTipRole:
                return wrapped_hint("\n".join(words_on(card)))
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Cards can be selected and dragged, headings only read."""
        return CARD if self.line_at(index) else Qt.ItemFlag.NoItemFlags

    def mimeTypes(self) -> list[str]:
        """Cards travel by the ids of their delegations."""
        return [MIME]

    def mimeData(self, indexes: Sequence[QModelIndex | QPersistentModelIndex]) -> QMimeData:
        """Pack the ids of the dragged cards."""
        lines = [line for line in map(self.line_at, indexes) if line]
        data = QMimeData()
        data.setData(MIME, "\n".join(line.id for line in lines).encode())
        return data

    def supportedDragActions(self) -> Qt.DropAction:
        """Cards are moved."""
        return Qt.DropAction.MoveAction


def dragged_ids(data: QMimeData) -> list[str]:
    """Return the ids of the delegations that `data` carries."""
    return (
        bytes(data.data(MIME).data()).decode("ascii", "replace").split("\n") if data.hasFormat(MIME) else []
    )
