"""What may be decided about the rows of a list."""

from __future__ import annotations

from cica_events.services.import_plan import (
    Acquaintance,
    Action,
    CellFate,
    Choices,
    Decision,
    ImportResult,
)
from cica_events.services.participant_import_plan import ImportPlan
from cica_events.services.workspace import Workspace
from tests.services import lists_for_meeting
from tests.services.lists_for_meeting import KIM, Plan, known_kim, party
from tests.services.planned import told

beginning, meeting = lists_for_meeting.beginning, lists_for_meeting.meeting
plan = lists_for_meeting.planning()


def who(plan: ImportPlan, place: int = 0) -> list[tuple[Acquaintance, str, str]]:
    return [(each.acquaintance, each.name, each.reason) for each in plan.rows[place].recognised]


def test_a_person_of_the_directory_is_recognised_and_it_is_said_by_what(
    workspace: Workspace, plan: Plan
) -> None:
    known_kim(workspace)
    assert who(plan(KIM)) == [(Acquaintance.DIRECTORY, "Minsu KIM", "Same name and delegation")]
    assert who(plan(("Kim", "M.", "Japan", "", ""))) == []


def test_an_address_recognises_a_person_of_another_delegation(workspace: Workspace, plan: Plan) -> None:
    person = known_kim(workspace, email="KIM@mofa.kr")
    planned = plan(("Kim", "M.", "Japan", "", "kim@mofa.kr"))
    assert who(planned) == [(Acquaintance.DIRECTORY, "Minsu KIM", "Same e-mail address")]
    assert (planned.rows[0].person_id, planned.rows[0].action) == (person, Action.CREATE)


def test_who_is_alike_is_shown_as_doubtful_and_taken_only_when_that_is_decided(
    workspace: Workspace, plan: Plan
) -> None:
    person = workspace.people.add(
        {"family_name": "Kuanyshev", "given_name": "Doulat", "party": party(workspace, "KZ")}
    )
    row = ("Kuanyshiev", "Doulat", "Kazakhstan", "", "")
    planned = plan(row)
    (known,) = planned.rows[0].recognised
    assert (known.acquaintance, known.person_id) == (Acquaintance.DIRECTORY, person)
    assert "spelt differently" in known.reason
    assert planned.rows[0].person_id is None
    assert planned.rows[0].fate("family_name") is CellFate.DOUBTFUL
    assert planned.rows[0].choices == (Decision.UPDATE, Decision.ADD, Decision.SKIP)

    chosen = workspace.imports.decided(planned, Choices({2: Decision.UPDATE}))
    assert (chosen.rows[0].person_id, told(chosen.rows[0])) == (person, ())
    apart = workspace.imports.decided(planned, Choices({2: Decision.ADD}))
    assert (apart.rows[0].person_id, told(apart.rows[0])) == (None, ())
    workspace.imports.commit(chosen)
    assert workspace.people.count() == 1


def test_a_recognised_person_can_be_added_as_somebody_new(workspace: Workspace, plan: Plan) -> None:
    known_kim(workspace)
    planned = plan(KIM, choices=Choices({2: Decision.ADD}))
    assert planned.rows[0].decided is Decision.ADD
    workspace.imports.commit(planned)
    assert workspace.people.count() == 2


def test_who_takes_part_already_can_be_updated_kept_beside_or_left_alone(
    workspace: Workspace, meeting: str, plan: Plan
) -> None:
    workspace.imports.commit(plan(KIM))
    changed = ("Kim", "Minsu", "Republic of Korea", "Minister", "")
    planned = plan(changed)
    assert who(planned) == [(Acquaintance.MEETING, "Minsu Kim", "Same name and delegation")]
    assert planned.rows[0].choices == (Decision.UPDATE, Decision.KEEP_BOTH, Decision.SKIP)
    assert planned.rows[0].fate("position") is CellFate.CHANGED
    assert planned.rows[0].fate("given_name") is CellFate.SAME

    skipped = workspace.imports.decided(planned, Choices({2: Decision.SKIP}))
    assert workspace.imports.commit(skipped) == ImportResult(0, 0, 1, 0)
    both = workspace.imports.decided(skipped, Choices({2: Decision.KEEP_BOTH}))
    assert workspace.imports.commit(both) == ImportResult(1, 0, 0, 0)
    assert sorted(row.position for row in workspace.participants.rows(meeting)) == ["Director", "Minister"]


def test_twice_in_the_file_one_row_is_refused_until_it_is_decided(workspace: Workspace, plan: Plan) -> None:
    planned = plan(KIM, KIM)
    assert [row.action for row in planned.rows] == [Action.CREATE, Action.REFUSE]
    (twin,) = planned.rows[1].recognised
    assert (twin.acquaintance, twin.row, twin.reason) == (
        Acquaintance.FILE,
        2,
        "Same e-mail address. Same name and delegation",
    )
    assert planned.rows[1].choices == (Decision.KEEP_BOTH, Decision.SKIP)
    both = workspace.imports.decided(planned, Choices({3: Decision.KEEP_BOTH}))
    assert (both.count(Action.CREATE), both.problems) == (2, ())
    one = workspace.imports.decided(both, Choices({2: Decision.SKIP}))
    assert [row.action for row in one.rows] == [Action.SKIP, Action.CREATE]
