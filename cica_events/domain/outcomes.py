"""What a meeting did about its items."""

from __future__ import annotations

from typing import ClassVar

from sqlalchemy.orm import Mapped

from cica_events.domain.base import Record, field, reference
from cica_events.domain.fields import Field, Kind, Labelled
from cica_events.i18n import N_


class OutcomeKind(Labelled):
    """The verb of an outcome."""

    ADOPTED = "adopted", N_("Adopted")
    APPROVED = "approved", N_("Approved")
    ENDORSED = "endorsed", N_("Endorsed")
    DECIDED = "decided", N_("Decided")
    GRANTED = "granted", N_("Granted")
    AGREED = "agreed", N_("Agreed")
    RECOMMENDED = "recommended", N_("Recommended")
    REQUESTED = "requested", N_("Requested")
    NOTED = "noted", N_("Took note")
    WELCOMED = "welcomed", N_("Welcomed")
    DISCUSSED = "discussed", N_("Discussed")
    DEFERRED = "deferred", N_("Deferred")
    NO_CONSENSUS = "no_consensus", N_("No consensus")
    RESULT = "result", N_("Result")


class Outcome(Record):
    """What the meeting did about an item: adopted, recommended to another body, took note, ..."""

    __tablename__ = "outcome"

    meeting_id: Mapped[str] = reference("meeting")
    order: Mapped[int] = field(N_("Order"), Kind.INTEGER, default=0, shown=False, editable=False)
    kind: Mapped[OutcomeKind] = field(
        N_("Kind"), choices=OutcomeKind, default=OutcomeKind.DECIDED, required=True, width=14
    )
    text: Mapped[str] = field(N_("Text"), Kind.MULTILINE, required=True, width=60, limit=20_000)
    item_id: Mapped[str | None] = reference("agenda_item")
    item: ClassVar[Field] = Field("", N_("Agenda item"), editable=False, width=30)
    addressee: Mapped[str] = field(N_("Addressed to"), Kind.CODE, width=12)
    prepared_by_id: Mapped[str | None] = reference("party", N_("Prepared by"), width=18, shown=False)
    followed_by_id: Mapped[str | None] = reference("meeting")
    followed_by: ClassVar[Field] = Field("", N_("Followed by"), editable=False, width=18)
