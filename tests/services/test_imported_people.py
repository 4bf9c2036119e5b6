"""A registration list tells more of a person than a participant has: the directory takes that."""

from __future__ import annotations

import pytest

from cica_events.domain.dates import VagueDate
from cica_events.domain.people import Person
from cica_events.errors import ConflictError
from cica_events.services.editing import Cell
from cica_events.services.import_plan import Action, CellFate, Choices, Decision
from cica_events.services.workspace import Workspace
from tests.services import lists_for_meeting
from tests.services.lists_for_meeting import Plan, known_kim, party
from tests.services.planned import told

HEADINGS = ("Family name", "Given name", "Country", "Passport number", "Date of birth", "Nationality")
KIM = ("Kim", "Minsu", "Republic of Korea", "M1234", "1980-05-06", "China")

beginning, meeting = lists_for_meeting.beginning, lists_for_meeting.meeting
plan = lists_for_meeting.planning(HEADINGS)


def person(workspace: Workspace) -> Person:
    with workspace.database.reading() as session:
        (found,) = session.query(Person).all()
        return found


def test_somebody_new_stands_in_the_directory_with_all_that_the_list_tells(
    workspace: Workspace, plan: Plan
) -> None:
    workspace.imports.commit(plan(KIM))
    found = person(workspace)
    china = party(workspace, "CN")
    assert (found.passport_number, found.birth_date, found.nationality_id) == (
        "M1234",
        VagueDate.parse("1980-05-06"),
        china,
    )


def test_what_the_directory_has_stays_unless_the_update_is_decided(workspace: Workspace, plan: Plan) -> None:
    known_kim(workspace, passport_number="OLD")
    planned = plan(KIM)
    (row,) = planned.rows
    assert (row.fate("passport_number"), row.fate("birth_date")) == (CellFate.DOUBTFUL, CellFate.NEW)
    assert len(told(row)) == 1
    updating = workspace.imports.decided(planned, Choices({2: Decision.UPDATE}))
    assert (told(updating.rows[0]), updating.rows[0].fate("passport_number")) == ((), CellFate.CHANGED)

    workspace.imports.commit(planned)
    assert (person(workspace).passport_number, str(person(workspace).birth_date)) == ("OLD", "1980-05-06")
    workspace.history.undo()
    workspace.imports.commit(workspace.imports.plan(planned.reading, updating.choices))
    assert person(workspace).passport_number == "M1234"


def test_who_takes_part_already_is_changed_in_the_directory_and_that_is_shown(
    workspace: Workspace, plan: Plan
) -> None:
    workspace.imports.commit(plan(KIM))
    again = plan(KIM)
    assert [row.action for row in again.rows] == [Action.SKIP]
    renewed = plan((*KIM[:3], "N9999", *KIM[4:]))
    assert [dict(row.before) for row in renewed.rows] == [{"passport_number": "M1234"}]
    workspace.imports.commit(renewed)
    assert person(workspace).passport_number == "N9999"
    workspace.history.undo()
    assert person(workspace).passport_number == "M1234"


def test_a_directory_that_changed_since_the_plan_is_not_overwritten(workspace: Workspace, plan: Plan) -> None:
    workspace.imports.commit(plan(KIM))
    renewed = plan((*KIM[:3], "N9999", *KIM[4:]))
    workspace.people.edit_cells([Cell(person(workspace).id, "passport_number", "HERE")])
    with pytest.raises(ConflictError, match="directory changed"):
        workspace.imports.commit(renewed)
    assert person(workspace).passport_number == "HERE"
