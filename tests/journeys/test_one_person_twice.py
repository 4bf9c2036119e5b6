"""A name comes in another spelling: told while it is typed, found, merged with the one there is, undone."""

from __future__ import annotations

from tests.contents import contents
from tests.journeys.driver import Person, workspace
from ui.people.people_page import PeoplePage


def test_another_spelling_is_noticed_and_made_one_person_again(person: Person) -> None:
    person.go("People")
    person.until(lambda: person.counts.startswith("36 people"))
    add_another_spelling(person)
    assert workspace(person).people.count() == 37
    before = contents(workspace(person).database)
    person.click("Find duplicates")
    person.awaits("One person or two?")
    person.rests()
    assert person.counts == "1 pair"
    assert person.sees("Kuanyshiev")
    person.click("Merge…")
    person.awaits("≠  Family name")
    assert person.sees("=  Given name")
    person.rests()  # a backup is made meanwhile
    person.click("Merge")
    person.is_told("Both records of Doulat Kuanyshev are one now.")
    person.awaits("Nobody seems to stand here twice")
    assert workspace(person).people.count() == 36
    person.answer("Undo")
    person.rests()
    assert contents(workspace(person).database) == before
    person.awaits("One person or two?")


def test_two_people_found_to_be_two_are_not_proposed_again(person: Person) -> None:
    person.go("People")
    person.until(lambda: person.counts.startswith("36 people"))
    add_another_spelling(person)
    person.click("Find duplicates")
    person.awaits("One person or two?")
    person.click("Two people")
    person.awaits("Nobody seems to stand here twice")
    person.click("Search again")
    person.rests()
    person.awaits("Nobody seems to stand here twice")
    person.click("All people")
    assert person.counts.startswith("37 people")


def add_another_spelling(person: Person) -> None:
    """Type a person in, see that the directory knows somebody alike, and keep the new one all the same."""
    person.click("Add person")
    person.fill("Family name", "Kuanyshiev")
    person.fill("Given name", "Doulat")
    person.awaits("Perhaps already in the directory")
    person.press("Return")
    person.until(lambda: isinstance(page(person), PeoplePage) and person.counts.startswith("37 people"))


def page(person: Person) -> PeoplePage | None:
    return person.window.findChild(PeoplePage)
