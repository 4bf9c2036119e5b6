"""The rule by which sensitive details are due to be erased: so many days after a meeting, or on a day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from cica_events.domain.dates import VagueDate
from cica_events.domain.erasing import Holding, Rule, due
from cica_events.domain.sensitive import sensitive_columns
from cica_events.errors import ValidationError
from cica_events.services.workspace import Workspace

TODAY = date(2026, 11, 22)


def test_the_rule_is_kept_for_the_workspace_and_can_be_undone(workspace: Workspace) -> None:
    assert not workspace.erasing.rule()
    workspace.erasing.choose(Rule(days=30, day=date(2026, 12, 31)))
    assert workspace.erasing.rule() == Rule(30, date(2026, 12, 31))
    workspace.erasing.forget_the_day()
    assert workspace.erasing.rule() == Rule(30)
    workspace.history.undo()
    workspace.history.undo()
    assert not workspace.erasing.rule()
    with pytest.raises(ValidationError):
        workspace.erasing.choose(Rule(days=-1))


@pytest.mark.parametrize(
    ("rule", "wanted"),
    [
        (Rule(), ""),
        (Rule(days=10), "past gone"),
        (Rule(days=100), ""),
        (Rule(day=TODAY), "past gone coming open never"),
        (Rule(day=TODAY + timedelta(days=1)), ""),
    ],
)
def test_who_is_due(rule: Rule, wanted: str) -> None:
    long_ago, ahead = TODAY - timedelta(days=11), TODAY + timedelta(days=3)
    people = [
        Holding("past", "", long_ago),
        Holding("gone", "", long_ago, gone=True),
        Holding("coming", "", ahead),
        Holding("open", "", long_ago, open=True),
        Holding("never", ""),
    ]
    assert [each.id for each in due(rule, people, TODAY)] == wanted.split()


def test_the_days_are_counted_from_the_end_of_the_last_meeting(
    workspace: Workspace, two_meetings: tuple[str, str]
) -> None:
    person = workspace.people.add({"family_name": "Zhan", "given_name": "A.", "dietary": "No nuts"})
    for meeting, day in zip(two_meetings, ("2026-10-01/2026-10-03", "2026-11-20"), strict=True):
        workspace.meetings.edit([meeting], {"date": VagueDate.parse(day)})
        delegation = workspace.delegations.rows(meeting)[0].id
        workspace.participants.add_people(meeting, delegation, [person])
    workspace.erasing.choose(Rule(days=2))
    assert workspace.erasing.due(date(2026, 11, 22)) == ()
    assert [each.name for each in workspace.erasing.due(date(2026, 11, 23))] == ["A. Zhan"]


def test_every_noun_with_sensitive_fields_is_one_that_is_erased() -> None:
    assert list(sensitive_columns()) == ["person"]
