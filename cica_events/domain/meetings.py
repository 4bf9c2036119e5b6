"""Meetings of bodies: what they are called, when and where they are held, and how they hang together."""

from __future__ import annotations

from collections.abc import Container
from datetime import time
from typing import ClassVar

from sqlalchemy import Index
from sqlalchemy.orm import Mapped

from cica_events.domain.base import Record, Removal, field, reference
from cica_events.domain.dates import VagueDate
from cica_events.domain.fields import Field, Kind, Labelled
from cica_events.domain.speakers import SpeakingRule
from cica_events.domain.zones import check_zone
from cica_events.i18n import N_


class Format(Labelled):
    """How the participants of a meeting come together."""

    IN_PERSON = "in-person", N_("In person")
    ONLINE = "online", N_("Online")
    HYBRID = "hybrid", N_("Hybrid")
    WRITTEN = "written", N_("In writing")


class Stage(Labelled):
    """How far a meeting has come."""

    PLANNED = "planned", N_("Planned")
    CONFIRMED = "confirmed", N_("Confirmed")
    HELD = "held", N_("Held")
    POSTPONED = "postponed", N_("Postponed")
    CANCELLED = "cancelled", N_("Cancelled")


class HostRole(Labelled):
    """What a host does for a meeting."""

    ORGANIZER = "organizer", N_("Organizer")
    HOST = "host", N_("Host")
    SUPPORTER = "supporter", N_("Supporter")


class LinkKind(Labelled):
    """How one meeting stands to another: the source prepares, follows, accompanies or plans the target."""

    PREPARES = "prepares", N_("Prepares")
    FOLLOWS = "follows", N_("Follows")
    ACCOMPANIES = "accompanies", N_("Together with")
    PLANS = "plans", N_("Plans")


class Leading(Labelled):
    """Whose delegation stands before all others in the order of protocol."""

    NOBODY = "nobody", N_("Nobody")
    CHAIR = "chair", N_("Chair")
    HOST = "host", N_("Host country")
    CHAIR_AND_HOST = "chair-and-host", N_("Chair, then host country")


class NumberStyle(Labelled):
    """How the items of an agenda are numbered, level by level."""

    DECIMAL = "decimal", N_("1, 1.1, 1.1.1")
    LETTERS = "letters", N_("1, (a), (i)")
    DECIMAL_LETTERS = "decimal-letters", N_("1, 1.1, (a)")
    ROMAN = "roman", N_("I, 1, (a)")


class Meeting(Record):
    """One meeting of a body."""

    __tablename__ = "meeting"
    __table_args__ = (Index(None, "stage", "date"),)  # what comes next is found without reading thousands

    key: Mapped[str] = field(
        N_("Key"),
        Kind.CODE,
        required=True,
        unique=True,
        width=16,
        limit=60,
        editable=False,
        group=N_("Meeting"),
    )
    body: Mapped[str] = field(
        N_("Body"), Kind.CODE, required=True, index=True, width=10, editable=False, group=N_("Meeting")
    )
    ordinal: Mapped[int | None] = field(
        N_("Ordinal"), Kind.INTEGER, width=8, group=N_("Meeting"), shown=False
    )
    title: Mapped[str] = field(N_("Title"), required=True, width=50, group=N_("Meeting"))
    title_ru: Mapped[str] = field(N_("Title in Russian"), width=50, group=N_("Meeting"), shown=False)
    date: Mapped[VagueDate | None] = field(N_("Date"), Kind.DATE, width=22, group=N_("When and where"))
    start_time: Mapped[time | None] = field(
        N_("Starts at"), Kind.TIME, width=8, group=N_("When and where"), shown=False
    )
    time_zone: Mapped[str] = field(
        N_("Time zone"), Kind.CODE, width=14, group=N_("When and where"), shown=False, default="Asia/Almaty"
    )
    venue: Mapped[str] = field(N_("Venue"), width=26, group=N_("When and where"), shown=False)
    place: Mapped[str] = field(N_("Place"), width=18, group=N_("When and where"))
    country_id: Mapped[str | None] = reference("party", N_("Country"), width=18, group=N_("When and where"))
    format: Mapped[Format | None] = field(N_("Format"), choices=Format, width=12, group=N_("When and where"))
    stage: Mapped[Stage] = field(
        N_("Stage"), choices=Stage, default=Stage.PLANNED, required=True, width=12, group=N_("Meeting")
    )
    chair_id: Mapped[str | None] = reference("party", N_("Chair"), width=18, group=N_("Meeting"), shown=False)
    leading: Mapped[Leading] = field(
        N_("First in the order"),
        choices=Leading,
        default=Leading.NOBODY,
        required=True,
        width=18,
        group=N_("Order of protocol"),
        shown=False,
    )
    drawn_id: Mapped[str | None] = reference(
        "party",
        N_("Drawn by lot to begin"),
        removal=Removal.EMPTY,
        width=18,
        group=N_("Order of protocol"),
        shown=False,
    )
    symbol: Mapped[str] = field(N_("Symbol"), Kind.CODE, width=18, group=N_("Meeting"), shown=False)
    languages: Mapped[str] = field(N_("Languages"), width=18, group=N_("When and where"), shown=False)
    dimension: Mapped[str] = field(N_("Dimension"), width=24, group=N_("Subject"), shown=False)
    priority_area: Mapped[str] = field(N_("Priority area"), width=30, group=N_("Subject"), shown=False)
    auspices: Mapped[str] = field(
        N_("Under the auspices of"), Kind.CODE, width=10, group=N_("Subject"), shown=False
    )
    participants_at_least: Mapped[int | None] = field(
        N_("Participants, at least"), Kind.INTEGER, width=10, group=N_("Attendance"), shown=False
    )
    member_states_count: Mapped[int | None] = field(
        N_("Member States represented"), Kind.INTEGER, width=10, group=N_("Attendance"), shown=False
    )
    sittings_count: Mapped[int | None] = field(
        N_("Sessions held"), Kind.INTEGER, width=10, group=N_("Attendance"), shown=False
    )
    date_as_printed: Mapped[str] = field(N_("Date as printed"), width=22, group=N_("Source"), shown=False)
    reported: Mapped[VagueDate | None] = field(
        N_("Reported in"), Kind.DATE, width=14, group=N_("Source"), shown=False
    )
    number_style: Mapped[NumberStyle] = field(
        N_("Numbers of the agenda"),
        choices=NumberStyle,
        default=NumberStyle.DECIMAL,
        required=True,
        width=14,
        group=N_("Agenda and programme"),
        shown=False,
    )
    speaking_rule: Mapped[SpeakingRule] = field(
        N_("Order of speakers"),
        choices=SpeakingRule,
        default=SpeakingRule.PROTOCOL,
        required=True,
        width=24,
        group=N_("Agenda and programme"),
        shown=False,
    )
    rooms: Mapped[str] = field(
        N_("Rooms"), Kind.MULTILINE, width=20, limit=4000, group=N_("Agenda and programme"), shown=False
    )  # one on each line, in the order in which they stand side by side
    further_zones: Mapped[str] = field(
        N_("Time zones shown beside"),
        Kind.MULTILINE,
        width=20,
        group=N_("Agenda and programme"),
        shown=False,
    )  # one on each line
    delegations: ClassVar[Field] = Field("", N_("Delegations"), Kind.INTEGER, editable=False, width=12)
    participants: ClassVar[Field] = Field("", N_("Participants"), Kind.INTEGER, editable=False, width=12)

    def check(self) -> None:
        """Refuse a time zone that does not exist."""
        check_zone("time_zone", self.time_zone)
        for name in self.further_zones.splitlines():
            check_zone("further_zones", name.strip())


class MeetingHost(Record):
    """A party or another institution that organizes, hosts or supports a meeting."""

    __tablename__ = "meeting_host"

    meeting_id: Mapped[str] = reference("meeting")
    role: Mapped[HostRole] = field(
        N_("Role"), choices=HostRole, default=HostRole.ORGANIZER, required=True, width=12
    )
    name: Mapped[str] = field(N_("Institution"), required=True, width=40)
    party_id: Mapped[str | None] = reference("party", N_("State or organization"))
    order: Mapped[int] = field(N_("Order"), Kind.INTEGER, default=0, shown=False)


class MeetingLink(Record):
    """How one meeting stands to another."""

    __tablename__ = "meeting_link"

    source_id: Mapped[str] = reference("meeting")
    target_id: Mapped[str] = reference("meeting")
    kind: Mapped[LinkKind] = field(N_("Kind"), choices=LinkKind, required=True, width=12)


def short_key(body: str, ordinal: int | None, date: VagueDate | None, taken: Container[str]) -> str:
    """Return a key such as "YC-6", "SOC-2023-12-12" or "RALLY-2024-05" that is not yet taken.

    A range of days is named by its first day; a key that is taken gets "-2", "-3" and so on.
    """
    if ordinal is not None:
        stem = f"{body}-{ordinal}"
    elif date is None:
        stem = body
    elif date.is_exact:
        stem = f"{body}-{date.first_day.isoformat()}"
    else:
        stem = f"{body}-{date.notation.replace('/', '-')}"
    key, count = stem, 1
    while key in taken:
        count += 1
        key = f"{stem}-{count}"
    return key
