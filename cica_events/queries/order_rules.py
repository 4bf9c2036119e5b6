"""What a meeting has chosen of the order of its delegations."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from cica_events.domain.meetings import Leading, Meeting
from cica_events.domain.protocol import OrderRule


def order_rule(session: Session, meeting_id: str, language: str) -> OrderRule:
    """Return who stands first at a meeting and who was drawn to begin; the host is where it is held.

    Nobody does at a meeting that is not there.
    """
    chosen = session.execute(
        select(Meeting.leading, Meeting.chair_id, Meeting.country_id, Meeting.drawn_id).where(
            Meeting.id == meeting_id
        )
    ).one_or_none()
    if chosen is None:
        return OrderRule(language)
    first = {
        Leading.NOBODY: (),
        Leading.CHAIR: (chosen.chair_id,),
        Leading.HOST: (chosen.country_id,),
        Leading.CHAIR_AND_HOST: (chosen.chair_id, chosen.country_id),
    }[chosen.leading]
    return OrderRule(language, tuple(dict.fromkeys(filter(None, first))), chosen.drawn_id)
