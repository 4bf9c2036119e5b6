"""Opening, creating, checking and closing a workspace as a whole."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from cica_events.errors import StorageError
from cica_events.services.loaded import Loaded
from cica_events.services.workspace import Workspace, create_workspace, open_workspace


def test_a_new_workspace_knows_the_states_and_can_be_opened_again(database_address: str) -> None:
    with closing(create_workspace(database_address)) as workspace:
        assert len(workspace.parties.rows()) > 38
        assert workspace.meetings.rows() == []
        assert workspace.check() == []
        assert workspace.history.undoable() is None
    with closing(open_workspace(database_address)) as workspace:
        assert len(workspace.parties.rows()) > 38
    with pytest.raises(StorageError, match="exists already"):
        create_workspace(database_address)


def test_a_workspace_with_the_sample_holds_its_meetings(database_address: str) -> None:
    with closing(create_workspace(database_address, sample=True)) as workspace:
        assert workspace.meetings.get("YC-6").ordinal == 6
        assert workspace.check() == []
        assert workspace.history.undoable() is None


def test_a_workspace_that_cannot_be_opened_is_told(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="does not exist"):
        open_workspace(tmp_path / "missing.cica")


def test_changes_are_told_to_those_who_listen(workspace: Workspace) -> None:
    told: list[str] = []
    leave = workspace.subscribe(lambda changes: told.append(changes.label))
    workspace.people.add({"family_name": "Somebody"})
    leave()
    workspace.people.add({"family_name": "Unheard"})
    assert told == ["New person"]


def test_a_closed_workspace_lets_go_of_its_file(sqlite_workspace: str) -> None:
    workspace = open_workspace(sqlite_workspace)
    workspace.people.add({"family_name": "Somebody"})
    workspace.close()
    path = Path(sqlite_workspace)
    assert [entry.name for entry in path.parent.iterdir() if entry.is_file()] == [path.name]
    path.rename(path.with_name("moved.cica"))
    with closing(open_workspace(path.with_name("moved.cica"))) as moved:
        assert moved.people.count() == 1


def test_bodies_of_an_office_are_known(sqlite_workspace: str, tmp_path: Path) -> None:
    (tmp_path / "wc.toml").write_text('code = "WC"\nrank = 3\nname = { en = "Women\'s Council" }\n', "utf-8")
    with closing(open_workspace(sqlite_workspace, bodies_folder=tmp_path)) as workspace:
        assert workspace.bodies.known("WC")
        assert workspace.bodies.get("WC").name.en == "Women's Council"


def test_each_service_is_of_its_class_and_made_once(workspace: Workspace) -> None:
    table = {name: each for name, each in vars(Workspace).items() if isinstance(each, Loaded)}
    assert len(table) > 20
    for name in table:
        service = getattr(workspace, name)
        assert Workspace.__annotations__[name] == f"Loaded[{type(service).__name__}]"
        assert getattr(workspace, name) is service
