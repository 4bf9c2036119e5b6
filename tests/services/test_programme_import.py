"""Programmes taken in from lists as people write them."""

from __future__ import annotations

from datetime import date, time
from pathlib import Path
from typing import Any

import pytest

from cica_events.domain.dates import VagueDate
from cica_events.domain.sittings import SittingKind
from cica_events.errors import ConflictError
from cica_events.imports.sources.source import Source
from cica_events.services.import_plan import Action, Choices, Decision
from cica_events.services.programme_plan import ProgrammePlan
from cica_events.services.workspace import Workspace
from tests.services import programme_of_two_days
from tests.services.agenda_lists import Cells, book_of
from tests.services.made_once import once
from tests.services.programme_of_two_days import MONDAY, TUESDAY, TwoDays

ids, two_days = programme_of_two_days.ids, programme_of_two_days.two_days

HEADINGS = ("Time", "Activity", "Venue")


@once
def empty(workspace: Workspace) -> str:
    """The id of a meeting of two days without a programme."""
    meeting = workspace.meetings.create(workspace.meetings.plan("OTHER", None))
    workspace.meetings.edit([meeting], {"date": VagueDate.of(MONDAY, TUESDAY)})
    return meeting


def planned(
    workspace: Workspace, meeting: str, folder: Path, *rows: Cells, choices: Choices | None = None
) -> ProgrammePlan:
    return plan_of(workspace, meeting, book_of(folder / "programme.xlsx", *rows), choices)


def plan_of(
    workspace: Workspace, meeting: str, source: Source, choices: Choices | None = None
) -> ProgrammePlan:
    return workspace.programme_imports.plan(workspace.programme_imports.read(meeting, source), choices)


def taken_in(workspace: Workspace, meeting: str, folder: Path, *rows: Cells) -> list[tuple[Any, ...]]:
    """Take a list in and return day, start, minutes, kind and title of each session."""
    workspace.programme_imports.commit(planned(workspace, meeting, folder, *rows))
    return [
        (row.day, f"{row.start:%H:%M}" if row.start else "", row.duration, row.kind.value, row.title)
        for row in workspace.sittings.rows(meeting)
    ]


def test_days_stand_above_rows_and_times_in_one_cell(
    workspace: Workspace, empty: str, tmp_path: Path
) -> None:
    found = taken_in(
        workspace,
        empty,
        tmp_path,
        HEADINGS,
        ("Day 1, Monday, 13 November 2023",),
        ("09:00-09:30", "Registration", "Lobby"),
        ("09:30 – 10:30", "Opening ceremony", "Hall A"),
        ("10:30-11:00", "Coffee break"),
        ("Day 2",),
        ("9.00", "Session 2: Trade", "Hall B"),
        ("10.30 am", "Family photo"),
        ("2 pm - 3 pm", "Lunch"),
    )
    assert found == [
        (MONDAY, "09:00", 30, "plenary", "Registration"),
        (MONDAY, "09:30", 60, "opening", "Opening ceremony"),
        (MONDAY, "10:30", 30, "break", "Coffee break"),
        (TUESDAY, "09:00", 90, "plenary", "Session 2: Trade"),
        (TUESDAY, "10:30", 210, "photo", ""),
        (TUESDAY, "14:00", 60, "lunch", ""),
    ]
    assert [row.room for row in workspace.sittings.rows(empty)] == ["Lobby", "Hall A", "", "Hall B", "", ""]


@pytest.mark.parametrize(
    ("cell", "start", "minutes"),
    [
        (time(9, 30), "09:30", None),
        (0.395833333, "09:30", None),
        (9.3, "09:30", None),
        (9, "09:00", None),
        (930, "09:30", None),
        ("9.30", "09:30", None),
        ("9,30", "09:30", None),
        ("0930-1100 hrs", "09:30", 90),
        ("09h30", "09:30", None),
        ("9:30 AM – 11 AM", "09:30", 90),
        ("9:30-11:00 pm", "21:30", 90),
        ("c 09:30 до 11:00", "09:30", 90),
        ("09.30 – 11.00 (90 min)", "09:30", 90),
        ("23:00-01:30", "23:00", 150),
        ("22:00-24:00", "22:00", 120),
    ],
)
def test_a_time_is_read_as_it_is_written(
    workspace: Workspace, empty: str, tmp_path: Path, cell: object, start: str, minutes: int | None
) -> None:
    found = taken_in(workspace, empty, tmp_path, HEADINGS, (cell, "Something", "Hall A"))
    assert found == [(MONDAY, start, minutes, "plenary", "Something")]


def test_numbers_of_hours_are_decimal_where_they_can_be_nothing_else(
    workspace: Workspace, empty: str, tmp_path: Path
) -> None:
    rows = [(9.5, "A"), (10.25, "B"), (11.75, "C")]
    found = taken_in(workspace, empty, tmp_path, ("Start", "Title"), *rows)
    assert [row[1] for row in found] == ["09:30", "10:15", "11:45"]


@pytest.mark.parametrize(
    "cell",
    ["14 November 2023", "14.11.2023", "Tuesday, 14 November", "14 ноября", "Day 2", "День 2", "2-й день",
     "2", 2, date(2023, 11, 14), "Second day", "вторник, 14.11"],
)  # fmt: skip
def test_a_day_is_read_as_it_is_written(
    workspace: Workspace, empty: str, tmp_path: Path, cell: object
) -> None:
    rows = [(cell, "09:00", "First"), (None, "10:00", "Second")]
    found = taken_in(workspace, empty, tmp_path, ("Day", "Start", "Title"), *rows)
    assert [row[0] for row in found] == [TUESDAY, TUESDAY]


def test_dates_of_a_list_count_from_its_first_where_the_meeting_has_none(
    workspace: Workspace, empty: str, tmp_path: Path
) -> None:
    workspace.meetings.edit([empty], {"date": VagueDate.parse("2024-05")})
    rows = [("13.11.2023", "09:00", "First"), ("15.11.2023", "09:00", "Second")]
    found = taken_in(workspace, empty, tmp_path, ("Date", "Start", "Title"), *rows)
    assert [row[0] for row in found] == [date(2024, 5, 1), date(2024, 5, 3)]


def test_what_is_no_time_is_doubted_and_a_wrong_length_refused(
    workspace: Workspace, empty: str, tmp_path: Path
) -> None:
    headings = ("Start", "Duration", "Title")
    rows = [("TBC", None, "Dinner"), ("09:00", 0, "Nothing"), ("09:00", 1800, "Forever")]
    plan = planned(workspace, empty, tmp_path, headings, *rows)
    assert plan.rows[0].action is Action.CREATE
    assert [doubt.message for doubt in plan.rows[0].doubts] == [
        "“TBC” is no time of the day. Write it as 09:30."
    ]
    assert [row.action for row in plan.rows[1:]] == [Action.REFUSE, Action.REFUSE]
    assert plan.problems[0].message.endswith("Leave it empty if it is not known.")


def test_the_chair_is_a_participant_or_left_open(two_days: TwoDays, tmp_path: Path) -> None:
    workspace, meeting = two_days.workspace, two_days.meeting
    row = workspace.participants.rows(meeting)[0]
    headings = ("Time", "Session", "Chair")
    rows = [("15:00", "New one", f"{row.given_name} {row.family_name}"), ("16:00", "Other", "Nobody Known")]
    plan = planned(workspace, meeting, tmp_path, headings, *rows)
    assert [doubt.field for each in plan.rows for doubt in each.doubts] == ["chair"]
    workspace.programme_imports.commit(plan)
    found = {each.title: each.chair_id for each in workspace.sittings.rows(meeting)}
    assert (found["New one"], found["Other"]) == (row.id, None)


def test_a_session_of_the_same_title_and_day_is_known(two_days: TwoDays, tmp_path: Path) -> None:
    rows = [("Day 1", "10:30-12:00", "FIRST SESSION", "Hall C"), ("Day 2", "13:00-14:00", "Lunch", "")]
    plan = planned(two_days.workspace, two_days.meeting, tmp_path, ("Day", "Time", "Session", "Room"), *rows)
    assert [row.action for row in plan.rows] == [Action.UPDATE, Action.SKIP]
    assert plan.rows[0].participant_id == two_days.sittings["plenary"]
    assert dict(plan.rows[0].before) == {
        "start": time(10),
        "room": "Hall A",
        "title": "First session",
    }
    both = Choices(rows={plan.rows[0].number: Decision.KEEP_BOTH})
    assert two_days.workspace.programme_imports.decided(plan, both).rows[0].action is Action.CREATE


def test_one_undo_takes_a_programme_back(workspace: Workspace, empty: str, tmp_path: Path) -> None:
    assert len(taken_in(workspace, empty, tmp_path, HEADINGS, ("09:00", "A"), ("10:00", "B"))) == 2
    step = workspace.history.undo()
    assert step.label == "Import of 2 sessions from programme.xlsx"
    assert workspace.sittings.rows(empty) == []


def test_a_programme_that_changed_meanwhile_is_not_written_over(two_days: TwoDays, tmp_path: Path) -> None:
    plan = planned(two_days.workspace, two_days.meeting, tmp_path, HEADINGS, ("15:00", "New", ""))
    two_days.edit("lunch", room="Restaurant")
    with pytest.raises(ConflictError, match="programme changed since the preview"):
        two_days.workspace.programme_imports.commit(plan)


def test_lines_of_a_text_are_sessions(workspace: Workspace, empty: str, tmp_path: Path) -> None:
    path = tmp_path / "programme.txt"
    path.write_text(
        "Programme\n13 November 2023\n09:00-09:30 Registration\n09:30-10:00 Opening\n"
        "14 November 2023\n09:00 – 10:00: Second session\n"
    )
    workspace.programme_imports.commit(plan_of(workspace, empty, Source(path)))
    assert [(row.day, row.kind, row.title) for row in workspace.sittings.rows(empty)] == [
        (MONDAY, SittingKind.PLENARY, "Registration"),
        (MONDAY, SittingKind.OPENING, ""),
        (TUESDAY, SittingKind.PLENARY, "Second session"),
    ]


def test_a_text_may_begin_with_its_first_day(workspace: Workspace, empty: str, tmp_path: Path) -> None:
    path = tmp_path / "programme.txt"
    path.write_text("Day 1\n09:00 Registration\n10:00-11:00 Opening\nDay 2\n09:00 Second session\n")
    workspace.programme_imports.commit(plan_of(workspace, empty, Source(path)))
    assert [(row.day, row.start, row.kind, row.title) for row in workspace.sittings.rows(empty)] == [
        (MONDAY, time(9), SittingKind.PLENARY, "Registration"),
        (MONDAY, time(10), SittingKind.OPENING, ""),
        (TUESDAY, time(9), SittingKind.PLENARY, "Second session"),
    ]
