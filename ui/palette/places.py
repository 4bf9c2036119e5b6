"""The places of a meeting that a question such as "programme of BC-6" may name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from cica_events.i18n import N_, _
from cica_events.services.finding_names import in_all_languages


@dataclass(frozen=True, slots=True)
class Place:
    """A tab or a view of a meeting's page: its title, and what the page is handed to show it."""

    key: str
    title: str
    icon: str
    names: Sequence[str]  # in all languages
    args: Mapping[str, str]


def meeting_places() -> list[Place]:
    """Return the places of every meeting."""
    return [
        Place(key, _(label), icon, in_all_languages(label), args)
        for key, (label, icon, args) in _PLACES.items()
    ]


_PLACES: Final[Mapping[str, tuple[str, str, Mapping[str, str]]]] = {
    "overview": (N_("Overview"), "info", {"tab": "overview"}),
    "delegations": (N_("Delegations"), "flag", {"tab": "delegations"}),
    "participants": (N_("Participants"), "users", {"tab": "participants"}),
    "agenda": (N_("Agenda"), "list-ordered", {"tab": "agenda", "view": "agenda"}),
    "programme": (N_("Programme"), "clock", {"tab": "agenda", "view": "programme"}),
    "speakers": (N_("Speakers"), "message-square-text", {"tab": "agenda", "view": "speakers"}),
    "documents": (N_("Documents"), "file-text", {"tab": "documents"}),
    "outcomes": (N_("Outcomes"), "gavel", {"tab": "outcomes"}),
}
