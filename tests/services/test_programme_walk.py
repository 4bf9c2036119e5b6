"""Whatever is done to a programme and taken back, each item stands once, without gaps, and all returns."""

from __future__ import annotations

import shutil
import tempfile
from contextlib import closing, suppress
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from cica_events.errors import CicaError, NotFoundError
from cica_events.services.workspace import Workspace, open_workspace
from tests.contents import Contents, contents
from tests.services.programme_verbs import PROGRAMME_VERBS
from tests.services.trial import Trial
from tests.services.verbs import VERBS
from tests.walks import walk

UNDO, REDO = "undo", "redo"
STEPS = [*(verb for verb in PROGRAMME_VERBS if verb.startswith("programme.")), "sittings.remove"]


@walk(10)
@given(
    steps=st.lists(
        st.tuples(st.sampled_from([*STEPS, "programme.place", UNDO, UNDO, REDO]), st.integers(0, 10**6)),
        max_size=20,
    )
)
def test_any_way_of_arranging_leaves_a_whole_programme(
    furnished_file: Path, steps: list[tuple[str, int]]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = shutil.copy(furnished_file, folder)
        with closing(open_workspace(path)) as workspace:
            states = [contents(workspace.database)]
            at = 0
            for name, seed in steps:
                at = _step(workspace, states, at, name, seed)
                assert contents(workspace.database) == states[at]
                _check(workspace)
            while at:
                at = _step(workspace, states, at, UNDO, 0)
            assert contents(workspace.database) == states[0]


def _step(workspace: Workspace, states: list[Contents], at: int, name: str, seed: int) -> int:
    """Do one thing, and return which of the states is then the present one."""
    if name in (UNDO, REDO):
        with suppress(NotFoundError):
            (workspace.history.undo if name == UNDO else workspace.history.redo)()
            return at + (1 if name == REDO else -1)
        return at
    with suppress(CicaError):
        VERBS[name](Trial(workspace, seed))
    now = contents(workspace.database)
    if now == states[at]:
        return at
    states[at + 1 :] = [now]
    return at + 1


def _check(workspace: Workspace) -> None:
    for meeting in workspace.meetings.rows():
        programme = workspace.programme.read(meeting.id)
        seen = [item.row.id for sitting in programme.sittings() if sitting.own for item in sitting.items]
        seen += [item.row.id for item in programme.unscheduled]
        assert len(seen) == len(set(seen))
        for sitting in programme.sittings():
            places = [item.row.place for item in sitting.items if not item.within]
            assert places == list(range(len(places)))
            assert all(item.row.sitting_id in (sitting.row.id, None) for item in sitting.items)
        for row in workspace.agenda.rows(meeting.id):
            assert row.sitting_id or row.place == 0
        workspace.conflicts.of(meeting.id)
