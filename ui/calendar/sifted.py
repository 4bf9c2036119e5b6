"""The meetings that pass the filter, made ready for the calendar: found by their days without reading all."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from cica_events.domain.dates import VagueDate
from cica_events.domain.meetings import LinkKind
from cica_events.queries.calendar import CalendarMeeting
from ui.calendar.filling import Placed


@dataclass(frozen=True, slots=True)
class Entry:
    """A meeting with a date, and what the layout knows of it."""

    row: CalendarMeeting
    placed: Placed


def _placed(row: CalendarMeeting, date: VagueDate) -> Placed:
    beside = (link.meeting_id for link in row.links if link.kind is LinkKind.ACCOMPANIES)
    return Placed(row.id, date, frozenset(beside))


class Sifted:
    """Entries by date, and the meetings that have none."""

    def __init__(self, rows: Iterable[CalendarMeeting], before: Sifted | None = None) -> None:
        """Make `rows` ready; what was ready `before` is taken from there."""
        self._made: dict[str, Entry] = before._made if before is not None else {}
        self.entries: list[Entry] = []
        self.undated: list[CalendarMeeting] = []
        for row in rows:
            if row.date is None:
                self.undated.append(row)
            else:
                made = self._made.get(row.id)
                if made is None or made.row is not row:
                    made = self._made[row.id] = Entry(row, _placed(row, row.date))
                self.entries.append(made)

    def __len__(self) -> int:
        """Return how many there are in all."""
        return len(self.entries) + len(self.undated)

    def between(self, first: dt.date, last: dt.date) -> list[Entry]:
        """Return those that are, or may be, on a day from `first` to `last`."""
        return [each for each in self.entries if each.placed.first <= last and each.placed.last >= first]

    def beside(self, meeting_id: str, day: dt.date, step: int) -> str:
        """Return the id of the next meeting in time (step 1) or the one before (-1), empty where none is.

        It is the one beside `meeting_id`, or beside `day` where that meeting does not pass.
        """
        ids = [each.row.id for each in self.entries]
        if meeting_id in ids:
            place = ids.index(meeting_id) + step
        else:
            before = sum(each.placed.first < day for each in self.entries)
            place = before if step > 0 else before - 1
        return ids[place] if 0 <= place < len(ids) else ""
