"""What the List of Participants says: plain immutable values, apart from any file format."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from cica_events.documents.cover import Cover
from cica_events.domain.fields import Labelled
from cica_events.domain.issues import IssueStage
from cica_events.i18n import N_

USUALLY_SHOWN: Final = frozenset({"position", "department", "organization"})
MAY_BE_SHOWN: Final = USUALLY_SHOWN | {"native_name", "contacts"}


@dataclass(frozen=True, slots=True)
class ListOptions:
    """What an officer chooses for one List of Participants.

    `symbol` empty: the meeting's own. `columns` 1 or 2. `capitals` prints family names in capitals.
    `with_changes` adds what changed since the last issue. `show` is a part of MAY_BE_SHOWN.
    """

    language: str = "en"
    stage: IssueStage | None = None
    symbol: str = ""
    columns: int = 1
    capitals: bool = False
    with_changes: bool = False
    show: frozenset[str] = USUALLY_SHOWN
    formal_names: bool = False


@dataclass(frozen=True, slots=True)
class ListedPerson:
    """A person as printed; `participant_id` and the values from `given_name` on tell what changed later."""

    participant_id: str
    titles: str
    name: str
    capacity: str  # in words; empty where it goes without saying
    function: tuple[str, ...]  # lines
    native_name: str
    contacts: tuple[str, ...]
    person_id: str
    plain_name: str  # with titles, family name as written
    plain_function: str  # position, department, organization
    plain_capacity: str  # the stored value


@dataclass(frozen=True, slots=True)
class ListedParty:
    """A delegation with its people; `heading` is empty where the section's heading says the same."""

    delegation_id: str
    name: str
    heading: str
    people: tuple[ListedPerson, ...]


@dataclass(frozen=True, slots=True)
class ListedSection:
    """A part of the list, such as the Member States."""

    key: str
    name: str
    parties: tuple[ListedParty, ...]


class ChangeKind(Labelled):
    """What happened to a person between two issues of a list."""

    JOINED = "joined", N_("Joined")
    LEFT = "left", N_("Left")
    NAME = "name", N_("Name")
    FUNCTION = "function", N_("Function")
    CAPACITY = "capacity", N_("Capacity")
    ORDER = "order", N_("Order")


@dataclass(frozen=True, slots=True)
class ListChange:
    """One change since an issue; `text` is the whole sentence for the document, in its language."""

    kind: ChangeKind
    party: str
    name: str
    text: str


@dataclass(frozen=True, slots=True)
class ListContent:
    """The whole document; `changes_heading` is empty where changes were not asked for."""

    language: str
    columns: int
    cover: Cover
    sections: tuple[ListedSection, ...]
    changes_heading: str = ""
    changes: tuple[ListChange, ...] = ()

    def people(self) -> Iterator[tuple[ListedParty, ListedPerson]]:
        """Yield every person with the party, in the order of the document."""
        for section in self.sections:
            for party in section.parties:
                for person in party.people:
                    yield party, person
