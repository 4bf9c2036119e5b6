"""Tells the speakers whose participant was taken out of the meeting from those known by name alone."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from cica_events.domain.changes import LoggedChange, LoggedChangeSet, stored_values
from cica_events.domain.speakers import Speaker
from cica_events.queries.reading import in_parts
from cica_events.queries.speakers import SpeakerRow

_CHOSEN = '%"participant_id":"%'


def lost_speakers(session: Session, rows: Iterable[SpeakerRow]) -> frozenset[str]:
    """Return the ids of those among `rows` whose participant is gone, while the name stayed.

    A delegation stays as well, and tells it. A group, such as the guests, leaves nothing on the speaker: of
    such the history says it, as long as it is kept.
    """
    nameless = [row for row in rows if row.name and not row.participant_id]
    alone = [row.id for row in nameless if not row.party_id]
    return frozenset(row.id for row in nameless if row.party_id) | _lost(session, alone)


def _lost(session: Session, ids: list[str]) -> frozenset[str]:
    """Return those of whose participants the last that is recorded is that they went."""
    lost: dict[str, bool] = {}
    for some in in_parts(ids):
        query = (
            select(LoggedChange.record_id, LoggedChange.before, LoggedChange.after)
            .join(LoggedChangeSet, LoggedChangeSet.id == LoggedChange.set_id)
            .where(
                LoggedChange.table_name == Speaker.__tablename__,
                LoggedChange.record_id.in_(some),
                or_(LoggedChange.before.like(_CHOSEN), LoggedChange.after.like(_CHOSEN)),
            )
            .order_by(LoggedChangeSet.sequence)
        )
        for row in session.execute(query):
            before, after = stored_values(row.before) or {}, stored_values(row.after) or {}
            went = bool(before.get("participant_id")) and not after.get("participant_id")
            lost[row.record_id] = went and "name" not in after  # else somebody was named in their place
    return frozenset(one for one, went in lost.items() if went)
