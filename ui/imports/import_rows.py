"""The rows of an import as its preview shows them: what becomes of each, and why."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from cica_events.domain.fields import Field, Kind, Labelled
from cica_events.i18n import N_, _
from cica_events.services.import_plan import Action
from cica_events.services.participant_import_plan import ImportPlan
from cica_events.services.planned_rows import PlannedRow
from ui.toolkit.values import Values


class Fate(Labelled):
    """What becomes of a row, as people say it."""

    CREATE = Action.CREATE.value, N_("New")
    UPDATE = Action.UPDATE.value, N_("Changed")
    SKIP = Action.SKIP.value, N_("Same")
    REFUSE = Action.REFUSE.value, N_("Problem")


PILLS = {
    "fate": {
        Fate.CREATE.value: ("good", "+"),
        Fate.UPDATE.value: ("accent", "≠"),
        Fate.SKIP.value: ("neutral", "="),
        Fate.REFUSE.value: ("danger", "!"),
    }
}
OWN = (
    Field("number", N_("Row"), Kind.INTEGER, editable=False, width=5),
    Field("fate", N_("What happens"), Kind.CHOICE, Fate, editable=False, width=13),
    Field("remark", N_("Why"), editable=False, width=46),
)
WIDTHS = {"honorific": 9, "given_name": 13, "family_name": 15, "position": 28, "party": 16}


@dataclass(frozen=True)
class PreviewRow:
    """One row of the file; a field of a participant is read by its key, None where the row has none."""

    id: str
    number: int
    fate: Fate
    remark: str
    values: Mapping[str, Any]

    def __getattr__(self, key: str) -> Any:
        if key.startswith("__"):
            raise AttributeError(key)
        return self.values.get(key)


class PreviewFields:
    """The columns of the preview and what their cells say."""

    def __init__(self, fields: Sequence[Field], values: Values) -> None:
        usual = (field for field in fields if field.editable)
        self._values = values
        self._fields = {
            field.key: replace(field, editable=False, width=WIDTHS.get(field.key, min(field.width, 24)))
            for field in usual
        }
        self.all = (*OWN, *self._fields.values())
        self.texts: Mapping[str, Callable[[PreviewRow], str]] = {
            key: partial(self._text, key) for key in self._fields
        }

    def rows(self, plan: ImportPlan) -> list[PreviewRow]:
        """Return the rows of a plan."""
        return [self._row(row) for row in plan.rows]

    def _row(self, row: PlannedRow) -> PreviewRow:
        values = dict(row.values)
        for problem in row.problems:
            if problem.value and problem.field in self._fields:
                values[problem.field] = problem.value
        fate = Fate.of(row.action.value)
        return PreviewRow(str(row.number), row.number, fate, self._remark(row), values)

    def _text(self, key: str, row: PreviewRow) -> str:
        return self._shown(key, row.values.get(key))

    def _shown(self, key: str, value: Any) -> str:
        field = self._fields[key]
        if isinstance(value, str) and not isinstance(value, Labelled):
            known = self._values.shown(field, value) if field.kind is Kind.PARTY else value
            return known or value
        return self._values.shown(field, value)

    def _remark(self, row: PlannedRow) -> str:
        """Return in words why a row has a problem, what it would change, and what to look at."""
        parts = [self._problem(each.field, each.value, each.message) for each in row.problems]
        parts += [self._change(key, old, row.values.get(key)) for key, old in row.before.items()]
        return " ".join([*parts, *(doubt.message for doubt in row.doubts)])

    def _problem(self, key: str, value: str, message: str) -> str:
        field = self._fields.get(key)
        if not value or field is None or value in message:
            return message
        return _("{field} “{value}”: {message}").format(field=_(field.label), value=value, message=message)

    def _change(self, key: str, old: Any, new: Any) -> str:
        nothing = _("nothing")
        text = _("{field}: {new} instead of {old}.")
        return text.format(
            field=_(self._fields[key].label),
            new=self._shown(key, new) or nothing,
            old=self._shown(key, old) or nothing,
        )
