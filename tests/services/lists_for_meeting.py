"""A workspace with the real States, a meeting of them, and plans for lists that are sent for it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from cica_events.services.import_plan import Choices
from cica_events.services.participant_import_plan import ImportPlan
from cica_events.services.sample import fill_reference
from cica_events.services.workspace import Workspace
from tests.services.made_once import Begin, once
from tests.services.planned import planned_from

HEADINGS = ("Family name", "Given name", "Country", "Position", "E-mail")
KIM = ("Kim", "Minsu", "Republic of Korea", "Director", "kim@mofa.kr")

Plan = Callable[..., ImportPlan]


@pytest.fixture
def beginning() -> Begin:
    """The real States and organizations, and nobody."""
    return fill_reference


@once
def meeting(workspace: Workspace) -> str:
    """The id of a meeting of the Youth Council."""
    return workspace.meetings.create(workspace.meetings.plan("YC", None))


def planning(headings: Sequence[str] = HEADINGS) -> Any:
    """Return the fixture that plans a list of rows under `headings`."""

    @pytest.fixture
    def plan(workspace: Workspace, meeting: str, tmp_path: Path) -> Plan:
        def planned(*rows: Sequence[str], choices: Choices | None = None) -> ImportPlan:
            path = tmp_path / "list.csv"
            lines = (";".join(f'"{cell}"' for cell in row) for row in (headings, *rows))
            path.write_text("\n".join(lines), encoding="utf-8")
            return planned_from(workspace.imports, meeting, path, choices=choices)

        return planned

    return plan


def party(workspace: Workspace, code: str) -> str:
    """Return the id of the party of that code."""
    return next(row.id for row in workspace.parties.rows() if row.code == code)


def known_kim(workspace: Workspace, **other: str) -> str:
    """Add a person of that name to the directory and return the id."""
    values = {"family_name": "KIM", "given_name": "Minsu", "party": party(workspace, "KR")}
    return workspace.people.add({**values, **other})
