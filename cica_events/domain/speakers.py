"""Who speaks to an agenda item, in which role, for how long, and in which order."""

from __future__ import annotations

from typing import ClassVar

from sqlalchemy.orm import Mapped

from cica_events.domain.base import Record, Removal, field, reference
from cica_events.domain.fields import Field, Kind, Labelled
from cica_events.domain.lengths import check_minutes
from cica_events.i18n import N_


class SpeakerRole(Labelled):
    """What a speaker does at an item."""

    INTRODUCES = "introduces", N_("Introduces the item")
    STATEMENT = "statement", N_("Statement")
    PRESENTATION = "presentation", N_("Presentation")
    PANELLIST = "panellist", N_("Panellist")
    MODERATOR = "moderator", N_("Moderator")


class SpeakingRule(Labelled):
    """By what the speakers of an item are put in order."""

    PROTOCOL = "protocol", N_("Order of protocol")
    RANK = "rank", N_("Chair and host, then category, rank and inscription")
    INSCRIPTION = "inscription", N_("Order of inscription")


class Speaker(Record):
    """A participant, or a delegation that has not yet said who, who speaks to an item.

    `name` keeps what the speaker was called when the participant was chosen, and stays when the participant
    is removed from the meeting; it may also be all that is known. `order` is the order of inscription.
    """

    __tablename__ = "agenda_speaker"

    item_id: Mapped[str] = reference("agenda_item")
    participant_id: Mapped[str | None] = reference("participant", removal=Removal.EMPTY)
    party_id: Mapped[str | None] = reference("party", N_("Delegation"), width=20)
    number: ClassVar[Field] = Field("", N_("No."), Kind.INTEGER, editable=False, width=5)
    speaker: ClassVar[Field] = Field("", N_("Speaker"), editable=False, width=30)
    name: Mapped[str] = field(N_("Name"), width=30, shown=False)
    role: Mapped[SpeakerRole] = field(
        N_("Role"), choices=SpeakerRole, default=SpeakerRole.STATEMENT, required=True, width=16
    )
    topic: Mapped[str] = field(N_("Topic"), width=40, limit=1000)
    topic_ru: Mapped[str] = field(N_("Topic in Russian"), width=40, limit=1000, shown=False)
    minutes: Mapped[int | None] = field(N_("Time allotted"), Kind.DURATION, width=9)
    order: Mapped[int] = field(
        N_("Order of inscription"), Kind.INTEGER, default=0, shown=False, editable=False
    )
    pinned_place: Mapped[int | None] = field(
        N_("Fixed place"), Kind.INTEGER, width=8, shown=False, editable=False
    )  # from 1
    pin_reason: Mapped[str] = field(N_("Reason for the fixed place"), width=24, shown=False, editable=False)

    def check(self) -> None:
        """Refuse a time that nobody speaks."""
        check_minutes("minutes", self.minutes)
