"""The story of a new user's first programme, told with keys only: the seventh Youth Council after the sixth.

`docs/first_programme.py` photographs and times the same steps.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from cica_events.services.workspace import Workspace
from tests.journeys.keyboard import Keyboard
from tests.programmes_of_2023 import build

SIXTH = "Sixth meeting of the CICA Youth Council"
SEVENTH = "Seventh meeting of the CICA Youth Council"
KEY = "YC-7"
RALLY = "Rally of Volunteer Movement Leaders"
CALENDAR = "Calendar of youth events"
BRIEFING = "Press briefing"
SPEAKER = "Kazakhstan"
PAPER = "Programme"
ICS = "Youth Council.ics"
REASON = "The host will name the chair"


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the story; `act` does it in the window, `folder` is where files go."""

    name: str
    act: Callable[[Keyboard, Path], None]


def prepare(work: Workspace) -> None:
    """Give a workspace with the sample the programmes of 2023."""
    build(work)


def find_the_sixth(person: Keyboard, _folder: Path) -> None:
    """Go to the meetings and open the last one of the same body."""
    person.press("Ctrl+2")
    person.rests()
    person.press("Ctrl+F")
    person.type("sixth youth")
    person.press("Return", times=2)
    person.until(lambda: person.title == SIXTH)
    person.rests()


def begin_with_it(person: Keyboard, _folder: Path) -> None:
    """Ask for a new meeting that begins with it, and say when it is."""
    person.tab_to("More")
    person.press("Space")
    person.choose_entry("New meeting from this one")
    person.until(lambda: person.sees("Create meeting"))
    person.type("third or fourth quarter of 2024")
    person.awaits("✓ third or fourth quarter of 2024")
    person.awaits(SEVENTH)


def create(person: Keyboard, _folder: Path) -> None:
    """Enter creates it."""
    person.press("Return")
    person.rests()
    person.until(lambda: person.title == SEVENTH)


def go_to_agenda(person: Keyboard, _folder: Path) -> None:
    """Alt+1 goes to the agenda from any tab of its kind; Ctrl+Tab goes from tab to tab."""
    person.press("Ctrl+Tab", times=3)
    person.rests()
    person.press("Alt+1")
    assert "Agenda" in person.here, person.here


def change_agenda(person: Keyboard, _folder: Path) -> None:
    """A new item is written, nested and moved by keys."""
    person.down_to("Events under the auspices")
    for title in (CALENDAR, RALLY):
        person.press("Insert")
        person.type(title)
        person.press("Return")
        person.press("Up")  # Enter goes on to the line below
        person.rests()
    person.press("Alt+Up")
    person.press("Alt+Right")
    person.press("Down")
    assert CALENDAR in person.line, person.line
    person.press("Alt+Right")
    person.rests()


def go_to_programme(person: Keyboard, _folder: Path) -> None:
    """Alt+2 goes to the programme."""
    person.press("Alt+2")
    person.rests()


def add_session(person: Keyboard, _folder: Path) -> None:
    """Insert adds a session behind the current one."""
    person.press("End")
    person.press("Up")
    person.press("Insert")
    person.rests()
    person.press("Ctrl+A")
    person.type(BRIEFING)
    person.press("Return")
    person.press("Escape")
    person.rests()
    assert BRIEFING in person.line, person.here


def move_session(person: Keyboard, _folder: Path) -> None:
    """Alt with an arrow moves the session, Shift+Alt makes it shorter."""
    person.press("Alt+Down", times=2)
    person.press("Shift+Alt+Up", times=2)
    person.rests()


def put_item(person: Keyboard, _folder: Path) -> None:
    """Enter asks into which session an item goes."""
    person.tab_to("Agenda, and what is not yet scheduled", "Shift+Tab")
    person.down_to(RALLY, "Up")
    person.press("Return")
    person.choose_entry(BRIEFING)


def name_speakers(person: Keyboard, _folder: Path) -> None:
    """Alt+3 goes to the speakers; Insert adds one."""
    person.press("Alt+3")
    person.rests()
    person.down_to(RALLY)
    person.press("Insert")
    person.type(SPEAKER)
    person.press("Return")
    person.rests()


def accept_conflict(person: Keyboard, _folder: Path) -> None:
    """A conflict is accepted with a reason."""
    person.press("Ctrl+Shift+K")
    person.until(lambda: "Show" in person.here)  # the keyboard is in the panel
    person.push("Accept…")
    person.type(REASON)
    person.press("Return")
    person.rests()


def make_precise(person: Keyboard, _folder: Path) -> None:
    """The date becomes exact, and everything moves."""
    person.press("Ctrl+Tab", times=3)
    person.rests()
    person.write("Date", "14 October 2024")
    person.press("Tab")
    person.rests()


def hand_out(person: Keyboard, folder: Path) -> None:
    """The programme is written as Word and as PDF."""
    person.press("Ctrl+Tab", times=4)
    person.rests()
    person.tab_to("List of participants")
    person.down_to("Programme")
    person.rests()
    for words, suffix in (("Word…", "docx"), ("PDF…", "pdf")):
        person.tab_to(words)
        person.names_file(folder / f"{PAPER}.{suffix}", lambda: person.press("Space"))
        person.is_told(f"{PAPER}.{suffix} was written")


def save_calendar(person: Keyboard, folder: Path) -> None:
    """One file for all calendars."""
    person.press("Ctrl+Shift+Tab")
    person.press("Alt+2")
    person.rests()
    person.tab_to("Import, export and calendar")
    person.press("Space")
    person.choose_entry("Calendar")
    person.until(lambda: person.sees("What to put into the calendar"))
    person.write("File", str(folder / ICS))
    person.press("Return")
    person.until(lambda: not person.sees("What to put into the calendar"))
    person.rests()


STEPS: tuple[Step, ...] = (
    Step("find", find_the_sixth),
    Step("begin", begin_with_it),
    Step("create", create),
    Step("agenda", go_to_agenda),
    Step("item", change_agenda),
    Step("programme", go_to_programme),
    Step("session", add_session),
    Step("move", move_session),
    Step("put", put_item),
    Step("speakers", name_speakers),
    Step("conflict", accept_conflict),
    Step("date", make_precise),
    Step("papers", hand_out),
    Step("calendar", save_calendar),
)
