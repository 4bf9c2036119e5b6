"""The verbs that take lists in, to be tried on whatever a workspace holds."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from cica_events.imports.columns.mapping import ListMapping
from cica_events.imports.sources.source import Source
from cica_events.services.agenda_import import AgendaImport
from cica_events.services.editing import Cell
from cica_events.services.import_plan import Choices, Decision
from cica_events.services.programme_import import ProgrammeImport
from tests.services.trial import Trial


def _import_list(t: Trial) -> None:
    """Take in a list of somebody new and of somebody who is there, or one that was exported and edited."""
    imports, meeting = t.workspace.imports, t.meeting
    with TemporaryDirectory() as folder:
        path = Path(folder) / "list.csv"
        if t.random.random() < 0.5:
            row = t.one(t.workspace.participants.rows(meeting))
            new = f"{t.word()};Given;{row.party};{t.word()}"
            known = f"{row.family_name};{row.given_name};{row.party};{t.word()}"
            path.write_text(f"Family name;Given name;Country;Position\n{new}\n{known}\n", "utf-8")
        else:
            t.workspace.exports.write("participants", meeting, path, in_language="en")
            lines = path.read_text("utf-8-sig").splitlines(keepends=True)
            del lines[t.random.randrange(1, len(lines))]
            path.write_text("".join(lines), "utf-8-sig")
        plan = imports.plan(imports.read(meeting, Source(path)))
    decisions: dict[int | str, Decision] = {row.key: Decision.REMOVE for row in plan.gone}
    if t.random.random() < 0.3:
        decisions |= {row.key: t.one(row.choices) for row in plan.rows if row.choices}
    imports.commit(imports.decided(plan, Choices(decisions)))


def _import_agenda(t: Trial) -> None:
    meeting = t.meeting
    known = t.one(t.workspace.agenda.rows(meeting)).title
    fresh = f'No.;Title;Duration\n1;{t.word()};10\n1.1;{t.word()};\n2;"{known}";25\n'
    _take_in(t, t.workspace.agenda_imports, meeting, "agenda", fresh)


def _import_programme(t: Trial) -> None:
    fresh = f"Day;Time;Session\n1;15:00-16:00;{t.word()}\n2;TBC;{t.word()}\n"
    _take_in(t, t.workspace.programme_imports, t.meeting, "programme", fresh)


def _take_in(
    t: Trial, imports: AgendaImport | ProgrammeImport, meeting: str, export: str, fresh: str
) -> None:
    """Take in a fresh list, or one that was exported and came back in another order, a line short."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"{export}.csv"
        if t.random.random() < 0.5:
            path.write_text(fresh, "utf-8")
        else:
            t.workspace.exports.write(export, meeting, path, in_language="en")
            written = path.read_text("utf-8-sig").splitlines(keepends=True)
            t.random.shuffle(rest := written[1:])
            path.write_text("".join((written[0], *rest[1:])), "utf-8-sig")
        plan = imports.plan(imports.read(meeting, Source(path)))
    decisions: dict[int | str, Decision] = {row.key: Decision.REMOVE for row in plan.gone}
    decisions |= {row.key: t.one(row.choices) for row in plan.rows if row.choices}
    imports.commit(imports.decided(plan, Choices(decisions)))


def _layout(trial: Trial) -> str:
    return trial.one([row.id for row in trial.workspace.import_layouts.layouts("participants")])


IMPORT_VERBS: dict[str, Callable[[Trial], object]] = {
    "agenda_imports.commit": _import_agenda,
    "programme_imports.commit": _import_programme,
    "imports.commit": _import_list,
    "import_layouts.save": lambda t: t.workspace.import_layouts.save(
        "participants", t.word(), [t.word(), "E-mail"], ListMapping.of({"E-mail": "email"})
    ),
    "import_layouts.rename": lambda t: t.workspace.import_layouts.rename(_layout(t), t.word()),
    "import_layouts.edit": lambda t: t.workspace.import_layouts.edit([_layout(t)], {"name": t.word()}),
    "import_layouts.edit_cells": lambda t: t.workspace.import_layouts.edit_cells(
        [Cell(_layout(t), "headings", '["Name"]')]
    ),
    "import_layouts.remove": lambda t: t.workspace.import_layouts.remove([_layout(t)]),
}
