"""A list as it stands in a sheet: headings, the rows below them, and what of the sheet is no row of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final, Literal

from cica_events.i18n import _, ngettext, quoted
from cica_events.imports.sources.grid import Grid, Row, column_letters

_NAMED: Final = 10  # rows that a notice names
_LONGEST: Final = 60  # letters of a row that a notice quotes


class Omission(StrEnum):
    """Why a row of the sheet is no row of the list."""

    ABOVE = "above"
    REPEATED = "repeated"
    SECTION = "section"
    SUBSECTION = "subsection"
    TOTAL = "total"
    NUMBERED = "numbered"
    NOTE = "note"


_Figures = Literal[Omission.REPEATED, Omission.TOTAL, Omission.NUMBERED]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A row of the sheet that is no row of the list, and what it says."""

    number: int
    why: Omission
    text: str


@dataclass(frozen=True, slots=True)
class Table:
    """A list under its headings; a column without a heading has an empty one.

    `heading_row` counts as the spreadsheet does, 0 where there are no headings. `columns` are the numbers of
    the columns in the sheet; behind them stand `added` columns that hold what the sheet says above the rows.
    Of a list whose fields stand below one another (`turned`) rows and columns are exchanged, numbers too.
    """

    grid: Grid
    heading_row: int
    headings: tuple[str, ...]
    rows: tuple[Row, ...]
    notices: tuple[str, ...]
    added: int = 0
    columns: tuple[int, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    known: int = 0  # headings that name a field
    turned: bool = False
    heading_rows: tuple[int, ...] = ()

    def letter(self, index: int) -> str:
        """Return the letters of the column that holds the cells at `index`; empty for an added one."""
        if index >= len(self.columns):
            return ""
        return str(self.columns[index]) if self.turned else column_letters(self.columns[index])

    def with_left_out(self, more: Sequence[LeftOut]) -> Table:
        """Return the list with more rows that are told to be none of it."""
        left_out = sorted((*self.left_out, *more), key=lambda each: each.number)
        return replace(self, left_out=tuple(left_out), notices=(*self.notices, *told(more)))

    @property
    def described(self) -> str:
        """Where the list stands and how it begins, to choose it among several."""
        shown = ", ".join(filter(None, self.headings)) or " · ".join(_quoted(self.rows[0]))
        text = _("Columns {first}-{last}: {shown}") if self.turned else _("Rows {first}-{last}: {shown}")
        first = self.heading_row or self.rows[0].number
        return text.format(first=first, last=self.rows[-1].number, shown=cut(shown))


def _quoted(row: Row) -> list[str]:
    return [str(cell) for cell in row.cells if cell is not None]


def cut(text: str) -> str:
    """Return `text` in one line, no longer than can be quoted."""
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def told(left_out: Sequence[LeftOut]) -> list[str]:
    """Return in words what was left out, one notice for each reason."""
    notices = []
    for why in Omission:
        if found := [each for each in left_out if each.why is why]:
            texts = list(dict.fromkeys(quoted(cut(each.text)) for each in found if each.text))
            rows = listed([each.number for each in found])
            notices.append(_told(why, len(found)).format(rows=rows, text=_few(texts)))
    return notices


def listed(numbers: Sequence[int]) -> str:
    """Return the first of `numbers`, and whether there are more."""
    return _few([str(number) for number in numbers])


def _few(texts: Sequence[str]) -> str:
    shown = ", ".join(texts[:_NAMED])
    return f"{shown}, …" if len(texts) > _NAMED else shown


def _told(why: Omission, count: int) -> str:
    """Return the notice about rows that say something."""
    match why:
        case Omission.ABOVE:
            return ngettext(
                "Row {rows} above the headings is not data: {text}.",
                "Rows {rows} above the headings are not data: {text}.",
                count,
            )
        case Omission.SECTION:
            return ngettext(
                "Row {rows} was read as a heading of the rows below it: {text}.",
                "Rows {rows} were read as headings of the rows below them: {text}.",
                count,
            )
        case Omission.SUBSECTION:
            return ngettext(
                "Row {rows} only divides the list and is left out: {text}.",
                "Rows {rows} only divide the list and are left out: {text}.",
                count,
            )
        case Omission.NOTE:
            return ngettext(
                "Row {rows} was read as a note and is left out: {text}.",
                "Rows {rows} were read as notes and are left out: {text}.",
                count,
            )
        case Omission.REPEATED | Omission.TOTAL | Omission.NUMBERED:
            return _told_of_figures(why, count)


def _told_of_figures(why: _Figures, count: int) -> str:
    """Return the notice about rows that only repeat, count or number."""
    match why:
        case Omission.REPEATED:
            return ngettext(
                "Row {rows} repeats the headings and is left out.",
                "Rows {rows} repeat the headings and are left out.",
                count,
            )
        case Omission.TOTAL:
            return ngettext(
                "Row {rows} only counts and is left out: {text}.",
                "Rows {rows} only count and are left out: {text}.",
                count,
            )
        case Omission.NUMBERED:
            return ngettext(
                "Row {rows} holds nothing but numbers and is left out.",
                "Rows {rows} hold nothing but numbers and are left out.",
                count,
            )
