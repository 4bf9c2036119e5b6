"""What a person sees of a list: the current cell, the selected block, what is told of it."""

from __future__ import annotations

from tests.journeys.keyboard import Keyboard
from tests.journeys.sheet import Sheet


def chosen(sheet: Sheet, heading: str) -> str:
    """Return what stands under a heading in the current line."""
    return str(sheet.view.currentIndex().siblingAtColumn(sheet.column(heading)).data() or "")


def heading_here(sheet: Sheet) -> str:
    """Return the heading over the current cell."""
    column = sheet.view.currentIndex().column()
    return next(one for one in sheet.headings if sheet.column(one) == column)


def block(sheet: Sheet) -> tuple[int, int]:
    """Return how many lines and columns are selected."""
    found = sheet.view.selectionModel().selectedIndexes()
    shown = {sheet.column(one) for one in sheet.headings}
    cells = {(one.row(), one.column()) for one in found if one.column() in shown}
    return len({row for row, _column in cells}), len({column for _row, column in cells})


def walk_to(person: Keyboard, sheet: Sheet, heading: str) -> None:
    """Go with the arrows along the line to the column with this heading."""
    shown = sheet.headings
    for _step in range(2 * len(shown)):
        by = shown.index(heading) - shown.index(heading_here(sheet))
        if not by:
            return
        person.press("Right" if by > 0 else "Left")
    raise AssertionError(f"the arrows do not lead to {heading!r}, but to {heading_here(sheet)!r}")
