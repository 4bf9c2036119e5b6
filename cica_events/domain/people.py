"""The directory of people."""

from __future__ import annotations

from typing import ClassVar

from sqlalchemy.orm import Mapped

from cica_events.domain import heading_words as words
from cica_events.domain.base import Record, Removal, field, reference
from cica_events.domain.dates import VagueDate
from cica_events.domain.fields import Field, Kind, Privacy
from cica_events.domain.names import Gender
from cica_events.errors import ValidationError
from cica_events.i18n import N_, _


class Person(Record):
    """An individual of the directory, with the post held now; earlier posts are records of their own."""

    __tablename__ = "person"

    name: ClassVar[Field] = Field("", N_("Name"), editable=False, width=34)
    honorific: Mapped[str] = field(N_("Honorific"), width=10, limit=80, shown=False, group=N_("Name"))
    courtesy: Mapped[str] = field(N_("Courtesy title"), width=8, limit=40, shown=False, group=N_("Name"))
    rank: Mapped[str] = field(
        N_("Rank or academic title"), width=18, limit=120, shown=False, group=N_("Name")
    )
    given_name: Mapped[str] = field(N_("Given name"), width=18, limit=300, shown=False, group=N_("Name"))
    family_name: Mapped[str] = field(
        N_("Family name"), required=True, index=True, width=20, limit=300, shown=False, group=N_("Name")
    )
    family_first: Mapped[bool] = field(
        N_("Family name first"), Kind.BOOLEAN, default=False, shown=False, width=9, group=N_("Name")
    )
    native_name: Mapped[str] = field(N_("Second script"), width=22, limit=300, shown=False, group=N_("Name"))
    pronunciation: Mapped[str] = field(N_("Pronounced"), width=22, limit=300, shown=False, group=N_("Name"))
    gender: Mapped[Gender | None] = field(
        N_("Woman or man"), choices=Gender, shown=False, width=10, group=N_("Name")
    )
    position: Mapped[str] = field(N_("Position"), width=36, group=N_("Post"))
    department: Mapped[str] = field(N_("Department"), width=28, shown=False, group=N_("Post"))
    organization: Mapped[str] = field(N_("Organization"), width=32, group=N_("Post"))
    party_id: Mapped[str | None] = reference("party", N_("State or organization"), width=20, group=N_("Post"))
    post_since: Mapped[VagueDate | None] = field(
        N_("In this post since"), Kind.DATE, width=14, shown=False, group=N_("Post")
    )
    nationality_id: Mapped[str | None] = reference(
        "party",
        N_("Nationality"),
        width=18,
        shown=False,
        group=N_("Person"),
        synonyms=words.NATIONALITY,
    )
    languages: Mapped[str] = field(N_("Languages"), width=18, shown=False, group=N_("Person"))
    email: Mapped[str] = field(
        N_("E-mail"),
        Kind.EMAIL,
        index=True,
        width=24,
        limit=320,
        privacy=Privacy.CONTACT,
        group=N_("Contact"),
    )
    phone: Mapped[str] = field(
        N_("Phone"), Kind.PHONE, width=18, limit=80, privacy=Privacy.CONTACT, group=N_("Contact")
    )
    mobile: Mapped[str] = field(
        N_("Mobile phone"),
        Kind.PHONE,
        width=18,
        limit=80,
        shown=False,
        privacy=Privacy.CONTACT,
        group=N_("Contact"),
    )
    address: Mapped[str] = field(
        N_("Address"), Kind.MULTILINE, width=30, shown=False, privacy=Privacy.CONTACT, group=N_("Contact")
    )
    dietary: Mapped[str] = field(
        N_("Dietary needs"),
        width=22,
        shown=False,
        privacy=Privacy.SENSITIVE,
        group=N_("Needs"),
        synonyms=words.DIETARY,
    )
    access_needs: Mapped[str] = field(
        N_("Access needs"),
        width=22,
        shown=False,
        privacy=Privacy.SENSITIVE,
        group=N_("Needs"),
        synonyms=words.ACCESS_NEEDS,
    )
    birth_date: Mapped[VagueDate | None] = field(
        N_("Date of birth"),
        Kind.DATE,
        width=14,
        shown=False,
        privacy=Privacy.SENSITIVE,
        group=N_("Passport"),
        synonyms=words.BIRTH_DATE,
    )
    passport_number: Mapped[str] = field(
        N_("Passport number"),
        Kind.CODE,
        width=16,
        limit=60,
        shown=False,
        privacy=Privacy.SENSITIVE,
        group=N_("Passport"),
        synonyms=words.PASSPORT_NUMBER,
    )
    passport_authority: Mapped[str] = field(
        N_("Issued by"), width=22, shown=False, privacy=Privacy.SENSITIVE, group=N_("Passport")
    )
    passport_expires: Mapped[VagueDate | None] = field(
        N_("Passport valid until"),
        Kind.DATE,
        width=14,
        shown=False,
        privacy=Privacy.SENSITIVE,
        group=N_("Passport"),
        synonyms=words.PASSPORT_EXPIRES,
    )
    notes: Mapped[str] = field(
        N_("Notes"), Kind.MULTILINE, width=36, limit=10_000, shown=False, group=N_("Notes")
    )
    meetings: ClassVar[Field] = Field("", N_("Meetings"), Kind.INTEGER, editable=False, width=9)


class Post(Record):
    """A post that a person held before the present one."""

    __tablename__ = "post"

    person_id: Mapped[str] = reference("person", removal=Removal.REMOVE)
    position: Mapped[str] = field(N_("Position"), required=True, width=36)
    department: Mapped[str] = field(N_("Department"), width=28)
    organization: Mapped[str] = field(N_("Organization"), width=32)
    party_id: Mapped[str | None] = reference("party", N_("State or organization"), width=20)
    since: Mapped[VagueDate | None] = field(N_("Since"), Kind.DATE, width=14)
    until: Mapped[VagueDate | None] = field(N_("Until"), Kind.DATE, width=14)

    def check(self) -> None:
        """Refuse a post that ends before it begins."""
        if self.since and self.until and self.until.last_day < self.since.first_day:
            raise ValidationError("until", _("The post ends before it begins."))


class Photo(Record):
    """The picture of a person, small enough for a list: at most one each."""

    __tablename__ = "photo"

    person_id: Mapped[str] = reference("person", removal=Removal.REMOVE)
    media_type: Mapped[str] = field(N_("Kind of picture"), Kind.CODE, required=True, limit=40)
    data: Mapped[str] = field(N_("Picture"), Kind.CODE, required=True, limit=400_000)  # in base64


class Distinct(Record):
    """Two people who are alike and were found to be two."""

    __tablename__ = "distinct_people"

    one_id: Mapped[str] = reference("person", removal=Removal.REMOVE)
    other_id: Mapped[str] = reference("person", removal=Removal.REMOVE)
