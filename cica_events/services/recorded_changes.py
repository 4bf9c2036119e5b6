"""Reads what a step changed in order to play it back: only what the tables know, as any program may write."""

from __future__ import annotations

from sqlalchemy.orm import Session

from cica_events.domain.changes import Change
from cica_events.domain.columns import StrangeValue
from cica_events.domain.model import RECORDS
from cica_events.persistence import change_log


def recorded_changes(session: Session, step_id: str) -> tuple[Change, ...]:
    """Return the changes of a step, in order; StrangeValue where one is of no table or field of ours."""
    changes = change_log.changes_of(session, step_id)
    for change in changes:
        if change.table not in RECORDS:
            raise StrangeValue(f"a change of “{change.table}”")
        known = RECORDS[change.table].__table__.columns
        before, after = set(change.before or ()), set(change.after or ())
        strange = (before | after) - set(known.keys())
        if change.before is not None and change.after is not None:
            strange |= before ^ after
        if strange - {"version"}:
            raise StrangeValue(f"a change of “{change.table}.{min(strange)}”")
    return changes
