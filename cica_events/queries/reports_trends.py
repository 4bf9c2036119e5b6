"""How participation went over the years: meetings, people, States and the share of women."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from cica_events.domain.delegations import Group
from cica_events.domain.names import Gender
from cica_events.domain.representatives import Counting, kind_of
from cica_events.queries.reports import Facts, Tally, share_of

ALL = ""
"""The body under which all bodies together stand."""


@dataclass(frozen=True, slots=True)
class TrendPoint:
    """One year of one body, or of `ALL` together; `people` take reported figures where they are greater."""

    year: int
    body: str
    meetings: int
    people: int
    states: int  # that took part at least once
    women: int
    men: int
    unknown: int

    @property
    def reported(self) -> int:
        """Return how many of the people were reported beyond those counted by name."""
        return self.people - self.women - self.men - self.unknown

    @property
    def share(self) -> float | None:
        """Return the share of women, 0 to 1, as `share_of` counts it."""
        return share_of(self.women, self.men)


@dataclass
class _Sum:
    meetings: set[str] = field(default_factory=set)
    states: set[str] = field(default_factory=set)
    people: int = 0
    women: int = 0
    men: int = 0
    unknown: int = 0

    def take(self, tally: Tally) -> None:
        self.women += tally.number if tally.gender is Gender.FEMALE else 0
        self.men += tally.number if tally.gender is Gender.MALE else 0
        self.unknown += tally.number if tally.gender is None else 0


def trends_of(facts: Facts, counting: Counting) -> tuple[TrendPoint, ...]:
    """Return a point for each year and body with meetings, and one of all bodies, by year."""
    sums: dict[tuple[int, str], _Sum] = defaultdict(_Sum)
    meetings = facts.by_id()
    counted: dict[str, int] = defaultdict(int)
    for each in facts.delegations:
        meeting = meetings[each.meeting_id]
        tallies = [t for t in facts.tallies.get(each.id, ()) if _counts(counting, each.group, t)]
        for body in (meeting.body, ALL):
            total = sums[meeting.year, body]
            for tally in tallies:
                total.take(tally)
            if (each.present or tallies) and facts.is_state(each.party_id):
                total.states.add(each.party_id or "")
        counted[meeting.id] += sum(tally.number for tally in tallies)
    for meeting in facts.meetings:
        for body in (meeting.body, ALL):
            total = sums[meeting.year, body]
            total.meetings.add(meeting.id)
            total.people += max(counted[meeting.id], meeting.at_least)
    return tuple(_point(year, body, total) for (year, body), total in sorted(sums.items()))


def _counts(counting: Counting, group: Group, tally: Tally) -> bool:
    return counting.counts(tally.status, kind_of(group, tally.capacity))


def _point(year: int, body: str, total: _Sum) -> TrendPoint:
    sizes = len(total.meetings), total.people, len(total.states)
    return TrendPoint(year, body, *sizes, total.women, total.men, total.unknown)
