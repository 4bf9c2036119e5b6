"""Cells of a list that are mended in place, and what depends on them."""

from __future__ import annotations

from random import Random

import pytest

from cica_events.services.import_plan import (
    Action,
    Choices,
    Decision,
)
from cica_events.services.workspace import Workspace
from tests.services import lists_for_meeting
from tests.services.lists_for_meeting import KIM, Plan, known_kim

beginning, meeting = lists_for_meeting.beginning, lists_for_meeting.meeting
plan = lists_for_meeting.planning()


def test_a_mended_cell_is_read_again_and_its_problem_goes(workspace: Workspace, plan: Plan) -> None:
    planned = plan(("Li", "Na", "Atlantis", "", "nobody"), KIM)
    assert [problem.field for problem in planned.problems] == ["party", "email"]
    one = workspace.imports.decided(planned, Choices(mended={(2, "party"): "China"}))
    assert [problem.field for problem in one.problems] == ["email"]
    assert one.rows[0].texts["party"] == "China"
    two = workspace.imports.decided(one, Choices(mended={(2, "party"): "China", (2, "email"): "li@mfa.cn"}))
    assert (two.problems, two.rows[0].values["email"]) == ((), "li@mfa.cn")
    back = workspace.imports.decided(two, Choices())
    assert back.rows == planned.rows
    assert workspace.imports.commit(two).created == 2


def test_a_mended_name_is_looked_for_in_the_directory_and_in_the_file(
    workspace: Workspace, plan: Plan
) -> None:
    person = known_kim(workspace)
    planned = plan(("Kimm", "Minsuk", "Republic of Korea", "", ""), KIM)
    assert planned.rows[1].person_id == person
    mended = workspace.imports.decided(
        planned, Choices(mended={(2, "family_name"): "Kim", (2, "given_name"): "Minsu"})
    )
    assert mended.rows[0].person_id == person
    assert mended.rows[1].action is Action.REFUSE
    assert "row 2" in mended.problems[0].message


@pytest.mark.parametrize("seed", range(5))
def test_deciding_row_by_row_ends_where_planning_anew_does(
    workspace: Workspace, plan: Plan, seed: int
) -> None:
    random = Random(seed)

    def row() -> tuple[str, ...]:
        return (
            random.choice(("Kim", "Kimm", "Li", "Lee")),
            random.choice(("Minsu", "Na", "Nah")),
            random.choice(("Republic of Korea", "China", "")),
            random.choice(("Director", "Expert", "")),
            random.choice(("kim@mofa.kr", "li@mfa.cn", "", "", "bad")),
        )

    known_kim(workspace, email="kim@mofa.kr")
    workspace.imports.commit(plan(*(row() for _count in range(3))))
    planned = plan(*(row() for _count in range(5)))
    rows: dict[int | str, Decision] = {}
    mended: dict[tuple[int, str], str] = {}
    for _step in range(8):
        for _each in range(random.randint(1, 3)):
            number = random.choice(planned.rows).number
            if random.random() < 0.6:
                rows[number] = random.choice([each for each in Decision if each is not Decision.REMOVE])
            elif random.random() < 0.8:
                mended[number, random.choice(("family_name", "email", "party"))] = random.choice(
                    ("Kim", "Li", "kim@mofa.kr", "China", "")
                )
            else:
                mended.pop(random.choice([*mended]), None) if mended else None
                rows.pop(number, None)
        planned = workspace.imports.decided(planned, Choices(dict(rows), dict(mended)))
        anew = workspace.imports.plan(planned.reading, planned.choices)
        assert planned.rows == anew.rows
