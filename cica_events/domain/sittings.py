"""The blocks of a meeting's days."""

from __future__ import annotations

from datetime import date, time
from typing import ClassVar, Final

from sqlalchemy.orm import Mapped

from cica_events.domain.agenda import Visibility
from cica_events.domain.base import Record, Removal, field, reference
from cica_events.domain.fields import Field, Kind, Labelled
from cica_events.domain.lengths import check_minutes
from cica_events.errors import ValidationError
from cica_events.i18n import N_, _


class SittingKind(Labelled):
    """What happens in a sitting."""

    OPENING = "opening", N_("Opening")
    PLENARY = "plenary", N_("Plenary")
    THEMATIC = "thematic", N_("Thematic session")
    PRESENTATIONS = "presentations", N_("Presentations")
    BREAK = "break", N_("Break")
    LUNCH = "lunch", N_("Lunch")
    PHOTO = "photo", N_("Family photo")
    RECEPTION = "reception", N_("Reception")
    BILATERAL = "bilateral", N_("Bilateral meeting")
    CLOSING = "closing", N_("Closing")

    @property
    def usual_minutes(self) -> int:
        """Return how long a sitting of this kind takes where nothing says it."""
        return _USUAL_MINUTES.get(self, 90)

    @property
    def has_the_floor(self) -> bool:
        """Return whether people speak to items of the agenda in it, and somebody presides."""
        return self in _WITH_THE_FLOOR


_USUAL_MINUTES: Final = {
    SittingKind.OPENING: 30,
    SittingKind.BREAK: 30,
    SittingKind.PHOTO: 15,
    SittingKind.RECEPTION: 120,
    SittingKind.BILATERAL: 30,
    SittingKind.CLOSING: 30,
}
_WITH_THE_FLOOR: Final = frozenset(
    {
        SittingKind.OPENING,
        SittingKind.PLENARY,
        SittingKind.THEMATIC,
        SittingKind.PRESENTATIONS,
        SittingKind.CLOSING,
    }
)


class Sitting(Record):
    """A block of a day in a room; the interface calls it a session.

    `day` keeps its distance to the first day of the meeting's date, also of a vague one: where the date
    changes, the days of its sittings move with it (`domain/meeting_days.py`). One without a room concerns
    all of them. `start` is the wall clock of the meeting's place; one that is `pinned` is not moved along
    with others.
    """

    __tablename__ = "sitting"

    meeting_id: Mapped[str] = reference("meeting")
    title: Mapped[str] = field(N_("Title"), width=40, limit=1000)
    title_ru: Mapped[str] = field(N_("Title in Russian"), width=40, limit=1000, shown=False)
    kind: Mapped[SittingKind] = field(
        N_("Kind"), choices=SittingKind, default=SittingKind.PLENARY, required=True, width=16
    )
    day: Mapped[date | None] = field(N_("Day"), Kind.DAY, width=12)
    start: Mapped[time | None] = field(N_("Starts at"), Kind.TIME, width=8)
    duration: Mapped[int | None] = field(N_("Duration"), Kind.DURATION, width=9)
    room: Mapped[str] = field(N_("Room"), width=16)
    pinned: Mapped[bool] = field(N_("Fixed time"), Kind.BOOLEAN, default=False, width=8, shown=False)
    chair: ClassVar[Field] = Field("", N_("Chair"), editable=False, width=24)
    chair_id: Mapped[str | None] = reference("participant", removal=Removal.EMPTY)
    interpretation: Mapped[str] = field(N_("Interpretation"), width=14, shown=False)
    visibility: Mapped[Visibility] = field(
        N_("Visible to"),
        choices=Visibility,
        default=Visibility.PUBLIC,
        required=True,
        width=14,
        shown=False,
    )
    notes: Mapped[str] = field(N_("Internal notes"), Kind.MULTILINE, width=30, limit=10_000, shown=False)
    order: Mapped[int] = field(N_("Order"), Kind.INTEGER, default=0, shown=False, editable=False)

    def check(self) -> None:
        """Refuse a length that no sitting has, and a day that no calendar reaches."""
        check_minutes("duration", self.duration)
        if self.day is not None and not 2 <= self.day.year <= 9998:
            raise ValidationError("day", _("There is no such day."))


class AcceptedConflict(Record):
    """A conflict of the programme that the organizers have seen and leave as it is, with their reason.

    `key` names the conflict by its kind and the records that it lies between (`domain/conflicts.py`).
    """

    __tablename__ = "accepted_conflict"

    meeting_id: Mapped[str] = reference("meeting")
    key: Mapped[str] = field(N_("Conflict"), Kind.CODE, required=True, limit=400, editable=False)
    reason: Mapped[str] = field(N_("Reason"), required=True, width=40, limit=1000)
