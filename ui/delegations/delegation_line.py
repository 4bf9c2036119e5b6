"""A delegation as the tab shows it: its row with what is amiss and why it stands where it does."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields

from cica_events.domain.delegation_problems import Problem, problems_of
from cica_events.domain.delegations import Reply
from cica_events.domain.participants import Capacity
from cica_events.i18n import _
from cica_events.queries.delegations import DelegationRow

PROBLEM, PLACED = "⚠", "↕"


@dataclass(frozen=True, slots=True)
class DelegationLine(DelegationRow):
    """A row of the table and a card of the board."""

    problems: tuple[Problem, ...]

    @property
    def asked(self) -> bool:
        """Tell whether a reply is expected, or there is one."""
        return self.invited or self.reply is not Reply.NONE

    @property
    def told(self) -> tuple[str, ...]:
        """Return what is to be remarked on it, each remark with its sign."""
        problems = (f"{PROBLEM} {problem.text}" for problem in self.problems)
        return (*problems, *((f"{PLACED} {self.why_here}",) if self.order else ()))

    @property
    def remarks(self) -> str:
        """Return all remarks on one line."""
        return " ".join(self.told)

    @property
    def why_here(self) -> str:
        """Return why it was given its place by hand."""
        if not self.order_reason:
            return _("Placed by hand.")
        return _("Placed by hand: {reason}").format(reason=self.order_reason)

    @property
    def count(self) -> int:
        """Return how many come."""
        return sum(count for _capacity, count in self.coming)


_KEYS = tuple(field.name for field in fields(DelegationRow))


def lines_of(rows: Iterable[DelegationRow], limits: Mapping[Capacity, int]) -> list[DelegationLine]:
    """Return the rows with what is amiss by the `limits` of the body."""
    return [
        DelegationLine(
            **{key: getattr(row, key) for key in _KEYS},
            problems=problems_of(row.group, dict(row.coming), limits, declined=row.reply is Reply.DECLINED),
        )
        for row in rows
    ]
