"""The clipboard: within the list of participants, and from other programs."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication

from tests.journeys.driver import Person
from tests.journeys.everyday.dates_and_choices import go_to_participant, participants_of_forum
from tests.journeys.everyday.mouse import Mouse
from tests.journeys.everyday.steps import by_keys, by_mouse
from tests.journeys.keyboard import Keyboard
from tests.journeys.sheet import Sheet

NAMES = "Given name\tFamily name\nHui\tLi\nJianfeng\tJing"
FROM_EXCEL = (
    "Given name\tFamily name\tPosition\tState\n"
    "Aliya\tOrynbek\tCounsellor\tKazakhstan\n"
    "Timur\tBekov\tAttaché\tKazakhstan"
)


def participants(person: Person) -> Sheet:
    """Return the table of participants."""
    return person.sheet("Participants")


def copied() -> str:
    """Return the text on the clipboard, as another program pastes it."""
    return QGuiApplication.clipboard().text().strip("\n")


def copy_in_excel(text: str) -> None:
    """Put cells on the clipboard as another program does."""
    QGuiApplication.clipboard().setText(text)


@by_keys(41)
def keys_copy(person: Keyboard) -> None:
    person.press("Ctrl+PgDown")
    person.rests()
    person.tab_to("Participants", "F6")
    go_to_participant(person, "Carbonnier", "Position")
    person.press("Ctrl+C")
    assert copied() == "Vice-President"


@by_mouse(41)
def mouse_copy(person: Mouse) -> None:
    person.tab("Participants")
    participants(person).click("Carbonnier", "Position")
    person.cell_menu(participants(person), "Carbonnier", "Position", "Copy")
    assert copied() == "Vice-President"


@by_keys(42)
def keys_paste(person: Keyboard) -> None:
    person.down_to("Dongxiao")
    person.press("Ctrl+V")
    person.rests()
    assert participants_of_forum(person, "position")["Chen"] == "Vice-President"


@by_mouse(42)
def mouse_paste(person: Mouse) -> None:
    participants(person).click("Dongxiao", "Position")
    person.cell_menu(participants(person), "Dongxiao", "Position", "Paste")
    assert participants_of_forum(person, "position")["Chen"] == "Vice-President"


@by_keys(43)
def keys_headed(person: Keyboard) -> None:
    go_to_participant(person, "Jianfeng", "Family name")
    person.press("Shift+Up")
    person.press("Shift+Left")
    person.press("Ctrl+Shift+C")
    assert copied() == NAMES


@by_mouse(43)
def mouse_headed(person: Mouse) -> None:
    person.drag_cells(participants(person), ("Hui", "Given name"), ("Jianfeng", "Family name"))
    person.cell_menu(participants(person), "Hui", "Given name", "Copy with headings")
    assert copied() == NAMES


@by_keys(44)
def keys_paste_block(person: Keyboard) -> None:
    copy_in_excel("Envoy\nMajor General")
    go_to_participant(person, "Hui", "Position")
    person.press("Ctrl+V")
    person.awaits("Paste 2 cells")
    person.press("Return")
    has_pasted(person)


def has_pasted(person: Person) -> None:
    """Look whether two positions are those that were copied."""
    person.rests()
    held = participants_of_forum(person, "position")
    assert (held["Li"], held["Jing"]) == ("Envoy", "Major General")
    assert participants(person).read("Hui", "Position") == "Envoy"


@by_mouse(44)
def mouse_paste_block(person: Mouse) -> None:
    copy_in_excel("Envoy\nMajor General")
    participants(person).click("Hui", "Position")
    person.cell_menu(participants(person), "Hui", "Position", "Paste")
    person.awaits("Paste 2 cells")
    person.click("Paste 2 cells")
    has_pasted(person)


@by_keys(45)
def keys_cut(person: Keyboard) -> None:
    go_to_participant(person, "Kim Hourn", "Rank")
    person.press("Ctrl+X")
    person.press("Up", times=2)
    person.press("Ctrl+V")
    has_moved(person)


def has_moved(person: Person) -> None:
    """Look whether the rank went from one to the other."""
    person.rests()
    if person.sees("Paste 2 cells"):
        raise AssertionError("moving one cell is no matter for a preview")
    held = participants_of_forum(person, "rank")
    assert (held["Kao"], held["Zhang"]) == ("", "Dr.")


@by_mouse(45)
def mouse_cut(person: Mouse) -> None:
    participants(person).click("Kim Hourn", "Rank")
    person.cell_menu(participants(person), "Kim Hourn", "Rank", "Cut")
    participants(person).click("Ming", "Rank")
    person.cell_menu(participants(person), "Ming", "Rank", "Paste")
    has_moved(person)


@by_keys(46)
def keys_people_from_excel(person: Keyboard) -> None:
    copy_in_excel(FROM_EXCEL)
    person.press("Ctrl+End")
    person.press("Ctrl+V")
    person.awaits("2 new")
    person.press("Return")
    have_come(person)


def have_come(person: Person) -> None:
    """Look whether the two who were pasted take part."""
    person.is_told("2 participants were added.")
    person.rests()
    held = participants_of_forum(person, "position")
    assert (held["Orynbek"], held["Bekov"]) == ("Counsellor", "Attaché")
    assert "Orynbek" in participants(person).texts("Family name")


@by_mouse(46)
def mouse_people_from_excel(person: Mouse) -> None:
    copy_in_excel(FROM_EXCEL)
    participants(person).click("Sarybay", "Family name")
    person.cell_menu(participants(person), "Sarybay", "Family name", "Paste")
    person.awaits("2 new")
    person.click("Import 2 participants")
    have_come(person)
