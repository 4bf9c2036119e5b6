"""Templates of meetings that an office has saved beside those of the bodies."""

from __future__ import annotations

from sqlalchemy.orm import Mapped

from cica_events.domain.base import Record, field
from cica_events.domain.fields import Kind
from cica_events.i18n import N_


class MeetingTemplate(Record):
    """Agenda, programme, rooms and hosts of a meeting, to begin others with."""

    __tablename__ = "meeting_template"

    body: Mapped[str] = field(N_("Body"), Kind.CODE, required=True, width=10)
    name: Mapped[str] = field(N_("Name"), required=True, limit=120, width=24)
    content: Mapped[str] = field(N_("Content"), Kind.MULTILINE, required=True, limit=2_000_000)  # JSON
