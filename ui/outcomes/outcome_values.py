"""What an outcome can refer to: the meeting's items, bodies, States and organizations, other meetings."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from cica_events.directions import DOT, without_isolates
from cica_events.domain.collation import search_key
from cica_events.domain.fields import Field
from cica_events.errors import ValidationError
from cica_events.i18n import N_, _, language
from cica_events.services.workspace import Workspace
from ui.outcomes.outcome_fields import ADDRESSEE, FOLLOWED_BY, ITEM, PICKED, PREPARED_BY
from ui.toolkit.values import Values

Choices = Sequence[tuple[str, str]]

UNKNOWN = {
    ITEM: N_("The agenda has no item “{text}”."),
    ADDRESSEE: N_("There is no body “{text}”."),
    PREPARED_BY: N_("There is no State or organization “{text}”."),
    FOLLOWED_BY: N_("There is no other meeting “{text}”."),
}


class OutcomeValues(Values):
    """Shows and reads the fields of outcomes; `offer` says whose choices the next editor lists."""

    def __init__(self) -> None:
        super().__init__()
        self._choices: dict[str, Choices] = dict.fromkeys(PICKED, ())
        self._titles: dict[str, dict[str, str]] = {key: {} for key in PICKED}
        self._offered = PREPARED_BY

    def load(self, workspace: Workspace, meeting_id: str) -> bool:
        """Read the choices of a meeting's outcomes; tell whether they are others than before."""
        found = {
            ITEM: _items(workspace, meeting_id),
            ADDRESSEE: [(body.code, body.name.text(language())) for body in workspace.bodies],
            PREPARED_BY: workspace.parties.choices(),
            FOLLOWED_BY: _meetings(workspace, meeting_id),
        }
        if found == self._choices:
            return False
        self._choices = dict(found)
        self._titles = {key: dict(choices) for key, choices in found.items()}
        return True

    def offer(self, key: str) -> None:
        """Let the editor that is made next list the choices of the field `key`."""
        self._offered = key

    def parties(self) -> Choices:
        """Return (id, name) of what may be chosen for the field offered."""
        return self._choices[self._offered]

    def offered(self, field: Field) -> Choices:
        """Return (id, name) of what may be chosen for a field."""
        return self._choices.get(field.key, ())

    def shown(self, field: Field, value: Any) -> str:
        """Return `value` as a person reads it; a body without a file by its code."""
        if field.key not in PICKED:
            return super().shown(field, value)
        return self._titles[field.key].get(value, value if field.key == ADDRESSEE else "") if value else ""

    def typed(self, field: Field, text: str) -> Any:
        """Return the id of what `text` names, wholly or in part; ValidationError where none or several."""
        if field.key not in PICKED:
            return super().typed(field, text)
        wanted = search_key(without_isolates(text.strip()))
        if not wanted:
            return "" if field.key == ADDRESSEE else None
        names = [(search_key(without_isolates(name)), one) for one, name in self._choices[field.key]]
        exact = [one for name, one in names if wanted in {name, search_key(one)}]
        near = exact or [one for name, one in names if wanted in name]
        if len(near) == 1:
            return near[0]
        reason = N_("“{text}” could be several; choose one.") if near else UNKNOWN[field.key]
        raise ValidationError(field.key, _(reason).format(text=text.strip()))


def _items(workspace: Workspace, meeting_id: str) -> Choices:
    rows = workspace.agenda.rows(meeting_id)
    return [(row.id, f"{row.cited}. {row.shown_title(language())}".lstrip(". ")) for row in rows]


def _meetings(workspace: Workspace, meeting_id: str) -> Choices:
    return [
        (one, DOT.join((key, title))) for one, key, title in workspace.meetings.names() if one != meeting_id
    ]
