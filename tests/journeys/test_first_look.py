"""The first start: the sample is looked at page by page, and says what is known of the quarter."""

from __future__ import annotations

from tests.journeys.conftest import Office
from tests.journeys.driver import Person

TWELFTH = "12 December 2023"


def test_the_sample_shows_what_is_known_of_the_quarter(office: Office) -> None:
    person = office.start()
    assert person.title == "Plan your meetings"
    person.click("Look at the sample")
    person.until(lambda: person.title == "Home")
    person.rests()
    assert person.counts == "40 meetings"
    person.awaits("Its date has passed: was it held? · third or fourth quarter of 2024")
    look_at_the_meetings(person)
    look_at_the_youth_council(person)
    look_at_the_senior_officials(person)
    look_at_people(person)
    look_at_states(person)


def look_at_the_meetings(person: Person) -> None:
    person.go("Meetings")
    assert person.counts == "40 meetings    Planned: 5"
    meetings = person.sheet("Meetings")
    assert meetings.texts("Date")[:2] == ["August 2024", "third or fourth quarter of 2024"]
    meetings.click_heading("Date")
    assert meetings.texts("Title")[0] == "Sixth CICA Summit"
    meetings.click("Sixth CICA Summit")
    person.awaits("SUMMIT-6")


def look_at_the_youth_council(person: Person) -> None:
    person.open_meeting("youth council")
    for fact in ("Youth Council", "12 October 2023", "Samarkand, Uzbekistan", "In person"):
        person.awaits(fact)
    person.awaits("at least 101 participants · 3 listed")
    person.awaits("Khokimiyat of the Samarkand region")
    person.tab("Delegations")
    assert person.counts.startswith("18 delegations")
    person.tab("Participants")
    assert person.counts == "3 participants    1 Member State    0 observers"
    people = person.sheet("Participants")
    assert people.read("Ikramov", "Position") == "Minister of Youth Policy and Sports"
    person.tab("Agenda")
    assert person.sheet("Agenda").texts("No.") == ["1", "2", "3", "4", "5"]


def look_at_the_senior_officials(person: Person) -> None:
    person.open_meeting("senior officials")
    person.awaits(TWELFTH)
    person.awaits("42 invited")
    person.click("Special Working Group meeting")
    person.until(lambda: person.title == "Special Working Group meeting")
    person.open_meeting("senior officials")
    person.tab("Outcomes")
    outcomes = person.sheet("Outcomes")
    advice = "the Ministerial Council to grant Observer status to Saudi Arabia"
    assert outcomes.read(advice, "Kind") == "Recommended"
    assert outcomes.read(advice, "Followed by").endswith(" · 26 December 2023")


def look_at_people(person: Person) -> None:
    person.go("People")
    assert person.counts.startswith("36 people")
    person.fill("Filter people", "ikramov")
    minister = ["Minister of Youth Policy and Sports"]
    person.until(lambda: person.sheet("People").texts("Position") == minister)


def look_at_states(person: Person) -> None:
    """Saudi Arabia is no observer on the day of the Senior Officials, and is one from the 26th."""
    person.go("States and organizations")
    parties = person.sheet("States and organizations")
    seen = {}
    for day in (TWELFTH, "26 December 2023"):
        person.fill("Status on", day)
        person.press("Return")
        person.rests()
        seen[day] = person.counts.partition(" · ")[2].partition(" · ")[0]
        person.fill("Filter States and organizations", "saudi")
        seen[day] += f", {parties.read('Saudi Arabia', 'Status')}"
        person.press("Escape")
    assert seen == {
        TWELFTH: "9 Observer States, Not affiliated",
        "26 December 2023": "10 Observer States, Observer",
    }
