"""What the window that takes lists in needs of a service, and the words it uses for what it takes in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from cica_events.domain.fields import Field
from cica_events.imports.mapping import ListMapping, RememberedLayout
from cica_events.imports.source import Source
from cica_events.progress import Progress
from cica_events.services.import_plan import Choices, ImportResult
from cica_events.services.list_plan import ListPlan
from cica_events.services.list_reading import ListReading
from ui.toolkit.values import Values


class ListImport(Protocol):
    """A service that reads a list, plans what it would do, and does it."""

    @property
    def fields(self) -> tuple[Field, ...]:
        """The fields that a list may fill."""

    def read(
        self,
        meeting_id: str,
        source: Source,
        mapping: ListMapping | None = None,
        *,
        first: int | None = None,
        progress: Progress = ...,
    ) -> ListReading:
        """Return what stands in a list, only its `first` rows if that is given."""

    def remapped(self, reading: ListReading, mapping: ListMapping, table: int | None = None) -> ListReading:
        """Return the reading with another use of its columns, or of another list of the sheet."""

    def plan(
        self, reading: ListReading, choices: Choices | None = None, progress: Progress = ...
    ) -> ListPlan:
        """Return what taking in the list would do."""

    def decided(self, plan: ListPlan, choices: Choices) -> ListPlan:
        """Return the plan with other choices."""

    def commit(self, plan: ListPlan, progress: Progress = ...) -> ImportResult:
        """Do what the plan says, as one step."""


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

    `home` is the key of the field that every row needs and that is often the same for all. `save_refused`
    writes the rows that stay out, with the reasons, into an Excel file in a language.
    """

    service: ListImport
    meeting_id: str
    document: str
    words: Words
    values: Values
    home: str = ""
    layouts: Layouts | None = None
    save_refused: Callable[[ListPlan, Path, str], object] | None = None

    @property
    def fields(self) -> Sequence[Field]:
        """The fields that a list may fill."""
        return [field for field in self.service.fields if field.editable]

    def field(self, key: str) -> Field | None:
        """Return the field of a key, None where there is none."""
        return next((field for field in self.service.fields if field.key == key), None)
