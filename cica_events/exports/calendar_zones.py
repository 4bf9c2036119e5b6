"""Describes a time zone for as long as a calendar needs it, so that any reader comes to the same moments."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:  # loaded when the first calendar is written
    from icalendar import Timezone

_STEP: Final = timedelta(days=1)
_BACK: Final = timedelta(days=400)  # in which the clocks were changed last, where they are changed at all
_BEGINNING: Final = datetime(1970, 1, 1, tzinfo=UTC)
_SECOND: Final = timedelta(seconds=1)
_USUAL: Final = datetime(2020, 1, 1, tzinfo=UTC)  # from when on zones are described in any case
_AHEAD: Final = timedelta(days=5 * 365)
_YEARS: Final = 4  # in which the clocks are changed alike, until it is a rule
_WEEKDAYS: Final = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


@dataclass(frozen=True, slots=True)
class Stretch:
    """From a moment on, in UTC, clocks show `offset` from UTC where they showed `before`."""

    begins: datetime
    before: timedelta
    offset: timedelta
    summer: bool
    name: str

    @property
    def onset(self) -> datetime:
        """Return what the clocks showed at its beginning, before they were changed."""
        return (self.begins + self.before).replace(tzinfo=None)


def stretches(zone: tzinfo, first: datetime, last: datetime) -> list[Stretch]:
    """Return the stretches of `zone` that hold from `first` to `last`, the moments given in any zone."""
    first, last = first.astimezone(UTC), last.astimezone(UTC)
    found = list(_changes(zone, first - _BACK, last))
    earlier = [each for each in found if each.begins <= first]
    begins = earlier[-1] if earlier else _stretch(zone, _BEGINNING, at=first - _BACK)
    return [begins, *(each for each in found if each.begins > first)]


def zone_component(zone: tzinfo, first: datetime, last: datetime) -> Timezone:
    """Return the VTIMEZONE of `zone` for events from `first` to `last`.

    It reaches further both ways: some readers keep the first one of a name for the calendars of later years.
    `Timezone.from_tzinfo` of icalendar 7 would put each beginning of summer time an hour late.
    """
    from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

    component = Timezone()
    component.add("tzid", str(zone))
    alike: dict[tuple[timedelta, timedelta, str], list[Stretch]] = {}
    for each in stretches(zone, min(first, _USUAL), last + _AHEAD):
        alike.setdefault((each.before, each.offset, each.name), []).append(each)
    for several in alike.values():
        rule = _rule([each.onset for each in several])
        for each in (
            several[:1] if rule else several
        ):  # dates in a list (RDATE) are overlooked by some readers
            part = TimezoneDaylight() if each.summer else TimezoneStandard()
            part.add("dtstart", each.onset)
            part.add("tzoffsetfrom", each.before)
            part.add("tzoffsetto", each.offset)
            part.add("tzname", each.name)
            if rule:
                part.add("rrule", rule)
            component.add_component(part)
    return component


def _rule(onsets: Sequence[datetime]) -> dict[str, str | int] | None:
    """Return by which rule the clocks are changed each year: on the last, or first ..., Sunday of a month."""
    years = [onset.year for onset in onsets]
    if len(onsets) < _YEARS or years != list(range(years[0], years[0] + len(years))):
        return None
    same = {(onset.month, onset.weekday(), onset.time()) for onset in onsets}
    if len(same) > 1:
        return None
    day = _WEEKDAYS[onsets[0].weekday()]
    if all(onset.day + 7 > monthrange(onset.year, onset.month)[1] for onset in onsets):
        return {"freq": "YEARLY", "bymonth": onsets[0].month, "byday": f"-1{day}"}
    weeks = {(onset.day - 1) // 7 + 1 for onset in onsets}
    return (
        {"freq": "YEARLY", "bymonth": onsets[0].month, "byday": f"{weeks.pop()}{day}"}
        if len(weeks) == 1
        else None
    )


def _changes(zone: tzinfo, first: datetime, last: datetime) -> Iterator[Stretch]:
    """Yield the stretches that begin between two moments."""
    moment = first
    while moment < last:
        following = moment + _STEP
        if _shown(zone, moment) != _shown(zone, following):
            yield _stretch(zone, _exactly(zone, moment, following))
        moment = following


def _exactly(zone: tzinfo, before: datetime, after: datetime) -> datetime:
    """Return the second at which the clocks are changed between two moments."""
    while after - before > _SECOND:
        middle = before + timedelta(seconds=(after - before) // _SECOND // 2)
        if _shown(zone, middle) == _shown(zone, before):
            before = middle
        else:
            after = middle
    return after


def _stretch(zone: tzinfo, begins: datetime, at: datetime | None = None) -> Stretch:
    """Return the stretch that begins at a moment, or one without a change, as it is at the moment `at`."""
    there = (at or begins).astimezone(zone)
    before = there if at else (begins - _SECOND).astimezone(zone)
    offset = there.utcoffset() or timedelta(0)
    return Stretch(
        begins, before.utcoffset() or timedelta(0), offset, bool(there.dst()), there.tzname() or "UTC"
    )


def _shown(zone: tzinfo, moment: datetime) -> tuple[timedelta | None, timedelta | None]:
    there = moment.astimezone(zone)
    return there.utcoffset(), there.dst()
