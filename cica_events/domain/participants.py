"""The people who take part in a meeting, as they were at that meeting."""

from __future__ import annotations

from datetime import date, time
from typing import ClassVar

from sqlalchemy.orm import Mapped

from cica_events.domain import heading_words as words
from cica_events.domain.base import Record, Removal, field, reference
from cica_events.domain.fields import Field, Kind, Labelled, Privacy
from cica_events.domain.names import Gender
from cica_events.domain.zones import check_zone
from cica_events.i18n import N_


class Capacity(Labelled):
    """What a participant is there as, in the order of protocol."""

    HEAD = "head", N_("Head of delegation")
    DEPUTY = "deputy", N_("Deputy head of delegation")
    CHAIR = "chair", N_("Chair")
    MODERATOR = "moderator", N_("Moderator")
    SPEAKER = "speaker", N_("Speaker")
    DELEGATE = "delegate", N_("Delegate")
    ADVISER = "adviser", N_("Adviser")
    EXPERT = "expert", N_("Expert")
    SECRETARIAT = "secretariat", N_("Secretariat")
    INTERLOCUTOR = "interlocutor", N_("Interlocutor")
    GUEST = "guest", N_("Guest")
    MEDIA = "media", N_("Media")
    INTERPRETER = "interpreter", N_("Interpreter")
    SUPPORT = "support", N_("Support staff")


class Participation(Labelled):
    """How far the participation of a person has come."""

    INVITED = "invited", N_("Invited")
    NOMINATED = "nominated", N_("Nominated")
    ACCREDITED = "accredited", N_("Accredited")
    REGISTERED = "registered", N_("Registered")
    ATTENDED = "attended", N_("Attended")
    DECLINED = "declined", N_("Declined")
    REPLACED = "replaced", N_("Replaced")


class Mode(Labelled):
    """How a participant is present."""

    IN_PERSON = "in-person", N_("In person")
    ONLINE = "online", N_("Online")


class Participant(Record):
    """A person at one meeting, in a delegation; name and function stay as they were then."""

    __tablename__ = "participant"

    number: ClassVar[Field] = Field("", N_("No."), Kind.INTEGER, editable=False, width=5)
    party: ClassVar[Field] = Field(
        "", N_("Delegation"), Kind.PARTY, group=N_("Delegation"), width=22, synonyms=words.PARTY
    )
    section: ClassVar[Field] = Field("", N_("Section"), editable=False, shown=False, width=22)
    meeting_id: Mapped[str] = reference("meeting")
    delegation_id: Mapped[str] = reference("delegation")
    person_id: Mapped[str] = reference("person")
    honorific: Mapped[str] = field(
        N_("Honorific"), group=N_("Name"), width=10, limit=80, synonyms=words.HONORIFIC
    )
    courtesy: Mapped[str] = field(
        N_("Courtesy title"), group=N_("Name"), shown=False, width=8, limit=40, synonyms=words.COURTESY
    )
    rank: Mapped[str] = field(
        N_("Rank or academic title"), group=N_("Name"), width=18, limit=120, synonyms=words.RANK
    )
    given_name: Mapped[str] = field(
        N_("Given name"), group=N_("Name"), width=18, limit=300, synonyms=words.GIVEN_NAME
    )
    family_name: Mapped[str] = field(
        N_("Family name"), group=N_("Name"), required=True, width=20, limit=300, synonyms=words.FAMILY_NAME
    )
    family_first: Mapped[bool] = field(
        N_("Family name first"), Kind.BOOLEAN, default=False, group=N_("Name"), shown=False, width=9
    )
    native_name: Mapped[str] = field(
        N_("Second script"), group=N_("Name"), shown=False, width=22, limit=300, synonyms=words.NATIVE_NAME
    )
    gender: Mapped[Gender | None] = field(
        N_("Woman or man"),
        choices=Gender,
        group=N_("Name"),
        shown=False,
        width=10,
        synonyms=words.GENDER,
    )
    position: Mapped[str] = field(N_("Position"), group=N_("Function"), width=36, synonyms=words.POSITION)
    department: Mapped[str] = field(
        N_("Department"), group=N_("Function"), shown=False, width=28, synonyms=words.DEPARTMENT
    )
    organization: Mapped[str] = field(
        N_("Organization"), group=N_("Function"), width=32, synonyms=words.ORGANIZATION
    )
    capacity: Mapped[Capacity] = field(
        N_("Capacity"),
        choices=Capacity,
        default=Capacity.DELEGATE,
        group=N_("Function"),
        required=True,
        width=20,
        synonyms=words.CAPACITY,
    )
    status: Mapped[Participation] = field(
        N_("Status"),
        choices=Participation,
        default=Participation.NOMINATED,
        group=N_("Participation"),
        required=True,
        width=14,
        synonyms=words.STATUS,
    )
    mode: Mapped[Mode | None] = field(
        N_("Mode"), choices=Mode, group=N_("Participation"), shown=False, width=12, synonyms=words.MODE
    )
    contribution: Mapped[str] = field(
        N_("Contribution"), group=N_("Participation"), shown=False, width=32, synonyms=words.CONTRIBUTION
    )
    order: Mapped[int] = field(
        N_("Order in delegation"), Kind.INTEGER, default=0, shown=False, editable=False
    )
    order_reason: Mapped[str] = field(
        N_("Reason for the place by hand"), shown=False, editable=False, width=24
    )
    replaced_by_id: Mapped[str | None] = reference("participant", removal=Removal.EMPTY)
    arrival_day: Mapped[date | None] = field(
        N_("Arrives on"), Kind.DAY, group=N_("Travel"), shown=False, width=12, synonyms=words.ARRIVAL_DAY
    )
    arrival_time: Mapped[time | None] = field(
        N_("Arrives at"), Kind.TIME, group=N_("Travel"), shown=False, width=8, synonyms=words.ARRIVAL_TIME
    )
    departure_day: Mapped[date | None] = field(
        N_("Leaves on"), Kind.DAY, group=N_("Travel"), shown=False, width=12, synonyms=words.DEPARTURE_DAY
    )
    departure_time: Mapped[time | None] = field(
        N_("Leaves at"), Kind.TIME, group=N_("Travel"), shown=False, width=8, synonyms=words.DEPARTURE_TIME
    )
    time_zone: Mapped[str] = field(
        N_("Own time zone"), Kind.CODE, group=N_("Travel"), shown=False, width=14, limit=64
    )  # of one who takes part online from elsewhere
    email: Mapped[str] = field(
        N_("E-mail"),
        Kind.EMAIL,
        group=N_("Contact"),
        width=24,
        limit=320,
        privacy=Privacy.CONTACT,
        synonyms=words.EMAIL,
    )
    phone: Mapped[str] = field(
        N_("Phone"),
        Kind.PHONE,
        group=N_("Contact"),
        width=18,
        limit=80,
        privacy=Privacy.CONTACT,
        synonyms=words.PHONE,
    )

    def check(self) -> None:
        """Refuse a time zone that does not exist."""
        check_zone("time_zone", self.time_zone)
