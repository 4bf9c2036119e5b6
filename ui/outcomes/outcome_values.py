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
Names = Sequence[tuple[str, str]]
"""Id and name of meetings."""

UNKNOWN = {
    ITEM: N_("The agenda has no item “{text}”."),
    ADDRESSEE: N_("There is no body “{text}”."),
    PREPARED_BY: N_("There is no State or organization “{text}”."),
    FOLLOWED_BY: N_("There is no other meeting “{text}”."),
}


class OutcomeValues(Values):
    """Shows and reads the fields of outcomes."""

    def __init__(self) -> None:
        super().__init__()
        self._choices: dict[str, Choices] = dict.fromkeys(PICKED, ())
        self._titles: dict[str, dict[str, str]] = {key: {} for key in PICKED}
        self._meetings: Names | None = None  # of the workspace, once they are read
        self._edition = 0

    def read_ahead(self, workspace: Workspace) -> tuple[int, Names]:
        """Read the names of all meetings, in any thread, for `take_ahead`: they are what takes long."""
        return self._edition, workspace.meetings.lines()

    def take_ahead(self, found: tuple[int, Names]) -> None:
        """Keep the names of the meetings unless they are known, or changed since they were read."""
        edition, names = found
        if edition == self._edition and self._meetings is None:
            self._meetings = names

    def forget_meetings(self) -> None:
        """Read the names of the meetings anew next time, as one of them changed."""
        self._meetings, self._edition = None, self._edition + 1

    def load(self, workspace: Workspace, meeting_id: str) -> None:
        """Read the choices of a meeting's outcomes; those that are as before stay the same objects."""
        if self._meetings is None:
            self._meetings = workspace.meetings.lines()
        found = {
            ITEM: _items(workspace, meeting_id),
            ADDRESSEE: [(body.code, body.name.text(language())) for body in workspace.bodies],
            PREPARED_BY: workspace.parties.choices(),
            FOLLOWED_BY: _others(self._meetings, meeting_id),
        }
        for key, choices in found.items():
            if choices != self._choices[key]:
                self._choices[key], self._titles[key] = choices, dict(choices)

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
        plain = [(without_isolates(name), one) for one, name in self._choices[field.key]]
        names = [(search_key(name), one) for name, one in plain]
        shown = [
            search_key(name.rpartition(DOT)[0]) for name, _one in plain
        ]  # as in the cells: without the key
        both = zip(names, shown, strict=True)
        exact = [one for (name, one), cell in both if wanted in {name, cell, search_key(one)}]
        near = exact or [one for name, one in names if wanted in name]
        if len(near) == 1:
            return near[0]
        reason = N_("“{text}” could be several; choose one.") if near else UNKNOWN[field.key]
        raise ValidationError(field.key, _(reason).format(text=text.strip()))


def _items(workspace: Workspace, meeting_id: str) -> Choices:
    rows = workspace.agenda.rows(meeting_id)
    return [(row.id, f"{row.cited}. {row.shown_title(language())}".lstrip(". ")) for row in rows]


def _others(meetings: Names, meeting_id: str) -> Choices:
    return [(one, name) for one, name in meetings if one != meeting_id]
