"""The verbs on what was done: undo, redo, history."""

from __future__ import annotations

from argparse import ArgumentTypeError, Namespace
from typing import TYPE_CHECKING

from cica_events.cli.output import say, say_document, say_table
from cica_events.cli.verbs import Verbs, add_json, opened
from cica_events.i18n import _, ngettext

if TYPE_CHECKING:
    from cica_events.queries.history import Step
    from cica_events.services.workspace import Workspace

_PAGE = 1000  # steps that are read at once
_MOST = 10**9  # steps; more is more than a database can count


def add_verbs(verbs: Verbs) -> None:
    """Declare the verbs."""
    verbs.add("undo", undo, _("take back your latest step"))
    verbs.add("redo", redo, _("put on again what was taken back last"))
    history_parser = verbs.add("history", history, _("list the steps, the newest first"))
    add_json(history_parser)
    history_parser.add_argument(
        "--limit", type=_positive, default=200, metavar=_("COUNT"), help=_("how many steps (200)")
    )
    history_parser.add_argument(
        "--record",
        metavar=_("RECORD"),
        default="",
        help=_("only what was done with this record and what belongs to it: an id, or a meeting's key"),
    )
    history_parser.add_argument("--by", metavar=_("NAME"), help=_("only what this person did"))
    for name, words in (
        ("--since", _("from this day on, such as 2023-12-12 or 2024-Q1")),
        ("--until", _("up to the end of this day, month, quarter or year")),
    ):
        history_parser.add_argument(name, metavar=_("DATE"), default="", help=words)
    taking = verbs.add("take-back", take_back, _("take back one old step, later ones stay"))
    taking.add_argument("step", metavar=_("STEP"), help=_("its id, as history --json tells it"))
    taking.add_argument(
        "--rest", action="store_true", help=_("take back what can be, and leave what was changed since")
    )


def undo(arguments: Namespace) -> int:
    """Take back the latest step."""
    with opened(arguments.workspace) as workspace:
        step = workspace.history.undo()
    say(_("Undone: {step}").format(step=step.label))
    return 0


def redo(arguments: Namespace) -> int:
    """Put on again what was taken back last."""
    with opened(arguments.workspace) as workspace:
        step = workspace.history.redo()
    say(_("Done again: {step}").format(step=step.label))
    return 0


def take_back(arguments: Namespace) -> int:
    """Take back one old step."""
    with opened(arguments.workspace) as workspace:
        done = workspace.history.take_back(arguments.step, rest=arguments.rest)
    text = ngettext("Taken back: {count} record", "Taken back: {count} records", done.records)
    say(text.format(count=done.records))
    return 0


def history(arguments: Namespace) -> int:
    """List the steps."""
    with opened(arguments.workspace) as workspace:
        steps = _found(workspace, arguments)
    if arguments.json:
        say_document(
            [
                {
                    "id": step.id,
                    "label": step.label,
                    "at": step.at.isoformat(timespec="seconds"),
                    "actor": step.actor,
                    "origin": step.origin.value,
                    "undone": step.undone,
                    "changes": step.count,
                }
                for step in steps
            ]
        )
        return 0
    say_table(
        [_("When"), _("Who"), _("What"), _("Records"), ""],
        [
            (
                step.at.astimezone().strftime("%Y-%m-%d %H:%M:%S"),
                step.actor,
                step.label,
                step.count,
                _("undone") if step.undone else "",
            )
            for step in steps
        ],
    )
    return 0


def _found(workspace: Workspace, arguments: Namespace) -> list[Step]:
    """Return the steps that are asked for, as far back as the workspace goes."""
    from cica_events.domain.dates import VagueDate
    from cica_events.queries.history_search import HistoryFilter, moments

    since, until = (VagueDate.read(text) if text else None for text in (arguments.since, arguments.until))
    wanted = HistoryFilter(
        actor=arguments.by,
        since=moments(since)[0],
        before=moments(until)[1],
        records=_family(workspace, arguments.record) if arguments.record else None,
    )
    found: list[Step] = []
    below: int | None = None
    while len(found) < arguments.limit:
        page = workspace.history.find(wanted, min(arguments.limit - len(found), _PAGE), below)
        found += page.steps
        below = page.below
        if below is None:
            break
    return found


def _family(workspace: Workspace, record: str) -> frozenset[str]:
    """Return the ids of a record, told by its id or as a meeting by its key, and of what belongs to it."""
    table = workspace.history.table_of(record)
    record_id = record if table else workspace.meetings.get(record).id
    return workspace.history.family(table or "meeting", [record_id])


def _positive(text: str) -> int:
    if not text.isdecimal() or not int(text):
        raise ArgumentTypeError(_("“{text}” is no count").format(text=text))
    return min(int(text), _MOST)
