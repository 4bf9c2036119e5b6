"""What the window that takes lists in is given: a service, and the words for what it takes in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from cica_events.domain.fields import Field
from cica_events.imports.columns.mapping import ListMapping, RememberedLayout
from cica_events.services.import_plan import ImportResult
from cica_events.services.list_import import ListImport
from ui.toolkit.values import Values


class Layouts(Protocol):
    """Where uses of columns are kept."""

    def layouts(self, document: str) -> Sequence[RememberedLayout]:
        """Return those of one kind of list."""

    def save(self, document: str, name: str, headings: Sequence[str], mapping: ListMapping) -> str:
        """Keep one under a name, in place of another of that name, and return its id.

        Raises ValidationError for a name that cannot be.
        """

    def rename(self, layout_id: str, name: str) -> None:
        """Give one another name; raises ValidationError."""

    def remove(self, ids: Sequence[str]) -> None:
        """Forget some."""


class Words(Protocol):
    """How the window speaks of what is taken in; every text is translated."""

    @property
    def title(self) -> str:
        """The title of the window."""

    @property
    def example(self) -> str:
        """What the lists that can be taken in hold, as a sentence."""

    def take(self, count: int) -> str:
        """Return what the button says that adds `count` records and does nothing else."""

    def done(self, result: ImportResult) -> str:
        """Return in a sentence what was done."""


@dataclass(frozen=True, slots=True)
class Importer:
    """One kind of list for one meeting; `document` is the key under which uses of columns are saved.

    `home` is the key of the field that every row needs and that is often the same for all.
    """

    service: ListImport
    meeting_id: str
    document: str
    words: Words
    values: Values
    home: str = ""
    layouts: Layouts | None = None

    @property
    def fields(self) -> Sequence[Field]:
        """The fields that a list may fill."""
        return [field for field in self.service.fields if field.editable]

    def field(self, key: str) -> Field | None:
        """Return the field of a key, None where there is none."""
        return next((field for field in self.service.fields if field.key == key), None)
