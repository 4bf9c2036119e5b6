"""The options by which the columns and the sheets of a document are chosen."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from cica_events.cli.output import complain
from cica_events.domain.fields import Privacy
from cica_events.exports.export import Export
from cica_events.exports.privacy import warnings_for
from cica_events.i18n import _

if TYPE_CHECKING:
    from cica_events.services.workspace import Workspace


def add_options(parser: ArgumentParser, export: Export) -> None:
    """Let the verb choose among the columns and sheets of `export`."""
    columns = ", ".join(field.key for field in export.fields)
    either = parser.add_mutually_exclusive_group()
    told = _("the columns in their order, “=Room” for an empty one of your own; any of: {columns}.")
    private = {field.privacy for field in export.fields}
    if private != {Privacy.OPEN}:
        told += " " + _("What is private, such as e-mail or passport, is written only where it is named.")
    either.add_argument("--columns", type=names, metavar="a,b,c", help=told.format(columns=columns))
    sets = ", ".join(each.key for each in export.sets)
    built_in = _("a set of columns: {sets}, or one of your own").format(sets=sets)
    either.add_argument(
        "--set", metavar=_("NAME"), help=built_in if sets else _("a set of columns that you saved")
    )
    parser.set_defaults(contacts=False, sensitive=False, sheets=None)
    if Privacy.CONTACT in private:
        parser.add_argument(
            "--contacts", action="store_true", help=_("with the e-mail addresses and phones of the set")
        )
    if Privacy.SENSITIVE in private:
        parser.add_argument(
            "--sensitive", action="store_true", help=_("with the passport, birth and health data of the set")
        )
    if export.sheets:
        sheets = ", ".join(sheet.value for sheet in export.sheets)
        help_text = _("the further sheets, all unless said; any of: {sheets}").format(sheets=sheets)
        parser.add_argument("--sheets", type=names, metavar="a,b", help=help_text)


def chosen_columns(workspace: Workspace, export: Export, arguments: Namespace) -> list[str] | None:
    """Return the columns that were asked for, None for the usual ones; say on standard error what is private.

    Raises NotFoundError for a set that does not exist, InputError for columns that make no table.
    """
    wanted: list[str] | None = arguments.columns
    if arguments.set is not None:
        included = frozenset(
            privacy
            for privacy, asked in (
                (Privacy.CONTACT, arguments.contacts),
                (Privacy.SENSITIVE, arguments.sensitive),
            )
            if asked
        )
        found = workspace.column_sets.find(export.key, arguments.set)
        wanted = list(export.without_private(found.columns, included))
    for warning in warnings_for(export.columns(wanted)):
        complain(warning)
    return wanted


def names(text: str) -> list[str]:
    """Return the names that stand in `text`, parted by commas."""
    return [name.strip() for name in text.split(",") if name.strip()]
