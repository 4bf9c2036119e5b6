"""The blocks of a meeting's days."""

from __future__ import annotations

from datetime import date, time

from sqlalchemy.orm import Mapped

from cica_events.domain.base import Record, field, reference
from cica_events.domain.fields import Kind, Labelled
from cica_events.i18n import N_


class SittingKind(Labelled):
    """What happens in a sitting."""

    OPENING = "opening", N_("Opening")
    PLENARY = "plenary", N_("Plenary")
    THEMATIC = "thematic", N_("Thematic session")
    BREAK = "break", N_("Break")
    LUNCH = "lunch", N_("Lunch")
    PHOTO = "photo", N_("Family photo")
    RECEPTION = "reception", N_("Reception")
    BILATERAL = "bilateral", N_("Bilateral meeting")
    CLOSING = "closing", N_("Closing")


class Sitting(Record):
    """A block of a day in a room; the interface calls it a session."""

    __tablename__ = "sitting"

    meeting_id: Mapped[str] = reference("meeting")
    title: Mapped[str] = field(N_("Title"), width=40)
    kind: Mapped[SittingKind] = field(
        N_("Kind"), choices=SittingKind, default=SittingKind.PLENARY, required=True, width=16
    )
    day: Mapped[date | None] = field(N_("Day"), Kind.DAY, width=12)
    start: Mapped[time | None] = field(N_("Starts at"), Kind.TIME, width=8)
    duration: Mapped[int | None] = field(N_("Duration"), Kind.DURATION, width=9)
    room: Mapped[str] = field(N_("Room"), width=16)
    order: Mapped[int] = field(N_("Order"), Kind.INTEGER, default=0, shown=False)
