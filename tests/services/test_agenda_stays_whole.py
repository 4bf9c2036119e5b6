"""Whatever is done to an agenda, and taken back, leaves a tree that is whole and numbered without gaps."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cica_events.domain.agenda_entries import Entry
from cica_events.domain.meetings import NumberStyle
from cica_events.errors import CicaError, NotFoundError, ValidationError
from cica_events.queries.agenda import AgendaRow
from cica_events.services.workspace import Workspace, create_workspace, open_workspace
from tests.walks import walk

Shape = list[tuple[str, str | None, int, str, str]]


@pytest.fixture(scope="module")
def file_with_agenda(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with one meeting that has six items on two levels."""
    path = tmp_path_factory.mktemp("whole") / "agenda.cica"
    with closing(create_workspace(path)) as workspace:
        meeting = workspace.meetings.create(workspace.meetings.plan("OTHER", None))
        entries = [Entry(title, depth) for title, depth in zip("ABCDEF", (0, 1, 1, 0, 1, 0), strict=True)]
        workspace.agenda.add_entries(meeting, entries)
    return path


class Desk:
    """Does one thing after the other to an agenda, and knows what it was before each."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self.meeting = workspace.meetings.rows()[0].id
        self.past: list[Shape] = []
        self.ahead: list[Shape] = []

    def rows(self) -> list[AgendaRow]:
        return self.workspace.agenda.rows(self.meeting)

    def shape(self) -> Shape:
        return [(row.id, row.parent_id, row.order, row.title, row.number) for row in self.rows()]

    def do(self, verb: str, seed: int) -> None:
        """Do one thing; what is refused must change nothing."""
        before, newest = self.shape(), self.workspace.history.newest()
        try:
            VERBS[verb](self, Random(seed))
        except CicaError:
            assert self.shape() == before
            return
        if self.workspace.history.newest() != newest:
            self.past.append(before)
            self.ahead.clear()
        else:
            assert self.shape() == before

    def undo(self) -> None:
        """Take the last step back: the agenda is what it was."""
        if not self.past:
            return
        self.ahead.append(self.shape())
        self.workspace.history.undo()
        assert self.shape() == self.past.pop()

    def redo(self) -> None:
        """Put the last step on again."""
        if not self.ahead:
            with pytest.raises(NotFoundError):
                self.workspace.history.redo()
            return
        self.past.append(self.shape())
        self.workspace.history.redo()
        assert self.shape() == self.ahead.pop()


@contextmanager
def copied(file: Path) -> Iterator[Workspace]:
    """Open a copy of a workspace."""
    with (
        tempfile.TemporaryDirectory() as folder,
        closing(open_workspace(shutil.copy(file, folder))) as workspace,
    ):
        yield workspace


def _one(desk: Desk, random: Random) -> str:
    rows = desk.rows()
    return random.choice(rows).id if rows else "gone"


def _move(desk: Desk, random: Random) -> None:
    item, target = _one(desk, random), random.choice([None, _one(desk, random)])
    under = {item}
    for row in desk.rows():
        under |= {row.id} if row.parent_id in under else set()
    if target in under and item != "gone":
        with pytest.raises(ValidationError, match="into itself"):
            desk.workspace.agenda.move(item, target, 0)
    desk.workspace.agenda.move(item, target, random.randint(-1, 9))


def _paste(desk: Desk, random: Random) -> None:
    depths = [0]
    for _line in range(random.randint(0, 4)):
        depths.append(random.randint(0, depths[-1] + 1))
    entries = [Entry(f"Pasted {random.random()}", depth) for depth in depths]
    desk.workspace.agenda.add_entries(
        desk.meeting, entries, random.choice([None, _one(desk, random)]) if desk.rows() else None
    )


def _add(desk: Desk, random: Random) -> None:
    near = random.choice([None, _one(desk, random)])
    place = {"parent_id": near} if random.random() < 0.5 else {"after_id": near}
    desk.workspace.agenda.add(desk.meeting, f"Added {random.random()}", **place)


def _remove(desk: Desk, random: Random) -> None:
    desk.workspace.agenda.remove(list({_one(desk, random), _one(desk, random)}))


VERBS: dict[str, Callable[[Desk, Random], None]] = {
    "move": _move,
    "nest": lambda desk, random: desk.workspace.agenda.nest(_one(desk, random)),
    "lift": lambda desk, random: desk.workspace.agenda.lift(_one(desk, random)),
    "shift": lambda desk, random: desk.workspace.agenda.shift(_one(desk, random), random.randint(-3, 3)),
    "add": _add,
    "paste": _paste,
    "remove": _remove,
}


@walk(10)
@given(
    steps=st.lists(
        st.tuples(st.sampled_from([*VERBS, *["undo", "redo"] * 3]), st.integers(0, 10**6)),
        min_size=4,
        max_size=30,
    )
)
def test_any_steps_leave_the_agenda_whole_and_numbered_without_gaps(
    file_with_agenda: Path, steps: list[tuple[str, int]]
) -> None:
    with copied(file_with_agenda) as workspace:
        desk = Desk(workspace)
        for verb, seed in steps:
            if verb in VERBS:
                desk.do(verb, seed)
            else:
                desk.undo() if verb == "undo" else desk.redo()
            _assert_whole(desk.rows())
        while desk.past:
            desk.undo()
        assert [row.title for row in desk.rows()] == list("ABCDEF")
        assert workspace.check() == []


@pytest.mark.parametrize("style", list(NumberStyle))
def test_styles_count_on_after_what_was_removed(file_with_agenda: Path, style: NumberStyle) -> None:
    with copied(file_with_agenda) as workspace:
        desk = Desk(workspace)
        workspace.meetings.edit([desk.meeting], {"number_style": style})
        before = [row.cited for row in desk.rows()]
        workspace.agenda.remove([desk.rows()[1].id])
        assert [row.cited for row in desk.rows()] == [before[0], before[1], *before[3:]]


def _assert_whole(rows: list[AgendaRow]) -> None:
    """Demand each item once, under an item above it, in places and numbers that count up from the first."""
    seen: dict[str, AgendaRow] = {}
    children: dict[str | None, list[AgendaRow]] = {}
    for row in rows:
        assert row.id not in seen
        above = seen[row.parent_id] if row.parent_id else None
        assert row.depth == (above.depth + 1 if above else 0)
        children.setdefault(row.parent_id, []).append(row)
        place = len(children[row.parent_id])
        assert row.number == (f"{above.number}.{place}" if above else str(place))
        seen[row.id] = row
    for siblings in children.values():
        assert len({row.order for row in siblings}) == len(siblings)
