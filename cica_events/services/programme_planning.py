"""Decides what becomes of the rows of a list of sessions: new, changed and missing ones."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import time
from typing import Any, Final

from cica_events.domain.lengths import check_minutes
from cica_events.domain.sittings import SittingKind
from cica_events.errors import ValidationError
from cica_events.exports.registry import find_export
from cica_events.i18n import _
from cica_events.imports.columns.mapping_text import fixed_values
from cica_events.imports.columns.programme_columns import WHEN, session_fields
from cica_events.imports.round_trip.there_and_back import (
    CellVerdict,
    Comparison,
    Present,
    RowState,
    RowVerdict,
    Verdict,
    compare,
)
from cica_events.imports.rows.programme_rows import SessionDraft
from cica_events.imports.rows.rows import Doubt, Problem
from cica_events.imports.values.session_times import minutes_from
from cica_events.imports.words.party_names import PartyNames
from cica_events.imports.words.vocabulary import squashed
from cica_events.queries.sittings import SittingRow
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
from cica_events.services.programme_plan import ProgrammePlan

_OF_KNOWN: Final = (Decision.UPDATE, Decision.SKIP)
_OF_ALIKE: Final = (Decision.UPDATE, Decision.KEEP_BOTH, Decision.SKIP)
_OF_NEW: Final = (Decision.ADD, Decision.SKIP)
_OF_GONE: Final = (Decision.REMOVE, Decision.SKIP)
_APART: Final = (Decision.ADD, Decision.KEEP_BOTH)
_TIMING: Final = (*WHEN, "duration")
_REQUIRED: Final = {"kind": SittingKind.PLENARY}


class ProgrammePlanner:
    """Plans one list against the sessions of a meeting; `people` are its participants by squashed name."""

    def __init__(
        self,
        rows: Sequence[SittingRow],
        people: Mapping[str, str],
        reading: ListReading,
        present: Present,
        choices: Choices,
    ) -> None:
        self._sessions = {row.id: row for row in rows}
        self._people, self._reading, self._choices = people, reading, choices
        self._fixed = fixed_values(reading.mapping, session_fields(), PartyNames(()))
        self._chairs: dict[str, str] = {}
        self._claimed: set[str] = set()
        self._present = present
        self._comparison: Comparison | None = None
        if (origin := reading.origin) is not None:
            exported = find_export(origin.export).fields
            self._comparison = compare(origin, reading.table, reading.columns, present, exported)

    def plan(self, drafts: Sequence[SessionDraft]) -> ProgrammePlan:
        """Return what becomes of `drafts` and of what is gone from the list."""
        found = self._comparison
        planned = []
        for given in drafts:
            draft = self._with_chair(given)
            verdict = found.rows.get(draft.number) if found else None
            if verdict is None or verdict.state is not RowState.KNOWN or verdict.record_id is None:
                planned.append(self._unknown(draft, verdict))
            else:
                planned.append(self._known(draft, verdict, verdict.record_id))
        there = {row.participant_id for row in planned}
        gone = found.gone if found else ()
        return ProgrammePlan(
            reading=self._reading,
            choices=self._choices,
            rows=tuple(planned),
            notices=(),
            gone=tuple(self._gone(each) for each in gone if each not in there),
            seen=frozenset((row.id, row.version) for row in self._sessions.values()),
            chairs=self._chairs,
        )

    def _with_chair(self, draft: SessionDraft) -> SessionDraft:
        """Return a row whose chair is a participant of the meeting, and a doubt where nobody is."""
        name = draft.read.values.get("chair")
        if not name:
            return draft
        if participant_id := self._people.get(squashed(name)):
            self._chairs[name] = participant_id
            return draft
        text = _("Nobody called “{name}” takes part in the meeting: the chair is left open.")
        doubts = (*draft.read.doubts, Doubt("chair", text.format(name=name)))
        values = {key: value for key, value in draft.read.values.items() if key != "chair"}
        return replace(draft, read=replace(draft.read, values=values, doubts=doubts))

    def _known(self, draft: SessionDraft, verdict: RowVerdict, record_id: str) -> PlannedRow:
        """Return what becomes of a row whose session is still here."""
        decision = self._choices.rows.get(draft.number)
        session = self._sessions[record_id]
        taken = self._taken(draft, verdict)
        said = self._said(draft, session, taken)
        values: dict[str, Any] = {"title": _name(session), "day": session.day, "start": session.start}
        before: dict[str, Any] = {}
        for key, value in said.items():
            present = _present(session, key)
            if present != value:
                values[key], before[key] = value, present
        problems = [each for each in draft.read.problems if each.field in taken]
        problems.extend(_too_long(draft.number, values if "duration" in before else {}))
        action = Action.REFUSE if problems else Action.UPDATE if before else Action.SKIP
        if decision is Decision.SKIP:
            action, problems, before = Action.SKIP, [], {}
        return PlannedRow(
            draft.number,
            action,
            values,
            before,
            participant_id=record_id,
            problems=tuple(problems),
            doubts=tuple(each for each in draft.read.doubts if each.field in taken),
            recognised=(_recognised(session, _("It was exported from here in this row.")),),
            choices=_OF_KNOWN,
            decided=decision,
            conflicts=dict(_conflicts(verdict)),
            changed_here={
                key: cell.ours for key, cell in verdict.cells.items() if cell.verdict is Verdict.CHANGED_HERE
            },
            written=self._written(draft),
        )

    def _taken(self, draft: SessionDraft, verdict: RowVerdict) -> set[str]:
        """Return the fields of a row whose cells count."""
        mended = {key for number, key in self._choices.mended if number == draft.number}
        return mended | {key for key, cell in verdict.cells.items() if self._counts(draft.number, key, cell)}

    def _counts(self, number: int, key: str, cell: CellVerdict) -> bool:
        if cell.verdict is Verdict.CONFLICT:
            return self._choices.sides.get((number, key)) is Side.THEIRS
        return cell.verdict is Verdict.EDITED

    def _said(self, draft: SessionDraft, session: SittingRow, taken: set[str]) -> dict[str, Any]:
        """Return the new values of the fields that were edited, what follows from them among these.

        A session whose beginning alone was edited moves: it stays as long as it was.
        """
        values = draft.read.values
        found: dict[str, Any] = {}
        for key in taken:
            if key not in _TIMING and (key in values or key == "chair"):
                value = values.get(key)
                empty = "" if isinstance(_present(session, key), str) else _REQUIRED.get(key)
                if key != "chair" or value or not any(each.field == "chair" for each in draft.read.doubts):
                    found[key] = empty if value is None else value
        if "day" in taken:
            found["day"] = values.get("day")
        elif "day_number" in taken:
            found["day"] = draft.numbered
        if "start" in taken:
            found["start"] = values.get("start")
        if "duration" in taken:
            found["duration"] = values.get("duration")
        elif "end" in taken or ("start" in taken and "end" not in self._compared() and draft.end):
            start = values.get("start") if "start" in taken else session.start
            if isinstance(start, time) and draft.end:
                found["duration"] = minutes_from(start, draft.end)
        return found

    def _compared(self) -> set[str]:
        origin = self._reading.origin
        return {key for key, _heading in origin.columns} if origin else set()

    def _unknown(self, draft: SessionDraft, verdict: RowVerdict | None) -> PlannedRow:
        """Return what becomes of a row without an identifier of ours: it may mean a known session."""
        decision = self._choices.rows.get(draft.number)
        values = {
            key: value
            for key, value in draft.read.values.items()
            if value not in (None, "") and key not in ("end", "day_number")
        }
        state = verdict.state if verdict else RowState.ADDED
        session = self._alike(values) if state is RowState.ADDED else None
        known = session if session and decision not in _APART else None
        before = {
            key: present
            for key, value in values.items()
            if known and (present := _present(known, key)) != value
        }
        if known is None:
            values = {**self._fixed, **values}
        problems = [*draft.read.problems, *_too_long(draft.number, values), *_without_name(draft, values)]
        doubts = [*draft.read.doubts, *self._doubts(state, verdict)]
        skipped = decision is Decision.SKIP or (state is not RowState.ADDED and decision is None)
        action = Action.UPDATE if known and before else Action.SKIP if known else Action.CREATE
        return PlannedRow(
            draft.number,
            Action.SKIP if skipped else Action.REFUSE if problems else action,
            values,
            {} if skipped else before,
            participant_id=known.id if known else None,
            problems=() if skipped else tuple(problems),
            doubts=tuple(doubts),
            recognised=(_recognised(session, _("It has the same title or time.")),) if session else (),
            choices=_OF_ALIKE if session else _OF_NEW,
            decided=decision,
            written=self._written(draft),
        )

    def _alike(self, values: Mapping[str, Any]) -> SittingRow | None:
        """Return the first session of that title and day, or without a title of that time and room."""
        titles = {squashed(values[key]) for key in ("title", "title_ru") if values.get(key)}
        for row in self._sessions.values():
            lost = self._comparison is None or row.id in self._comparison.gone
            if row.id in self._claimed or not lost:
                continue
            own = {squashed(text) for text in (row.title, row.title_ru) if text}
            at = (row.day, row.start) == (values.get("day"), values.get("start"))
            at = at and row.room == values.get("room", "")
            same = bool(titles & own) and values.get("day") in (None, row.day)
            if same or (at and row.start is not None and (not titles or not own)):
                self._claimed.add(row.id)
                return row
        return None

    def _doubts(self, state: RowState, verdict: RowVerdict | None) -> Iterator[Doubt]:
        if state is RowState.REMOVED_HERE:
            yield Doubt("", _("It was removed here since. Choose “Add” to take it in again."))
        elif state is RowState.COPIED and verdict:
            text = _("It is a copy of row {row}. Choose “Add” to take it in as well.")
            yield Doubt("", text.format(row=verdict.copy_of))

    def _gone(self, record_id: str) -> PlannedRow:
        session = self._sessions[record_id]
        decision = self._choices.rows.get(record_id)
        return PlannedRow(
            0,
            Action.REMOVE if decision is Decision.REMOVE else Action.SKIP,
            {"title": _name(session), "day": session.day, "start": session.start},
            participant_id=record_id,
            recognised=(_recognised(session, _("Its row was removed from the file.")),),
            choices=_OF_GONE,
            decided=decision,
        )

    def _written(self, draft: SessionDraft) -> WrittenRow:
        mended = {key: text for (number, key), text in self._choices.mended.items() if number == draft.number}
        return WrittenRow(self._reading.columns, draft.cells, mended)


def _present(session: SittingRow, key: str) -> Any:
    return getattr(session, key)


def _name(session: SittingRow) -> str:
    return session.title or session.title_ru or session.kind.text


def _recognised(session: SittingRow, reason: str) -> Recognised:
    clock = f"{session.start:%H:%M} " if session.start else ""
    return Recognised(Acquaintance.MEETING, f"{clock}{_name(session)}", reason, record_id=session.id)


def _conflicts(verdict: RowVerdict) -> Iterator[tuple[str, Conflict]]:
    for key, cell in verdict.cells.items():
        if cell.verdict is Verdict.CONFLICT:
            yield key, Conflict(cell.base or "", cell.theirs, cell.ours)


def _too_long(number: int, values: Mapping[str, Any]) -> Iterator[Problem]:
    minutes = values.get("duration")
    try:
        check_minutes("duration", minutes)
    except ValidationError as error:
        yield Problem(number, "duration", str(minutes), error.reason)


def _without_name(draft: SessionDraft, values: Mapping[str, Any]) -> Iterator[Problem]:
    if not (values.get("title") or values.get("title_ru") or values.get("kind")):
        yield Problem(draft.number, "title", "", _("The title is missing."))
