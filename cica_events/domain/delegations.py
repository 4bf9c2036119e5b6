"""Who is invited to a meeting and comes: the delegations of parties, and the other groups."""

from __future__ import annotations

from typing import ClassVar

from sqlalchemy.orm import Mapped

from cica_events.domain.base import Record, field, reference
from cica_events.domain.dates import VagueDate
from cica_events.domain.fields import Field, Kind, Labelled, Privacy
from cica_events.i18n import N_


class Group(Labelled):
    """What kind of group a delegation is."""

    PARTY = "party", N_("State or organization")
    SECRETARIAT = "secretariat", N_("Secretariat")
    GUESTS = "guests", N_("Guests")
    SPEAKERS = "speakers", N_("Speakers")
    MEDIA = "media", N_("Media")
    INTERPRETERS = "interpreters", N_("Interpreters")
    OTHER = "other", N_("Other")


class Reply(Labelled):
    """What an invited delegation has answered."""

    NONE = "none", N_("No reply")
    ATTENDING = "attending", N_("Attending")
    DECLINED = "declined", N_("Declined")


class Credentials(Labelled):
    """How far the credentials of a delegation have come."""

    NONE = "none", N_("None yet")
    COPY = "copy", N_("As a copy")
    ORIGINAL = "original", N_("Original")
    ACCEPTED = "accepted", N_("Accepted")


class Delegation(Record):
    """A party, or a group such as the Secretariat, at one meeting."""

    __tablename__ = "delegation"

    number: ClassVar[Field] = Field("", N_("No."), Kind.INTEGER, editable=False, width=5)
    party_name: ClassVar[Field] = Field("", N_("Delegation"), editable=False, width=34)
    section: ClassVar[Field] = Field("", N_("Section"), editable=False, width=22)
    meeting_id: Mapped[str] = reference("meeting")
    party_id: Mapped[str | None] = reference("party")
    group: Mapped[Group] = field(
        N_("Group"), choices=Group, default=Group.PARTY, required=True, width=18, shown=False, editable=False
    )
    name: Mapped[str] = field(N_("Name of the group"), width=30, shown=False)
    invited: Mapped[bool] = field(N_("Invitation"), Kind.BOOLEAN, default=False, width=9)
    reply: Mapped[Reply] = field(N_("Reply"), choices=Reply, default=Reply.NONE, required=True, width=12)
    present: Mapped[bool] = field(N_("Present"), Kind.BOOLEAN, default=False, width=9)
    replied_on: Mapped[VagueDate | None] = field(N_("Replied on"), Kind.DATE, width=14, shown=False)
    credentials: Mapped[Credentials] = field(
        N_("Credentials"), choices=Credentials, default=Credentials.NONE, required=True, width=12
    )
    credentials_by: Mapped[str] = field(N_("Credentials issued by"), width=28, shown=False)
    credentials_on: Mapped[VagueDate | None] = field(
        N_("Credentials dated"), Kind.DATE, width=14, shown=False
    )
    contact_name: Mapped[str] = field(N_("Contact"), width=24, shown=False)
    contact_email: Mapped[str] = field(
        N_("Contact's e-mail"), Kind.EMAIL, width=24, limit=320, shown=False, privacy=Privacy.CONTACT
    )
    contact_phone: Mapped[str] = field(
        N_("Contact's phone"), Kind.PHONE, width=18, limit=80, shown=False, privacy=Privacy.CONTACT
    )
    notes: Mapped[str] = field(N_("Notes"), Kind.MULTILINE, width=30, limit=10_000, shown=False)
    order: Mapped[int] = field(N_("Order"), Kind.INTEGER, default=0, shown=False, editable=False)
    order_reason: Mapped[str] = field(
        N_("Reason for the place by hand"), shown=False, editable=False, width=24
    )
    head: ClassVar[Field] = Field("", N_("Head of delegation"), editable=False, width=28)
    participants: ClassVar[Field] = Field("", N_("Participants"), Kind.INTEGER, editable=False, width=12)
