"""The directory of people."""

from __future__ import annotations

from typing import ClassVar

from sqlalchemy.orm import Mapped

from cica_events.domain.base import Record, field, reference
from cica_events.domain.fields import Field, Kind
from cica_events.i18n import N_


class Person(Record):
    """An individual of the directory, with the post held now."""

    __tablename__ = "person"

    name: ClassVar[Field] = Field("", N_("Name"), editable=False, width=34)
    honorific: Mapped[str] = field(N_("Honorific"), width=16, limit=80, shown=False, group=N_("Name"))
    given_name: Mapped[str] = field(N_("Given name"), width=18, limit=300, shown=False, group=N_("Name"))
    family_name: Mapped[str] = field(
        N_("Family name"), required=True, index=True, width=20, limit=300, shown=False, group=N_("Name")
    )
    family_first: Mapped[bool] = field(
        N_("Family name first"), Kind.BOOLEAN, default=False, shown=False, width=9, group=N_("Name")
    )
    native_name: Mapped[str] = field(N_("Second script"), width=22, limit=300, shown=False, group=N_("Name"))
    position: Mapped[str] = field(N_("Position"), width=36, group=N_("Post"))
    organization: Mapped[str] = field(N_("Organization"), width=32, group=N_("Post"))
    party_id: Mapped[str | None] = reference("party", N_("State or organization"), width=20, group=N_("Post"))
    email: Mapped[str] = field(N_("E-mail"), Kind.EMAIL, index=True, width=24, limit=320, group=N_("Contact"))
    phone: Mapped[str] = field(N_("Phone"), Kind.PHONE, width=18, limit=80, group=N_("Contact"))
    meetings: ClassVar[Field] = Field("", N_("Meetings"), Kind.INTEGER, editable=False, width=9)
