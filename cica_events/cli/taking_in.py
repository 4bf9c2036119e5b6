"""The verb that takes in files: import.

As in the window, rows with problems stay out and are all told; a file in which no row can be taken in, or one
that shall be taken in whole or not at all, is refused.
"""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cica_events.cli.output import complain, say, say_document, say_table
from cica_events.cli.plan_document import name_in, plan_document
from cica_events.cli.verbs import Verbs, add_json, add_meeting, opened
from cica_events.i18n import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from cica_events.domain.fields import Field
    from cica_events.imports.columns.mapping import ListMapping
    from cica_events.services.list_import import ListImport
    from cica_events.services.list_plan import ListPlan
    from cica_events.services.planned_rows import PlannedRow
    from cica_events.services.workspace import Workspace


def add_verbs(verbs: Verbs) -> None:
    """Declare the verbs."""
    imports = verbs.group("import", _("take in a file"), _("WHAT"))
    _add_options(imports.add("participants", take_in, _("take in a list of participants")))
    _add_options(imports.add("agenda", take_in_agenda, _("take in a list of agenda items")))
    _add_options(imports.add("programme", take_in_programme, _("take in a list of sessions")))


def _add_options(parser: ArgumentParser) -> None:
    add_meeting(parser)
    parser.add_argument("file", metavar=_("FILE"), type=Path, help=_("a list in any usual format"))
    parser.add_argument("--sheet", metavar=_("NAME"), help=_("the sheet, where a workbook has several"))
    _add_place(parser)
    parser.add_argument(
        "--encoding", metavar=_("NAME"), help=_("the encoding of a text file, such as cp1251")
    )
    parser.add_argument(
        "--mapping", metavar=_("FILE.toml"), type=Path, help=_("which column holds which field, as TOML")
    )
    parser.add_argument("--preview", action="store_true", help=_("say what would be done, and do nothing"))
    parser.add_argument(
        "--all-or-nothing", action="store_true", help=_("take in nothing if any row has a problem")
    )
    parser.add_argument(
        "--problems",
        metavar=_("OUT.xlsx"),
        type=Path,
        help=_("save the rows with problems to a workbook, the reasons beside them"),
    )
    add_json(parser)


def _add_place(parser: ArgumentParser) -> None:
    """Declare where on the sheet the list stands, for whoever knows it better."""
    parser.add_argument(
        "--table", metavar=_("N"), type=_counted, help=_("the list, where a sheet holds several: 1, 2 ...")
    )
    headings = parser.add_mutually_exclusive_group()
    headings.add_argument(
        "--heading-row", metavar=_("N"), type=_counted, help=_("the row that holds the headings")
    )
    headings.add_argument(
        "--no-headings",
        action="store_true",
        help=_("the first row is already data; in a mapping the columns are #1, #2 ..."),
    )


def _counted(text: str) -> int:
    """Return a whole number that is counted from 1."""
    if not text.isdecimal() or int(text) < 1:
        raise ArgumentTypeError(_("“{text}” is no number that is counted from 1").format(text=text))
    return int(text)


def take_in(arguments: Namespace) -> int:
    """Take in a list of participants: status 1 if it is refused, and then nothing is changed."""
    return _take_in(arguments, lambda workspace: workspace.imports)


def take_in_agenda(arguments: Namespace) -> int:
    """Take in a list of agenda items: status 1 if it is refused, and then nothing is changed."""
    return _take_in(arguments, lambda workspace: workspace.agenda_imports)


def take_in_programme(arguments: Namespace) -> int:
    """Take in a list of sessions: status 1 if it is refused, and then nothing is changed."""
    return _take_in(arguments, lambda workspace: workspace.programme_imports)


def _take_in(arguments: Namespace, service: Callable[[Workspace], ListImport]) -> int:
    from cica_events.services.import_plan import Action

    with opened(arguments.workspace) as workspace:
        meeting = workspace.meetings.get(arguments.meeting)
        imports = service(workspace)
        plan = _plan(imports, meeting.id, arguments)
        none_fits = plan.count(Action.REFUSE) == len(plan.rows)
        refused = bool(plan.problems) and (none_fits or arguments.all_or_nothing) and not arguments.preview
        _save_problems(plan, arguments)
        if not (refused or arguments.preview):
            imports.commit(plan)
    document = plan_document(plan) | ({"created": 0, "updated": 0} if refused else {})
    for line in _doubtful_columns(plan, imports.fields):
        complain(line)
    if arguments.json:
        say_document(document)
    else:
        _tell(plan, imports.fields, document, preview=arguments.preview or refused)
        if not (refused or arguments.preview):
            _warn(plan)
    if plan.problems and not arguments.preview:
        complain(_reproach(plan.count(Action.REFUSE), refused=refused))
    return 1 if refused else 0


def _plan(imports: ListImport, meeting_id: str, arguments: Namespace) -> ListPlan:
    """Return what taking in the list would do."""
    from cica_events.errors import NoHeadingsError
    from cica_events.imports.sources.source import Source

    source = Source(
        arguments.file,
        sheet=arguments.sheet,
        table=None if arguments.table is None else arguments.table - 1,
        headings=0 if arguments.no_headings else arguments.heading_row,
        encoding=arguments.encoding,
    )
    try:
        return imports.plan(imports.read(meeting_id, source, _mapping(arguments.mapping, imports.fields)))
    except NoHeadingsError as error:
        hint = _("If its first row is already data, say so with --no-headings.")
        raise NoHeadingsError(f"{error} {hint}") from error


def _mapping(path: Path | None, fields: Sequence[Field]) -> ListMapping | None:
    """Return what the file at `path` says of the columns; InputError where it cannot be read."""
    from cica_events.errors import InputError
    from cica_events.imports.columns.mapping_text import mapping_from_toml

    if path is None:
        return None
    try:
        text = path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else _("it is no text in UTF-8")
        message = _("“{name}” cannot be read ({reason}).")
        raise InputError(message.format(name=path.name, reason=reason)) from error
    try:
        return mapping_from_toml(text, fields)
    except InputError as error:
        raise InputError(f"{path.name}: {error}") from error


def _save_problems(plan: ListPlan, arguments: Namespace) -> None:
    """Save the refused rows where that is asked for and there are some; never over the list itself."""
    from cica_events.errors import InputError
    from cica_events.i18n import language
    from cica_events.services.refused_rows import save_refused

    path = arguments.problems
    if path is None or not plan.problems:
        return
    if path.exists() and path.samefile(arguments.file):
        raise InputError(_("“{name}” is the list itself. Choose another name.").format(name=path.name))
    count = save_refused(plan, path, language())
    text = ngettext(
        "{count} row with problems was saved to {path}.",
        "{count} rows with problems were saved to {path}.",
        count,
    )
    complain(text.format(count=count, path=path))


def _doubtful_columns(plan: ListPlan, fields: Sequence[Field]) -> Iterator[str]:
    """Yield which columns may hold something else than they were taken for."""
    from cica_events.imports.columns.matching import field_label

    for column in plan.columns:
        if column.doubtful and column.field:
            text = _("The column “{heading}” was taken for “{field}”, which is not sure: {reason}")
            label = field_label(column.field, fields)
            heading = column.heading or plan.reading.table.letter(column.index)
            yield text.format(heading=heading, field=label, reason=column.reason)


def _reproach(count: int, *, refused: bool) -> str:
    if refused:
        text = ngettext(
            "Nothing was taken in: {count} row has problems. Correct it and import the file again.",
            "Nothing was taken in: {count} rows have problems. Correct them and import the file again.",
            count,
        )
    else:
        text = ngettext(
            "{count} row with problems stayed out. Correct it and import the file again.",
            "{count} rows with problems stayed out. Correct them and import the file again.",
            count,
        )
    return text.format(count=count)


def _tell(plan: ListPlan, fields: Sequence[Field], document: dict[str, Any], *, preview: bool) -> None:
    from cica_events.imports.columns.matching import field_label

    letter = plan.reading.table.letter
    if preview:
        say_table(
            [_("Column"), _("Field"), _("Why")],
            [
                (
                    column.heading or letter(column.index),
                    field_label(column.field, fields) if column.field else "",
                    column.reason,
                )
                for column in plan.columns
            ],
        )
    for notice in plan.notices:
        say(notice)
    for problem in plan.problems:
        told = _("Row {row}, {field}: {message}")
        label = field_label(problem.field, fields)
        say(told.format(row=problem.row, field=label, message=problem.message))
    for line in _doubts(plan.rows) if preview else ():
        say(line)
    for line in _decisions(plan, fields):
        say(line)
    say(_summary(document, refused=len({problem.row for problem in plan.problems})))


def _warn(plan: ListPlan) -> None:
    """Tell on standard error what to look at in the rows that were taken in."""
    from cica_events.services.import_plan import Action

    for line in _doubts([row for row in plan.rows if row.action in (Action.CREATE, Action.UPDATE)]):
        complain(line)


def _doubts(rows: Sequence[PlannedRow]) -> Iterator[str]:
    for row in rows:
        for doubt in row.doubts:
            yield _("Row {row}: {doubt}").format(row=row.number, doubt=doubt.message)


def _decisions(plan: ListPlan, fields: Sequence[Field]) -> Iterator[str]:
    """Yield what of a list that came back is left as it is here, as nobody decided about it."""
    from cica_events.imports.columns.matching import field_label

    for row in plan.rows:
        for key, conflict in row.conflicts.items():
            text = _(
                "Row {row}, {field}: changed in the file to “{theirs}” and here to “{ours}”, which stays."
            )
            label = field_label(key, fields)
            yield text.format(row=row.number, field=label, theirs=conflict.theirs, ours=conflict.ours)
    for row in plan.gone:
        yield _("{name} was removed from the file, and stays here.").format(name=name_in(row))


def _summary(document: dict[str, Any], *, refused: int) -> str:
    text = ngettext(
        "{rows} row: {created} new, {updated} changed, {skipped} as they were, {refused} with problems",
        "{rows} rows: {created} new, {updated} changed, {skipped} as they were, {refused} with problems",
        document["rows"],
    )
    return text.format(**document | {"refused": refused})
