"""A history that another program wrote into is refused in words, and nothing is changed by it."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

import pytest
from sqlalchemy import text

from cica_events.errors import CicaError, StorageError
from cica_events.services.history_details import HistoryDetails
from cica_events.services.workspace import Workspace

SHAPES = {
    "a list": "after = '[1, 2]'",
    "a number": "after = '5'",
    "no JSON": "after = 'family_name'",
    "a list as a name": """before = '{"family_name": ["A"]}'""",
    "a number as a name": """before = '{"family_name": 5}'""",
    "an unknown field": """after = '{"nothing": "A"}'""",
    "an unknown choice": """before = '{"gender": 5}'""",
    "a number as another name": """after = '{"family_name": 5}'""",
    "a removed record with a version that is none": """before = '{"version": "x"}', after = NULL""",
    "an unknown table": "table_name = 'nothing'",
}
READING: list[Callable[[Workspace, str, str], object]] = [
    lambda workspace, step, _person: HistoryDetails(workspace.database).of_step(step),
    lambda workspace, _step, _person: workspace.history.removed(),
    lambda workspace, _step, person: workspace.history.name_of("person", person),
    lambda workspace, step, _person: workspace.history.foresee(step),
    lambda workspace, _step, person: workspace.history.family("person", [person]),
]


@pytest.fixture
def person(workspace: Workspace) -> str:
    person = str(workspace.people.add({"family_name": "A"}))
    workspace.people.edit([person], {"family_name": "B"})
    return person


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)
def test_a_step_of_another_shape_is_neither_undone_nor_taken_back(
    workspace: Workspace, person: str, shape: str
) -> None:
    step = workspace.history.steps(1)[0].id
    with workspace.database.engine.begin() as connection:
        connection.execute(text(f"UPDATE change SET {shape} WHERE set_id = '{step}'"))
    with pytest.raises(CicaError, match=r"damaged|changed again since"):
        workspace.history.undo()
    with pytest.raises(CicaError):
        workspace.history.take_back(step)
    assert [row.family_name for row in workspace.people.rows()] == ["B"]
    for read in READING:
        with suppress(CicaError):
            read(workspace, step, person)


def test_a_step_of_an_unknown_kind_is_refused(workspace: Workspace, person: str) -> None:
    with workspace.database.engine.begin() as connection:
        connection.execute(text("UPDATE change_set SET origin = 'nothing'"))
    with pytest.raises(StorageError, match="damaged"):
        workspace.history.steps()
