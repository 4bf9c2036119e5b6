"""States and organizations, and the status they have with the Conference over time."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Protocol, TypeVar

from sqlalchemy.orm import Mapped

from cica_events.domain.base import Record, Removal, field, reference
from cica_events.domain.dates import VagueDate
from cica_events.domain.fields import Kind, Labelled, Privacy
from cica_events.domain.shown_texts import shown_text
from cica_events.errors import ValidationError
from cica_events.i18n import N_, _


class PartyKind(Labelled):
    """What a party is."""

    STATE = "state", N_("State")
    ORGANIZATION = "organization", N_("Organization")


class Status(Labelled):
    """The status that a party may have with the Conference."""

    MEMBER = "member", N_("Member")
    OBSERVER = "observer", N_("Observer")
    PARTNER = "partner", N_("Partner")


class Party(Record):
    """A State or an organization."""

    __tablename__ = "party"

    code: Mapped[str] = field(
        N_("Code"), Kind.CODE, required=True, unique=True, width=8, limit=40, group=N_("Identity")
    )
    kind: Mapped[PartyKind] = field(
        N_("Kind"), choices=PartyKind, default=PartyKind.STATE, required=True, width=14, group=N_("Identity")
    )
    short_name: Mapped[str] = field(N_("Short name"), required=True, width=30, group=N_("Names"))
    formal_name: Mapped[str] = field(N_("Formal name"), width=40, group=N_("Names"))
    short_name_ru: Mapped[str] = field(N_("Short name in Russian"), width=30, group=N_("Names"))
    formal_name_ru: Mapped[str] = field(
        N_("Formal name in Russian"), width=40, group=N_("Names"), shown=False
    )
    short_name_kk: Mapped[str] = field(N_("Short name in Kazakh"), width=30, group=N_("Names"), shown=False)
    sort_name: Mapped[str] = field(N_("Sorted under"), width=20, group=N_("Names"), shown=False)
    sort_name_ru: Mapped[str] = field(
        N_("Sorted under, in Russian"), width=20, group=N_("Names"), shown=False
    )
    home_id: Mapped[str | None] = reference("party", N_("Home State"), group=N_("Seat"), shown=False)
    place: Mapped[str] = field(N_("Seat"), width=18, group=N_("Seat"), shown=False)

    def name(self, language: str) -> str:
        """Return the short name in `language`, the English one where there is none."""
        return shown_text(self.short_name, self.short_name_ru, language)


class Affiliation(Record):
    """The status that a party has over a period; an unknown end stays empty."""

    __tablename__ = "affiliation"

    party_id: Mapped[str] = reference("party", removal=Removal.REMOVE)
    status: Mapped[Status] = field(
        N_("Status"), choices=Status, default=Status.MEMBER, required=True, width=12
    )
    since: Mapped[VagueDate | None] = field(N_("Since"), Kind.DATE, width=14)
    until: Mapped[VagueDate | None] = field(N_("Until"), Kind.DATE, width=14)
    decision: Mapped[str] = field(N_("Decision"), width=28)
    decided_by_id: Mapped[str | None] = reference("outcome")

    def check(self) -> None:
        """Refuse a period that ends before it begins."""
        _check_period(self.since, self.until, _("The status ends before it begins."))


class Chairmanship(Record):
    """The party that chairs the Conference, or one of its bodies, over a period."""

    __tablename__ = "chairmanship"

    party_id: Mapped[str] = reference("party", removal=Removal.REMOVE)
    body: Mapped[str] = field(N_("Body"), Kind.CODE, width=10)
    since: Mapped[VagueDate | None] = field(N_("Since"), Kind.DATE, width=14)
    until: Mapped[VagueDate | None] = field(N_("Until"), Kind.DATE, width=14)
    decision: Mapped[str] = field(N_("Decision"), width=28)

    def check(self) -> None:
        """Refuse a period that ends before it begins."""
        _check_period(self.since, self.until, _("The chairmanship ends before it begins."))


class ContactPoint(Record):
    """Whom the secretariat writes to at a State or organization."""

    __tablename__ = "contact_point"

    party_id: Mapped[str] = reference("party", removal=Removal.REMOVE)
    name: Mapped[str] = field(N_("Name"), required=True, width=28)
    function: Mapped[str] = field(N_("Function"), width=28)
    email: Mapped[str] = field(N_("E-mail"), Kind.EMAIL, width=24, limit=320, privacy=Privacy.CONTACT)
    phone: Mapped[str] = field(N_("Phone"), Kind.PHONE, width=18, limit=80, privacy=Privacy.CONTACT)
    notes: Mapped[str] = field(N_("Notes"), Kind.MULTILINE, width=30, limit=10_000)


def _check_period(since: VagueDate | None, until: VagueDate | None, message: str) -> None:
    if since and until and until.last_day < since.first_day:
        raise ValidationError("until", message)


class Period(Protocol):
    """Anything with a status and two ends."""

    @property
    def status(self) -> Status: ...
    @property
    def since(self) -> VagueDate | None: ...
    @property
    def until(self) -> VagueDate | None: ...


P = TypeVar("P", bound=Period)


def status_on(day: date, periods: Iterable[Period]) -> Status | None:
    """Return the status that holds on `day`, as `period_on` finds it."""
    found = period_on(day, periods)
    return found.status if found else None


def period_on(day: date, periods: Iterable[P]) -> P | None:
    """Return the period whose status holds on `day`.

    A status counts from the first day of an imprecise beginning ("2014") to the last day of an imprecise end;
    an unknown end is open. Of two that hold, as in the year of a vague change, the one begun later counts.
    """
    holding = [period for period in periods if begun(period) <= day <= _ended(period)]
    return max(holding, key=begun) if holding else None


def begun(period: Period) -> date:
    """Return the day from which a status counts."""
    return period.since.first_day if period.since else date.min


def _ended(period: Period) -> date:
    return period.until.last_day if period.until else date.max
