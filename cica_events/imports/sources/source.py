"""Where a list comes from, and what the user says of how it is to be read."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Source:
    """A file, or what was on the clipboard, kept in a passing file under a `name` to show.

    Everything that is None is found by evidence: the sheet, the table on it (counted from 0 as they were
    found), the row of its headings (as the spreadsheet numbers it, 0 where the first row is data already),
    and for text files the encoding, the separator and the quotation mark ("" for none).
    """

    path: Path
    name: str = ""
    sheet: str | None = None
    table: int | None = None
    headings: int | None = None
    encoding: str | None = None
    separator: str | None = None
    quote: str | None = None

    @property
    def shown(self) -> str:
        """Return the name under which people know it."""
        return self.name or self.path.name
