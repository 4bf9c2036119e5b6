"""Which part of a programme a calendar tells of, and to whom."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from cica_events.domain.agenda import Visibility
from cica_events.domain.changes import Values

_ORDER = tuple(Visibility)  # from what everybody may read to what only the secretariat may


@dataclass(frozen=True, slots=True)
class CalendarScope:
    """What is wanted: a day or all, one person (by the ids as participant) or everybody, and for whose eyes.

    `gone` asks for what stood in an earlier calendar and does not any more, too.
    """

    language: str
    audience: Visibility = Visibility.DELEGATIONS
    day: date | None = None
    participant_ids: frozenset[str] = frozenset()
    gone: bool = True

    @property
    def whole(self) -> bool:
        """Return whether the whole meeting is wanted."""
        return self.day is None and not self.participant_ids

    def may_read(self, visibility: str | None) -> bool:
        """Return whether the readers may know of what is visible so."""
        return _ORDER.index(Visibility.of(visibility or Visibility.PUBLIC)) <= _ORDER.index(self.audience)

    def takes(self, sitting: Values | None, *, any_day: bool = False) -> bool:
        """Return whether a session with these stored values belongs into the calendar as such."""
        if sitting is None or not sitting.get("day") or not sitting.get("start"):
            return False
        if self.participant_ids and sitting.get("chair_id") not in self.participant_ids:
            return False
        return self.may_read(sitting.get("visibility")) and (any_day or self.on_day(sitting))

    def on_day(self, sitting: Values) -> bool:
        """Return whether a session is on the day that is wanted."""
        return self.day is None or sitting.get("day") == self.day.isoformat()
