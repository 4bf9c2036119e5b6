"""The verbs that report: participation over the years, attendance, the press sentence, trends."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cica_events.cli.output import say, say_document, say_table
from cica_events.cli.verbs import FreeOrder, Verbs, add_json, known_bodies, opened
from cica_events.errors import InputError
from cica_events.i18n import LANGUAGES, _, ngettext

if TYPE_CHECKING:
    from cica_events.queries.reports import Scope
    from cica_events.queries.reports_attendance import AttendanceLine
    from cica_events.queries.reports_map import ParticipationMap
    from cica_events.services.report_files import ReportFiles
    from cica_events.services.workspace import Workspace

Report = Callable[["Workspace", "ReportFiles", Namespace, "Scope"], None]


def add_verbs(verbs: Verbs) -> None:
    """Declare the verbs."""
    told = _("tell participation, attendance and trends in figures")
    group = verbs.group("report", told, _("REPORT"), FreeOrder)
    for name, report, description in (
        ("participation", _participation, _("tell which States took part in which meetings")),
        ("attendance", _attendance, _("count who attended, by section, State, capacity and mode")),
        ("press", _press, _("word how many representatives of how many States took part")),
        ("trends", _trends, _("count meetings, participants, States and women by year and body")),
    ):
        parser = group.add(name, _run(report), description)
        parser.add_argument("file", nargs="?", type=Path, metavar="FILE.xlsx", help=_("a workbook to write"))
        if name in {"attendance", "press"}:
            parser.add_argument("--meeting", required=name == "press", help=_("its short key, such as YC-6"))
        if name != "press":
            parser.add_argument("--from", dest="first", type=int, metavar=_("YEAR"), help=_("the first year"))
            parser.add_argument("--to", dest="last", type=int, metavar=_("YEAR"), help=_("the last year"))
            parser.add_argument(
                "--body", action="append", default=[], metavar=_("CODE"), help=_("a body, such as SOC")
            )
        add_json(parser)


def _run(report: Report) -> Callable[[Namespace], int]:
    def run(arguments: Namespace) -> int:
        from cica_events.services.report_files import ReportFiles

        if arguments.file is not None and arguments.file.suffix.lower() != ".xlsx":
            raise InputError(_("A report is written as a workbook: give the file a name that ends in .xlsx."))
        with opened(arguments.workspace) as workspace:
            files = ReportFiles(workspace.reports)
            report(workspace, files, arguments, _scope(workspace, arguments))
        if arguments.file is not None and not arguments.json:
            say(_("Written: {path}").format(path=arguments.file))
        return 0

    return run


def _scope(workspace: Workspace, arguments: Namespace) -> Scope:
    from cica_events.queries.reports import Scope

    meeting = getattr(arguments, "meeting", None)
    if meeting:
        return Scope(meeting_id=workspace.meetings.get(meeting).id)
    if arguments.first and arguments.last and arguments.first > arguments.last:
        raise InputError(_("The first year comes after the last: give the earlier one to --from."))
    return Scope(arguments.first, arguments.last, known_bodies(workspace, arguments.body))


def _participation(workspace: Workspace, files: ReportFiles, arguments: Namespace, scope: Scope) -> None:
    found = workspace.reports.participation(scope)
    if arguments.file is not None:
        files.participation(found, scope, arguments.file)
    if arguments.json:
        say_document(_map(found))
        return
    say_table(
        [_("State or organization"), _("Section"), _("Times attended")],
        [(row.name, row.section.text, found.per_party.get(row.id, 0)) for row in found.parties],
    )
    count = len(found.meetings)
    say(ngettext("{count} meeting", "{count} meetings", count).format(count=count))


def _map(found: ParticipationMap) -> dict[str, Any]:
    return {
        "meetings": [
            {"key": one.key, "attended": found.per_meeting.get(one.id, 0)} for one in found.meetings
        ],
        "parties": [
            {
                "code": row.code,
                "name": row.name,
                "section": row.section.value,
                "attended": found.per_party.get(row.id, 0),
                "meetings": {one.key: found.cell(row.id, one).presence.value for one in found.meetings},
            }
            for row in found.parties
        ],
    }


def _attendance(workspace: Workspace, files: ReportFiles, arguments: Namespace, scope: Scope) -> None:
    found = workspace.reports.attendance(scope)
    if arguments.file is not None:
        files.attendance(found, scope, arguments.file)
    if arguments.json:
        tables = {by.value: [_line(line) for line in lines] for by, lines in found.tables.items()}
        say_document({"total": _line(found.total), "reported_beyond": found.reported, **tables})
        return
    headings = [_("Group"), _("Delegations"), _("Participants"), _("Women"), _("Men"), _("Not stated")]
    for by, lines in found.tables.items():
        say("")
        say(by.text)
        say_table(
            headings,
            [
                (one.label, one.delegations, one.people, one.women, one.men, one.unknown)
                for one in (*lines, found.total)
            ],
        )


def _line(line: AttendanceLine) -> dict[str, Any]:
    keys = ("label", "delegations", "people", "women", "men", "unknown")
    return {key: getattr(line, key) for key in keys}


def _press(workspace: Workspace, files: ReportFiles, arguments: Namespace, scope: Scope) -> None:
    from cica_events.queries.reports_press import press_count

    facts = workspace.reports.press(scope.meeting_id)
    count = press_count(facts)
    sentences = {language: count.sentence(language) for language in LANGUAGES}
    if arguments.file is not None:
        files.press(facts, count, sentences.values(), arguments.file)
    if arguments.json:
        parties = {section.value: number for section, number in count.parties.items() if number}
        say_document({"people": count.people, "reported": count.reported, "parties": parties, **sentences})
    elif not any(sentences.values()):
        say(_("Nobody is known to have taken part: mark delegations as present, or people as registered."))
    else:
        for sentence in sentences.values():
            say(sentence)


def _trends(workspace: Workspace, files: ReportFiles, arguments: Namespace, scope: Scope) -> None:
    found = workspace.reports.trends(scope)
    if arguments.file is not None:
        files.trends(found, scope, arguments.file)
    keys = ("year", "body", "meetings", "people", "states", "women", "men", "unknown")
    if arguments.json:
        say_document([{key: getattr(point, key) for key in keys} for point in found])
        return
    headings = [_("Year"), _("Body"), _("Meetings"), _("Participants"), _("States"), _("Women"), _("Men")]
    say_table(
        [*headings, _("Not stated")],
        [
            (str(point.year), point.body or _("All bodies"), *(getattr(point, key) for key in keys[2:]))
            for point in found
        ],
    )
