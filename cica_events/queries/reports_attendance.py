"""Who attended, in figures: by section, State, capacity and mode, women and men."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from cica_events.domain.fields import Labelled
from cica_events.domain.meetings import Format
from cica_events.domain.names import Gender
from cica_events.domain.participants import Capacity, Mode
from cica_events.domain.protocol import Section
from cica_events.domain.representatives import Counting, kind_of
from cica_events.i18n import N_, translator
from cica_events.queries.reports import DelegationFact, Facts, ReportMeeting, Tally, share_of


class By(Labelled):
    """What a table of attendance counts by."""

    SECTION = "section", N_("By section")
    STATE = "state", N_("By State or organization")
    CAPACITY = "capacity", N_("By capacity")
    MODE = "mode", N_("By mode of participation")
    MEETING = "meeting", N_("By meeting")


@dataclass(frozen=True, slots=True)
class AttendanceLine:
    """One line of a table; `unknown` are people of whom neither woman nor man is recorded."""

    id: str
    label: str
    party_id: str
    delegations: int
    people: int
    women: int
    men: int
    unknown: int

    @property
    def share(self) -> float | None:
        """Return the share of women, 0 to 1, as `share_of` counts it."""
        return share_of(self.women, self.men)


@dataclass(frozen=True, slots=True)
class Attendance:
    """The tables of attendance, each with lines whose people add up to `total`'s."""

    meetings: tuple[ReportMeeting, ...]
    tables: Mapping[By, tuple[AttendanceLine, ...]]
    total: AttendanceLine
    reported: int  # people of meetings that keep no list, as reported, beyond those counted


class _One(NamedTuple):
    meeting: ReportMeeting
    delegation: DelegationFact
    section: Section
    tally: Tally | None  # None for a delegation that is present without names


_Key = tuple[int, str, str]  # rank, id and label of a line


def attendance_of(facts: Facts, counting: Counting) -> Attendance:
    """Return the attendance of the meetings of `facts`, of whom `counting` counts."""
    ones = list(_ones(facts, counting))
    text = translator(facts.book.language).gettext
    labels: dict[By, Callable[[_One], tuple[str, str, int]]] = {
        By.SECTION: lambda one: (one.section.value, text(one.section.label), _RANKS[one.section]),
        By.STATE: lambda one: _party(one, facts, text),
        By.CAPACITY: lambda one: _capacity(one, text),
        By.MODE: lambda one: _mode(one, text),
        By.MEETING: lambda one: (one.meeting.id, one.meeting.key, 0),
    }
    tables = {by: tuple(_table(ones, label, by)) for by, label in labels.items()}
    total = _line("", text(_TOTAL), "", ones)
    return Attendance(facts.meetings, tables, total, _beyond(facts, ones))


def _ones(facts: Facts, counting: Counting) -> Iterator[_One]:
    meetings = facts.by_id()
    for each in facts.delegations:
        meeting = meetings[each.meeting_id]
        section = facts.section(each, meeting)
        counted = [
            tally
            for tally in facts.tallies.get(each.id, ())
            if counting.counts(tally.status, kind_of(each.group, tally.capacity))
        ]
        for tally in counted:
            yield _One(meeting, each, section, tally)
        if each.present and not counted:
            yield _One(meeting, each, section, None)


def _table(
    ones: Sequence[_One], label: Callable[[_One], tuple[str, str, int]], by: By
) -> Iterator[AttendanceLine]:
    groups: dict[_Key, list[_One]] = defaultdict(list)
    for one in ones:
        if one.tally is not None or by in _OF_DELEGATIONS:
            key, text, rank = label(one)
            groups[rank, key, text].append(one)
    for rank, key, text in _in_order(groups, by):
        here = groups[rank, key, text]
        party = (here[0].delegation.party_id or "") if by is By.STATE else ""
        yield _line(key, text, party, here)


def _in_order(groups: Mapping[_Key, Sequence[_One]], by: By) -> Sequence[_Key]:
    """Return the groups in their own order; States by section and number of people, meetings by date."""
    if by is By.MEETING:
        return list(groups)
    if by is not By.STATE:
        return sorted(groups)
    people = {key: sum(one.tally.number for one in ones if one.tally) for key, ones in groups.items()}
    return sorted(groups, key=lambda key: (key[0], -people[key], key[2]))


def _line(key: str, label: str, party_id: str, ones: Iterable[_One]) -> AttendanceLine:
    homes: set[str] = set()
    by_gender: dict[Gender | None, int] = defaultdict(int)
    for one in ones:
        homes.add(one.delegation.id)
        if one.tally is not None:
            by_gender[one.tally.gender] += one.tally.number
    women, men, unknown = (by_gender[each] for each in (Gender.FEMALE, Gender.MALE, None))
    return AttendanceLine(key, label, party_id, len(homes), women + men + unknown, women, men, unknown)


def _party(one: _One, facts: Facts, text: Callable[[str], str]) -> tuple[str, str, int]:
    delegation = one.delegation
    name = facts.book.name(delegation.party_id) or delegation.name or text(delegation.group.label)
    return delegation.party_id or f"{delegation.group}/{name}", name, _RANKS[one.section]


def _capacity(one: _One, text: Callable[[str], str]) -> tuple[str, str, int]:
    capacity = one.tally.capacity if one.tally else Capacity.DELEGATE
    return capacity.value, text(capacity.label), _PLACES[capacity]


def _mode(one: _One, text: Callable[[str], str]) -> tuple[str, str, int]:
    mode = one.tally.mode if one.tally else None
    if mode is None and one.meeting.format in _MODES:
        mode = _MODES[one.meeting.format]
    if mode is None:
        return "", text(_UNKNOWN), len(Mode)
    return mode.value, text(mode.label), list(Mode).index(mode)


def _beyond(facts: Facts, ones: Iterable[_One]) -> int:
    """Return how many more people were reported than are counted, meeting by meeting."""
    counted: dict[str, int] = defaultdict(int)
    for one in ones:
        counted[one.meeting.id] += one.tally.number if one.tally else 0
    return sum(max(0, meeting.at_least - counted[meeting.id]) for meeting in facts.meetings)


_TOTAL, _UNKNOWN = N_("Total"), N_("Not stated")
_OF_DELEGATIONS = frozenset({By.SECTION, By.STATE, By.MEETING})
_MODES = {Format.IN_PERSON: Mode.IN_PERSON, Format.ONLINE: Mode.ONLINE}
_RANKS = {section: number for number, section in enumerate(Section)}
_PLACES = {capacity: number for number, capacity in enumerate(Capacity)}
