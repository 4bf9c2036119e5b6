"""How the fields of States and organizations stand in the table, the inspector and the dialog."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from cica_events.domain.fields import Field
from cica_events.domain.parties import Status
from cica_events.domain.protocol import Section
from cica_events.i18n import N_, _, language, ngettext
from ui.parties.party_lines import PartyLine
from ui.toolkit.arrangement import Group, Texts
from ui.toolkit.cell_painting import Pills
from ui.toolkit.delegates import Marked

HOME = "home_id"  # the column of the catalogue's field "home": rows hold the id for pickers under it

ORDER = ("short_name", "code", "status", "since", "changes", "formal_name", "short_name_ru", "formal_name_ru")
ORDER_RU = (
    "short_name_ru", "code", "status", "since", "changes", "formal_name_ru", "short_name", "formal_name"
)  # fmt: skip
WIDTHS = {
    "code": 9, "short_name": 25, "short_name_ru": 27, "status": 14, "since": 17, "changes": 26,
    "formal_name": 36, "formal_name_ru": 36,
}  # fmt: skip
HIDDEN = frozenset({"kind", "home", "place"})

STATUS_PILLS: Pills = {
    "status": {
        Status.MEMBER.value: ("good", "●"),
        Status.OBSERVER.value: ("accent", "○"),
        Status.PARTNER.value: ("neutral", "◇"),
    }
}
TEXTS: Texts = {
    HOME: lambda row: row.home,
    "status": lambda row: row.status.text if row.status else _("Not affiliated"),
}
CHANGES = Field("changes", N_("Before and after"), editable=False)


def table_fields(catalogue: Mapping[str, Field], affiliation: Mapping[str, Field]) -> list[Field]:
    """Return all fields for the table: those of the party, and its status on the day."""
    found = {field.key: field for field in _fields(catalogue)}
    found |= {key: replace(affiliation[key], editable=False, shown=True) for key in ("status", "since")}
    found[CHANGES.key] = CHANGES
    order = ORDER_RU if language() == "ru" else ORDER
    keys = [*order, *(key for key in found if key not in order)]
    return [replace(found[key], width=WIDTHS.get(key, found[key].width), shown=key in order) for key in keys]


def form_fields(catalogue: Mapping[str, Field]) -> list[Field]:
    """Return the fields that the inspector edits, in the catalogue's order and groups."""
    return [field for field in _fields(catalogue) if field.editable]


def marked() -> Marked:
    """Return the column before whose values the flags stand: the names in the language shown."""
    return {(ORDER_RU if language() == "ru" else ORDER)[0]: lambda row: row.id}


def service_key(column: str) -> str:
    """Return the catalogue's key of a column."""
    return "home" if column == HOME else column


def _fields(catalogue: Mapping[str, Field]) -> list[Field]:
    return [replace(field, key=HOME if key == "home" else key) for key, field in catalogue.items()]


def group_of(counts: Mapping[Section, int], line: PartyLine) -> Group:
    """Return the section under which a party stands, with the number of parties in it."""
    return Group(line.section.value, line.section.text, str(counts.get(line.section, "")))


def counted(section: Section, count: int) -> str:
    """Return how many parties stand in a section: "28 Member States"."""
    match section:
        case Section.MEMBER_STATES:
            text = ngettext("{count} Member State", "{count} Member States", count)
        case Section.OBSERVER_STATES:
            text = ngettext("{count} Observer State", "{count} Observer States", count)
        case Section.OBSERVER_ORGANIZATIONS:
            text = ngettext("{count} observer organization", "{count} observer organizations", count)
        case Section.PARTNER_ORGANIZATIONS:
            text = ngettext("{count} partner organization", "{count} partner organizations", count)
        case Section.OTHER_STATES:
            text = ngettext("{count} other State", "{count} other States", count)
        case _:
            text = ngettext("{count} other organization", "{count} other organizations", count)
    return text.format(count=count)
