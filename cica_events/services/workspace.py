"""An open workspace: the door to everything that window and command line do."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from cica_events.domain.backups import BackupReason
from cica_events.domain.changes import ChangeSet
from cica_events.errors import StorageError
from cica_events.persistence.address import Address
from cica_events.persistence.cipher import Key
from cica_events.persistence.database import Database
from cica_events.persistence.opening import create_database, open_database
from cica_events.progress import Progress
from cica_events.services.history import HistoryService
from cica_events.services.loaded import Loaded
from cica_events.services.meetings import MeetingService

if TYPE_CHECKING:  # a start waits only for what the first page shows
    from cica_events.queries.bodies import BodyCatalogue
    from cica_events.services.affiliations import AffiliationService
    from cica_events.services.agenda import AgendaService
    from cica_events.services.agenda_import import AgendaImport
    from cica_events.services.agenda_versions import AgendaVersionService
    from cica_events.services.annual_plans import AnnualPlanService
    from cica_events.services.backups import BackupService
    from cica_events.services.beginnings import BeginningService
    from cica_events.services.calendar_view import CalendarViewService
    from cica_events.services.calendars import CalendarService
    from cica_events.services.chairmanships import ChairmanshipService
    from cica_events.services.column_sets import ColumnSetService
    from cica_events.services.conflicts import ConflictService
    from cica_events.services.contact_points import ContactPointService
    from cica_events.services.delegations import DelegationService
    from cica_events.services.documents import DocumentService
    from cica_events.services.duplicates import DuplicateService
    from cica_events.services.erasing import ErasureService
    from cica_events.services.exporting import ExportService
    from cica_events.services.finding import FindingService
    from cica_events.services.import_layouts import ImportLayoutService
    from cica_events.services.outcomes import OutcomeService
    from cica_events.services.papers import PaperService
    from cica_events.services.participant_import import ParticipantImport
    from cica_events.services.participants import ParticipantService
    from cica_events.services.parties import PartyService
    from cica_events.services.people import PeopleService
    from cica_events.services.photos import PhotoService
    from cica_events.services.posts import PostService
    from cica_events.services.pre_issue import PreIssueService
    from cica_events.services.programme import ProgrammeService
    from cica_events.services.programme_import import ProgrammeImport
    from cica_events.services.reports import ReportService
    from cica_events.services.saved_views import SavedViewService
    from cica_events.services.sittings import SittingService
    from cica_events.services.speakers import SpeakerService
    from cica_events.services.where_used import WhereUsedService


class Workspace:
    """One open database with the services on it, each loaded when first asked for; `close` it when done."""

    participants: Loaded[ParticipantService] = Loaded("participants", "ParticipantService")
    delegations: Loaded[DelegationService] = Loaded("delegations", "DelegationService")
    agenda: Loaded[AgendaService] = Loaded("agenda", "AgendaService")
    outcomes: Loaded[OutcomeService] = Loaded("outcomes", "OutcomeService")
    saved_views: Loaded[SavedViewService] = Loaded("saved_views", "SavedViewService")
    sittings: Loaded[SittingService] = Loaded("sittings", "SittingService")
    programme: Loaded[ProgrammeService] = Loaded("programme", "ProgrammeService")
    speakers: Loaded[SpeakerService] = Loaded("speakers", "SpeakerService")
    conflicts: Loaded[ConflictService] = Loaded("conflicts", "ConflictService")
    people: Loaded[PeopleService] = Loaded("people", "PeopleService")
    posts: Loaded[PostService] = Loaded("posts", "PostService")
    photos: Loaded[PhotoService] = Loaded("photos", "PhotoService")
    duplicates: Loaded[DuplicateService] = Loaded("duplicates", "DuplicateService")
    parties: Loaded[PartyService] = Loaded("parties", "PartyService")
    affiliations: Loaded[AffiliationService] = Loaded("affiliations", "AffiliationService")
    chairmanships: Loaded[ChairmanshipService] = Loaded("chairmanships", "ChairmanshipService")
    contact_points: Loaded[ContactPointService] = Loaded("contact_points", "ContactPointService")
    import_layouts: Loaded[ImportLayoutService] = Loaded("import_layouts", "ImportLayoutService")
    column_sets: Loaded[ColumnSetService] = Loaded("column_sets", "ColumnSetService")
    pre_issue: Loaded[PreIssueService] = Loaded("pre_issue", "PreIssueService")
    where_used: Loaded[WhereUsedService] = Loaded("where_used", "WhereUsedService")

    def __init__(
        self, database: Database, bodies_folder: Path | None = None, templates_folder: Path | None = None
    ) -> None:
        self.database = database
        self._templates_folder = templates_folder
        self.meetings = MeetingService(database, bodies_folder)
        self.history = HistoryService(database)

    @property
    def bodies(self) -> BodyCatalogue:
        """Return the bodies; read when first needed."""
        return self.meetings.bodies

    @cached_property
    def agenda_versions(self) -> AgendaVersionService:
        """Return the service of the versions in which agendas were given out."""
        from cica_events.services.agenda_versions import AgendaVersionService

        return AgendaVersionService(self.database, self.meetings)

    @cached_property
    def exports(self) -> ExportService:
        """Return the service that hands out documents."""
        from cica_events.services.exporting import ExportService

        return ExportService(
            self.database, self.meetings, self.participants, self.agenda, lambda: self.documents
        )

    @cached_property
    def calendars(self) -> CalendarService:
        """Return the service that hands out calendar files."""
        from cica_events.services.calendars import CalendarService

        return CalendarService(self.database, self.meetings, self.participants)

    @cached_property
    def calendar_view(self) -> CalendarViewService:
        """Return the service that reads meetings for the calendar and the annual plan."""
        from cica_events.services.calendar_view import CalendarViewService

        return CalendarViewService(self.database, self.meetings)

    @cached_property
    def annual_plans(self) -> AnnualPlanService:
        """Return the service of annual plans of events."""
        from cica_events.services.annual_plans import AnnualPlanService

        return AnnualPlanService(self.meetings, self.calendar_view, self._templates_folder)

    @cached_property
    def documents(self) -> DocumentService:
        """Return the service of the official List of Participants."""
        from cica_events.services.documents import DocumentService

        return DocumentService(
            self.database, self.meetings, self.participants, self.exports, self._templates_folder
        )

    @cached_property
    def papers(self) -> PaperService:
        """Return the service of agenda, programme, chair's programme and list of speakers as documents."""
        from cica_events.services.papers import PaperService

        return PaperService(
            self.meetings,
            self.agenda,
            self.programme,
            self.speakers,
            self.agenda_versions,
            self._templates_folder,
        )

    @cached_property
    def imports(self) -> ParticipantImport:
        """Return the service that takes in lists of participants."""
        from cica_events.services.participant_import import ParticipantImport

        return ParticipantImport(self.database, self.exports.present_texts)

    @cached_property
    def agenda_imports(self) -> AgendaImport:
        """Return the service that takes in lists of agenda items."""
        from cica_events.services.agenda_import import AgendaImport

        return AgendaImport(self.database, self.agenda, self.exports.present_texts)

    @cached_property
    def programme_imports(self) -> ProgrammeImport:
        """Return the service that takes in lists of sessions."""
        from cica_events.services.programme_import import ProgrammeImport

        return ProgrammeImport(self.database, self.meetings, self.participants, self.exports.present_texts)

    @cached_property
    def finding(self) -> FindingService:
        """Return the service that finds anything by a few words."""
        from cica_events.services.finding import FindingService

        return FindingService(self.database, lambda: self.bodies)

    @cached_property
    def beginnings(self) -> BeginningService:
        """Return the service that plans meetings from what was."""
        from cica_events.services.beginnings import BeginningService

        return BeginningService(self.database, self.meetings)

    @cached_property
    def reports(self) -> ReportService:
        """Return the service of reports."""
        from cica_events.services.reports import ReportService

        return ReportService(self.database, self.meetings)

    @cached_property
    def backups(self) -> BackupService[Workspace]:
        """Return the service of the backups."""
        from cica_events.paths import backups_folder
        from cica_events.services.backups import BackupService

        return BackupService(self.database, backups_folder(), Workspace)

    @cached_property
    def erasing(self) -> ErasureService:
        """Return the service that erases sensitive details."""
        from cica_events.services.erasing import ErasureService

        return ErasureService(self.database, lambda: self.backups)

    def keep_backups(self, tell: Callable[[str], None], may_wait: Callable[[], bool] = lambda: True) -> None:
        """Make a backup from now on before whatever is large, such as an import.

        `tell` hears in words why one could not be made; the work goes on, as it can be undone as well. Where
        `may_wait` says no, as in the window's thread, none is made.
        """

        def secure(reason: BackupReason, progress: Progress) -> None:
            if may_wait():
                try:
                    self.backups.secure(reason, progress)
                except StorageError as error:
                    tell(str(error))

        self.database.secure = secure

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

    def catch_up(self) -> int:
        """Tell the listeners what other programs changed meanwhile; the first call only takes note."""
        return self.database.catch_up()

    def check(self) -> list[str]:
        """Look over the whole database and return what is wrong in words, nothing if it is sound."""
        from cica_events.persistence.integrity import problems_of

        return problems_of(self.database)

    def close(self) -> None:
        """Let go of the database."""
        self.database.close()


def open_workspace(
    address: str | Path,
    *,
    bodies_folder: Path | None = None,
    templates_folder: Path | None = None,
    key: Key | None = None,
) -> Workspace:
    """Open an existing workspace; StorageError in plain words where that cannot be.

    It is LockedError where the file is locked and `key` (`services.locking.key_for`) does not open it.
    """
    return Workspace(open_database(Address.of(address), key=key), bodies_folder, templates_folder)


def create_workspace(
    address: str | Path,
    *,
    sample: bool = False,
    bodies_folder: Path | None = None,
    templates_folder: Path | None = None,
) -> Workspace:
    """Create a workspace with the reference data, and with the sample's meetings if asked."""
    from cica_events.services.sample import fill_reference, fill_sample

    def fill(database: Database) -> None:
        fill_reference(database)
        if sample:
            fill_sample(database)

    return Workspace(create_database(Address.of(address), fill=fill), bodies_folder, templates_folder)
