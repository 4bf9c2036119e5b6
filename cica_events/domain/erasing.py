"""When the sensitive details of people are erased: what an organizer chose, and what it comes to on a day."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy.orm import Mapped

from cica_events.domain.base import Record, field
from cica_events.domain.changes import ERASED
from cica_events.domain.fields import Kind
from cica_events.errors import ValidationError
from cica_events.i18n import N_, _

LONGEST = 36_500  # days


class ErasureRule(Record):
    """The choice for a workspace: some days after somebody's last meeting, or all on one day; at most one."""

    __tablename__ = "erasure_rule"

    days: Mapped[int | None] = field(N_("Days after the meeting"), Kind.INTEGER)
    day: Mapped[date | None] = field(N_("Day of erasing"), Kind.DAY)

    def check(self) -> None:
        """Refuse a number of days that leads nowhere."""
        if self.days is not None and not 0 <= self.days <= LONGEST:
            raise ValidationError(
                "days", _("Choose a number of days between 0 and {most}.").format(most=LONGEST)
            )


@dataclass(frozen=True, slots=True)
class Rule:
    """What was chosen; nothing of it means that details are kept until they are erased by hand."""

    days: int | None = None  # after the last day of somebody's last meeting
    day: date | None = None

    def __bool__(self) -> bool:
        return self.days is not None or self.day is not None


@dataclass(frozen=True, slots=True)
class Holding:
    """Whose sensitive details stand in the workspace, in the record itself or only in the history.

    `last` is the last day of the last meeting, or for somebody who is gone that of the last change; None
    where no meeting has a date. `open` tells that a meeting without a date is still to come.
    """

    id: str
    name: str
    last: date | None = None
    open: bool = False
    gone: bool = False


def due(rule: Rule, holdings: Collection[Holding], today: date) -> tuple[Holding, ...]:
    """Return whose details are to be erased by `rule` on the day `today`."""
    if rule.day is not None and rule.day <= today:
        return tuple(holdings)
    days = rule.days
    if days is None:
        return ()
    return tuple(
        each
        for each in holdings
        if each.last is not None and not each.open and (today - each.last) > timedelta(days=days)
    )


def erased_parts(values: Mapping[str, object] | None) -> tuple[str, ...]:
    """Return the names of what was erased of stored values."""
    found = (values or {}).get(ERASED, ())
    return tuple(str(name) for name in found) if isinstance(found, (list, tuple)) else ()
