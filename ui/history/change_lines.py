"""What a step changed as lines of a table: a line for each field, under the record it belongs to."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from cica_events.directions import DOT
from cica_events.domain.fields import Field, Privacy
from cica_events.domain.veiling import VEIL
from cica_events.i18n import N_, _
from cica_events.services.history_details import FieldChange, RecordChange, What, nothing_in
from ui.toolkit.arrangement import Group
from ui.toolkit.values import Values

FIELDS = (
    Field("field", N_("Field"), editable=False, width=19),
    Field("before", N_("From"), editable=False, width=16),
    Field("after", N_("To"), editable=False, width=18),
)
RECORD = Field("record", N_("Record"), editable=False)
"""Whose field it is: on screen the heading over the lines, first in each row that is copied or exported."""

BODIES = frozenset({"body", "addressee", "auspices"})  # fields that hold the code of a body

BodyName = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """One field of a record before and after, in words."""

    id: str
    group: Group
    field: str
    before: str
    after: str
    record_id: str = ""
    attribute: str = ""

    @property
    def record(self) -> str:
        """The record under whose name the line stands."""
        return self.group.title


class ChangeWords:
    """Puts the changes of records into words, as tables show them."""

    def __init__(self, body_name: BodyName) -> None:
        self.revealed = False  # whether sensitive values are told
        self._values = Values()
        self._body_name = body_name

    def lines(self, changes: Iterable[RecordChange]) -> Iterator[ChangeLine]:
        """Yield the lines of the records that a step changed."""
        for change in changes:
            title = _("{noun}: {name}").format(noun=change.noun, name=change.name)
            remark = DOT.join(filter(None, (change.what.text, change.meeting)))
            group = Group(change.id, title if change.name else change.noun, remark)
            if not change.fields:
                yield ChangeLine(change.id, group, "", "", "", change.record_id)
            for field in change.fields:
                yield self._line(change, group, field)

    def _line(self, change: RecordChange, group: Group, told: FieldChange) -> ChangeLine:
        before, after = (self._shown(told.field, value) for value in (told.before, told.after))
        nothing = nothing_in(told)
        if told.erased:
            before = after = _("erased")
        return ChangeLine(
            id=f"{change.id}/{told.field.key}",
            group=group,
            field=_(told.field.label),
            before=before or ("" if change.what is What.ADDED else nothing),
            after=after or ("" if change.what is What.REMOVED else nothing),
            record_id=change.record_id,
            attribute=told.attribute if change.what is What.CHANGED else "",
        )

    def _shown(self, field: Field, value: object) -> str:
        if value and field.privacy is Privacy.SENSITIVE and not self.revealed:
            return VEIL
        if isinstance(value, bool):
            return _("Yes") if value else _("No")
        if field.key in BODIES and value:
            return self._body_name(str(value))
        return self._values.shown(field, value)


def group_of(line: ChangeLine) -> Group:
    """Return the record under which a line stands."""
    return line.group
