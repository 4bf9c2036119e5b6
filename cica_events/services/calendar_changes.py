"""By which number a calendar entry grows with each change, and what stood in a calendar before."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from cica_events.domain.agenda import AgendaItem
from cica_events.domain.changes import Values
from cica_events.domain.dates import VagueDate
from cica_events.domain.meetings import Meeting
from cica_events.domain.sittings import Sitting
from cica_events.domain.speakers import Speaker
from cica_events.queries.programme_history import PastChange, PastState, ProgrammeHistory
from cica_events.services.calendar_scope import CalendarScope

_EVER = 1 << 62
_NUMBERING = {"parent_id", "order", "counting", "own_number"}


class CalendarChanges:
    """Reads the history of one programme."""

    def __init__(self, history: ProgrammeHistory, meeting_id: str) -> None:
        self._history, self._meeting_id = history, meeting_id
        self._sittings = history.of(Sitting)
        self._speakers = history.of(Speaker)
        self._items = history.of(AgendaItem)
        meetings = history.of(Meeting).get(meeting_id, [])
        self._meeting_states = history.states(meeting_id, meetings)
        self.of_meeting = meetings[-1] if meetings else None
        self._latest: dict[str, PastChange] = {}
        self._homes = self._homes_of_items()
        self._filled = set().union(*self._homes.values())
        for each in history.changes:
            for sitting_id in self._touched(each):
                self._latest[sitting_id] = each

    def latest(self, sitting_id: str | None) -> PastChange | None:
        """Return the last change of a session, of what is dealt with in it, or of the meeting."""
        found = [each for each in (self.of_meeting, self._latest.get(sitting_id or "")) if each]
        return max(found, key=lambda each: each.sequence, default=None)

    def gone(self, scope: CalendarScope) -> Iterator[tuple[str, Values]]:
        """Yield the sessions that were in a calendar of this scope and are no more, as they last were."""
        for record_id, changes in self._sittings.items():
            states = self._history.states(record_id, changes)
            if not (scope.takes(states[-1].values) and self._dated(_EVER)):
                before = [state for state, until in _lasting(states) if self._told(scope, state, until)]
                if before and before[-1].values:
                    yield record_id, before[-1].values

    def stored(self, record_id: str) -> Values | None:
        """Return what is stored of a record now."""
        return self._history.stored.get(record_id)

    def once_spoken(self, scope: CalendarScope) -> Iterator[tuple[str, str]]:
        """Yield the items at which participants were ever to speak, with the participants."""
        seen = set()
        for record_id, changes in self._speakers.items():
            for state in self._history.states(record_id, changes):
                values = state.values or {}
                found = values.get("item_id"), values.get("participant_id")
                if found[1] in scope.participant_ids and found not in seen:
                    seen.add(found)
                    yield str(found[0]), str(found[1])

    def last_place(self, item_id: str) -> tuple[Values, str, Values] | None:
        """Return an item as it last was, and the session in which it, or one above it, last stood, if any."""
        last = self._last(item_id)
        at: str | None = item_id
        seen: set[str] = set()
        while at is not None and at not in seen:
            seen.add(at)
            if last is not None and (home := self._last_home(at)) is not None:
                return last, *home
            at = (self._last(at) or {}).get("parent_id")
        return None

    def _last(self, item_id: str) -> Values | None:
        """Return the values of an item when it last was there."""
        states = self._history.states(item_id, self._items.get(item_id, []))
        return next((state.values for state in reversed(states) if state.values), None)

    def _last_home(self, item_id: str) -> tuple[str, Values] | None:
        """Return the session in which an item itself last stood, as that was when it last had a time."""
        states = self._history.states(item_id, self._items.get(item_id, []))
        for state in reversed(states):
            if state.values and (sitting_id := state.values.get("sitting_id")):
                sitting = self._history.states(sitting_id, self._sittings.get(sitting_id, []))
                timed = [one.values for one in sitting if one.values and one.values.get("start")]
                if timed:
                    return sitting_id, timed[-1]
        return None

    def _told(self, scope: CalendarScope, state: PastState, until: int) -> bool:
        """Return whether a calendar that was written while `state` lasted would have had the session."""
        return scope.takes(state.values) and (self._dated(state.sequence) or self._dated(until - 1))

    def _dated(self, sequence: int) -> bool:
        """Return whether the days of the meeting were known after a step."""
        state = [each for each in self._meeting_states if each.sequence <= sequence][-1]
        notation = (state.values or {}).get("date")
        return notation is not None and VagueDate.parse(notation).is_exact

    def _homes_of_items(self) -> dict[str, set[str]]:
        """Return the sessions in which each item, or one above it, stands or ever stood."""
        own: dict[str, set[str]] = {}
        above: dict[str, set[str]] = {}
        changes = [(each.change.id, each) for each in self._history.changes if _is_item(each)]
        for record_id, values in self._history.stored.items():
            if "parent_id" in values:
                own[record_id] = {values["sitting_id"]} - {None}
                above[record_id] = {values["parent_id"]} - {None}
        for record_id, each in changes:
            own.setdefault(record_id, set()).update(self._values(each, "sitting_id"))
            above.setdefault(record_id, set()).update(self._values(each, "parent_id"))
        return {record_id: _gathered(record_id, own, above) for record_id in own}

    def _touched(self, each: PastChange) -> set[str]:
        """Return the sessions whose entries a change may show in."""
        if each.change.table == Sitting.__tablename__:
            return {each.change.id}
        if _is_item(each):
            return self._filled if _renumbers(each) else self._homes.get(each.change.id, set())
        if each.change.table == Speaker.__tablename__:
            items = self._values(each, "item_id")
            return {sitting for item in items for sitting in self._homes.get(item, ())}
        return set()

    def _values(self, each: PastChange, key: str) -> set[str]:
        """Return what a field of a record was before and after a change, and is now."""
        several = (each.change.before, each.change.after, self._history.stored.get(each.change.id))
        return {values[key] for values in several if values and values.get(key)}


def _is_item(each: PastChange) -> bool:
    return each.change.table == AgendaItem.__tablename__


def _renumbers(each: PastChange) -> bool:
    """Return whether a change of an item may give others another number."""
    before, after = each.change.before, each.change.after
    return before is None or after is None or bool(_NUMBERING & after.keys())


def _gathered(item_id: str, own: dict[str, set[str]], above: dict[str, set[str]]) -> set[str]:
    """Return the sessions of an item and of all those above it."""
    found: set[str] = set()
    waiting, seen = [item_id], set()
    while waiting:
        each = waiting.pop()
        if each not in seen:
            seen.add(each)
            found |= own.get(each, set())
            waiting.extend(above.get(each, ()))
    return found


def _lasting(states: list[PastState]) -> Iterator[tuple[PastState, int]]:
    """Yield each state with the step that ended it."""
    for state, following in pairwise(states):
        yield state, following.sequence
    yield states[-1], _EVER
