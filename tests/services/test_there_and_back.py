"""Lists that were exported from a workspace, edited and taken in again, with what is stored in the end."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from random import Random
from typing import Any

import pytest
from openpyxl import load_workbook

from cica_events.domain.agenda import ItemKind
from cica_events.domain.participants import Capacity, Mode, Participation
from cica_events.i18n import translator
from cica_events.imports.sources.source import Source
from cica_events.services.import_plan import Action, Choices, Decision, Side
from cica_events.services.participant_import_plan import ImportPlan
from cica_events.services.workspace import Workspace
from tests.edited_workbook import edit_at_random
from tests.made_up import MadeUp
from tests.services.made_once import once

COLUMNS = (
    *("number", "section", "party", "title", "given_name", "family_name", "position", "organization"),
    *("capacity", "status", "mode", "phone", "email"),
)
EDITABLE = tuple(key for key in COLUMNS if key not in ("number", "section", "title"))
HERE = ("position", "organization", "phone")
WORDS = (
    "Minister",
    "",
    "Envoy = special",
    "Third Secretary - protocol",
    "+1",
    "Советник",
    "a  b",
    "'quoted'",
)
CHOICES = {
    "given_name": ("Aigerim", "Jean-Luc", "Ержан", ""),
    "family_name": ("Sato", "O’Neill", "Қалиқызы"),
    "position": WORDS,
    "organization": WORDS,
    "capacity": [each.label for each in Capacity],
    "status": [Participation.NOMINATED.label, Participation.ACCREDITED.label, Participation.ATTENDED.label],
    "mode": [*(each.label for each in Mode), ""],
    "phone": ("+7 701 000 00 00", "007", ""),
    "email": ("new.address@example.org", ""),
}
Texts = Mapping[str, Mapping[str, str]]


@once
def attended(workspace: Workspace, meeting: str) -> str:
    """The id of a meeting with eight participants of four delegations."""
    parties = [row.id for row in workspace.parties.rows()][:4]
    source = MadeUp(11)
    for number in range(8):
        workspace.participants.add(meeting, source.person() | {"party": parties[number % 4]})
    return meeting


def texts(workspace: Workspace, meeting: str) -> dict[str, dict[str, str]]:
    """Return all that the export tells of each participant but what follows from the rest."""
    keys = [*EDITABLE, "honorific", "courtesy", "rank", "native_name", "department", "contribution"]
    present = workspace.exports.present_texts("participants", meeting, keys, "en")
    return {record_id: dict(present[record_id]) for record_id in present}


def planned(workspace: Workspace, meeting: str, path: Path, choices: Choices | None = None) -> ImportPlan:
    return workspace.imports.plan(workspace.imports.read(meeting, Source(path)), choices)


def exported(workspace: Workspace, meeting: str, path: Path) -> Path:
    workspace.exports.write("participants", meeting, path, columns=COLUMNS, in_language="en")
    return path


def newcomers(party: str, seed: int) -> Iterator[Mapping[str, str]]:
    source = MadeUp(1000 + seed)
    while True:
        person = source.person()
        yield {"party": party, "given_name": person["given_name"], "family_name": person["family_name"]}


@pytest.mark.parametrize("seed", range(10))
def test_exactly_what_was_edited_there_is_stored_and_undone_at_once(
    workspace: Workspace, attended: str, tmp_path: Path, seed: int
) -> None:
    parties = [row.name for row in workspace.parties.rows()][:4]
    before = texts(workspace, attended)
    path = exported(workspace, attended, tmp_path / "list.xlsx")
    new = newcomers(parties[0], seed)
    done = edit_at_random(
        path,
        tmp_path / "edited.xlsx",
        COLUMNS,
        EDITABLE,
        {**CHOICES, "party": parties},
        seed,
        lambda _number: next(new),
    )
    here = change_here(workspace, attended, Random(seed), list(done.cells))
    wanted = {record_id: dict(values) for record_id, values in texts(workspace, attended).items()}
    for (record_id, key), text in done.cells.items():
        if (record_id, key) not in here:  # else both sides changed it: ours stays until somebody decides
            wanted[record_id][key] = text
    plan = planned(workspace, attended, tmp_path / "edited.xlsx")
    assert {row.participant_id for row in plan.gone} == done.gone
    result = workspace.imports.commit(plan)
    after = texts(workspace, attended)
    assert {record_id: after[record_id] for record_id in before} == wanted
    assert len(after) == len(before) + done.added - _left_out(done.missing, done.added)
    assert result.removed == 0
    if result.created or result.updated:
        workspace.history.undo()
    assert texts(workspace, attended) == {
        record_id: {**values, **{key: text for (one, key), text in here.items() if one == record_id}}
        for record_id, values in before.items()
    }


def _left_out(missing: set[str], added: int) -> int:
    """Return how many of the new rows cannot be taken in, as their delegation or name is not told."""
    return added if missing & {"party", "family_name"} else 0


def change_here(
    workspace: Workspace, meeting: str, random: Random, edited: Sequence[tuple[str, str]] = ()
) -> dict[tuple[str, str], str]:
    """Edit some cells here after the export, some of those `edited` there too; return their texts."""
    rows = workspace.participants.rows(meeting)
    cells = [(random.choice(rows).id, random.choice(HERE)) for _ in range(3)]
    cells += [cell for cell in edited if cell[1] in HERE][:2]
    changed = {cell: f"{number} here" for number, cell in enumerate(cells)}
    for (record_id, key), text in changed.items():
        workspace.participants.edit([record_id], {key: text})
    return changed


def test_unedited_a_list_changes_nothing_whatever_was_changed_here(
    workspace: Workspace, attended: str, tmp_path: Path
) -> None:
    paths = [exported(workspace, attended, tmp_path / name) for name in ("list.xlsx", "list.csv")]
    change_here(workspace, attended, Random(3))
    for path in paths:
        plan = planned(workspace, attended, path)
        assert {row.action for row in plan.rows} == {Action.SKIP}
        assert plan.gone == ()


def test_a_row_that_is_gone_is_removed_only_where_that_is_asked_for(
    workspace: Workspace, attended: str, tmp_path: Path
) -> None:
    path = exported(workspace, attended, tmp_path / "list.xlsx")
    book = load_workbook(path)
    book.worksheets[0].delete_rows(9)
    book.save(path)
    plan = planned(workspace, attended, path)
    (gone,) = plan.gone
    assert (gone.action, Decision.REMOVE in gone.choices) == (Action.SKIP, True)
    workspace.imports.commit(plan)
    assert len(workspace.participants.rows(attended)) == 8
    plan = planned(workspace, attended, path, Choices(rows={gone.key: Decision.REMOVE}))
    assert workspace.imports.commit(plan).removed == 1
    assert gone.participant_id not in {row.id for row in workspace.participants.rows(attended)}


def test_of_a_conflict_the_side_is_taken_that_was_chosen(
    workspace: Workspace, attended: str, tmp_path: Path
) -> None:
    path = exported(workspace, attended, tmp_path / "list.xlsx")
    record = workspace.participants.rows(attended)[0].id
    book = load_workbook(path)
    sheet = book.worksheets[0]
    line = next(row[0].row for row in sheet.iter_rows() if row[len(COLUMNS)].value == record)
    sheet.cell(line, COLUMNS.index("position") + 1, "As there")
    book.save(path)
    workspace.participants.edit([record], {"position": "As here"})
    plan = planned(workspace, attended, path)
    row = next(row for row in plan.rows if row.conflicts)
    assert (row.conflicts["position"].theirs, row.conflicts["position"].ours) == ("As there", "As here")
    choices = Choices(sides={(row.number, "position"): Side.THEIRS})
    workspace.imports.commit(planned(workspace, attended, path, choices))
    assert texts(workspace, attended)[record]["position"] == "As there"


AGENDA = ("number", "title", "kind", "duration", "start", "end", "symbol", "annotation")
ITEMS: Sequence[Mapping[str, Any]] = (
    {"title": "Opening", "title_ru": "Открытие", "duration": 15, "kind": ItemKind.PROCEDURAL},
    {"title": "=Reports", "symbol": "007"},
    {"title": "Any other business", "annotation": "First\nSecond", "duration": 40},
    {"title": "Closing"},
)


@pytest.mark.parametrize("seed", [*range(5), 106])
@pytest.mark.parametrize("language", ["en", "ru"])
def test_exactly_what_was_edited_in_an_agenda_is_stored(
    workspace: Workspace, meeting: str, tmp_path: Path, seed: int, language: str
) -> None:
    workspace.agenda.remove([row.id for row in workspace.agenda.rows(meeting)])
    for item in ITEMS:
        more = {key: value for key, value in item.items() if key != "title"}
        workspace.agenda.add(meeting, item["title"], values=more)
    title = "title_ru" if language == "ru" else "title"
    columns = [title if key == "title" else key for key in AGENDA]
    gettext = translator(language).gettext
    choices = {
        title: ("Welcome", "+ News", "Прочее"),
        "kind": [*(gettext(each.label) for each in ItemKind), ""],
        "duration": ("5", "90", ""),
        "symbol": ("1/2", "CICA/1", ""),
        "annotation": ("Third", "a\nb", ""),
    }

    def stored() -> dict[str, dict[str, str]]:
        keys = ["number", *choices]
        found = workspace.exports.present_texts("agenda", meeting, keys, language)
        return {each: dict(found[each]) for each in found}

    path, before = tmp_path / "agenda.xlsx", stored()
    workspace.exports.write("agenda", meeting, path, columns=AGENDA, in_language=language)
    edited = tmp_path / "edited.xlsx"
    done = edit_at_random(path, edited, columns, list(choices), choices, seed, rows=False)
    plan = workspace.agenda_imports.plan(workspace.agenda_imports.read(meeting, Source(edited)))
    assert {row.participant_id for row in plan.gone} == done.gone
    workspace.agenda_imports.commit(plan)
    wanted = {record_id: dict(values) for record_id, values in before.items()}
    for (record_id, key), text in done.cells.items():
        wanted[record_id][key] = text
    assert stored() == wanted
