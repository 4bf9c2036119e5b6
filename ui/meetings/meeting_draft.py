"""A meeting while it is being set up: what it begins with, and what the user has put in its place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from cica_events.domain.agenda_templates import AgendaTemplateItem, all_items
from cica_events.domain.beginnings import TAKEN_UP, Beginning, FollowUp, Part, Start
from cica_events.domain.dates import VagueDate
from cica_events.queries.parties import PartyRow
from cica_events.services.follow_ups import with_follow_ups
from cica_events.services.meeting_plan import MeetingPlan
from cica_events.services.workspace import Workspace

FILLED = ("ordinal", "title", "title_ru", "place", "country_id", "format")


class MeetingDraft:
    """The plan of one meeting; a new body, start or date fills in anew only what the user has not touched."""

    def __init__(self, workspace: Workspace, body: str, start: Start | None = None) -> None:
        self._workspace = workspace
        self._touched: dict[str, Any] = {}
        self._agenda: tuple[AgendaTemplateItem, ...] | None = None
        self._left_out: set[str] = set()
        self._taken_up: set[str] = set()  # ids of outcomes
        self._parts: frozenset[Part] = frozenset()
        self._begin(body, start or Start(), None)

    @property
    def body(self) -> str:
        """Code of the body that meets."""
        return self._proposed.body

    @property
    def date(self) -> VagueDate | None:
        """When it meets, as far as known."""
        return self._proposed.date

    @property
    def beginning(self) -> Beginning:
        """What it can begin with."""
        return self._beginning

    @property
    def parts(self) -> frozenset[Part]:
        """What it takes over of that."""
        return self._parts

    @property
    def candidates(self) -> tuple[PartyRow, ...]:
        """The States and organizations that are to be invited on that date."""
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

    @property
    def taken_up(self) -> tuple[FollowUp, ...]:
        """What of that which the last meeting left open becomes an item."""
        return tuple(each for each in self._beginning.follow_ups if each.outcome_id in self._taken_up)

    def choose_body(self, code: str) -> None:
        """Let another body meet: where an earlier meeting was the start, its own last one is now."""
        earlier = self._beginning.start.meeting_id and self._workspace.beginnings.earlier(code)
        self._begin(code, Start(meeting_id=earlier[0].id) if earlier else Start(), self.date)

    def choose_start(self, start: Start) -> None:
        """Begin with something else."""
        self._begin(self.body, start, self.date)

    def choose_parts(self, parts: Iterable[Part]) -> None:
        """Take over these parts and no others."""
        chosen = frozenset(parts)
        if Part.AGENDA in chosen ^ self._parts:
            self._agenda = None
        self._parts = chosen
        self._propose(self.date)

    def choose_date(self, when: VagueDate | None) -> None:
        """Meet at another time."""
        self._propose(when)

    def take_up(self, outcome_ids: Iterable[str]) -> None:
        """Make items of these open outcomes and of no others."""
        self._taken_up = set(outcome_ids)
        if self._agenda is not None:
            self._agenda = with_follow_ups(self._agenda, self.taken_up)
        self._propose(self.date)

    def set(self, key: str, value: Any) -> None:
        """Take what the user wrote in one of the fields `FILLED`."""
        self._touched[key] = value
        if key == "ordinal":
            self._propose(self.date)

    def release(self, key: str) -> None:
        """Let the start fill in the field again."""
        self._touched.pop(key, None)
        if key == "ordinal":
            self._propose(self.date)

    def touched(self, key: str) -> bool:
        """Tell whether the user wrote something of their own in the field."""
        return key in self._touched

    def value(self, key: str) -> Any:
        """Return what stands in the field."""
        return self._touched.get(key, getattr(self._proposed, key))

    def set_agenda(self, items: Sequence[AgendaTemplateItem]) -> None:
        """Begin with these items whatever is proposed."""
        self._agenda = tuple(items)
        keys = {item.key for item in all_items(items)}
        self._taken_up = {outcome_id for outcome_id in self._taken_up if TAKEN_UP + outcome_id in keys}

    def restore_agenda(self) -> None:
        """Begin with the proposed items again."""
        self._agenda = None
        self._propose(self.date)

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

    def _begin(self, code: str, start: Start, when: VagueDate | None) -> None:
        self._beginning = self._workspace.beginnings.offer(code, start)
        self._parts = self._beginning.usual
        self._taken_up &= {each.outcome_id for each in self._beginning.follow_ups}
        self._propose(when)

    def _propose(self, when: VagueDate | None) -> None:
        ordinal = self._touched.get("ordinal")
        plan = self._workspace.beginnings.plan(
            self._beginning, when, ordinal, parts=self._parts, follow_ups=self.taken_up
        )
        if "ordinal" in self._touched and ordinal is None:
            body = self._workspace.bodies.get(plan.body)
            year = when.first_day.year if when else None
            plan = replace(
                plan, ordinal=None, title=body.title(None, "en", year), title_ru=body.title(None, "ru", year)
            )
        self._proposed = plan
