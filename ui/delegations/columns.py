"""How the delegations' fields stand in the table and the inspector, and the sections they are under."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from cica_events.domain.delegations import Reply
from cica_events.domain.fields import Field
from cica_events.domain.protocol import Section
from cica_events.i18n import _, ngettext
from cica_events.queries.delegations import DelegationRow
from ui.toolkit.arrangement import Group

ORDER = ("party_name", "invited", "reply", "present", "head", "participants", "name", "section", "group")
FORM = ("name", "invited", "reply", "present")
WIDTHS = {"party_name": 24, "head": 21}
UNUSUAL = frozenset({"section", "group", "name"})  # the groups and the first column say it

PILLS = {
    "reply": {Reply.ATTENDING.value: ("good", "✓"), Reply.DECLINED.value: ("danger", "×")},
}


def _reply(row: DelegationRow) -> str:
    """Return the reply; nothing where none is asked for."""
    return row.reply.text if row.invited or row.reply is not Reply.NONE else ""


TEXTS: Mapping[str, Callable[[DelegationRow], str]] = {
    "section": lambda row: row.section.text,
    "participants": lambda row: str(row.participants or ""),
    "reply": _reply,
}


def table_fields(catalogue: Mapping[str, Field]) -> tuple[Field, ...]:
    """Return the fields of the table, in the order of its columns."""
    return tuple(_column(catalogue[key]) for key in ORDER)


def form_fields(catalogue: Mapping[str, Field]) -> tuple[Field, ...]:
    """Return the fields that the inspector edits."""
    return tuple(catalogue[key] for key in FORM)


def _column(field: Field) -> Field:
    shown = field.shown and field.key not in UNUSUAL
    return replace(field, width=WIDTHS.get(field.key, field.width), shown=shown)


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
