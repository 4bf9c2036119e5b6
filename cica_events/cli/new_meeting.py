"""The verb that creates a meeting: from its body's template, an earlier meeting or a saved template."""

from __future__ import annotations

from argparse import ArgumentTypeError, Namespace
from typing import TYPE_CHECKING

from cica_events.cli.output import say, say_document
from cica_events.cli.verbs import Verbs, add_json, opened
from cica_events.errors import InputError, NotFoundError
from cica_events.i18n import _

if TYPE_CHECKING:
    from cica_events.domain.beginnings import Beginning, Part, Start
    from cica_events.domain.dates import VagueDate
    from cica_events.services.workspace import Workspace


def add_verbs(verbs: Verbs) -> None:
    """Declare the verb."""
    meeting = verbs.group("meeting", _("plan a meeting"), _("WHAT"))
    new = meeting.add("new", create, _("create a meeting with what it begins with"))
    new.add_argument("body", metavar=_("BODY"), help=_("its code, such as SOC"))
    new.add_argument(
        "--date", metavar=_("DATE"), help=_("exact or vague: 2024-10-14/2024-10-15, 2024-Q3/2024-Q4, 2024-05")
    )
    new.add_argument("--ordinal", type=_ordinal, metavar=_("NUMBER"), help=_("else the next one"))
    source = new.add_mutually_exclusive_group()
    source.add_argument(
        "--from", dest="source", metavar=_("MEETING"), help=_("begin with an earlier meeting")
    )
    source.add_argument("--template", metavar=_("NAME"), help=_("begin with a template of the office"))
    new.add_argument(
        "--parts", metavar=_("PARTS"), help=_("what is taken over, such as agenda,programme,rooms")
    )
    add_json(new)


def create(arguments: Namespace) -> int:
    """Create a meeting."""
    from cica_events.domain.agenda_templates import all_items

    when = _date(arguments.date)
    with opened(arguments.workspace) as workspace:
        body = _body(workspace, arguments.body)
        start = _start(workspace, body, arguments)
        offer = workspace.beginnings.offer(body, start)
        parts = _parts(arguments.parts, offer)
        plan = workspace.beginnings.plan(offer, when, arguments.ordinal, parts=parts)
        row = workspace.meetings.get(workspace.beginnings.create(plan))
        counts = _counts(workspace, row.id)
    year = plan.date.first_day.year if plan.date else row.day.year
    told = [item.text("en", year) for item in all_items(plan.agenda) if item.key in offer.told]
    if arguments.json:
        date = row.date.notation if row.date else None
        titles = {"title": row.title, "title_ru": row.title_ru}
        say_document({"key": row.key, **titles, "date": date, **counts, "look_at": told})
        return 0
    say(_("Created {key}, “{title}”.").format(key=row.key, title=row.shown_title(arguments.language)))
    text = _(
        "Delegations: {delegations}, participants: {participants}, items: {items}, sessions: {sessions}."
    )
    say(text.format(**counts))
    for title in told:
        say(_("Look at “{title}”: it is of the earlier meeting's year or number.").format(title=title))
    return 0


def _counts(workspace: Workspace, meeting_id: str) -> dict[str, int]:
    counts = workspace.meetings.counts(meeting_id)
    return {
        "delegations": counts.delegations,
        "participants": counts.participants,
        "items": counts.items,
        "sessions": len(workspace.sittings.rows(meeting_id)),
    }


def _date(text: str | None) -> VagueDate | None:
    """Return the date in the stored or in any written form; ValidationError in words for anything else."""
    from cica_events.domain.dates import VagueDate
    from cica_events.errors import ValidationError

    if not text or not text.strip():
        return None
    try:
        return VagueDate.parse(text.strip())
    except ValidationError:
        return VagueDate.read(text)


def _body(workspace: Workspace, text: str) -> str:
    """Return the code of the body, in any letter case; NotFoundError that names those known."""
    codes = {body.code.casefold(): body.code for body in workspace.bodies}
    code = codes.get(text.strip().casefold())
    if code is None:
        message = _("There is no body “{code}”. Choose from: {codes}.")
        raise NotFoundError(message.format(code=text, codes=", ".join(codes.values())))
    return code


def _start(workspace: Workspace, body: str, arguments: Namespace) -> Start:
    from cica_events.domain.beginnings import Start

    if arguments.source:
        return Start(meeting_id=workspace.meetings.get(arguments.source).id)
    if not arguments.template:
        return Start()
    wanted, known = arguments.template.strip().casefold(), workspace.beginnings.templates(body)
    for row in known:
        if row.name.casefold() == wanted:
            return Start(template_id=row.id)
    message = _("There is no template “{name}” for {body}. Choose from: {names}.")
    names = ", ".join(row.name for row in known) or _("none is saved")
    raise NotFoundError(message.format(name=arguments.template, body=body, names=names))


def _parts(text: str | None, offer: Beginning) -> frozenset[Part] | None:
    from cica_events.domain.beginnings import Part

    if text is None:
        return None
    known = {part.value: part for part in Part}
    words = [word.strip().casefold() for word in text.split(",") if word.strip()]
    unknown = next((word for word in words if word not in known), None)
    if unknown is not None:
        message = _("“{part}” is no part of a meeting. Choose from: {parts}.")
        raise InputError(message.format(part=unknown, parts=", ".join(known)))
    missing = next((word for word in words if known[word] not in offer.counts), None)
    if missing is not None:
        message = _("“{name}” has no {part} to take over. It has: {parts}.")
        there = ", ".join(part.value for part in offer.counts)
        raise InputError(message.format(name=offer.name, part=missing, parts=there))
    return frozenset(known[word] for word in words)


def _ordinal(text: str) -> int:
    from cica_events.domain.ordinals import ordinal_number

    number = ordinal_number(text)
    if number is None:
        raise ArgumentTypeError(_("“{text}” is not an ordinal").format(text=text))
    return number
