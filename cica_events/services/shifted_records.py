"""Which records a step only shifted in their list, because of others, and where those that it moved stood."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from cica_events.domain.changes import LoggedChange, stored_values
from cica_events.domain.places import PLACES, only_shifted, seen, with_first_place
from cica_events.queries.reading import in_parts
from cica_events.services.record_names import RecordNames

TABLES: Final = frozenset(table for table, _key in PLACES)
_COLUMNS: Final = (
    LoggedChange.id,
    LoggedChange.set_id,
    LoggedChange.table_name,
    LoggedChange.record_id,
    LoggedChange.before,
    LoggedChange.after,
)
Line = LoggedChange | Row[*tuple[Any, ...]]
"""A logged change, or a row of its columns."""
Seen = tuple[int | None, int | None]
"""The places before and after a step; None where there was none."""
NONE: Final[Seen] = None, None


def may_be_shifted(line: Line) -> bool:
    """Tell whether of a record nothing was changed but its place in a list."""
    if line.table_name not in TABLES or line.before is None:
        return False
    keys = (stored_values(line.after) or {}).keys() - {"version"}
    return len(keys) == 1 and (line.table_name, *keys) in PLACES


def shifted_lines(session: Session, set_ids: Iterable[str]) -> dict[str, frozenset[str]]:
    """Return by step the ids of those of its changes that are nothing but a shift."""
    names = RecordNames(session)
    return {step: _shifted(names, lines) for step, lines in _lines(session, set_ids, names).items()}


def seen_places(session: Session, set_ids: Iterable[str]) -> dict[tuple[str, str], Seen]:
    """Return by change and attribute at which places, counted from 0, records stood in sight."""
    names = RecordNames(session)
    found: dict[tuple[str, str], Seen] = {}
    for lines in _lines(session, set_ids, names).values():
        for line in lines:
            names.want(line.table_name, line.record_id)
        for (key, *_among), each in _lists(names, lines).items():
            for line_id, place in each.went.items():
                found[line_id, key] = seen(place, each.left, each.came_to), found.get((line_id, key), NONE)[1]
            for line_id, place in each.entered.items():
                found[line_id, key] = found.get((line_id, key), NONE)[0], seen(place, each.came_to, each.left)
    return found


def shifting_steps(session: Session, set_ids: Iterable[str]) -> set[str]:
    """Return the steps that changed records which stand in a list: they alone may have shifted some."""
    changed = LoggedChange.before.is_not(None) & LoggedChange.after.is_not(None)
    query = select(LoggedChange.set_id).distinct().where(LoggedChange.table_name.in_(TABLES), changed)
    return {
        one for ids in in_parts(set_ids) for one in session.scalars(query.where(LoggedChange.set_id.in_(ids)))
    }


def _lines(session: Session, set_ids: Iterable[str], names: RecordNames) -> dict[str, list[Line]]:
    """Return by step its changes of records that stand in lists; announce those to `names`."""
    query = select(*_COLUMNS).where(LoggedChange.table_name.in_(TABLES))
    steps: dict[str, list[Line]] = {}
    for ids in in_parts(set_ids):
        for line in session.execute(query.where(LoggedChange.set_id.in_(ids))):
            steps.setdefault(line.set_id, []).append(line)
            names.want(line.table_name, line.record_id)
    return steps


@dataclass(slots=True)
class _List:
    """What a step did in one list."""

    moves: dict[str, tuple[int, int]] = field(default_factory=dict)
    came: list[int] = field(default_factory=list)
    stirred: bool = False
    went: dict[str, int] = field(default_factory=dict)  # by change the place that its record left
    entered: dict[str, int] = field(default_factory=dict)  # by change the place that its record took

    @property
    def left(self) -> Collection[int]:
        """The places that were left."""
        return self.went.values()

    @property
    def came_to(self) -> Collection[int]:
        """The places that were taken."""
        return self.entered.values()

    def shifted(self) -> set[str]:
        """Return the changes of records that only made room, or stand where they were seen before."""
        left, came = self.left, self.came_to
        gaps = set(left) ^ set(came)  # without any, all stand where they are seen
        still = {
            key
            for key, (before, after) in (self.moves.items() if gaps else ())
            if before != after and seen(before, left, came) == seen(after, came, left)
        }
        moved = {key: places for key, places in self.moves.items() if key not in still}
        return still | only_shifted(moved, self.came, self.stirred)


def _shifted(names: RecordNames, lines: Collection[Line]) -> frozenset[str]:
    meant = {line.id for line in lines if may_be_shifted(line)}
    lists = _lists(names, lines) if meant else {}
    return frozenset(meant.intersection(*[set().union(*(each.shifted() for each in lists.values()))]))


def _lists(names: RecordNames, lines: Iterable[Line]) -> dict[tuple[Any, ...], _List]:
    """Return what a step did by list: the attribute of the places, and what tells it from other lists."""
    lists: dict[tuple[Any, ...], _List] = {}
    for line in lines:
        now = names.values(line.table_name, line.record_id)
        for (table, key), place in PLACES.items():
            if table == line.table_name:
                _note(lists, line, key, place.among, now)
    return lists


def _note(
    lists: dict[tuple[Any, ...], _List],
    line: Line,
    key: str,
    among: tuple[str, ...],
    now: Mapping[str, Any],
) -> None:
    """Note what a change did in the list in which the record stood, and in the one where it stands after."""
    before, after = with_first_place(line.table_name, stored_values(line.before), stored_values(line.after))
    left, entered = (
        None if side is None else lists.setdefault((key, *_among(side, among, now)), _List())
        for side in (before, after)
    )
    if left is not None and before and (place := _places(before.get(key))):
        left.went[line.id] = place[0]
    if entered is not None and after and (place := _places(after.get(key))):
        entered.entered[line.id] = place[0]
    if left is not entered:
        for each in filter(None, (left, entered)):
            each.stirred = True
        if entered is not None:
            entered.came += _places((after or {}).get(key, now.get(key)))
    elif entered is not None and before and after and key in after:
        places = *_places(before.get(key)), *_places(after[key])
        if len(places) == 2:
            entered.moves[line.id] = places


def _among(side: Mapping[str, Any], among: tuple[str, ...], now: Mapping[str, Any]) -> Iterator[Any]:
    """Yield what tells the list from others; what the step did not change is as it is now."""
    return (side.get(name, now.get(name)) for name in among)


def _places(value: object) -> list[int]:
    """Return the place that a value is; none where it is of another kind, as in a damaged file."""
    return [value] if isinstance(value, int) else []
