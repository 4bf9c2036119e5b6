"""An open workspace: the door to everything that window and command line do."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from cica_events.domain.changes import ChangeSet
from cica_events.persistence.address import Address
from cica_events.persistence.database import Database
from cica_events.persistence.integrity import problems_of
from cica_events.persistence.opening import create_database, open_database
from cica_events.queries.bodies import BodyCatalogue
from cica_events.services.agenda import AgendaService
from cica_events.services.delegations import DelegationService
from cica_events.services.history import HistoryService
from cica_events.services.meetings import MeetingService
from cica_events.services.outcomes import OutcomeService
from cica_events.services.participants import ParticipantService
from cica_events.services.parties import AffiliationService, PartyService
from cica_events.services.people import PeopleService
from cica_events.services.sittings import SittingService

if TYPE_CHECKING:  # what files need is loaded when one is taken in or handed out
    from cica_events.services.exporting import ExportService
    from cica_events.services.participant_import import ParticipantImport


class Workspace:
    """One open database with the services on it; `close` it when done."""

    def __init__(self, database: Database, bodies_folder: Path | None = None) -> None:
        self.database = database
        self._bodies_folder = bodies_folder
        self.participants = ParticipantService(database)
        self.delegations = DelegationService(database)
        self.agenda = AgendaService(database)
        self.outcomes = OutcomeService(database)
        self.sittings = SittingService(database)
        self.people = PeopleService(database)
        self.parties = PartyService(database)
        self.affiliations = AffiliationService(database)
        self.history = HistoryService(database)

    @cached_property
    def bodies(self) -> BodyCatalogue:
        """Return the bodies; read when first needed."""
        return BodyCatalogue.load(self._bodies_folder)

    @cached_property
    def meetings(self) -> MeetingService:
        """Return the service of meetings."""
        return MeetingService(self.database, self.bodies)

    @cached_property
    def exports(self) -> ExportService:
        """Return the service that hands out documents."""
        from cica_events.services.exporting import ExportService

        return ExportService(self.meetings, self.participants, self.agenda)

    @cached_property
    def imports(self) -> ParticipantImport:
        """Return the service that takes in lists of participants."""
        from cica_events.services.participant_import import ParticipantImport

        return ParticipantImport(self.database)

    @property
    def address(self) -> Address:
        """Return where the workspace lies; its text form never shows a password."""
        return self.database.address

    @property
    def name(self) -> str:
        """Return a short name to show."""
        return self.address.name

    def subscribe(self, listener: Callable[[ChangeSet], None]) -> Callable[[], None]:
        """Call `listener` after each change, in the thread that made it; the result ends the subscription."""
        return self.database.subscribe(listener)

    def check(self) -> list[str]:
        """Look over the whole database and return what is wrong in words, nothing if it is sound."""
        return problems_of(self.database)

    def close(self) -> None:
        """Let go of the database."""
        self.database.close()


def open_workspace(address: str | Path, *, bodies_folder: Path | None = None) -> Workspace:
    """Open an existing workspace; StorageError in plain words where that cannot be."""
    return Workspace(open_database(Address.of(address)), bodies_folder)


def create_workspace(
    address: str | Path, *, sample: bool = False, bodies_folder: Path | None = None
) -> Workspace:
    """Create a workspace with the reference data, and with the sample's meetings if asked."""
    from cica_events.services.sample import fill_reference, fill_sample

    database = create_database(Address.of(address))
    try:
        fill_reference(database)
        if sample:
            fill_sample(database)
    except BaseException:
        database.close()
        raise
    return Workspace(database, bodies_folder)
