"""Decides what becomes of the rows of a list of agenda items: new, changed, moved and missing ones."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from cica_events.domain.meetings import NumberStyle
from cica_events.i18n import _
from cica_events.imports.columns.agenda_columns import NUMBER, agenda_fields
from cica_events.imports.columns.mapping_text import fixed_values
from cica_events.imports.round_trip.there_and_back import (
    CellVerdict,
    Comparison,
    Present,
    RowState,
    RowVerdict,
    Verdict,
    compare,
)
from cica_events.imports.rows.agenda_rows import ItemDraft
from cica_events.imports.rows.rows import Doubt, Problem
from cica_events.imports.words.party_names import PartyNames
from cica_events.imports.words.vocabulary import squashed
from cica_events.queries.agenda import AgendaRow
from cica_events.services.agenda_moving import Moving, moving
from cica_events.services.agenda_numbers import AgendaNumbers
from cica_events.services.agenda_plan import AgendaPlan, Target
from cica_events.services.import_plan import (
    Acquaintance,
    Action,
    Choices,
    Conflict,
    Decision,
    Recognised,
    Side,
)
from cica_events.services.list_reading import ListReading
from cica_events.services.planned_rows import PlannedRow, WrittenRow

_OF_KNOWN: Final = (Decision.UPDATE, Decision.SKIP)
_OF_ALIKE: Final = (Decision.UPDATE, Decision.KEEP_BOTH, Decision.SKIP)
_OF_NEW: Final = (Decision.ADD, Decision.SKIP)
_OF_GONE: Final = (Decision.REMOVE, Decision.SKIP)
_APART: Final = (Decision.ADD, Decision.KEEP_BOTH)
_STAYS: Final = Moving((), {}, following=True)


@dataclass(frozen=True, slots=True)
class _Going:
    """Where a row puts its item, what is said in the place of its number, and why it cannot stand there."""

    target: Target | None = None
    said: str = ""
    problems: tuple[Problem, ...] = ()


class AgendaPlanner:
    """Plans one list against the items of a meeting's agenda."""

    def __init__(
        self,
        rows: Sequence[AgendaRow],
        style: NumberStyle,
        reading: ListReading,
        present: Present,
        choices: Choices,
    ) -> None:
        self._items = {row.id: row for row in rows}
        self._numbers = AgendaNumbers(rows, style)
        self._reading = reading
        self._choices = choices
        self._fixed = fixed_values(reading.mapping, agenda_fields(), PartyNames(()))
        self._free: dict[str, list[tuple[str, str]]] = {}  # item and field, by squashed title
        for row in rows:
            for key in ("title", "title_ru"):
                if text := squashed(getattr(row, key)):
                    self._free.setdefault(text, []).append((row.id, key))
        self._claimed: set[str] = set()
        self._comparison: Comparison | None = None
        if (origin := reading.origin) is not None:
            self._comparison = compare(origin, reading.table, reading.columns, present, agenda_fields())

    def plan(self, drafts: Sequence[ItemDraft]) -> AgendaPlan:
        """Return what becomes of `drafts` and of what is gone from the list."""
        found = self._comparison
        moves = moving(self._reading, found, self._items) if found else _STAYS
        renumbered = self._renumbered()
        planned: list[PlannedRow] = []
        targets: list[Target] = []
        for draft in drafts:
            verdict = found.rows.get(draft.number) if found else None
            if verdict is None or verdict.state is not RowState.KNOWN or verdict.record_id is None:
                planned.append(self._unknown(draft, verdict))
                continue
            row, target = self._known(draft, verdict, verdict.record_id, renumbered, moves)
            planned.append(row)
            targets.extend([target] if target else [])
        return AgendaPlan(
            reading=self._reading,
            choices=self._choices,
            rows=tuple(planned),
            notices=moves.notices,
            gone=tuple(self._gone(each) for each in self._not_there(planned)),
            seen=frozenset((row.id, row.version) for row in self._items.values()),
            depths={draft.number: draft.depth for draft in drafts},
            numbers=self._new_numbers(drafts) if found else {},
            targets=tuple(targets),
            following=moves.following,
        )

    def _new_numbers(self, drafts: Sequence[ItemDraft]) -> dict[int, tuple[int, ...]]:
        places = {draft.number: self._numbers.place(draft.label) for draft in drafts}
        return {number: place for number, place in places.items() if place}

    def _not_there(self, planned: Sequence[PlannedRow]) -> Iterator[str]:
        """Yield what is gone from the list; a row that lost its identifier may still mean it."""
        there = {row.participant_id for row in planned}
        yield from (each for each in self._comparison.gone if each not in there) if self._comparison else ()

    def _renumbered(self) -> dict[str, str]:
        """Return the new number of every item whose number was edited and is to be taken."""
        rows = self._comparison.rows if self._comparison else {}
        found = {}
        for number, verdict in rows.items():
            text = self._choices.mended.get((number, NUMBER))
            cell = verdict.cells.get(NUMBER)
            if text is None and cell and self._is_taken(number, NUMBER, cell):
                text = cell.theirs
            if text is not None and verdict.record_id:
                found[verdict.record_id] = text
        return found

    def _is_taken(self, number: int, key: str, cell: CellVerdict) -> bool:
        """Return whether what the file says of a cell counts."""
        if cell.verdict is Verdict.CONFLICT:
            return self._choices.sides.get((number, key)) is Side.THEIRS
        return cell.verdict is Verdict.EDITED

    def _known(
        self,
        draft: ItemDraft,
        verdict: RowVerdict,
        record_id: str,
        renumbered: Mapping[str, str],
        moves: Moving,
    ) -> tuple[PlannedRow, Target | None]:
        """Return what becomes of a row whose item is still here, and where it goes if it is moved."""
        decision = self._choices.rows.get(draft.number)
        item = self._items[record_id]
        taken = self._taken(draft, verdict)
        values, before, wrong = _edited(draft, item, taken - {NUMBER})
        going = self._going(draft, item, renumbered if NUMBER in taken else {}, moves)
        if going.said:
            values[NUMBER], before[NUMBER] = going.said, item.number
        problems = (*wrong, *going.problems)
        action = Action.REFUSE if problems else Action.UPDATE if before else Action.SKIP
        if decision is Decision.SKIP:
            action, problems, before = Action.SKIP, (), {}
        asks = record_id in moves.beside and decision is None
        row = PlannedRow(
            draft.number,
            action,
            values,
            before,
            participant_id=record_id,
            problems=problems,
            doubts=(Doubt(NUMBER, _elsewhere()),) if asks else (),
            recognised=(_recognised(item, _("It was exported from here in this row.")),),
            choices=_OF_KNOWN,
            decided=decision,
            conflicts=dict(_conflicts(verdict)),
            changed_here=_changed_here(verdict),
            written=self._written(draft),
        )
        return row, going.target if action is Action.UPDATE else None

    def _going(
        self, draft: ItemDraft, item: AgendaRow, renumbered: Mapping[str, str], moves: Moving
    ) -> _Going:
        """Return where a row puts its item: by hand, which is to be agreed to, or by a new number."""
        if item.id in moves.beside and self._choices.rows.get(draft.number) is Decision.UPDATE:
            return _Going(Target(item.id, beside=moves.beside[item.id]), _("moved"))
        if item.id not in renumbered:
            return _Going()
        target, problem = self._target(draft, item, renumbered)
        return _Going(target, renumbered[item.id], (problem,) if problem else ())

    def _taken(self, draft: ItemDraft, verdict: RowVerdict) -> set[str]:
        """Return the fields of a row whose cells count."""
        mended = {key for number, key in self._choices.mended if number == draft.number}
        return mended | {
            key for key, cell in verdict.cells.items() if self._is_taken(draft.number, key, cell)
        }

    def _target(
        self, draft: ItemDraft, item: AgendaRow, renumbered: Mapping[str, str]
    ) -> tuple[Target | None, Problem | None]:
        """Return where the new number puts an item, or why it cannot stand there."""
        text = renumbered[item.id]
        parts = self._numbers.place(text, item.id)
        if not parts:
            message = _("“{text}” is no number of an agenda item, such as 2 or 2.1.")
            return None, Problem(draft.number, NUMBER, text, message.format(text=text))
        if len(parts) > 1:
            above = {self._numbers.place(new, moved): moved for moved, new in renumbered.items()}
            parent = above.get(parts[:-1]) or self._numbers.at(parts[:-1])
            if parent is None:
                message = _("There is no item {number} under which it could stand.")
                number = ".".join(map(str, parts[:-1]))
                return None, Problem(draft.number, NUMBER, text, message.format(number=number))
            if self._is_under(parent, item.id):
                message = _("An item cannot stand under itself.")
                return None, Problem(draft.number, NUMBER, text, message)
        return Target(item.id, parts), None

    def _is_under(self, record_id: str | None, above: str) -> bool:
        seen: set[str] = set()
        while record_id is not None and record_id not in seen:
            if record_id == above:
                return True
            seen.add(record_id)
            record_id = self._items[record_id].parent_id if record_id in self._items else None
        return False

    def _unknown(self, draft: ItemDraft, verdict: RowVerdict | None) -> PlannedRow:
        """Return what becomes of a row without an identifier of ours: its title may be known all the same."""
        decision = self._choices.rows.get(draft.number)
        values = {key: value for key, value in draft.read.values.items() if value not in (None, "")}
        state = verdict.state if verdict else RowState.ADDED
        item, key = self._alike(values) if state is RowState.ADDED else (None, "title")
        if item and key == "title_ru" and "title_ru" not in values:
            values["title_ru"] = values.pop("title")
        known = item if item and decision not in _APART else None
        before = {
            key: getattr(known, key)
            for key, value in values.items()
            if known and getattr(known, key) != value
        }
        if known is None:
            values = {**self._fixed, **values}
        values.setdefault("title", known.title if known else values.get("title_ru", ""))
        problems = [*draft.read.problems, *([] if values["title"] else [_missing(draft)])]
        doubts = [*draft.read.doubts, *self._doubts(verdict, values)]
        if known and self._comparison is not None:
            doubts.append(
                Doubt("", _("Its hidden identifier is gone. It was known by its title; its place stays."))
            )
        skipped = decision is Decision.SKIP or (doubts and state is not RowState.ADDED and decision is None)
        action = Action.UPDATE if known and before else Action.SKIP if known else Action.CREATE
        return PlannedRow(
            draft.number,
            Action.SKIP if skipped else Action.REFUSE if problems else action,
            values,
            {} if skipped else before,
            participant_id=known.id if known else None,
            problems=() if skipped else tuple(problems),
            doubts=tuple(doubts),
            recognised=(_recognised(item, _("It has the same title.")),) if item else (),
            choices=_OF_ALIKE if item else _OF_NEW,
            decided=decision,
            written=self._written(draft),
        )

    def _alike(self, values: Mapping[str, Any]) -> tuple[AgendaRow | None, str]:
        """Return the first item with that title which no row before has, and in which field it has it."""
        for key in ("title", "title_ru"):
            for record_id, field in self._free.get(squashed(values.get(key, "")), ()):
                lost = self._comparison is None or record_id in self._comparison.gone
                if lost and record_id not in self._claimed:
                    self._claimed.add(record_id)
                    return self._items[record_id], field
        return None, "title"

    def _doubts(self, verdict: RowVerdict | None, values: Mapping[str, Any]) -> Iterator[Doubt]:
        if verdict is None or verdict.record_id is None:
            return
        if verdict.state is RowState.REMOVED_HERE:
            yield Doubt("", _("It was removed here since. Choose “Add” to take it in again."))
        elif verdict.state is RowState.COPIED:
            item = self._items.get(verdict.record_id)
            if item and squashed(item.title) == squashed(values["title"]):
                text = _("It is a copy of row {row}. Choose “Add” to take it in as well.")
                yield Doubt("", text.format(row=verdict.copy_of))

    def _gone(self, record_id: str) -> PlannedRow:
        item = self._items[record_id]
        decision = self._choices.rows.get(record_id)
        return PlannedRow(
            0,
            Action.REMOVE if decision is Decision.REMOVE else Action.SKIP,
            {"title": item.title, NUMBER: item.number},
            participant_id=record_id,
            recognised=(_recognised(item, _("Its row was removed from the file.")),),
            choices=_OF_GONE,
            decided=decision,
        )

    def _written(self, draft: ItemDraft) -> WrittenRow:
        mended = {key: text for (number, key), text in self._choices.mended.items() if number == draft.number}
        return WrittenRow(self._reading.columns, draft.cells, mended)


def _edited(
    draft: ItemDraft, item: AgendaRow, keys: Collection[str]
) -> tuple[dict[str, Any], dict[str, Any], list[Problem]]:
    """Return the title and what else `keys` make of an item, what was there before, and what is wrong."""
    values: dict[str, Any] = {"title": item.title}
    before: dict[str, Any] = {}
    problems: list[Problem] = []
    for key in keys:
        problems.extend(problem for problem in draft.read.problems if problem.field == key)
        value = draft.read.values.get(key)
        value = "" if value is None and type(getattr(item, key)) is str else value
        if getattr(item, key) != value:
            values[key], before[key] = value, getattr(item, key)
    if "title" in before and not values["title"]:
        problems.append(_missing(draft))
    return values, before, problems


def _recognised(item: AgendaRow, reason: str) -> Recognised:
    return Recognised(Acquaintance.MEETING, f"{item.cited} {item.title}".strip(), reason, record_id=item.id)


def _conflicts(verdict: RowVerdict) -> Iterator[tuple[str, Conflict]]:
    for key, cell in verdict.cells.items():
        if cell.verdict is Verdict.CONFLICT:
            yield key, Conflict(cell.base or "", cell.theirs, cell.ours)


def _changed_here(verdict: RowVerdict) -> dict[str, str]:
    return {key: cell.ours for key, cell in verdict.cells.items() if cell.verdict is Verdict.CHANGED_HERE}


def _missing(draft: ItemDraft) -> Problem:
    return Problem(draft.number, "title", "", _("The title is missing."))


def _elsewhere() -> str:
    return _("It stands in another place than it was exported. Choose “Update” to move it there.")
