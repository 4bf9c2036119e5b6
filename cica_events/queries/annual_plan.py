"""The events of a year as an annual plan tells them: by dimension, priority area and coordinator."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from cica_events.queries.calendar import CalendarMeeting
from cica_events.queries.priority_areas import dimensions


@dataclass(frozen=True, slots=True)
class PlanGroup:
    """The events of a priority area, or of a body where no dimension is known, by date.

    `name` is empty for those of a dimension as a whole.
    """

    name: str
    coordinators: tuple[str, ...]
    co_coordinators: tuple[str, ...]
    events: tuple[CalendarMeeting, ...]


@dataclass(frozen=True, slots=True)
class PlanPart:
    """The events of a dimension; `name` is empty for those that belong to none."""

    name: str
    groups: tuple[PlanGroup, ...]


@dataclass(frozen=True, slots=True)
class AnnualPlan:
    """The events of a year; the names are in `language`."""

    year: int
    language: str
    parts: tuple[PlanPart, ...]

    @property
    def count(self) -> int:
        """Return how many events the plan tells."""
        return sum(len(group.events) for part in self.parts for group in part.groups)


def annual_plan(
    rows: Sequence[CalendarMeeting], year: int, bodies: Mapping[str, str], language: str
) -> AnnualPlan:
    """Return `rows`, which are in order of date, as the plan of a year.

    Dimensions and areas stand in the order of the reference data, those of an office's own behind them by
    name; events of no dimension stand last under their bodies, in the order of `bodies` (names by code).
    """
    found: dict[str, dict[str, list[CalendarMeeting]]] = defaultdict(lambda: defaultdict(list))
    for row in rows:
        found[row.dimension][row.priority_area if row.dimension else row.body].append(row)
    parts = []
    for name in _in_order([each.name.text("en") for each in dimensions()], found):
        known = list(bodies) if not name else ["", *_areas_of(name)]
        groups = tuple(
            _group(_name_of(name, key, bodies, language), found[name][key], of_area=bool(name and key))
            for key in _in_order(known, found[name])
        )
        parts.append(PlanPart(_in_language(name, language), groups))
    return AnnualPlan(year, language, tuple(sorted(parts, key=lambda part: not part.name)))


def _group(name: str, events: Sequence[CalendarMeeting], *, of_area: bool) -> PlanGroup:
    first = events[0]
    coordinators = (first.coordinators, first.co_coordinators) if of_area else ((), ())
    return PlanGroup(name, *coordinators, tuple(events))


def _in_order(known: Sequence[str], present: Mapping[str, object]) -> list[str]:
    """Return what is present: what is known in that order, the rest by name."""
    return [key for key in known if key in present] + sorted(set(present) - set(known))


def _areas_of(dimension: str) -> list[str]:
    return [
        area.text("en") for each in dimensions() if each.name.text("en") == dimension for area in each.areas
    ]


def _name_of(dimension: str, key: str, bodies: Mapping[str, str], language: str) -> str:
    return _in_language(key, language) if dimension else bodies.get(key, key)


def _in_language(name: str, language: str) -> str:
    """Return the name of a dimension or area in `language`; one of an office's own as it is stored."""
    wordings = [each for one in dimensions() for each in (one.name, *one.areas)]
    return next((each.text(language) for each in wordings if each.text("en") == name), name)
