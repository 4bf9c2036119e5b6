"""How the delegations' fields stand in the table and the inspector, and the sections they are under."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from cica_events.domain.delegations import Credentials, Reply
from cica_events.domain.delegations import Group as Kind
from cica_events.domain.fields import Field
from cica_events.domain.protocol import Section
from cica_events.i18n import N_, _, ngettext
from cica_events.queries.delegations import DelegationRow
from ui.delegations.delegation_line import DelegationLine
from ui.toolkit.arrangement import Group
from ui.toolkit.delegates import Marked

ORDER = (
    "party_name",
    "reply",
    "head",
    "participants",
    "credentials",
    "remarks",
    "invited",
    "present",
    "replied_on",
    "credentials_by",
    "credentials_on",
    "contact_name",
    "contact_email",
    "contact_phone",
    "notes",
    "name",
    "section",
    "group",
)
SHOWN = frozenset(ORDER[:7])
WIDTHS = {"party_name": 18, "head": 18, "participants": 7}
LABELS = {"participants": N_("People")}  # a narrower column
REMARKS = Field("remarks", N_("Remarks"), editable=False, width=26)
FORM = {
    "name": "",
    "invited": "",
    "reply": "",
    "replied_on": "",
    "present": "",
    "credentials": N_("Credentials"),
    "credentials_by": N_("Credentials"),
    "credentials_on": N_("Credentials"),
    "contact_name": N_("Contact"),
    "contact_email": N_("Contact"),
    "contact_phone": N_("Contact"),
    "notes": N_("Notes"),
}
"""The fields of the inspector, each with the caption it stands under."""
BELOW = {"credentials": N_("Status"), "contact_name": N_("Name")}  # where the caption says the rest

PILLS = {
    "reply": {
        Reply.ATTENDING.value: ("good", "✓"),
        Reply.DECLINED.value: ("danger", "×"),
        Reply.NONE.value: ("neutral", "○"),
    },
    "credentials": {
        Credentials.COPY.value: ("warning", "◐"),
        Credentials.ORIGINAL.value: ("accent", "●"),
        Credentials.ACCEPTED.value: ("good", "✓"),
    },
}


def _credentials(row: DelegationLine) -> str:
    """Return the credentials; nothing where none are expected."""
    expected = row.group is Kind.PARTY and row.asked and row.reply is not Reply.DECLINED
    return row.credentials.text if expected or row.credentials is not Credentials.NONE else ""


TEXTS: Mapping[str, Callable[[DelegationLine], str]] = {
    "section": lambda row: row.section.text,
    "participants": lambda row: str(row.participants or ""),
    "reply": lambda row: row.reply.text if row.asked else "",
    "credentials": _credentials,
}

MARKED: Marked = {"party_name": lambda row: row.party_id}


def table_fields(catalogue: Mapping[str, Field]) -> tuple[Field, ...]:
    """Return the fields of the table, in the order of its columns."""
    known = {**catalogue, REMARKS.key: REMARKS}
    return tuple(_column(known[key]) for key in ORDER)


def form_fields(catalogue: Mapping[str, Field]) -> tuple[Field, ...]:
    """Return the fields that the inspector edits."""
    return tuple(
        replace(catalogue[key], group=caption, label=BELOW.get(key, catalogue[key].label))
        for key, caption in FORM.items()
    )


def _column(field: Field) -> Field:
    label, width = LABELS.get(field.key, field.label), WIDTHS.get(field.key, field.width)
    return replace(field, label=label, width=width, shown=field.key in SHOWN)


class SectionGroups:
    """The heading of each section of the list of participants: its name and what stands in it."""

    def __init__(self) -> None:
        self._groups: dict[Section, Group] = {}

    def renew(self, rows: Iterable[DelegationRow]) -> None:
        """Take the meeting as it is now."""
        rows = list(rows)
        counts = Counter(row.section for row in rows)
        attending = Counter(row.section for row in rows if row.reply is Reply.ATTENDING)
        self._groups = {
            section: Group(section.value, section.text, _remark(count, attending[section]))
            for section, count in counts.items()
        }

    def __call__(self, row: DelegationRow) -> Group:
        """Return the group of a delegation."""
        return self._groups.get(row.section) or Group(row.section.value, row.section.text)


def _remark(count: int, attending: int) -> str:
    parts = [ngettext("{count} delegation", "{count} delegations", count).format(count=count)]
    if attending:
        parts.append(ngettext("{count} attending", "{count} attending", attending).format(count=attending))
    return _(" · ").join(parts)
