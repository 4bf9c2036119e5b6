"""Dates, choices and ticks: in the list of meetings, and in a meeting."""

from __future__ import annotations

from datetime import date, datetime

from cica_events.domain.dates import VagueDate
from tests.journeys.driver import Person, workspace
from tests.journeys.everyday.editing import details
from tests.journeys.everyday.getting_about import FORUM, arrives, keys_meetings, keys_to_part, mouse_meetings
from tests.journeys.everyday.mouse import Mouse
from tests.journeys.everyday.sights import walk_to
from tests.journeys.everyday.steps import by_keys, by_mouse
from tests.journeys.keyboard import Keyboard

PLENARY = "Seventh Plenary Session of the CICA Business Council"
MINISTERS = "Conference of Ministers of CICA Member States on Environmental Issues"
CALENDAR = "Choose from the calendar (Alt+Down)"


def date_of(person: Person, title: str) -> str:
    """Return when a meeting is, as the list shows and the workspace holds it."""
    (row,) = [row for row in workspace(person).meetings.rows() if row.title == title]
    shown = person.sheet("Meetings").read(title, "Date")
    assert row.date is not None
    assert row.date == VagueDate.read(shown)
    return shown


def go_to_date(person: Keyboard, title: str) -> None:
    """Go to the date of a meeting in the list."""
    person.press("Ctrl+Home")
    person.down_to(title)


@by_keys(37)
def keys_vague(person: Keyboard) -> None:
    keys_meetings(person)
    go_to_date(person, PLENARY)
    person.type("third quarter of 2024")
    person.press("Return")
    assert date_of(person, PLENARY) == "third quarter of 2024"


@by_mouse(37)
def mouse_vague(person: Mouse) -> None:
    mouse_meetings(person)
    person.sheet("Meetings").click(PLENARY, "Date")
    person.click(CALENDAR, within=details(person))
    person.click("third quarter of 2024")
    person.sheet("Meetings").click(PLENARY, "Title")
    assert date_of(person, PLENARY) == "third quarter of 2024"


@by_keys(38)
def keys_today(person: Keyboard) -> None:
    go_to_date(person, MINISTERS)
    person.press("Ctrl+;")
    assert VagueDate.read(date_of(person, MINISTERS)) == VagueDate.of(today())


@by_mouse(38)
def mouse_today(person: Mouse) -> None:
    person.sheet("Meetings").click(MINISTERS, "Date")
    person.click(CALENDAR, within=details(person))
    person.click("Today")
    person.sheet("Meetings").click(PLENARY, "Title")
    assert VagueDate.read(date_of(person, MINISTERS)) == VagueDate.of(today())


def today() -> date:
    """Return the day of the one who works."""
    return datetime.now().astimezone().date()


def participants_of_forum(person: Person, key: str) -> dict[str, str]:
    """Return a value of each participant by family name."""
    (forum,) = [row for row in workspace(person).meetings.rows() if row.title == FORUM]
    rows = workspace(person).participants.rows(forum.id)
    return {row.family_name: str(getattr(row, key) or "") for row in rows}


@by_keys(39)
def keys_capacity(person: Keyboard) -> None:
    go_to_date(person, FORUM)
    person.press("Return")
    arrives(person, FORUM)
    keys_to_part(person, "Participants")
    person.tab_to("Participants", "F6")
    go_to_participant(person, "Carbonnier", "Capacity")
    person.type("exp")
    person.press("Return")
    assert participants_of_forum(person, "capacity")["Carbonnier"].endswith("expert")
    assert person.sheet("Participants").read("Carbonnier", "Capacity") == "Expert"


def go_to_participant(person: Keyboard, name: str, heading: str) -> None:
    """Go with the arrows to a cell of the participants."""
    person.press("Ctrl+Home")
    person.down_to(name)
    walk_to(person, person.sheet("Participants"), heading)


@by_mouse(39)
def mouse_capacity(person: Mouse) -> None:
    person.sheet("Meetings").click(FORUM, "Title", twice=True)
    arrives(person, FORUM)
    person.tab("Participants")
    person.sheet("Participants").click("Carbonnier", "Capacity", twice=True)
    person.pick("Expert")
    assert participants_of_forum(person, "capacity")["Carbonnier"].endswith("expert")
    assert person.sheet("Participants").read("Carbonnier", "Capacity") == "Expert"


def china(person: Person, key: str) -> object:
    """Return a value of the delegation of China."""
    (forum,) = [row for row in workspace(person).meetings.rows() if row.title == FORUM]
    rows = workspace(person).delegations.rows(forum.id)
    return next(getattr(row, key) for row in rows if row.party_name == "China")


@by_keys(40)
def keys_tick(person: Keyboard) -> None:
    person.press("Ctrl+PgUp")
    person.rests()
    person.tab_to("Delegations", "F6")
    person.press("Ctrl+Home")
    person.down_to("China")
    walk_to(person, person.sheet("Delegations"), "Invitation")
    before = china(person, "invited")
    person.press("Space")
    assert china(person, "invited") is not before


@by_mouse(40)
def mouse_tick(person: Mouse) -> None:
    person.tab("Delegations")
    before = china(person, "invited")
    person.sheet("Delegations").click("China", "Invitation", twice=True)
    assert china(person, "invited") is not before
