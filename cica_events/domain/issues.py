"""What was handed out officially, frozen as it was, and the sets of columns that an office keeps."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from sqlalchemy.orm import Mapped

from cica_events.domain.base import Record, field, reference
from cica_events.domain.fields import Kind, Labelled
from cica_events.i18n import N_


class IssueStage(Labelled):
    """How final a document is."""

    PRELIMINARY = "preliminary", N_("Preliminary")
    PROVISIONAL = "provisional", N_("Provisional")
    ANNOTATED = "annotated", N_("Annotated")
    REVISION = "revision", N_("Revision")
    ADOPTED = "adopted", N_("Adopted")
    FINAL = "final", N_("Final")


LIST_STAGES: Final = (IssueStage.PROVISIONAL, IssueStage.REVISION, IssueStage.FINAL)
"""The stages of a List of Participants."""

AGENDA_STAGES: Final = (
    IssueStage.PRELIMINARY,
    IssueStage.PROVISIONAL,
    IssueStage.ANNOTATED,
    IssueStage.REVISION,
    IssueStage.ADOPTED,
)
"""The stages of an agenda, in the order in which bodies issue them."""


class Issue(Record):
    """One version of a meeting's document as it was given out."""

    __tablename__ = "issue"

    meeting_id: Mapped[str] = reference("meeting")
    document: Mapped[str] = field(N_("Document"), Kind.CODE, required=True, limit=60, width=20)
    stage: Mapped[IssueStage] = field(
        N_("Version"), choices=IssueStage, default=IssueStage.PROVISIONAL, required=True, width=14
    )
    number: Mapped[int] = field(N_("No."), Kind.INTEGER, default=0, width=6)  # of a revision, 0 for others
    symbol: Mapped[str] = field(N_("Symbol"), Kind.CODE, width=20)
    language: Mapped[str] = field(N_("Language"), Kind.CODE, width=8)
    issued_at: Mapped[datetime | None] = field(N_("Issued at"), Kind.STAMP, width=18)
    content: Mapped[str] = field(N_("Content"), Kind.MULTILINE, limit=20_000_000)  # JSON


class ColumnSet(Record):
    """A list of columns for one purpose: the hotel, security, catering, the interpreters."""

    __tablename__ = "column_set"

    document: Mapped[str] = field(N_("Document"), Kind.CODE, required=True, limit=60, width=20)
    name: Mapped[str] = field(N_("Name"), required=True, limit=120, width=24)
    columns: Mapped[str] = field(N_("Columns"), Kind.MULTILINE, required=True, limit=20_000)  # JSON
