"""The verbs on what was done: undo, redo, history."""

from __future__ import annotations

from argparse import ArgumentTypeError, Namespace

from cica_events.cli.output import say, say_document, say_table
from cica_events.cli.verbs import Verbs, add_json, opened
from cica_events.i18n import _

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


def history(arguments: Namespace) -> int:
    """List the steps."""
    with opened(arguments.workspace) as workspace:
        steps = workspace.history.steps(arguments.limit)
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


def _positive(text: str) -> int:
    if not text.isdecimal() or not int(text):
        raise ArgumentTypeError(_("“{text}” is no count").format(text=text))
    return min(int(text), _MOST)
