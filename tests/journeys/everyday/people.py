"""People of the directory, delegations and participants: added, looked up, removed and brought back."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QTreeView, QTreeWidget

from tests.journeys.driver import Person, workspace
from tests.journeys.everyday.dates_and_choices import go_to_participant, participants_of_forum
from tests.journeys.everyday.editing import go_to
from tests.journeys.everyday.getting_about import (
    FORUM,
    arrives,
    keys_to_forum,
    keys_to_part,
    keys_to_people,
    mouse_to_forum,
    mouse_to_people,
)
from tests.journeys.everyday.mouse import Mouse
from tests.journeys.everyday.moving import people
from tests.journeys.everyday.popups import Keys
from tests.journeys.everyday.steps import by_keys, by_mouse
from tests.journeys.sheet import CONTROL, Sheet

NEW = "Serik Akhmetov"
BAKAYEV = "H.E. Mr. Alibek Bakayev"


def names(person: Person) -> set[str]:
    """Return the names that the workspace holds."""
    return {row.name for row in workspace(person).people.rows()}


@by_keys(70)
def keys_add(person: Keys) -> None:
    keys_to_people(person)
    person.press("Ctrl+Shift+A")
    person.awaits("Add person")
    person.write("Given name", "Serik")
    person.write("Family name", "Akhmetov")
    person.press("Return")
    has_come(person)


def has_come(person: Person) -> None:
    """Look whether the new person is there and shown."""
    person.until(lambda: NEW in names(person))
    person.rests()
    person.until(lambda: NEW in people(person).texts("Name"))


@by_mouse(70)
def mouse_add(person: Mouse) -> None:
    mouse_to_people(person)
    person.click("Add person")
    person.awaits("Add person")
    person.fill("Given name", "Serik")
    person.fill("Family name", "Akhmetov")
    person.click("Add person", within=person.window)
    has_come(person)


@by_keys(71)
def keys_where_used(person: Keys) -> None:
    person.tab_to("People", "Shift+F6")
    go_to(person, BAKAYEV, "Name")
    person.press("Alt+F3")
    tells_where(person)
    person.press("Escape")
    person.bring_to_front(person.application.window)


def tells_where(person: Person) -> None:
    """Look whether it is told in which meetings somebody took part."""
    person.awaits(f"Where {BAKAYEV} is used")
    person.until(lambda: not person.sees("Looking…"))
    tree = person.first(QTreeView)
    model = tree.model()
    assert model.rowCount() > 0
    assert "(2)" in str(model.index(0, 0).data())


@by_mouse(71)
def mouse_where_used(person: Mouse) -> None:
    people(person).click(BAKAYEV, "Name")
    person.cell_menu(people(person), BAKAYEV, "Name", "Where used")
    tells_where(person)
    person.click("Close")


@by_keys(72)
def keys_history(person: Keys) -> None:
    go_to(person, BAKAYEV, "Name")
    person.press("Ctrl+Shift+H")
    tells_past(person)
    keys_to_people(person)


def tells_past(person: Person) -> None:
    """Look whether the history shows what was done with this person only."""
    arrives(person, "History")
    person.until(lambda: any("Organization" in one for one in steps(person).texts("What was done")))


def steps(person: Person) -> Sheet:
    """Return the list of the history."""
    return person.sheet("History")


@by_mouse(72)
def mouse_history(person: Mouse) -> None:
    person.cell_menu(people(person), BAKAYEV, "Name", "History of this record")
    tells_past(person)
    mouse_to_people(person)


@by_keys(73)
def keys_remove(person: Keys) -> None:
    keys_take_out(person)
    person.press("Ctrl+Z")
    has_come(person)


def keys_take_out(person: Keys) -> None:
    """Remove the new person from the list."""
    go_to(person, NEW, "Name")
    person.press("Ctrl+Delete")
    has_gone(person)


def has_gone(person: Person) -> None:
    """Look whether the new person is no longer there, and whether that is told."""
    person.is_told(f"{NEW} was removed.")
    assert NEW not in names(person)


@by_mouse(73)
def mouse_remove(person: Mouse) -> None:
    mouse_take_out(person)
    person.answer("Undo")
    has_come(person)


def mouse_take_out(person: Mouse) -> None:
    """Remove the new person by the menu of the list."""
    people(person).click(NEW, "Name")
    person.cell_menu(people(person), NEW, "Name", "Remove")
    has_gone(person)


@by_keys(74)
def keys_bring_back(person: Keys) -> None:
    keys_take_out(person)
    person.menu("Go", "History")
    arrives(person, "History")
    person.push("Removed", "Shift+F6")
    person.tab_to("Removed records", "F6")
    person.down_to(NEW)
    person.push("Bring back", "F6")
    keys_to_people(person)
    has_come(person)


@by_mouse(74)
def mouse_bring_back(person: Mouse) -> None:
    mouse_take_out(person)
    person.go("History")
    person.click("Removed")
    person.rests()
    person.sheet("Removed records").click(NEW, "Record")
    person.click("Bring back")
    person.rests()
    mouse_to_people(person)
    has_come(person)


def invited(person: Person) -> set[str]:
    """Return who has a delegation at the forum."""
    (forum,) = [row for row in workspace(person).meetings.rows() if row.title == FORUM]
    return {row.party_name for row in workspace(person).delegations.rows(forum.id)}


@by_keys(75)
def keys_invite(person: Keys) -> None:
    keys_to_forum(person)
    keys_to_part(person, "Delegations")
    person.tab_to("Delegations", "F6")
    person.press("Ctrl+Shift+A")
    person.awaits("Add States and organizations")
    person.type("mongol")
    person.press("Down")
    person.down_to("Mongolia")
    person.press("Space")
    person.awaits("Add 1 delegation")
    person.press("Return")
    person.until(lambda: "Mongolia" in invited(person))
    assert "Mongolia" in person.sheet("Delegations").texts("Delegation")


@by_mouse(75)
def mouse_invite(person: Mouse) -> None:
    mouse_to_forum(person)
    person.tab("Delegations")
    person.click("Add delegations")
    person.awaits("Add States and organizations")
    person.fill("Find", "mongol")
    tree = person.first(QTreeWidget)
    exact = Qt.MatchFlag.MatchExactly | Qt.MatchFlag.MatchRecursive
    (item,) = [one for one in tree.findItems("Mongolia", exact) if not one.isHidden()]
    place = tree.visualItemRect(item)
    person.click_at(tree.viewport(), QPoint(place.left() + 10, place.center().y()))
    person.click("Add 1 delegation")
    person.until(lambda: "Mongolia" in invited(person))
    assert "Mongolia" in person.sheet("Delegations").texts("Delegation")


@by_keys(76)
def keys_add_participant(person: Keys) -> None:
    person.press("Ctrl+PgDown")
    person.rests()
    person.tab_to("Participants", "F6")
    person.press("Ctrl+Shift+A")
    person.awaits("Add participant")
    person.write("Delegation", "Kazakhstan")
    person.press("Return")
    person.tab_to("Family name")
    person.type("Akhmet")
    person.until(lambda: QApplication.activePopupWidget() is not None, "nobody is offered")
    person.press("Down")
    person.press("Return")
    person.press("Return")
    person.until(lambda: "Akhmetov" in participants_of_forum(person, "id"))
    person.press("Escape")
    person.bring_to_front(person.application.window)


@by_mouse(76)
def mouse_add_participant(person: Mouse) -> None:
    person.tab("Participants")
    person.click("Add participant")
    person.awaits("Add participant")
    person.fill("Delegation", "Kazakhstan")
    person.pick("Kazakhstan")
    person.click_field("Family name")
    person.type("Akhmet")
    person.until(lambda: QApplication.activePopupWidget() is not None, "nobody is offered")
    person.pick_first()
    person.click("Add")
    person.until(lambda: "Akhmetov" in participants_of_forum(person, "id"))
    person.click("Close")


def participants(person: Person) -> Sheet:
    """Return the table of participants."""
    return person.sheet("Participants")


@by_keys(77)
def keys_head(person: Keys) -> None:
    person.tab_to("Participants", "F6")
    go_to_participant(person, "Jianfeng", "Capacity")
    person.type("head of")
    person.press("Return")
    is_head(person)


def is_head(person: Person) -> None:
    """Look whether he leads the delegation, and stands first in it."""
    person.rests()
    assert participants(person).read("Jing", "Capacity") == "Head of delegation"
    shown = participants(person).texts("Family name")
    assert shown.index("Jing") < shown.index("Li")


@by_mouse(77)
def mouse_head(person: Mouse) -> None:
    participants(person).click("Jianfeng", "Capacity", twice=True)
    person.pick("Head of delegation")
    is_head(person)


@by_keys(78)
def keys_status(person: Keys) -> None:
    go_to_participant(person, "Hui", "Status")
    person.press("Shift+Down")
    person.push("Status", "Shift+F6")
    person.choose_entry("Back to “Registered”")
    have_status(person)
    person.tab_to("Participants", "F6")


def have_status(person: Person) -> None:
    """Look whether two are no longer those who attended."""
    person.rests()
    held = participants_of_forum(person, "status")
    assert (held["Li"], held["Jiang"]) == ("registered", "registered")
    assert participants(person).read("Hui", "Status") == "Registered"


@by_mouse(78)
def mouse_status(person: Mouse) -> None:
    participants(person).click("Hui", "Status")
    participants(person).click("Yonggang", "Status", CONTROL)
    person.click("Status")
    person.choose_entry("Back to “Registered”")
    have_status(person)


@by_keys(79)
def keys_up(person: Keys) -> None:
    go_to_participant(person, "Yonggang", "Given name")
    person.press("Alt+Up")
    stands_second(person)


def stands_second(person: Person) -> None:
    """Look whether he stands behind the head of the delegation."""
    person.rests()
    shown = [one for one in participants(person).texts("Family name") if one]
    assert shown.index("Jiang") == shown.index("Li") - 1


@by_mouse(79)
def mouse_up(person: Mouse) -> None:
    participants(person).click("Yonggang", "Given name")
    person.cell_menu(participants(person), "Yonggang", "Given name", "Move up in the delegation")
    stands_second(person)


@by_keys(80)
def keys_remove_participant(person: Keys) -> None:
    go_to_participant(person, "Yonggang", "Given name")
    person.press("Ctrl+Delete")
    person.until(lambda: "Jiang" not in participants_of_forum(person, "id"))
    person.press("Ctrl+Z")
    person.until(lambda: "Jiang" in participants(person).texts("Family name"))


@by_mouse(80)
def mouse_remove_participant(person: Mouse) -> None:
    participants(person).click("Yonggang", "Given name")
    person.cell_menu(participants(person), "Yonggang", "Given name", "Remove from the meeting")
    person.until(lambda: "Jiang" not in participants_of_forum(person, "id"))
    person.answer("Undo")
    person.until(lambda: "Jiang" in participants(person).texts("Family name"))
