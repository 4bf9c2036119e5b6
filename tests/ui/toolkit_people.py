"""Made-up participants for the toolkit's tests and gallery, and a service that edits them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import time
from typing import Any

from cica_events.domain.dates import VagueDate
from cica_events.domain.fields import Field, Kind, Labelled
from cica_events.errors import ValidationError
from ui.toolkit.arrangement import Group
from ui.toolkit.table_model import CellEdit


class Capacity(Labelled):
    HEAD = "head", "Head of delegation"
    DELEGATE = "delegate", "Delegate"
    ADVISER = "adviser", "Adviser"


class Status(Labelled):
    REGISTERED = "registered", "Registered"
    NOMINATED = "nominated", "Nominated"
    DECLINED = "declined", "Declined"


PARTIES = (("kz", "Kazakhstan"), ("cn", "China"), ("tr", "Türkiye"), ("kr", "Republic of Korea"))
PILLS = {"status": {"registered": ("good", "●"), "nominated": ("warning", "◌"), "declined": ("neutral", "–")}}

NAME = Field("name", "Name", required=True, width=26, group="Name")
FIELDS = (
    NAME,
    Field("position", "Function", width=28, group="At this meeting"),
    Field("capacity", "Capacity", Kind.CHOICE, choices=Capacity, required=True, group="At this meeting"),
    Field("status", "Status", Kind.CHOICE, choices=Status, width=14, group="At this meeting"),
    Field("email", "E-mail", Kind.EMAIL, width=24, group="How to reach"),
    Field("party_id", "Delegation", Kind.PARTY, group="At this meeting"),
    Field("arrival", "Arrival", Kind.DATE, width=18, group="Travel", shown=False),
    Field("at", "Time", Kind.TIME, width=8, group="Travel", shown=False),
    Field("stay", "Briefing", Kind.DURATION, width=10, group="Travel", shown=False),
    Field("badge", "Badge", Kind.BOOLEAN, width=8, group="Travel", shown=False),
    Field("rank", "Rank", Kind.INTEGER, width=6, group="Travel", shown=False),
    Field("notes", "Notes", Kind.MULTILINE, group="Travel", shown=False),
)


@dataclass(frozen=True, slots=True)
class Guest:
    id: str
    name: str
    party_id: str | None = "kz"
    position: str = ""
    capacity: Capacity = Capacity.DELEGATE
    status: Status | None = Status.NOMINATED
    email: str = ""
    arrival: VagueDate | None = None
    at: time | None = None
    stay: int | None = None
    badge: bool = False
    rank: int | None = None
    notes: str = ""


GUESTS = (
    Guest("1", "H.E. Mr. Alibek BAKAYEV", "kz", "Deputy Minister of Foreign Affairs", Capacity.HEAD,
          Status.REGISTERED, "protocol@example.org", VagueDate.parse("2023-12-11"), time(6, 40), 30, True, 2),
    Guest("2", "H.E. Ms. Nazira NURBAYEVA", "kz", "Deputy Minister of Foreign Affairs", rank=10),
    Guest("3", "H.E. Mr. Akan RAKHMETULLIN", "kz", "Permanent Representative to the UN"),
    Guest("4", "H.E. Mr. ZHANG Xiao", "cn", "Ambassador to Kazakhstan", Capacity.HEAD, Status.REGISTERED),
    Guest("5", "Ms. Ayşe ÖZTÜRK", "tr", "Adviser", Capacity.ADVISER, Status.DECLINED),
    Guest("6", "H.E. Mr. CHO Tae-ick", "kr", "Ambassador to Kazakhstan", Capacity.HEAD, Status.REGISTERED),
)  # fmt: skip


def parties() -> Sequence[tuple[str, str]]:
    """Return the parties to choose from."""
    return PARTIES


def group_of(guest: Any) -> Group:
    """Gather guests by delegation."""
    return Group(guest.party_id or "", dict(PARTIES).get(guest.party_id, "Others"), "Member State · invited")


class Guestbook:
    """A service in small: edits guests, refuses names of one letter, tells who listens."""

    def __init__(self, guests: Sequence[Guest] = GUESTS) -> None:
        self.guests = list(guests)
        self.edits: list[tuple[CellEdit, ...]] = []
        self.changed: Callable[[], None] = lambda: None

    def edit(self, guest_id: str, key: str, value: Any) -> None:
        """Edit one field."""
        self.edit_many([CellEdit(guest_id, key, value)])

    def edit_all(self, ids: Sequence[str], key: str, value: Any) -> None:
        """Give several guests the same value."""
        self.edit_many([CellEdit(one, key, value) for one in ids])

    def edit_many(self, edits: Sequence[CellEdit]) -> None:
        """Edit several cells as one step."""
        for edit in edits:
            if edit.key == "name" and len(edit.value) < 2:
                raise ValidationError("name", "A name needs more than one letter.")
        for edit in edits:
            place = next(n for n, guest in enumerate(self.guests) if guest.id == edit.id)
            self.guests[place] = replace(self.guests[place], **{edit.key: edit.value})
        self.edits.append(tuple(edits))
        self.changed()
