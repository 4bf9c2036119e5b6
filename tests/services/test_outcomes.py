"""What a meeting decided: kept in order, with what it refers to."""

from __future__ import annotations

import pytest

from cica_events.domain.outcomes import OutcomeKind
from cica_events.errors import ConflictError, ValidationError
from cica_events.i18n import use_language
from cica_events.services.workspace import Workspace
from tests.services.made_once import once


@once
def outcomes(workspace: Workspace, meeting: str) -> list[str]:
    """The ids of three outcomes."""
    return [workspace.outcomes.add(meeting, {"text": text}) for text in ("One", "Two", "Three")]


def texts(workspace: Workspace, meeting: str) -> list[str]:
    return [row.text for row in workspace.outcomes.rows(meeting)]


def test_outcomes_come_in_the_order_in_which_they_were_added(
    workspace: Workspace, meeting: str, outcomes: list[str]
) -> None:
    assert texts(workspace, meeting) == ["One", "Two", "Three"]


@pytest.mark.parametrize(
    ("index", "expected"),
    [(0, ["Three", "One", "Two"]), (1, ["One", "Three", "Two"]), (-5, ["Three", "One", "Two"]), (9, None)],
)
def test_an_outcome_moves(
    workspace: Workspace, meeting: str, outcomes: list[str], index: int, expected: list[str] | None
) -> None:
    workspace.outcomes.move(outcomes[2], index)
    assert texts(workspace, meeting) == (expected or ["One", "Two", "Three"])


def test_what_an_outcome_refers_to_is_named(workspace: Workspace, meeting: str) -> None:
    item = workspace.agenda.rows(meeting)[0]
    later = workspace.meetings.create(workspace.meetings.plan("YC", None))
    party = workspace.parties.rows()[0]
    workspace.outcomes.add(
        meeting,
        {
            "text": " Recommended ",
            "kind": OutcomeKind.RECOMMENDED,
            "item": item.id,
            "followed_by": later,
            "prepared_by": party.id,
            "addressee": "MC",
        },
    )
    row = workspace.outcomes.rows(meeting)[0]
    assert (row.text, row.item, row.followed_by, row.prepared_by) == (
        "Recommended", item.title, workspace.meetings.get(later).title, party.name,
    )  # fmt: skip
    workspace.outcomes.edit([row.id], {"item": None, "followed_by": "", "prepared_by": None})
    row = workspace.outcomes.rows(meeting)[0]
    assert (row.item_id, row.followed_by_id, row.prepared_by_id) == (None, None, None)


def test_an_item_is_named_in_the_language_of_the_interface(workspace: Workspace, meeting: str) -> None:
    first, second = (row.id for row in workspace.agenda.rows(meeting)[:2])
    workspace.agenda.edit([first], {"title": "Opening", "title_ru": "Открытие"})
    workspace.agenda.edit([second], {"title": "Reports", "title_ru": ""})
    for item in (first, second):
        workspace.outcomes.add(meeting, {"text": "Adopted", "item": item})
    use_language("ru")
    try:
        assert [row.item for row in workspace.outcomes.rows(meeting)] == ["Открытие", "Reports"]
    finally:
        use_language("en")


def test_an_outcome_needs_words_and_things_that_exist(workspace: Workspace, meeting: str) -> None:
    with pytest.raises(ValidationError):
        workspace.outcomes.add(meeting, {"text": " "})
    with pytest.raises(ConflictError):
        workspace.outcomes.add(meeting, {"text": "Decided", "item": "no such item"})
    assert workspace.outcomes.rows(meeting) == []
