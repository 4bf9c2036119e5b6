"""Undo and taking back after a restart in another process, after a large import and after a merge."""

from __future__ import annotations

import shutil
import subprocess
import sys
from contextlib import closing
from pathlib import Path

from cica_events.imports.sources.source import Source
from cica_events.persistence.integrity import problems_of
from cica_events.services.workspace import Workspace, open_workspace
from tests.contents import Contents, contents

LARGE, SOME = 5000, 200  # the large one on a file only: it takes a while
UNDO = "from cica_events.cli.main import main; import sys; sys.exit(main(sys.argv[1:]))"


def in_another_process(verb: str, path: Path, *more: str) -> str:
    """Do a verb of the command line in a process of its own and return what it says."""
    command = [sys.executable, "-c", UNDO, verb, str(path), *more]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def imported(workspace: Workspace, meeting: str, folder: Path, count: int) -> str:
    """Take in a list of `count` people and return the id of the step."""
    party = workspace.parties.rows()[0].name
    path = folder / "list.csv"
    lines = (f"Family{number};Given{number};{party}" for number in range(count))
    path.write_text("\n".join(("Family name;Given name;Country", *lines)), "utf-8")
    imports = workspace.imports
    imports.commit(imports.plan(imports.read(meeting, Source(path))))
    return workspace.history.steps(1)[0].id


def test_another_process_undoes_redoes_and_takes_back_what_this_one_did(
    furnished_file: Path, tmp_path: Path
) -> None:
    path = Path(shutil.copy(furnished_file, tmp_path))

    def now() -> Contents:
        with closing(open_workspace(path)) as workspace:
            return contents(workspace.database)

    before = now()
    with closing(open_workspace(path)) as workspace:
        workspace.people.add({"family_name": "Sarybay"})
        step = workspace.history.steps(1)[0].id
        after = contents(workspace.database)
    assert in_another_process("undo", path) == "Undone: New person\n"
    assert now() == before
    assert in_another_process("redo", path) == "Done again: New person\n"
    assert now() == after
    assert in_another_process("take-back", path, step) == "Taken back: 1 record\n"
    assert now() == before
    with closing(open_workspace(path)) as workspace:
        assert workspace.history.undo().label == "Taken back: New person"
    assert now() == after


def test_an_import_of_thousands_is_taken_back_with_later_steps_in_between(
    workspace: Workspace, meeting: str, tmp_path: Path
) -> None:
    before = contents(workspace.database)
    count = SOME if workspace.address.is_server else LARGE
    step = imported(workspace, meeting, tmp_path, count)
    rows = workspace.participants.rows(meeting)
    assert len(rows) == count
    later = workspace.people.add({"family_name": "Added later"})
    workspace.participants.edit([rows[7].id], {"phone": "+7 701 000 00 00"})
    plan = workspace.history.take_back(step, rest=True)
    assert plan.hindered == 2  # the participant who was changed since, and the person behind
    assert plan.records == 2 * count - 2
    assert [row.id for row in workspace.participants.rows(meeting)] == [rows[7].id]
    assert later in {row.id for row in workspace.people.rows()}
    for _each in range(4):
        workspace.history.undo()
    assert contents(workspace.database) == before


def test_a_merge_is_taken_back_out_of_order(workspace: Workspace, meeting: str) -> None:
    people = workspace.people
    keep, other = (people.add({"family_name": name, "email": f"{name}@example.org"}) for name in ("A", "B"))
    delegation = workspace.delegations.rows(meeting)[0].id
    workspace.participants.add_people(meeting, delegation, [other])
    before = contents(workspace.database)
    workspace.duplicates.merge(keep, other, {"family_name": "A", "phone": "1"})
    merge = workspace.history.steps(1)[0].id
    merged = contents(workspace.database)
    people.edit([keep], {"department": "Protocol"})
    workspace.history.take_back(merge)
    assert {row.family_name for row in people.rows()} >= {"A", "B"}
    assert workspace.participants.rows(meeting)[0].person_id == other
    workspace.history.undo()
    workspace.history.undo()
    assert contents(workspace.database) == merged
    workspace.history.undo()
    assert contents(workspace.database) == before
    assert problems_of(workspace.database) == []
