"""The verbs that list the directory: States and organizations, and people."""

from __future__ import annotations

from argparse import Namespace
from datetime import date
from typing import TYPE_CHECKING, Any

from cica_events.cli.output import say, say_document, say_table
from cica_events.cli.verbs import Verbs, add_json, opened
from cica_events.errors import ValidationError
from cica_events.i18n import _, ngettext

if TYPE_CHECKING:
    from cica_events.domain.dates import VagueDate
    from cica_events.domain.protocol import Section
    from cica_events.queries.parties import PartyRow
    from cica_events.queries.people import PersonRow


def add_verbs(verbs: Verbs) -> None:
    """Declare the verbs."""
    parser = verbs.add("parties", parties, _("list the States and organizations with their status on a day"))
    add_json(parser)
    parser.add_argument("--on", metavar=_("DAY"), default="", help=_("such as 2023-12-12 (today)"))
    parser = verbs.add("people", people, _("list the people of the directory"))
    add_json(parser)
    parser.add_argument(
        "--sensitive",
        action="store_true",
        help=_("with data on passport, birth and needs, which --json leaves out otherwise"),
    )


def parties(arguments: Namespace) -> int:
    """List the States and organizations."""
    day = _day(arguments.on) if arguments.on is not None else None
    language = arguments.language
    with opened(arguments.workspace) as workspace:
        rows = _by_section(workspace.parties.rows(day))
    if arguments.json:
        say_document([_party(row, section, language) for row, section in rows])
        return 0
    say_table(
        [_("Code"), _("Short name"), _("Status"), _("Since"), _("Section")],
        [
            (
                row.code,
                row.name,
                row.status.text if row.status else "",
                row.since.in_words(language) if row.since else "",
                section.text,
            )
            for row, section in rows
        ],
    )
    count = ngettext("{count} State or organization", "{count} States and organizations", len(rows))
    say(count.format(count=len(rows)))
    return 0


def people(arguments: Namespace) -> int:
    """List the people of the directory by family name."""
    from cica_events.queries.people import by_name

    with opened(arguments.workspace) as workspace:
        rows = sorted(workspace.people.rows(), key=by_name)
    if arguments.json:
        keys = _keys(arguments.sensitive)
        say_document([_person(row, keys) for row in rows])
        return 0
    say_table(
        [_("Name"), _("Position"), _("State or organization"), _("E-mail"), _("Phone")],
        [(row.name, row.position, row.party or row.organization, row.email, row.phone) for row in rows],
    )
    say(ngettext("{count} person", "{count} people", len(rows)).format(count=len(rows)))
    return 0


def _day(text: str) -> date:
    """Return the one day that `text` names; ValidationError for anything else."""
    from cica_events.domain.dates import VagueDate

    when = VagueDate.read(text)
    if when.days != 1:
        message = _("“{text}” is no single day. Write one, such as 2023-12-12.")
        raise ValidationError("on", message.format(text=text))
    return when.first_day


def _by_section(rows: list[PartyRow]) -> list[tuple[PartyRow, Section]]:
    """Return the parties, each with the section in which it stands on the day, in protocol order."""
    from cica_events.domain.delegations import Group
    from cica_events.domain.protocol import Section, section_of

    order = list(Section)
    found = [(row, section_of(Group.PARTY, row.kind, row.status)) for row in rows]
    return sorted(found, key=lambda pair: order.index(pair[1]))


def _party(row: PartyRow, section: Section, language: str) -> dict[str, Any]:
    formal = row.formal_name_ru if language == "ru" else ""
    return {
        "id": row.id,
        "code": row.code,
        "kind": row.kind.value,
        "short_name": row.name,
        "formal_name": formal or row.formal_name,
        "status": row.status.value if row.status else None,
        "since": _plain(row.since),
        "section": section.value,
    }


def _keys(sensitive: bool) -> list[str]:
    """Return the catalogue's keys of a person, the sensitive ones only if asked for."""
    from cica_events.domain.base import fields_of
    from cica_events.domain.fields import Privacy
    from cica_events.domain.people import Person

    fields = fields_of(Person).values()
    return [field.key for field in fields if sensitive or field.privacy is not Privacy.SENSITIVE]


def _person(row: PersonRow, keys: list[str]) -> dict[str, Any]:
    return {"id": row.id} | {key: _plain(getattr(row, key)) for key in keys}


def _plain(value: VagueDate | Any) -> Any:
    """Return a date by its notation, any other value as it is."""
    from cica_events.domain.dates import VagueDate

    return value.notation if isinstance(value, VagueDate) else value
