"""The annual plan of events: what stands in it, in which order, and its files as others read them."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx import Document
from openpyxl import load_workbook

from cica_events.domain.dates import VagueDate
from cica_events.domain.meetings import Stage
from cica_events.errors import InputError
from cica_events.queries.annual_plan import AnnualPlan
from cica_events.services.workspace import Workspace
from tests.services.made_once import once


@once
def events(workspace: Workspace) -> None:
    """Events of 2024 in several dimensions, and some that do not belong there."""
    for body, when, values in (
        ("CBM", "2024-05", {"dimension": "Economic", "priority_area": "Finance"}),
        ("CBM", "2024-03-04", {"dimension": "Economic", "priority_area": "Agriculture"}),
        ("BC", "2024-Q3/2024-Q4", {"dimension": "Economic"}),
        ("CBM", "2024", {"dimension": "New challenges and threats", "priority_area": "Our own area"}),
        ("SOC", "2024-12-12", {}),
        ("SOC", "2024-04-01", {}),
        ("MC", "2024-09-21", {}),
        ("YC", "2024-06-01", {"stage": Stage.CANCELLED}),
        ("YC", "2025-06-01", {}),
        ("SWG", "2023-Q4/2024-Q1", {}),
        ("SWG", "", {}),
    ):
        date = VagueDate.parse(when) if when else None
        meeting = workspace.meetings.create(workspace.meetings.plan(body, date))
        workspace.meetings.edit([meeting], values)


@pytest.fixture
def planned(workspace: Workspace, events: None) -> Workspace:
    """A workspace with them."""
    return workspace


def outline(plan: AnnualPlan) -> list[tuple[str, str, list[str]]]:
    """Return dimension, area or body, and the keys of the events under them."""
    return [
        (part.name, group.name, [event.key for event in group.events])
        for part in plan.parts
        for group in part.groups
    ]


def test_events_stand_by_dimension_area_and_date_and_those_without_by_their_bodies(
    planned: Workspace,
) -> None:
    found = outline(planned.annual_plans.plan(2024, "en"))
    assert [(part, group) for part, group, _keys in found] == [
        ("New challenges and threats", "Our own area"),
        ("Economic", ""),
        ("Economic", "Finance"),
        ("Economic", "Agriculture"),
        ("", "Ministerial Council"),
        ("", "Senior Officials Committee"),
        ("", "Special Working Group"),
    ]
    assert found[5][2] == ["SOC-2024-04-01", "SOC-2024-12-12"]
    assert [keys[0] for _part, group, keys in found if group == "Special Working Group"] == [
        "SWG-2023-Q4-2024-Q1"
    ]


def test_names_are_in_the_language_of_the_plan_and_an_office_s_own_area_as_it_is(planned: Workspace) -> None:
    plan = planned.annual_plans.plan(2024, "ru")
    assert [part.name for part in plan.parts][:2] == [
        "Измерение новых вызовов и угроз",
        "Экономическое измерение",
    ]
    assert [group.name for group in plan.parts[0].groups] == ["Our own area"]


def test_a_choice_of_meetings_limits_the_plan_and_an_empty_year_says_so(planned: Workspace) -> None:
    soc = {row.id for row in planned.calendar_view.all() if row.body == "SOC"}
    assert planned.annual_plans.plan(2024, "en", soc).count == 2
    lines = [line.text for line in planned.annual_plans.content(1999, "en").lines()]
    assert lines == ["No events are planned for this year yet."]


def test_a_year_that_does_not_exist_and_another_kind_of_file_are_refused(
    planned: Workspace, tmp_path: Path
) -> None:
    with pytest.raises(InputError, match="There is no year 10000"):
        planned.annual_plans.plan(10_000, "en")
    with pytest.raises(InputError, match=r"“plan\.odt” must end in \.docx or \.pdf or \.xlsx"):
        planned.annual_plans.write(2024, tmp_path / "plan.odt", "en")


def test_word_and_excel_hold_every_event_in_the_same_order(planned: Workspace, tmp_path: Path) -> None:
    word, excel = tmp_path / "plan.docx", tmp_path / "plan.xlsx"
    planned.annual_plans.write(2024, word, "en")
    planned.annual_plans.write(2024, excel, "en")
    plan = planned.annual_plans.plan(2024, "en")
    events = [event for part in plan.parts for group in part.groups for event in group.events]
    (table,) = Document(str(word)).tables
    titles = [row.cells[1].text for row in table.rows]
    assert [title for title in titles if title in {event.title for event in events}] == [
        event.title for event in events
    ]
    sheet = load_workbook(excel)["2024"]
    heading = next(row for row in sheet.iter_rows() if row[0].value == "Date")
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=heading[0].row + 1)]
    assert [row[8] for row in rows if row[8]] == [event.key for event in events]
    assert [row[0] for row in rows if not row[8]] == [
        *("New challenges and threats", "Economic", "Meetings of bodies and other events")
    ]
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 1)


def test_a_year_stands_on_one_page_as_pdf(planned: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "plan.pdf"
    for day in range(1, 26):
        meeting = planned.meetings.plan("CBM", VagueDate.parse(f"2024-07-{day:02}"))
        planned.meetings.create(meeting)
    planned.annual_plans.write(2024, path, "en")
    assert b"/Type/Pages/Count 1/" in path.read_bytes()
