"""How the participants' fields stand in the table and the inspector: their order, badges and groups."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from operator import attrgetter

from cica_events.domain.delegations import Group as Kind
from cica_events.domain.fields import Field
from cica_events.domain.participants import Participation
from cica_events.i18n import N_, _, ngettext
from cica_events.queries.delegations import DelegationRow
from cica_events.queries.participants import ParticipantRow
from ui.toolkit.arrangement import Group

PARTY = "home_id"  # the column of the catalogue's field "party": rows hold the id for pickers under it
DIFFERS = "person_id"  # the column that says what the directory has otherwise about the person

ORDER = (
    "honorific",
    "courtesy",
    "rank",
    "given_name",
    "family_name",
    "status",
    "position",
    "capacity",
    "email",
    "phone",
    "department",
    "organization",
    PARTY,
    "section",
    "mode",
    "contribution",
    "native_name",
    "family_first",
    "gender",
)
BY_HAND = N_("Place by hand")  # the group that is shown of those who have one
FORM = {
    N_("Participation"): ("capacity", "status", PARTY, "mode"),
    BY_HAND: ("order_reason",),
    N_("Name"): (
        "honorific",
        "courtesy",
        "rank",
        "given_name",
        "family_name",
        "family_first",
        "native_name",
        "gender",
    ),
    N_("Function"): ("position", "department", "organization", "contribution"),
    N_("Contact"): ("email", "phone"),
}
COMPUTED = (Field(DIFFERS, N_("Directory differs in"), editable=False, shown=False, width=24),)
HEADINGS = {"rank": N_("Rank")}  # where the field's own name would make the column too wide
WIDTHS = {
    "honorific": 7,
    "rank": 13,
    "given_name": 11,
    "family_name": 13,
    "position": 22,
    "capacity": 17,
    "status": 14,
}
UNUSUAL = frozenset({PARTY, "section", "organization"})  # the groups say it

PILLS = {
    "status": {
        Participation.INVITED.value: ("neutral", "○"),
        Participation.NOMINATED.value: ("warning", "○"),
        Participation.ACCREDITED.value: ("accent", "●"),
        Participation.REGISTERED.value: ("good", "●"),
        Participation.ATTENDED.value: ("good", "✓"),
        Participation.DECLINED.value: ("danger", "×"),
        Participation.REPLACED.value: ("neutral", "→"),
    }
}

TEXTS: Mapping[str, Callable[[ParticipantRow], str]] = {
    PARTY: lambda row: row.party,
    "section": lambda row: row.section.text,
}


def table_fields(catalogue: Mapping[str, Field]) -> tuple[Field, ...]:
    """Return the fields of the table, in the order of its columns."""
    return (*(_column(_field(catalogue, key)) for key in ORDER), *COMPUTED)


def form_fields(catalogue: Mapping[str, Field]) -> tuple[Field, ...]:
    """Return the fields that the inspector edits: first what changes most while a meeting is prepared."""
    return tuple(
        replace(_field(catalogue, key), group=group, editable=True)
        for group, keys in FORM.items()
        for key in keys
    )


def service_key(column: str) -> str:
    """Return the catalogue's key of a column."""
    return "party" if column == PARTY else column


def _field(catalogue: Mapping[str, Field], key: str) -> Field:
    return replace(catalogue[service_key(key)], key=key)


def _column(field: Field) -> Field:
    shown = field.shown and field.key not in UNUSUAL
    label = HEADINGS.get(field.key, field.label)
    return replace(field, label=label, width=WIDTHS.get(field.key, field.width), shown=shown)


class DelegationGroups:
    """The heading of each delegation among the participants: its name, section, reply and count."""

    def __init__(self) -> None:
        self._groups: dict[str, Group] = {}

    def renew(self, rows: Iterable[ParticipantRow], delegations: Sequence[DelegationRow]) -> None:
        """Take the meeting as it is now."""
        counts = Counter(map(attrgetter("delegation_id"), rows))
        self._groups = {each.id: _group(each, counts[each.id]) for each in delegations}

    def __call__(self, row: ParticipantRow) -> Group:
        """Return the group of a participant."""
        return self._groups.get(row.delegation_id) or Group(row.delegation_id, row.party)


def _group(delegation: DelegationRow, count: int) -> Group:
    section = delegation.section.of_one
    replied = delegation.invited and delegation.group is Kind.PARTY
    people = ngettext("{count} participant", "{count} participants", count).format(count=count)
    parts = (
        section if section != delegation.party_name else "",
        delegation.reply.text if replied else "",
        people,
    )
    remark = _(" · ").join(filter(None, parts))
    return Group(delegation.id, delegation.party_name, remark, delegation.party_id or "")
