"""Which lines of a table are headings of groups, and what the records between them are numbered by."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate
from typing import Any

from ui.toolkit.arrangement import GroupLine


class Headings:
    """The headings among `lines`, looked for once; the lines must not change meanwhile."""

    def __init__(self, lines: Sequence[Any]) -> None:
        found = [(place, line) for place, line in enumerate(lines) if type(line) is GroupLine]
        self._places = [place for place, _line in found]
        hidden = (line.count if line.folded else 0 for _place, line in found)
        self._before = list(accumulate(hidden, initial=0))  # hidden records up to the heading and under it
        self.found = sum(line.count for _place, line in found)  # records, those of folded groups too

    def number(self, line: int) -> int:
        """Return the number of the record on a line, counted from 1, and 0 for a heading."""
        above = bisect_right(self._places, line)
        if above and self._places[above - 1] == line:
            return 0
        return line + 1 - above + self._before[above]
