"""What a workspace knows of itself."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Text
from sqlalchemy.orm import Mapped, mapped_column

from cica_events.domain.base import Base
from cica_events.domain.columns import StampText


class WorkspaceRecord(Base):
    """The one row that says what this database is."""

    __tablename__ = "workspace"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(Text)
    created_at: Mapped[datetime] = mapped_column(StampText())
    made_by: Mapped[str] = mapped_column(Text)
