"""The agenda of a meeting: numbered subjects in a tree."""

from __future__ import annotations

from typing import ClassVar

from sqlalchemy.orm import Mapped

from cica_events.domain import agenda_words as words
from cica_events.domain.base import Record, Removal, field, reference
from cica_events.domain.fields import Field, Kind, Labelled
from cica_events.i18n import N_


class ItemKind(Labelled):
    """What a meeting does with an agenda item."""

    PROCEDURAL = "procedural", N_("Procedural")
    DECISION = "decision", N_("For decision")
    DISCUSSION = "discussion", N_("For discussion")
    INFORMATION = "information", N_("For information")
    STATEMENT = "statement", N_("Statements")
    PRESENTATION = "presentation", N_("Presentation")


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
    symbol: Mapped[str] = field(
        N_("Document symbol"), Kind.CODE, width=16, shown=False, synonyms=words.SYMBOL
    )
    annotation: Mapped[str] = field(
        N_("Annotation"),
        Kind.MULTILINE,
        width=40,
        limit=20_000,
        shown=False,
        synonyms=words.ANNOTATION,
    )
