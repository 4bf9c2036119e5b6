"""Changing fields: tidied, checked by the catalogue's rules, many at once as one step, or nothing."""

from __future__ import annotations

from typing import Any

import pytest

from cica_events.domain.dates import VagueDate
from cica_events.errors import Cancelled, ConflictError, NotFoundError, ValidationError
from cica_events.services.editing import Cell
from cica_events.services.workspace import Workspace
from tests.contents import contents
from tests.services.made_once import once


@once
def people(workspace: Workspace) -> list[str]:
    """The ids of three people."""
    return [workspace.people.add({"family_name": name}) for name in ("A", "B", "C")]


def test_several_fields_of_several_records_are_one_step(workspace: Workspace, people: list[str]) -> None:
    steps = len(workspace.history.steps())
    workspace.people.edit(people, {"position": "Expert", "organization": "Ministry"})
    rows = workspace.people.rows(people)
    assert {(row.position, row.organization) for row in rows} == {("Expert", "Ministry")}
    assert len(workspace.history.steps()) == steps + 1
    workspace.history.undo()
    assert {row.position for row in workspace.people.rows(people)} == {""}


def test_each_cell_may_get_its_own_value(workspace: Workspace, people: list[str]) -> None:
    workspace.people.edit_cells(
        [Cell(one, "phone", f"+{number}") for number, one in enumerate(people)], "Paste of 3 cells"
    )
    assert [row.phone for row in workspace.people.rows(people)] == ["+0", "+1", "+2"]
    assert workspace.history.steps()[0].label == "Paste of 3 cells"


def test_one_bad_value_keeps_all_of_the_step_from_happening(workspace: Workspace, people: list[str]) -> None:
    before = contents(workspace.database)
    with pytest.raises(ValidationError) as error:
        workspace.people.edit_cells([Cell(people[0], "phone", "+1"), Cell(people[1], "family_name", "  ")])
    assert error.value.field == "family_name"
    assert "“Family name” must not be empty" in error.value.reason
    assert contents(workspace.database) == before


def test_a_step_that_is_stopped_changes_nothing(workspace: Workspace, people: list[str]) -> None:
    before = contents(workspace.database)

    steps: list[tuple[int, int]] = []

    def stop(done: int, total: int) -> None:
        steps.append((done, total))
        if done == total:
            raise Cancelled

    with pytest.raises(Cancelled):
        workspace.people.edit_cells(
            [Cell(people[n % 3], "phone", f"+{n}") for n in range(600)], progress=stop
        )
    assert (steps, contents(workspace.database)) == ([(0, 600), (500, 600), (600, 600)], before)


def test_cells_that_are_written_in_parts_are_one_step(workspace: Workspace, people: list[str]) -> None:
    before = workspace.people.rows(people)
    steps = len(workspace.history.steps())
    workspace.people.edit_cells([Cell(people[n % 3], "phone", f"+{n}") for n in range(600)])
    assert [row.phone for row in workspace.people.rows(people)] == ["+597", "+598", "+599"]
    assert len(workspace.history.steps()) == steps + 1
    workspace.history.undo()
    assert [row.phone for row in workspace.people.rows(people)] == [row.phone for row in before]


def test_a_removed_record_is_told_and_nothing_changes(workspace: Workspace, people: list[str]) -> None:
    before = contents(workspace.database)
    with pytest.raises(NotFoundError, match="removed meanwhile"):
        workspace.people.edit([people[0], "no such id"], {"phone": "+1"})
    assert contents(workspace.database) == before


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("  Expert ", "Expert"),
        ("two\nlines", "two lines"),
        ("a\r\n\tb", "a b"),
        ("bell\x07", "bell"),
        ("zero\x00", "zero"),
        ("lone \ud800surrogate", "lone surrogate"),
        ("=1+1", "=1+1"),
        ("O’Neill & <b>Söhne</b>", "O’Neill & <b>Söhne</b>"),
        ("МИНИСТР", "МИНИСТР"),
        (None, ""),
    ],
)
def test_a_typed_text_is_stored_tidy_and_in_its_own_letters(
    workspace: Workspace, people: list[str], typed: str | None, stored: str
) -> None:
    workspace.people.edit(people[:1], {"position": typed})
    assert workspace.people.rows(people[:1])[0].position == stored


def test_lines_stay_where_a_field_has_several(furnished: Workspace) -> None:
    meeting = furnished.meetings.rows()[0].id
    item = furnished.agenda.rows(meeting)[0].id
    furnished.agenda.edit([item], {"annotation": " one\r\ntwo\rthree\n"})
    assert furnished.agenda.rows(meeting)[0].annotation == "one\ntwo\nthree"


@pytest.mark.parametrize(
    ("key", "value", "said"),
    [
        ("position", "x" * 501, "too long: 501 characters, at most 500 fit"),
        ("email", "x" * 321, "at most 320 fit"),
        ("honorific", "x" * 81, "at most 80 fit"),
        ("family_name", None, "must not be empty"),
    ],
)
def test_a_text_that_breaks_a_rule_is_refused_in_words(
    workspace: Workspace, people: list[str], key: str, value: Any, said: str
) -> None:
    with pytest.raises(ValidationError, match=said) as error:
        workspace.people.edit(people[:1], {key: value})
    assert error.value.field == key


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("stage", "lost"),
        ("stage", None),
        ("format", "by pigeon"),
        ("ordinal", -1),
        ("ordinal", 10**12),
        ("title", ""),
    ],
)
def test_a_value_that_breaks_a_rule_is_refused_in_words(furnished: Workspace, key: str, value: Any) -> None:
    meeting = furnished.meetings.rows()[0].id
    before = contents(furnished.database)
    with pytest.raises(ValidationError) as error:
        furnished.meetings.edit([meeting], {key: value})
    assert error.value.field == key
    assert contents(furnished.database) == before


@pytest.mark.parametrize("minutes", [-5, 7 * 24 * 60 + 1])
def test_a_duration_has_its_limits(furnished: Workspace, minutes: int) -> None:
    meeting = furnished.meetings.rows()[0].id
    with pytest.raises(ValidationError, match="must lie between 0 and 10080"):
        furnished.agenda.edit([furnished.agenda.rows(meeting)[0].id], {"duration": minutes})


def test_a_key_that_exists_is_a_conflict(workspace: Workspace) -> None:
    one, two = (row for row in workspace.parties.rows()[:2])
    with pytest.raises(ConflictError, match="same key exists"):
        workspace.parties.edit([one.id], {"code": two.code})
    with pytest.raises(ConflictError, match="same key exists"):
        workspace.parties.add({"code": one.code, "short_name": "Twin"})


def test_a_reference_to_what_is_gone_is_a_conflict(workspace: Workspace, people: list[str]) -> None:
    with pytest.raises(ConflictError, match="what it needs is gone"):
        workspace.people.edit(people[:1], {"party": "no such party"})


def test_a_step_is_named_after_what_it_changes(workspace: Workspace, people: list[str]) -> None:
    workspace.people.edit(people[:1], {"position": "1"})
    workspace.people.edit(people, {"position": "2"})
    workspace.people.edit(people, {"position": "3", "phone": "3"})
    assert [step.label for step in workspace.history.steps(3)] == [
        "Change of 6 cells",
        "Change of “Position” in 3 rows",
        "Change of “Position”",
    ]


def test_editing_nothing_is_no_step(workspace: Workspace, people: list[str]) -> None:
    steps = workspace.history.steps()
    workspace.people.edit([], {"position": "x"})
    workspace.people.edit(people, {})
    workspace.people.edit(people, {"position": ""})
    assert workspace.history.steps() == steps


def test_a_date_may_be_made_precise_and_emptied(furnished: Workspace) -> None:
    meeting = furnished.meetings.rows()[0].id
    for date in (VagueDate.parse("2024-Q3/2024-Q4"), VagueDate.parse("2024-09-12"), None):
        furnished.meetings.edit([meeting], {"date": date})
        assert furnished.meetings.get(meeting).date == date


@pytest.mark.parametrize("noun", ["participants", "delegations", "agenda", "outcomes", "sittings", "people"])
def test_every_field_of_a_row_is_described(furnished: Workspace, noun: str) -> None:
    service = getattr(furnished, noun)
    args = () if noun == "people" else (furnished.meetings.rows()[0].id,)
    row = service.rows(*args)[0]
    missing = [key for key in service.fields if not hasattr(row, key)]
    assert missing == []
    assert all(field.key == key for key, field in service.fields.items())


def test_a_field_that_does_not_exist_is_refused_in_words(workspace: Workspace) -> None:
    meeting = workspace.meetings.create(workspace.meetings.plan("SOC", None))
    with pytest.raises(ValidationError, match="no field called “nonsense”"):
        workspace.meetings.edit([meeting], {"nonsense": 1})
