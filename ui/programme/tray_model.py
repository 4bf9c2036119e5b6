"""What lies in the tray beside the day: the agenda, what of it is in no session, sessions without a time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import Any

from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt

from cica_events.directions import COMMA
from cica_events.i18n import _, language
from ui.programme.item_mime import ITEMS, carried_items, item_mime
from ui.programme.programme_list import ProgrammeList
from ui.programme.programme_words import day_words, minutes_words, time_of, title_of
from ui.toolkit.plain import wrapped_hint

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole


class Part(Enum):
    """What a line of the tray is."""

    HEADING = auto()
    ITEM = auto()
    UNSCHEDULED = auto()
    SESSION = auto()


@dataclass(frozen=True, slots=True)
class TrayLine:
    """One line; `where` tells in which session an item is dealt with."""

    part: Part
    id: str
    number: str
    title: str
    aside: str
    depth: int = 0
    where: str = ""


class TrayModel(QAbstractListModel):
    """The lines of the tray; items can be dragged out of it, and back to take them out of their session."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.lines: Sequence[TrayLine] = ()

    def show(self, programme: ProgrammeList) -> None:
        """Show the agenda of a programme as it is now."""
        lines = lines_of(programme)
        if lines != self.lines:
            self.beginResetModel()
            self.lines = lines
            self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        """Return the number of lines."""
        return 0 if parent is not None and parent.isValid() else len(self.lines)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return what can be done with a line."""
        flag = Qt.ItemFlag
        if not index.isValid():
            return flag.ItemIsDropEnabled
        match self.lines[index.row()].part:
            case Part.HEADING:
                return flag.NoItemFlags
            case Part.SESSION:
                return flag.ItemIsEnabled | flag.ItemIsSelectable
            case _:
                return flag.ItemIsEnabled | flag.ItemIsSelectable | flag.ItemIsDragEnabled

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        """Return the words of a line."""
        line = self.lines[index.row()]
        if role == Role.DisplayRole:
            return line.title
        if role == Role.ToolTipRole:
            return wrapped_hint("\n".join(part for part in (line.title, line.where) if part))
        if role == Role.AccessibleTextRole:
            return COMMA.join(
                part for part in (f"{line.number} {line.title}", line.aside, line.where) if part
            )
        return None

    def mimeTypes(self) -> list[str]:
        """Return what is dragged."""
        return [ITEMS]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """Return the dragged items."""
        lines = [self.lines[index.row()] for index in sorted(indexes, key=lambda index: index.row())]
        return item_mime([line.id for line in lines if line.part in {Part.ITEM, Part.UNSCHEDULED}])

    def supportedDropActions(self) -> Qt.DropAction:
        """Return that items are moved."""
        return Qt.DropAction.MoveAction

    def canDropMimeData(
        self, data: QMimeData, _action: Qt.DropAction, _row: int, _column: int, _parent: Index
    ) -> bool:
        """Tell whether agenda items are dragged."""
        return bool(carried_items(data))


def lines_of(programme: ProgrammeList) -> list[TrayLine]:
    """Return the lines of the tray."""
    homes = {item.row.id: each for each in programme.sittings() for item in each.items}
    lines = [TrayLine(Part.HEADING, "", "", _("Agenda"), "")]
    for row in programme.agenda:
        home, where = homes.get(row.id), ""
        if home is not None and home.start is not None and programme.programme is not None:
            day = day_words(home.start.date(), programme.programme)
            where = f"{day} {time_of(home.start)}, {title_of(home)}"
        minutes, title = minutes_words(row.minutes or 0), row.shown_title(language())
        lines.append(TrayLine(Part.ITEM, row.id, row.number, title, minutes, row.depth, where))
    if programme.unscheduled():
        lines.append(TrayLine(Part.HEADING, "", "", _("Not yet scheduled"), ""))
    for item in programme.unscheduled():
        row, minutes = item.row, minutes_words(item.minutes)
        lines.append(TrayLine(Part.UNSCHEDULED, row.id, row.cited, row.shown_title(language()), minutes))
    unplaced = programme.programme.unplaced if programme.programme else ()
    if unplaced:
        lines.append(TrayLine(Part.HEADING, "", "", _("Sessions without a time"), ""))
    for sitting in unplaced:
        minutes = minutes_words(sitting.minutes)
        lines.append(TrayLine(Part.SESSION, sitting.row.id, "", title_of(sitting), minutes))
    return lines
