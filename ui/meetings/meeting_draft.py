"""A meeting while it is being set up: what its body proposes, and what the user has put in its place."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from cica_events.domain.agenda_templates import AgendaTemplateItem
from cica_events.domain.dates import VagueDate
from cica_events.queries.parties import PartyRow
from cica_events.services.meeting_plan import MeetingPlan
from cica_events.services.meetings import MeetingService

FILLED = ("ordinal", "title", "title_ru", "place", "country_id", "format")


class MeetingDraft:
    """The plan of one meeting; a new body or date fills in anew only what the user has not touched."""

    def __init__(self, meetings: MeetingService, body: str) -> None:
        self._meetings = meetings
        self._touched: dict[str, Any] = {}
        self._agenda: tuple[AgendaTemplateItem, ...] | None = None
        self._left_out: set[str] = set()
        self._proposed = meetings.plan(body, None)

    @property
    def body(self) -> str:
        """Code of the body that meets."""
        return self._proposed.body

    @property
    def date(self) -> VagueDate | None:
        """When it meets, as far as known."""
        return self._proposed.date

    @property
    def candidates(self) -> tuple[PartyRow, ...]:
        """The States and organizations that the body invites on that date."""
        return self._proposed.invited

    @property
    def left_out(self) -> frozenset[str]:
        """Ids of the candidates that are not invited after all."""
        return frozenset(self._left_out)

    @property
    def invited(self) -> tuple[PartyRow, ...]:
        """The candidates that are not left out."""
        return tuple(row for row in self.candidates if row.id not in self._left_out)

    @property
    def agenda(self) -> tuple[AgendaTemplateItem, ...]:
        """The items that the agenda begins with."""
        return self._proposed.agenda if self._agenda is None else self._agenda

    @property
    def year(self) -> int | None:
        """The year of the date, for titles that name it."""
        return self.date.first_day.year if self.date else None

    def choose_body(self, code: str) -> None:
        """Let another body meet."""
        self._propose(code, self.date)

    def choose_date(self, when: VagueDate | None) -> None:
        """Meet at another time."""
        self._propose(self.body, when)

    def set(self, key: str, value: Any) -> None:
        """Take what the user wrote in one of the fields `FILLED`."""
        self._touched[key] = value
        if key == "ordinal":
            self._propose(self.body, self.date)

    def release(self, key: str) -> None:
        """Let the body fill in the field again."""
        self._touched.pop(key, None)
        if key == "ordinal":
            self._propose(self.body, self.date)

    def touched(self, key: str) -> bool:
        """Tell whether the user wrote something of their own in the field."""
        return key in self._touched

    def value(self, key: str) -> Any:
        """Return what stands in the field."""
        return self._touched.get(key, getattr(self._proposed, key))

    def set_agenda(self, items: Iterable[AgendaTemplateItem]) -> None:
        """Begin with these items whatever the body proposes."""
        self._agenda = tuple(items)

    def restore_agenda(self) -> None:
        """Begin with the body's items again."""
        self._agenda = None

    @property
    def agenda_touched(self) -> bool:
        """Tell whether the items are the user's own."""
        return self._agenda is not None

    def leave_out(self, party_ids: Iterable[str]) -> None:
        """Do not invite these candidates, and invite all others."""
        elsewhere = self._left_out - {row.id for row in self.candidates}
        self._left_out = elsewhere | set(party_ids)

    def plan(self) -> MeetingPlan:
        """Return the meeting as it stands."""
        values = {key: self.value(key) for key in FILLED}
        return replace(self._proposed, **values, invited=self.invited, agenda=self.agenda)

    def _propose(self, code: str, when: VagueDate | None) -> None:
        ordinal = self._touched.get("ordinal")
        plan = self._meetings.plan(code, when, ordinal)
        if "ordinal" in self._touched and ordinal is None:
            body = self._meetings.bodies.get(code)
            year = when.first_day.year if when else None
            plan = replace(
                plan, ordinal=None, title=body.title(None, "en", year), title_ru=body.title(None, "ru", year)
            )
        self._proposed = plan
