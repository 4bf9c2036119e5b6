"""A meeting as it was read: in full, or at first only as far as its first picture needs it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from threading import Lock
from typing import Any, cast

from cica_events.queries.delegations import DelegationRow
from cica_events.queries.participants import ParticipantPlace, ParticipantRow, removed_row
from cica_events.queries.parties import PartyRow


@dataclass(frozen=True, slots=True)
class State:
    """What a snapshot rests on: as long as that stays, the meeting need not be read again."""

    step: int  # the newest of the history before it was read, whoever made it
    edition: int  # of the parties' names
    compared: bool  # with the directory
    day: date  # on which the parties have their status at a meeting without a date


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A meeting as it was read: everything that the tab shows."""

    meeting_id: str
    state: State
    rows: Sequence[ParticipantRow]
    delegations: Sequence[DelegationRow]
    parties: Sequence[PartyRow]
    differing: dict[str, str]  # by participant, what the directory has otherwise
    late: LateRows | None = None  # those of `rows` that are not read yet


class LateRows:
    """Rows of which only the places are read; `read` reads the whole meeting when one is first asked for.

    It is read once: a thread that asks meanwhile waits for the one that reads.
    """

    def __init__(self, read: Callable[[], Snapshot]) -> None:
        self._read = read
        self._reading = Lock()
        self._whole: Snapshot | None = None
        self._rows: dict[str, ParticipantRow] = {}

    def whole(self) -> Snapshot:
        """Return the meeting in full."""
        with self._reading:
            if self._whole is None:
                self._whole = self._read()
                self._rows = {row.id: row for row in self._whole.rows}
            return self._whole

    def row(self, place: ParticipantPlace) -> ParticipantRow:
        """Return the participant at a place, an empty row where another program removed it meanwhile."""
        self.whole()
        return self._rows.get(place.id) or removed_row(place)

    def stand_ins(self, places: Sequence[ParticipantPlace]) -> list[ParticipantRow]:
        """Return for each place what behaves as its row."""
        return cast("list[ParticipantRow]", [_LateRow(place, self) for place in places])


class _LateRow:
    """Stands in for a row: whoever asks for more than its place has it read at once and gets the truth."""

    __slots__ = ("_late", "_place", "delegation_id", "id")
    is_late = True  # what only guesses widths leaves it alone

    def __init__(self, place: ParticipantPlace, late: LateRows) -> None:
        self.id, self.delegation_id = place
        self._place = place
        self._late = late

    def __getattr__(self, name: str) -> Any:
        return getattr(self._late.row(self._place), name)
