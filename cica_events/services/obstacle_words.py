"""Says in words what keeps a step from being taken back: which record, which field, what, since when."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, time
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from cica_events.domain.changes import Change, LoggedChange, LoggedChangeSet, stored_values
from cica_events.domain.columns import from_plain
from cica_events.domain.dates import VagueDate
from cica_events.domain.fields import Labelled
from cica_events.domain.model import RECORDS
from cica_events.domain.places import PLACES, counted
from cica_events.domain.sensitive import sensitive_columns
from cica_events.domain.taking_back import Hindrance, LaterChange, Obstacle, RecordKey
from cica_events.domain.veiling import VEIL
from cica_events.i18n import N_, _, language
from cica_events.queries.history import Step
from cica_events.services.history_details import NO_WORDS, NOUNS, SESSION_PLACE, described
from cica_events.services.record_names import RecordNames

TOLD = 30  # obstacles that are put into words; more would not be read
_LONGEST = 80  # characters of a value
_REASONS = {
    Hindrance.CHANGED: N_("{record}: “{field}” was “{then}” after that step and is “{now}” now."),
    Hindrance.REMOVED: N_("{record} is gone: it was removed since."),
    Hindrance.USED: N_("{record} cannot go: {other} needs it. Remove that first, or leave both."),
    Hindrance.NEEDED: N_("{record} needs {other}, which is gone. Bring that back first."),
    Hindrance.TAKEN: N_("{record}: its place is taken by {other}. Change or remove that first."),
    Hindrance.LOOP: N_("{record} would stand under itself."),
}
_UNREADABLE = N_("{record}: “{field}” is no longer as that step left it.")
_REORDERED = N_(
    "The order was changed since: {record} was at place {then} after that step and is at place {now} now."
)
_TAKEN_OUT = N_(
    "The order was changed since: {record} was at place {then} of a session after that step "
    "and is in no session now."
)
_PUT_IN = N_(
    "The order was changed since: {record} was in no session after that step "
    "and is at place {now} of one now."
)


class ObstacleWords:
    """Puts the obstacles of one step into words, with all that they need read at once."""

    def __init__(self, session: Session, step: Step, changes: Sequence[Change]) -> None:
        self._session = session
        self._step = step
        self._changes = {(change.table, change.id): change for change in changes}
        self._names = RecordNames(session)

    def told(self, obstacles: Sequence[Obstacle]) -> tuple[Obstacle, ...]:
        """Return the obstacles with their words; those beyond the first `TOLD` stay without."""
        first, rest = obstacles[:TOLD], obstacles[TOLD:]
        for obstacle in first:
            for key in filter(None, (obstacle.record, obstacle.other)):
                self._names.want(*key)
        later = self._later(first)
        return (*(self._tell(each, later.get(each)) for each in first), *rest)

    def _tell(self, obstacle: Obstacle, later: LaterChange | None) -> Obstacle:
        then, now = self._values(obstacle)
        nothing = _("no session") if obstacle.field == "sitting_id" else _("(empty)")
        reason = _(_reason(obstacle, then, now)).format(
            record=self._called(obstacle.record),
            other=self._called(obstacle.other) if obstacle.other else "",
            field=self._label(obstacle),
            then=then or nothing,
            now=now or nothing,
        )
        parts = [reason]
        if later is not None:
            by = _("By {actor}, {when}: {step}.") if later.actor else _("Since {when}: {step}.")
            parts.append(by.format(actor=later.actor, when=moment_in_words(later.at), step=later.label))
        return replace(obstacle, text=" ".join(parts), later=later)

    def _called(self, key: RecordKey) -> str:
        noun = _(NOUNS[key[0]])
        name = self._names.name(*key)
        return _("{noun} “{name}”").format(noun=noun, name=name) if name else noun

    def _label(self, obstacle: Obstacle) -> str:
        field = described(obstacle.record[0], obstacle.field) if obstacle.field else None
        return _(field.label) if field else obstacle.field

    def _values(self, obstacle: Obstacle) -> tuple[str, str]:
        """Return what the field said after the step, and what it says now."""
        if obstacle.hindrance is not Hindrance.CHANGED:
            return "", ""
        (table, record_id), key = obstacle.record, obstacle.field
        after, today = self._changes[obstacle.record].after or {}, self._names.values(table, record_id)
        then, now = after.get(key), today.get(key)
        if (table, key) == SESSION_PLACE:
            then = None if after.get("sitting_id", True) is None else then
            now = now if today.get("sitting_id") else None
        return tuple(  # type: ignore[return-value]  # two of them
            self._shown(table, key, value)
            for value in (from_plain(RECORDS[table].__table__.columns[key], then), now)
        )

    def _shown(self, table: str, key: str, value: Any) -> str:
        target = RecordNames.target(table, key)
        if value and key in sensitive_columns().get(table, {}):
            return VEIL
        return self._names.name(target, value) if target else value_in_words(counted(table, key, value))

    def _later(self, obstacles: Iterable[Obstacle]) -> Mapping[Obstacle, LaterChange]:
        """Return by obstacle the change that made it one."""
        wanted = {each: _culprit(each) for each in obstacles}
        ids = {key[1] for key in wanted.values()}
        line, step = LoggedChange, LoggedChangeSet
        query = (
            select(line.table_name, line.record_id, line.after, step.id, step.label, step.at, step.actor)
            .join(step, step.id == line.set_id)
            .where(line.record_id.in_(ids), step.sequence > self._step.sequence)
            .order_by(step.sequence.desc())
        )
        found: dict[Obstacle, LaterChange] = {}
        for row in self._session.execute(query):
            after = stored_values(row.after)
            for obstacle, key in wanted.items():
                if obstacle in found or key != (row.table_name, row.record_id):
                    continue
                if _made(obstacle, after):
                    found[obstacle] = LaterChange(row.id, row.label, row.at, row.actor)
        return found


def _reason(obstacle: Obstacle, then: str, now: str) -> str:
    """Return the sentence for an obstacle; what a program alone reads is not quoted in it."""
    column = obstacle.record[0], obstacle.field
    if obstacle.hindrance is Hindrance.CHANGED and column in PLACES:
        ends = {(True, True): _REORDERED, (True, False): _TAKEN_OUT, (False, True): _PUT_IN}
        return ends.get((bool(then), bool(now)), _UNREADABLE)
    return _UNREADABLE if column in NO_WORDS else _REASONS[obstacle.hindrance]


def _culprit(obstacle: Obstacle) -> RecordKey:
    """Return the record whose later change is the reason."""
    if obstacle.hindrance in (Hindrance.CHANGED, Hindrance.REMOVED, Hindrance.LOOP) or not obstacle.other:
        return obstacle.record
    return obstacle.other


def _made(obstacle: Obstacle, after: Mapping[str, Any] | None) -> bool:
    if obstacle.hindrance in (Hindrance.REMOVED, Hindrance.NEEDED):
        return after is None
    return after is not None and (obstacle.hindrance is not Hindrance.CHANGED or obstacle.field in after)


def moment_in_words(at: datetime) -> str:
    """Return the day and time of an aware moment on the clock of this machine."""
    local = at.astimezone()
    return f"{VagueDate.of(local.date()).in_words(language())}, {local:%H:%M}"


def value_in_words(value: Any) -> str:
    """Return a stored value as people read it, shortened; empty for none."""
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, Labelled):
        return value.text
    if isinstance(value, VagueDate):
        return value.in_words(language())
    if isinstance(value, datetime):
        return moment_in_words(value)
    if isinstance(value, date):
        return VagueDate.of(value).in_words(language())
    if isinstance(value, time):
        return f"{value:%H:%M}"
    line = " ".join(str(value).split())
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST].rstrip()}…"
