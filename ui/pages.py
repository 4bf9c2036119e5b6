"""Which pages the window has; each is loaded when it is first shown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from operator import attrgetter

from cica_events.i18n import N_, _
from ui.shell.desk import Desk
from ui.shell.page import Page
from ui.shell.view import Corner, HostedView, View
from ui.shell.window import MainWindow

Build = Callable[[Desk], Page]


@dataclass(frozen=True, slots=True)
class Entry:
    """One page: its place in the sidebar, and `load`, which imports what builds it."""

    key: str
    title: str  # marked for translation, not translated
    icon: str
    load: Callable[[], Build]
    section: str = "main"
    under: str = ""


def _home() -> Build:
    from ui.home.home_page import HomePage

    return HomePage


def _meetings() -> Build:
    from ui.meetings.meetings_page import MeetingsPage

    return MeetingsPage


def _meeting() -> Build:
    from ui.meetings.meeting_page import MeetingPage
    from ui.meetings.meeting_tab import MeetingTab

    tabs = (
        MeetingTab("overview", N_("Overview"), _overview),
        MeetingTab("delegations", N_("Delegations"), _delegations, attrgetter("delegations")),
        MeetingTab("participants", N_("Participants"), _participants, attrgetter("participants")),
        MeetingTab("agenda", N_("Agenda"), _agenda, attrgetter("items")),
        MeetingTab("documents", N_("Documents"), _documents),
        MeetingTab("outcomes", N_("Outcomes"), _outcomes, attrgetter("outcomes")),
    )
    return partial(MeetingPage, tabs=tabs)


def _overview() -> Build:
    from ui.meetings.overview_tab import OverviewTab

    return OverviewTab


def _delegations() -> Build:
    from ui.delegations.delegations_tab import DelegationsTab

    return DelegationsTab


def _participants() -> Build:
    from ui.participants.participants_tab import ParticipantsTab

    return ParticipantsTab


def _agenda() -> Build:
    from ui.agenda.agenda_tab import AgendaTab

    views = (
        HostedView("agenda", N_("Agenda"), _outline),
        HostedView("programme", N_("Programme"), _programme),
        HostedView("speakers", N_("Speakers"), _speakers),
    )
    return partial(AgendaTab, views=views, corner=_conflicts)


def _outline() -> Callable[[Desk], View]:
    from ui.agenda.agenda_view import AgendaView

    return AgendaView


def _programme() -> Callable[[Desk], View]:
    from ui.programme.programme_view import ProgrammeView

    return ProgrammeView


def _speakers() -> Callable[[Desk], View]:
    from ui.speakers.speakers_view import SpeakersView

    return SpeakersView


def _conflicts() -> Callable[[Desk], Corner]:
    from ui.conflicts.conflicts_corner import ConflictsCorner

    return ConflictsCorner


def _documents() -> Build:
    from ui.agenda.issue_agenda_dialog import IssueAgendaDialog
    from ui.documents.documents_tab import DocumentsTab

    return partial(DocumentsTab, issue_agenda=IssueAgendaDialog)


def _outcomes() -> Build:
    from ui.outcomes.outcomes_tab import OutcomesTab

    return OutcomesTab


def _taking_in() -> object:
    from cica_events.services.participant_import import ParticipantImport

    return ParticipantImport


def _calendar() -> Build:
    from ui.calendar.calendar_page import CalendarPage

    return CalendarPage


def _people() -> Build:
    from ui.people.people_page import PeoplePage

    return PeoplePage


def _parties() -> Build:
    from ui.parties.parties_page import PartiesPage

    return PartiesPage


def _reports() -> Build:
    from ui.reports.reports_page import ReportsPage

    return ReportsPage


def _history() -> Build:
    from ui.history.history_page import HistoryPage

    return HistoryPage


def _backups() -> Build:
    from ui.backups.backups_page import BackupsPage

    return partial(BackupsPage, fill=add_pages)


PARTS: dict[str, Callable[[], object]] = {
    "overview": _overview,
    "delegations": _delegations,
    "participants": _participants,
    "agenda": _agenda,
    "documents": _documents,
    "outcomes": _outcomes,
}
ENTRIES = (
    Entry("home", N_("Home"), "house", _home),
    Entry("meetings", N_("Meetings"), "calendar-days", _meetings),
    Entry("meeting", N_("Meeting"), "calendar-days", _meeting, section="none", under="meetings"),
    Entry("calendar", N_("Calendar"), "calendar", _calendar),
    Entry("people", N_("People"), "users", _people),
    Entry("parties", N_("States and organizations"), "flag", _parties),
    Entry("reports", N_("Reports"), "chart-column", _reports),
    Entry("history", N_("History"), "history", _history, section="foot"),
    Entry("backups", N_("Backups"), "archive", _backups, section="none", under="history"),
)
# In the order in which they are likely gone to; the window has more pages than stand here.
PREPARED = ("meetings", "people", "calendar", "parties", "reports", "history", "settings")


def ways() -> list[tuple[str, str, str]]:
    """Return key, title and icon of the pages that have an entry in the sidebar."""
    return [(entry.key, _(entry.title), entry.icon) for entry in ENTRIES if entry.section != "none"]


def add_pages(window: MainWindow, desk: Callable[[], Desk]) -> None:
    """Register every page of a workspace; `desk` is asked for when a page is built."""
    for entry in ENTRIES:
        build = partial(_build, entry, desk)
        window.add_page(
            entry.key, _(entry.title), entry.icon, build, section=entry.section, under=entry.under
        )


def load(key: str, part: str = "") -> None:
    """Import what the page `key` and a `part` of it need, so that building it takes no time."""
    for entry in ENTRIES:
        if entry.key == key:
            entry.load()
    if key == "meeting" and part in PARTS:
        PARTS[part]()


def loads() -> list[Callable[[], object]]:
    """Return what imports what every page and tab needs, so that none waits when it is first gone to."""
    others = (_outline, _programme, _taking_in, _another_look, _settings, _palette)
    return [*(entry.load for entry in ENTRIES), *PARTS.values(), *others]


def _another_look() -> None:
    import ui.runtime.dressing
    import ui.runtime.fixed_sizes  # noqa: F401 - what the first change of theme or size needs


def _palette() -> None:
    import ui.palette.commands
    import ui.palette.palette  # noqa: F401 - what opening it needs


def _settings() -> None:
    import ui.shell.settings_page  # noqa: F401 - it is built by the composition root


def _build(entry: Entry, desk: Callable[[], Desk]) -> Page:
    at = desk()
    known = at.room.children() if at.room is not None else []
    try:
        return entry.load()(at)
    except BaseException:
        for half in at.room.children() if at.room is not None else []:
            if half not in known:
                half.deleteLater()
        raise
