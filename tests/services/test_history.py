"""Every step can be taken back and put on again, in any order of working, today and tomorrow."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from contextlib import closing, suppress
from functools import partial
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cica_events.domain.changes import DOINGS, Origin
from cica_events.domain.people import Person
from cica_events.domain.taking_back import Choice
from cica_events.errors import CicaError, ConflictError, NotFoundError
from cica_events.persistence.integrity import problems_of
from cica_events.persistence.opening import open_database
from cica_events.queries.history_search import HistoryFilter
from cica_events.services.agenda_import import AgendaImport
from cica_events.services.agenda_versions import AgendaVersionService
from cica_events.services.conflicts import ConflictService
from cica_events.services.duplicates import DuplicateService
from cica_events.services.editing import NounService
from cica_events.services.obstacle_words import TOLD
from cica_events.services.participant_import import ParticipantImport
from cica_events.services.programme import ProgrammeService
from cica_events.services.programme_import import ProgrammeImport
from cica_events.services.workspace import Workspace, open_workspace
from tests.contents import Contents, contents
from tests.services.trial import Trial
from tests.services.verbs import VERBS
from tests.walks import walk

READING = {
    "rows", "get", "counts", "hosts", "links", "plan", "place_of", "near", "silent", "book", "choices",
    "affiliations", "count", "attendances", "fields", "bodies", "entity", "refreshed", "with_delegations",
    "sets", "find", "foresee", "neighbours", "decisions", "differences", "all_differences", "parted",
    "similar", "compare", "prepare", "rehearse", "layouts", "recognised", "read", "remapped", "decided",
    "save_refused", "earlier", "templates", "offer", "follow_ups",
    "lines", "number_style", "present", "issued", "issues", "proposed_symbol", "of",
    "with_programme", "glance", "parts",
}  # fmt: skip
UNDO, REDO, REOPEN, TAKE_BACK, BRING_BACK = "undo", "redo", "reopen", "take back", "bring back"
WAYS = (*VERBS, *[UNDO, REDO, TAKE_BACK] * 8, *[BRING_BACK] * 4, REOPEN)


def do(workspace: Workspace, verb: str) -> tuple[Contents, Contents]:
    """Do a verb to records picked by a seed, or by a later one where the rules forbid the first.

    Returns what there was before and after.
    """
    before = contents(workspace.database)
    for seed in range(40):
        with suppress(CicaError):
            VERBS[verb](Trial(workspace, seed))
        after = contents(workspace.database)
        if after != before:
            return before, after
    raise AssertionError(f"{verb} never changed anything")


def test_every_verb_of_every_service_is_tried(furnished: Workspace) -> None:
    kinds = (
        NounService
        | DuplicateService
        | ParticipantImport
        | AgendaImport
        | ProgrammeImport
        | ProgrammeService
        | ConflictService
        | AgendaVersionService
    )
    services = {
        name: value for name in dir(furnished) if isinstance(value := getattr(furnished, name), kinds)
    }
    verbs = {
        f"{name}.{verb}"
        for name, service in services.items()
        for verb in dir(service)
        if not verb.startswith("_") and verb not in READING
    }
    assert verbs == set(VERBS), "a new verb belongs in verbs.py, what only reads in READING above"


@pytest.mark.parametrize("verb", VERBS)
def test_a_step_taken_back_leaves_everything_as_it_was(furnished: Workspace, verb: str) -> None:
    before, after = do(furnished, verb)
    steps = len([step for step in furnished.history.steps() if step.origin == "change" and not step.undone])
    while contents(furnished.database) != before:  # a verb that prepares the ground is two steps
        furnished.history.undo()
    left = [step for step in furnished.history.steps() if step.origin == "change" and not step.undone]
    assert steps - len(left) <= 2
    with suppress(NotFoundError):
        while True:
            furnished.history.redo()
    assert contents(furnished.database) == after
    assert problems_of(furnished.database) == []


@walk(8)
@given(steps=st.lists(st.tuples(st.sampled_from(WAYS), st.integers(0, 10**6)), max_size=25))
def test_any_way_of_working_can_be_gone_back_and_forth(
    furnished_file: Path, steps: list[tuple[str, int]]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(shutil.copy(furnished_file, folder))
        walk = Walk(path)
        with closing(walk):
            for name, seed in steps:
                walk.step(name, seed)
            walk.there_and_back()


class Walk:
    """Works in a workspace and knows how it looked before each step."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.workspace = open_workspace(path)
        self.states: list[Contents] = [contents(self.workspace.database)]
        self.at = 0

    def close(self) -> None:
        self.workspace.close()

    def step(self, name: str, seed: int) -> None:
        """Do one thing, and look that the workspace is then as it must be."""
        if name == UNDO:
            self._go(-1)
        elif name == REDO:
            self._go(1)
        elif name == REOPEN:
            self.workspace.close()
            self.workspace = open_workspace(self.path)
            assert contents(self.workspace.database) == self.states[self.at]
        elif name == TAKE_BACK:
            self._attempt(partial(self._take_back, seed))
        elif name == BRING_BACK:
            self._attempt(partial(self._bring_back, seed))
        else:
            self._attempt(partial(VERBS[name], Trial(self.workspace, seed)))

    def there_and_back(self) -> None:
        """Take everything back, and put everything on again."""
        while self.at:
            self._go(-1)
        self._go(-1)
        while self.at < len(self.states) - 1:
            self._go(1)
        self._go(1)
        assert problems_of(self.workspace.database) == []

    def _go(self, direction: int) -> None:
        history = self.workspace.history
        there_is = 0 <= self.at + direction < len(self.states)
        assert ((history.undoable() if direction < 0 else history.redoable()) is not None) == there_is
        go = history.undo if direction < 0 else history.redo
        if there_is:
            go()
            self.at += direction
        else:
            with pytest.raises(NotFoundError):
                go()
        assert contents(self.workspace.database) == self.states[self.at]

    def _take_back(self, seed: int) -> None:
        """Take back any step of anybody, later ones in between; what is foreseen is what happens."""
        history = self.workspace.history
        standing = [step for step in history.steps(1000) if step.origin in DOINGS and not step.undone]
        step = standing[seed % len(standing)]
        touched = [line.record_id for line in history.changes(step.id)]
        choice = Choice(dict.fromkeys(touched[:1])) if seed % 5 == 0 else None
        foreseen = history.foresee(step.id, choice)
        assert all(obstacle.text for obstacle in foreseen.obstacles[:TOLD])
        done = history.take_back(step.id, choice, rest=seed % 3 > 0)
        assert done == foreseen
        assert done.changes
        assert [each.undone for each in history.steps(1000) if each.id == step.id] == [done.whole]

    def _bring_back(self, seed: int) -> None:
        """Bring back any record that is gone."""
        history = self.workspace.history
        gone = history.removed().records
        if gone:
            record = gone[seed % len(gone)]
            history.bring_back(record.step.id, record.id)
            assert record.id not in {each.id for each in history.removed().records}

    def _attempt(self, act: Callable[[], object]) -> None:
        count = self._steps()
        refused = False
        try:
            act()
        except CicaError:
            refused = True
        made = self._steps() - count
        now = contents(self.workspace.database)
        before = self.states[self.at]
        reached = [now] if made else []
        if made > 1:  # the ground was prepared first, and what was prepared may be just what was undone
            self.workspace.history.undo()
            reached.insert(0, contents(self.workspace.database))
            self.workspace.history.redo()
        assert not (refused and made)
        assert made or now == before
        assert made <= len(reached)
        assert all(one != another for one, another in pairwise([before, *reached])), "a step without a change"
        if made:
            self.states[self.at + 1 :] = reached
            self.at += made

    def _steps(self) -> int:
        return sum(step.origin in DOINGS for step in self.workspace.history.steps(1000))


@pytest.fixture
def one_step(workspace: Workspace) -> str:
    """A person added as the only step; its id."""
    return workspace.people.add({"family_name": "Somebody"})


def test_there_is_nothing_to_undo_in_a_new_workspace(workspace: Workspace) -> None:
    assert workspace.history.undoable() is None
    assert workspace.history.redoable() is None
    with pytest.raises(NotFoundError, match="nothing to undo"):
        workspace.history.undo()
    with pytest.raises(NotFoundError, match="nothing to redo"):
        workspace.history.redo()


def test_an_undo_can_be_done_after_the_workspace_was_closed(workspace: Workspace, one_step: str) -> None:
    workspace.close()
    with closing(open_database(workspace.address, actor="test")) as database:
        again = Workspace(database)
        assert again.history.undo().label == "New person"
        assert again.people.count() == 0
        again.history.redo()
        assert again.people.rows()[0].id == one_step


def test_a_new_step_ends_what_can_be_put_on_again(workspace: Workspace, one_step: str) -> None:
    workspace.people.edit([one_step], {"position": "discarded"})
    workspace.history.undo()
    workspace.people.edit([one_step], {"phone": "kept"})
    assert workspace.history.redoable() is None
    workspace.history.undo()
    workspace.history.redo()
    row = workspace.people.rows([one_step])[0]
    assert (row.position, row.phone) == ("", "kept")
    assert workspace.history.redoable() is None


def test_a_conflict_leaves_everything_and_says_which_step(workspace: Workspace, one_step: str) -> None:
    with workspace.database.changing("By another way", origin=Origin.LOAD) as session:
        session.get_one(Person, one_step).family_name = "Changed since"
    before, steps = contents(workspace.database), workspace.history.steps()
    with pytest.raises(ConflictError, match="“New person” cannot be taken back"):
        workspace.history.undo()
    assert contents(workspace.database) == before
    assert workspace.history.steps() == steps


def test_what_others_built_on_a_step_keeps_it_from_being_taken_back(workspace: Workspace) -> None:
    party = workspace.parties.add({"code": "NEW", "short_name": "Newland"})
    with workspace.database.changing("Someone else's", origin=Origin.LOAD) as session:
        session.add(Person(family_name="Newlander", party_id=party))
    before = contents(workspace.database)
    with pytest.raises(ConflictError):
        workspace.history.undo()
    assert contents(workspace.database) == before


def test_listeners_are_told_of_an_undo_as_of_any_change(workspace: Workspace, one_step: str) -> None:
    told: list[str] = []
    workspace.subscribe(lambda changes: told.append(f"{changes.origin}: {changes.label}"))
    workspace.history.undo()
    workspace.history.redo()
    assert told == ["undo: Undo: New person", "redo: Redo: New person"]


def test_the_version_grows_through_undo_and_redo(workspace: Workspace, one_step: str) -> None:
    versions = [workspace.people.rows([one_step])[0].version]
    workspace.people.edit([one_step], {"position": "Expert"})
    for step in (workspace.history.undo, workspace.history.redo, workspace.history.undo):
        versions.append(workspace.people.rows([one_step])[0].version)
        step()
    versions.append(workspace.people.rows([one_step])[0].version)
    assert versions == [1, 2, 3, 4, 5]


def test_the_changes_of_a_step_can_be_looked_at(workspace: Workspace, one_step: str) -> None:
    workspace.people.edit([one_step], {"position": "Expert"})
    step = workspace.history.steps()[0]
    assert (step.label, step.actor, step.count) == ("Change of “Position”", "test", 1)
    assert [(line.table_name, line.record_id) for line in workspace.history.changes(step.id)] == [
        ("person", one_step)
    ]


def test_steps_are_given_the_newest_first_a_page_at_a_time(workspace: Workspace, one_step: str) -> None:
    for number in range(5):
        workspace.people.edit([one_step], {"position": str(number)})
    first, second = workspace.history.steps(3), workspace.history.steps(3, offset=3)
    numbers = [step.sequence for step in (*first, *second)]
    assert numbers == sorted(numbers, reverse=True)
    assert len(set(numbers)) == 6


@pytest.mark.parametrize("strange", ["\0", "Silk\0Road", "\ud800", "%", "'; --", "x" * 20_000])
def test_strange_words_find_nothing_in_the_history(workspace: Workspace, strange: str) -> None:
    workspace.people.add({"family_name": "Sarybay"})
    for wanted in (HistoryFilter(words=f"Sarybay {strange}"), HistoryFilter(actor=strange)):
        found = workspace.history.find(wanted).steps
        assert len(found) == (1 if wanted.words in ("Sarybay \0", "Sarybay \ud800") else 0)
    assert workspace.history.table_of(strange) == ""
    assert workspace.history.removed(words=strange).records == ()


def test_words_are_looked_for_in_values_and_not_in_the_names_of_attributes(workspace: Workspace) -> None:
    workspace.people.add({"family_name": "Sarybay", "position": "Photographer of the phone company"})
    workspace.people.add({"family_name": "Nurbayeva"})
    found = {word: workspace.history.find(HistoryFilter(words=word)).steps for word in ("phone", "native")}
    assert [step.label for step in found["phone"]] == ["New person"]
    assert found["native"] == ()


def test_words_are_not_looked_for_in_the_ids_of_records(workspace: Workspace) -> None:
    party = workspace.parties.choices()[0][0]
    person = workspace.people.add({"family_name": "Sarybay", "party": party})
    workspace.people.add({"family_name": f"Of {party[:6]}"})
    beginning = HistoryFilter(words=party[:6])
    assert [step.label for step in workspace.history.find(beginning, 1).steps] == ["New person"]
    assert len(workspace.history.find(beginning).steps) == 1
    workspace.parties.edit([party], {"short_name": f"Land {party[:6]}"})
    labels = [step.label for step in workspace.history.find(beginning).steps]
    assert labels[:2] == ["Change of “Short name”", "New person"]
    of_person = HistoryFilter(words=party[:6], records=frozenset({person}))
    assert workspace.history.find(of_person).steps == ()


def test_the_name_of_a_step_holds_no_signs_for_the_display(workspace: Workspace) -> None:
    with workspace.database.changing("Removal of \u2068ليلى\u2069 (2)") as session:
        session.add(Person(family_name="ليلى"))
    assert workspace.history.undoable().label == "Removal of ليلى (2)"  # type: ignore[union-attr]
