"""Tells whether a change concerns the list that a page shows of one meeting."""

from __future__ import annotations

from collections.abc import Collection

from cica_events.domain.changes import ChangeSet
from cica_events.domain.delegations import Delegation
from cica_events.domain.meetings import Meeting
from cica_events.domain.participants import Participant
from cica_events.domain.parties import Affiliation, Party

OF_A_MEETING = frozenset({Participant.__tablename__, Delegation.__tablename__})


def concerns(changes: ChangeSet, meeting_id: str, shown: Collection[str]) -> bool:
    """Tell whether `changes` alter the participants or delegations of a meeting, or how they are named.

    `shown` are the ids of the records that the page shows; a change of one names no meeting.
    """
    if changes.touches(Party, Affiliation) or meeting_id in changes.ids(Meeting):
        return True
    for change in changes.changes:
        if change.table in OF_A_MEETING:
            values = change.after or change.before or {}
            if values.get("meeting_id") == meeting_id or change.id in shown:
                return True
    return False
