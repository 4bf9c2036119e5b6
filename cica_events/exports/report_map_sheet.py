"""The map of participation as a sheet: a sign and a colour in each cell, never the colour alone."""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter

from cica_events.domain.meetings import HostRole
from cica_events.domain.participants import Capacity
from cica_events.domain.presence import Presence
from cica_events.exports.cells import Cell
from cica_events.exports.heights import fitted_row
from cica_events.exports.printing import Frame, fit_by_itself, lay_out
from cica_events.exports.report_table import ReportHeading
from cica_events.exports.report_workbook import dress_heading, put, write_block
from cica_events.exports.sheet import Page
from cica_events.exports.styles import FONT, HAIRLINE, LINE, TABLE_SIZE, TEXT
from cica_events.i18n import translator
from cica_events.progress import Progress
from cica_events.queries.reports import ReportMeeting
from cica_events.queries.reports_map import MapCell, ParticipationMap

HOST, CHAIR = "⌂", "★"
NAMES, CELL, TOTAL = 30.0, 4.3, 9.0  # widths in digits
HEADING_HEIGHT = 92.0  # points, of the slanted keys
_GAP = Side("thin", color="7D8CA3")
_TONES = {
    Presence.IN_PERSON: ("CDEBDA", "14592F"),
    Presence.ONLINE: ("D6E4F8", "1A4A94"),
    Presence.LOWER: ("FCE3B8", "7A4500"),
    Presence.WRITTEN: ("E6E0F3", "4B3A78"),
    Presence.EXPECTED: ("FFFFFF", "1A4A94"),
    Presence.NO_REPLY: ("FFF8DC", "7A5B00"),
    Presence.DECLINED: ("FADCD8", "8F1C13"),
    Presence.ABSENT: ("F3D2D0", "8F1C13"),
    Presence.NOT_INVITED: ("FFFFFF", "667085"),
    Presence.NO_STATUS: ("F3F5F8", "98A2B3"),
    Presence.UNKNOWN: ("FFFFFF", "667085"),
}


@dataclass(frozen=True, slots=True)
class MapSheet:
    """Draws a map; it is a `report_workbook.Draw`."""

    map: ParticipationMap

    def __call__(self, sheet: Any, heading: ReportHeading, progress: Progress) -> None:
        """Draw the title block, the headings, the cells with their totals, and the legend."""
        words = translator(heading.language)
        at = write_block(sheet, heading, words.gettext("Participation map"))
        self._headings(sheet, at, words.gettext("State or organization"), words.gettext("Times attended"))
        top, looks = at + 3, _Looks()
        for number, party in enumerate(self.map.parties):
            progress(number, len(self.map.parties))
            self._row(sheet, top + number, number, looks)
            name = _wrapped(sheet, top + number, party.name, "left")
            name.border = Border(bottom=HAIRLINE)
        bottom = top + len(self.map.parties)
        self._totals(sheet, bottom, words.gettext("Total"))
        self._legend(sheet, bottom + 2, words.gettext)
        self._set_up(sheet, heading, top, bottom)

    @property
    def _last(self) -> int:
        """Return the column of the rows' totals."""
        return len(self.map.meetings) + 2

    def _headings(self, sheet: Any, at: int, corner: str, total: str) -> None:
        meetings = list(enumerate(self.map.meetings, 2))
        for row, name in ((at, _year), (at + 1, _body)):
            for key, run in groupby(meetings, name):
                self._band(sheet, row, key[-1], [column for column, _meeting in run])
        for column, meeting in meetings:
            cell = put(sheet, at + 2, column, meeting.key)
            dress_heading(cell)
            cell.alignment = Alignment("center", "bottom", text_rotation=90)
        for row in range(at, at + 3):
            for column, label in ((1, corner), (self._last, total)):
                dress_heading(put(sheet, row, column, label if row == at + 2 else None), centred=column > 1)
        sheet.row_dimensions[at + 2].height = HEADING_HEIGHT

    def _band(self, sheet: Any, row: int, text: str, columns: list[int]) -> None:
        """Write what meetings side by side have in common over all of them."""
        for column in columns:
            cell = put(sheet, row, column, text if column == columns[0] else None)
            dress_heading(cell)
            cell.alignment = Alignment("center", "center", shrink_to_fit=True)
        if len(columns) > 1:
            sheet.merge_cells(start_row=row, end_row=row, start_column=columns[0], end_column=columns[-1])

    def _row(self, sheet: Any, row: int, number: int, looks: _Looks) -> None:
        party, year = self.map.parties[number], 0
        for column, meeting in enumerate(self.map.meetings, 2):
            found = self.map.cell(party.id, meeting)
            cell = sheet.cell(row, column, shown(found) or None)
            looks.dress(cell, found.presence, begins_year=meeting.year != year)
            year = meeting.year
        total = put(sheet, row, self._last, self.map.per_party.get(party.id, 0))
        total.alignment = Alignment("center", "center")
        total.border = Border(bottom=HAIRLINE, left=_GAP)

    def _totals(self, sheet: Any, row: int, label: str) -> None:
        values: list[Cell] = [label, *(self.map.per_meeting.get(one.id, 0) for one in self.map.meetings)]
        last: Cell = self.map.attended
        for column, value in enumerate([*values, last], 1):
            cell = put(sheet, row, column, value, Font(FONT, TABLE_SIZE, bold=True, color=TEXT))
            cell.border = Border(top=LINE)
            cell.alignment = Alignment("left" if column == 1 else "center", "center")

    def _legend(self, sheet: Any, row: int, text: Any) -> None:
        marks = [(each.sign, each.label, _TONES[each]) for each in Presence if each.sign]
        marks += [
            (HOST, HostRole.HOST.label, ("FFFFFF", TEXT)),
            (CHAIR, Capacity.CHAIR.label, ("FFFFFF", TEXT)),
        ]
        for number, (sign, label, (ground, ink)) in enumerate(marks, row):
            cell = put(sheet, number, 2, sign, Font(FONT, TABLE_SIZE, color=ink))
            cell.fill = PatternFill("solid", fgColor=ground)
            cell.alignment = Alignment("center", "center")
            _wrapped(sheet, number, text(label), "right")

    def _set_up(self, sheet: Any, heading: ReportHeading, top: int, bottom: int) -> None:
        for column in range(1, self._last + 1):
            width = NAMES if column == 1 else TOTAL if column == self._last else CELL
            sheet.column_dimensions[get_column_letter(column)].width = width
        frame = Frame(top - 1, bottom, bottom + 1 + len(Presence) + 1, self._last)
        lay_out(sheet, frame, Page.LANDSCAPE, heading.title, heading.language)
        fit_by_itself(sheet, frame)
        sheet.auto_filter.ref = None
        sheet.freeze_panes = f"B{top}"
        sheet.print_title_rows = f"{top - 3}:{top - 1}"
        sheet.print_title_cols = "A:A"
        sheet.page_setup.fitToWidth = max(1, round(len(self.map.meetings) / 45))


class _Looks:
    """Dresses the cells of a map: each look is made once, as making one takes longer than all else."""

    def __init__(self) -> None:
        self._made: dict[tuple[Presence, bool], Any] = {}

    def dress(self, cell: Any, presence: Presence, *, begins_year: bool) -> None:
        """Give a cell the colours of a presence, and the line at which a year begins."""
        look = self._made.get((presence, begins_year))
        if look is not None:
            cell._style = copy(look)
            return
        ground, ink = _TONES[presence]
        cell.fill = PatternFill("solid", fgColor=ground)
        cell.font = Font(FONT, TABLE_SIZE, color=ink)
        cell.alignment = Alignment("center", "center")
        cell.border = Border(bottom=HAIRLINE, left=_GAP if begins_year else HAIRLINE)
        self._made[presence, begins_year] = copy(cell._style)


def _wrapped(sheet: Any, row: int, text: str, side: str) -> Any:
    """Write a text into the first column, the row as high as its lines, and return the cell."""
    cell = put(sheet, row, 1, text)
    cell.alignment = Alignment(side, "center", wrap_text=True)
    sheet.row_dimensions[row] = fitted_row(sheet, row, [(text, NAMES)])
    return cell


def shown(cell: MapCell) -> str:
    """Return the signs of a cell: what the party was to the meeting, then host and chair."""
    return cell.presence.sign + (HOST if cell.host else "") + (CHAIR if cell.chair else "")


def _year(pair: tuple[int, ReportMeeting]) -> tuple[str, ...]:
    return (str(pair[1].year),)


def _body(pair: tuple[int, ReportMeeting]) -> tuple[str, ...]:
    return (str(pair[1].year), pair[1].body)
