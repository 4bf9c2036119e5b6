"""The sums of all reports equal the rows that they count, whatever the meetings hold."""

from __future__ import annotations

import datetime as dt
from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from cica_events.domain.dates import VagueDate
from cica_events.domain.delegations import Group, Reply
from cica_events.domain.meetings import Format, Stage
from cica_events.domain.names import Gender
from cica_events.domain.participants import Capacity, Mode, Participation
from cica_events.domain.parties import PartyKind, Status
from cica_events.domain.representatives import Counting, People, kind_of
from cica_events.queries.chairmanships import ChairmanshipRow
from cica_events.queries.parties import AffiliationRow, PartyBook, PartyRow
from cica_events.queries.reports import DelegationFact, Facts, ReportMeeting, Scope, Tally, with_chairs
from cica_events.queries.reports_attendance import By, attendance_of
from cica_events.queries.reports_map import participation_map
from cica_events.queries.reports_press import press_count, press_facts
from cica_events.queries.reports_trends import ALL, trends_of

SINCE = VagueDate.parse("2022-06-01")
STATES = ["s1", "s2", "s3", "o1"]


def party(key: str) -> PartyRow:
    kind = PartyKind.STATE if key.startswith("s") else PartyKind.ORGANIZATION
    plain = {"code": key, "kind": kind, "home_id": None, "status": None, "since": None}
    names = dict.fromkeys(
        [
            *("short_name", "formal_name", "short_name_ru", "formal_name_ru", "short_name_kk"),
            *("sort_name", "sort_name_ru", "place", "name", "sorted_under", "home"),
        ],
        key,
    )
    return PartyRow(id=key, version=1, **plain, **names)  # type: ignore[arg-type]  # put together here


BOOK = PartyBook(
    "en",
    {key: party(key) for key in STATES},
    {
        "s1": (AffiliationRow("a1", 1, "s1", Status.MEMBER, None, None, "", None),),
        "s2": (AffiliationRow("a2", 1, "s2", Status.OBSERVER, SINCE, None, "", None),),
        "o1": (AffiliationRow("a3", 1, "o1", Status.PARTNER, None, None, "", None),),
    },
)


def meeting(number: int, year: int = 2023, **values: object) -> ReportMeeting:
    plain: dict[str, object] = {
        "id": f"m{number}",
        "key": f"SOC-{number}",
        "body": "SOC" if number % 2 else "YC",
        "title": "Meeting",
        "title_ru": "",
        "date": VagueDate.of(dt.date(year, 3, 1)),
        "stage": Stage.HELD,
        "format": Format.IN_PERSON,
        "chair_id": None,
        "hosts": frozenset({"s1"}),
        "at_least": 0,
        "member_states": 0,
    }
    return ReportMeeting(**(plain | values))  # type: ignore[arg-type]  # put together here


TALLIES = st.builds(
    Tally,
    st.just(""),
    st.sampled_from(Capacity),
    st.sampled_from(Participation),
    st.sampled_from([None, *Mode]),
    st.sampled_from([None, *Gender]),
    st.integers(1, 9),
)


@st.composite
def all_facts(draw: st.DrawFn) -> Facts:
    meetings = tuple(
        meeting(number, draw(st.integers(2021, 2024)), at_least=draw(st.integers(0, 30)))
        for number in range(draw(st.integers(1, 4)))
    )
    delegations, tallies = [], {}
    for one in meetings:
        for home in draw(st.lists(st.sampled_from([*STATES, ""]), unique=True)):
            key = f"{one.id}/{home}"
            group = Group.PARTY if home else Group.SECRETARIAT
            present, reply = draw(st.booleans()), draw(st.sampled_from(Reply))
            invited = draw(st.booleans())
            fact = DelegationFact(key, one.id, home or None, group, "", invited, reply, present)
            delegations.append(fact)
            tallies[key] = [each._replace(delegation_id=key) for each in draw(st.lists(TALLIES, max_size=4))]
    return Facts(BOOK, meetings, tuple(delegations), tallies)


COUNTINGS = st.builds(
    Counting, st.frozensets(st.sampled_from(Participation)), st.frozensets(st.sampled_from(People))
)


def counted(facts: Facts, counting: Counting) -> list[Tally]:
    return [
        tally
        for each in facts.delegations
        for tally in facts.tallies[each.id]
        if counting.counts(tally.status, kind_of(each.group, tally.capacity))
    ]


@given(all_facts(), COUNTINGS)
def test_each_table_of_attendance_adds_up_to_the_people_counted(facts: Facts, counting: Counting) -> None:
    attendance = attendance_of(facts, counting)
    whole = sum(tally.number for tally in counted(facts, counting))
    assert attendance.total.people == whole
    for by in By:
        lines = attendance.tables[by]
        assert sum(line.people for line in lines) == whole
        for line in (*lines, attendance.total):
            assert line.women + line.men + line.unknown == line.people
    delegations = sum(line.delegations for line in attendance.tables[By.SECTION])
    assert delegations == attendance.total.delegations


@given(all_facts(), COUNTINGS)
def test_the_years_add_up_to_all_bodies_together(facts: Facts, counting: Counting) -> None:
    points = trends_of(facts, counting)
    whole = sum(tally.number for tally in counted(facts, counting))
    for total in (True, False):
        chosen = [point for point in points if (point.body == ALL) == total]
        assert sum(point.meetings for point in chosen) == len(facts.meetings)
        assert sum(point.women + point.men + point.unknown for point in chosen) == whole
        assert sum(point.people for point in chosen) >= whole


@given(all_facts())
def test_rows_and_columns_of_the_map_count_its_cells(facts: Facts) -> None:
    found = participation_map(facts, frozenset(), {"SOC": 0, "YC": 1})
    cells = {
        (row.id, one.id): found.cell(row.id, one).presence.attended
        for row in found.parties
        for one in found.meetings
    }
    for row in found.parties:
        there = sum(came for (home, _meeting), came in cells.items() if home == row.id)
        assert found.per_party.get(row.id, 0) == there
    for one in found.meetings:
        there = sum(came for (_home, key), came in cells.items() if key == one.id)
        assert found.per_meeting.get(one.id, 0) == there
    assert found.attended == sum(cells.values())
    assert [one.year for one in found.meetings] == sorted(one.year for one in found.meetings)


@given(all_facts(), COUNTINGS)
def test_the_press_counts_people_once_and_parties_once(facts: Facts, counting: Counting) -> None:
    one = facts.meetings[0]
    own = tuple(each for each in facts.delegations if each.meeting_id == one.id)
    facts = Facts(BOOK, (one,), own, facts.tallies)
    known = press_facts(facts)
    count = press_count(known, counting)
    people = sum(tally.number for tally in counted(facts, counting))
    assert count.people == max(people, one.at_least)
    assert count.reported == (one.at_least > people)
    homes = [each.party_id for each in own if each.party_id]
    assert sum(count.parties.values()) <= len(homes)
    assert Counter(known.by_step(People)) == Counter(
        {step: number for step in Participation if (number := _of_step(facts, step))}
    )


def _of_step(facts: Facts, step: Participation) -> int:
    everybody = counted(facts, Counting(steps=frozenset({step})))
    return sum(tally.number for tally in everybody)


def test_a_status_counts_on_the_day_of_the_meeting() -> None:
    early, late = meeting(1, 2022), meeting(2, 2023)
    fact = [
        DelegationFact(f"d{at}", one.id, "s2", Group.PARTY, "", False, Reply.NONE, True)
        for at, one in enumerate((early, late))
    ]
    attendance = attendance_of(Facts(BOOK, (early, late), tuple(fact), {}), Counting())
    assert [line.label for line in attendance.tables[By.SECTION]] == ["Observer States", "Other States"]


def test_figures_that_were_reported_stand_where_they_are_greater() -> None:
    one = meeting(1, at_least=141, member_states=20)
    fact = DelegationFact("d", one.id, "s1", Group.PARTY, "", False, Reply.NONE, True)
    tally = Tally("d", Capacity.HEAD, Participation.ATTENDED, None, None, 3)
    count = press_count(press_facts(Facts(BOOK, (one,), (fact,), {"d": [tally]})))
    assert count.reported
    assert count.reported_states
    assert count.sentence("en") == "more than 140 representatives from 20 Member States"


def test_a_scope_is_a_span_of_years_some_bodies_and_stages() -> None:
    scope = Scope(2022, 2023, frozenset({"SOC"}))
    day = VagueDate.parse("2023-05")
    assert scope.holds("SOC", Stage.HELD, day)
    assert not scope.holds("YC", Stage.HELD, day)
    assert not scope.holds("SOC", Stage.PLANNED, day)
    assert not scope.holds("SOC", Stage.HELD, VagueDate.parse("2024"))
    assert not scope.holds("SOC", Stage.HELD, None)


def test_a_meeting_without_a_chair_has_the_one_of_its_body_or_of_the_conference() -> None:
    conference = ChairmanshipRow("c", 1, "s1", "", VagueDate.parse("2020"), VagueDate.parse("2024"), "")
    council = ChairmanshipRow("d", 1, "s2", "YC", VagueDate.parse("2023"), None, "")
    meetings = (meeting(1), meeting(2), meeting(3, chair_id="o1"), meeting(4, 2022), meeting(5, 2025))
    found = with_chairs(meetings, [conference, council], {"SOC"})
    assert [one.chair_id for one in found] == ["s1", "s2", "o1", None, None]
