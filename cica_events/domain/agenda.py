"""The agenda of a meeting: numbered subjects in a tree."""

from __future__ import annotations

from datetime import time
from typing import ClassVar

from sqlalchemy.orm import Mapped

from cica_events.domain import agenda_words as words
from cica_events.domain.base import Record, Removal, field, reference
from cica_events.domain.fields import Field, Kind, Labelled
from cica_events.domain.lengths import check_minutes
from cica_events.i18n import N_


class ItemKind(Labelled):
    """What a meeting does with an agenda item."""

    PROCEDURAL = "procedural", N_("Procedural")
    DECISION = "decision", N_("For decision")
    DISCUSSION = "discussion", N_("For discussion")
    INFORMATION = "information", N_("For information")
    STATEMENT = "statement", N_("Statements")
    PRESENTATION = "presentation", N_("Presentation")


class Counting(Labelled):
    """How the number of an item follows from those before it."""

    AUTOMATIC = "automatic", N_("Goes on counting")
    RESTART = "restart", N_("Begins again at 1")
    CONTINUED = "continued", N_("Sub-items go on from those before")
    NONE = "none", N_("No number")


class Visibility(Labelled):
    """Who may read something."""

    PUBLIC = "public", N_("Public")
    DELEGATIONS = "delegations", N_("Delegations")
    SECRETARIAT = "secretariat", N_("Secretariat only")


class AgendaItem(Record):
    """One subject of the agenda; it may have sub-items."""

    __tablename__ = "agenda_item"

    number: ClassVar[Field] = Field("", N_("No."), Kind.CODE, editable=False, width=7, synonyms=words.NUMBER)
    meeting_id: Mapped[str] = reference("meeting")
    parent_id: Mapped[str | None] = reference("agenda_item", removal=Removal.REMOVE)
    order: Mapped[int] = field(N_("Order"), Kind.INTEGER, default=0, shown=False, editable=False)
    title: Mapped[str] = field(N_("Title"), required=True, width=60, limit=1000, synonyms=words.TITLE)
    title_ru: Mapped[str] = field(
        N_("Title in Russian"), width=60, limit=1000, shown=False, synonyms=words.TITLE_RU
    )
    kind: Mapped[ItemKind | None] = field(N_("Kind"), choices=ItemKind, width=14, synonyms=words.KIND)
    duration: Mapped[int | None] = field(N_("Duration"), Kind.DURATION, width=9, synonyms=words.DURATION)
    start: ClassVar[Field] = Field("", N_("Starts"), Kind.TIME, editable=False, width=8, synonyms=words.START)
    end: ClassVar[Field] = Field("", N_("Ends"), Kind.TIME, editable=False, width=8, synonyms=words.END)
    session: ClassVar[Field] = Field("", N_("Session"), editable=False, shown=False, width=20)
    speakers: ClassVar[Field] = Field("", N_("Speakers"), editable=False, shown=False, width=30)
    symbol: Mapped[str] = field(
        N_("Documents"),
        Kind.MULTILINE,
        width=16,
        limit=4000,
        group=N_("Content"),
        shown=False,
        synonyms=words.SYMBOL,
    )  # one on each line: its symbol, then its title
    annotation: Mapped[str] = field(
        N_("Annotation"),
        Kind.MULTILINE,
        width=40,
        limit=20_000,
        group=N_("Content"),
        shown=False,
        synonyms=words.ANNOTATION,
    )
    expected: Mapped[str] = field(N_("Expected outcome"), width=26, group=N_("Content"), shown=False)
    visibility: Mapped[Visibility] = field(
        N_("Visible to"),
        choices=Visibility,
        default=Visibility.PUBLIC,
        required=True,
        width=14,
        group=N_("Secretariat"),
        shown=False,
    )
    dimension: Mapped[str] = field(N_("Dimension"), width=24, group=N_("Subject"), shown=False)
    priority_area: Mapped[str] = field(N_("Priority area"), width=30, group=N_("Subject"), shown=False)
    counting: Mapped[Counting] = field(
        N_("Counting"),
        choices=Counting,
        default=Counting.AUTOMATIC,
        required=True,
        width=20,
        group=N_("Numbering"),
        shown=False,
    )
    own_number: Mapped[str] = field(
        N_("Fixed number"), Kind.CODE, width=8, limit=20, group=N_("Numbering"), shown=False
    )
    notes: Mapped[str] = field(
        N_("Internal notes"),
        Kind.MULTILINE,
        width=30,
        limit=10_000,
        group=N_("Secretariat"),
        shown=False,
    )
    pinned_start: Mapped[time | None] = field(
        N_("Fixed start"), Kind.TIME, width=8, group=N_("Programme"), shown=False
    )
    sitting_id: Mapped[str | None] = reference("sitting", removal=Removal.EMPTY)
    place: Mapped[int] = field(
        N_("Place in the session"), Kind.INTEGER, default=0, shown=False, editable=False
    )

    def check(self) -> None:
        """Refuse a length that no item has."""
        check_minutes("duration", self.duration)
