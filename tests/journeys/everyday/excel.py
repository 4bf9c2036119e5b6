"""Lists that come from Excel and go there."""

from __future__ import annotations

from pathlib import Path

from openpyxl import Workbook, load_workbook

from tests.journeys.driver import Person
from tests.journeys.everyday.dates_and_choices import participants_of_forum
from tests.journeys.everyday.mouse import Mouse
from tests.journeys.everyday.popups import Keys
from tests.journeys.everyday.steps import by_keys, by_mouse

ROWS = (
    ("Family name", "Given name", "Position", "State"),
    ("Seitkali", "Dana", "Counsellor", "Kazakhstan"),
    ("Ospanov", "Marat", "Attaché", "Kazakhstan"),
)


def list_from_excel(folder: Path) -> Path:
    """Write the list that a delegation sent."""
    book = Workbook()
    for row in ROWS:
        book.worksheets[0].append(row)
    book.save(folder / "list.xlsx")
    return folder / "list.xlsx"


@by_keys(81)
def keys_import(person: Keys) -> None:
    path = list_from_excel(person.folder)
    person.menu("File", "Import…")
    person.awaits("Import participants")
    person.names_file(path, lambda: person.push("Choose a file…"))
    person.awaits("2 new")
    person.press("Return")
    have_come(person)


def have_come(person: Person) -> None:
    """Look whether those of the list take part now."""
    person.is_told("2 participants were added.")
    assert {"Seitkali", "Ospanov"} <= set(participants_of_forum(person, "id"))
    person.until(lambda: "Seitkali" in person.sheet("Participants").texts("Family name"))


@by_mouse(81)
def mouse_import(person: Mouse) -> None:
    path = list_from_excel(person.folder)
    person.click("Import…")
    person.names_file(path, lambda: person.click("Choose a file…"))
    person.awaits("2 new")
    person.click("Import 2 participants")
    have_come(person)


@by_keys(82)
def keys_take_back(person: Keys) -> None:
    person.press("Ctrl+Z")
    are_gone(person)


def are_gone(person: Person) -> None:
    """Look whether the whole list is gone, and only that."""
    person.until(lambda: "Seitkali" not in participants_of_forum(person, "id"))
    person.until(lambda: "Seitkali" not in person.sheet("Participants").texts("Family name"))
    assert {"Orynbek", "Akhmetov", "Li"} <= set(participants_of_forum(person, "id"))


@by_mouse(82)
def mouse_take_back(person: Mouse) -> None:
    person.answer("Undo")
    are_gone(person)


@by_keys(83)
def keys_export(person: Keys) -> None:
    path = person.folder / "participants.xlsx"
    person.menu("File", "Export…")
    person.awaits("Export: ")
    person.write("File", str(path))
    person.press("Return")
    is_written(person, path)


def is_written(person: Person, path: Path) -> None:
    """Look whether the workbook holds those who take part."""
    person.is_told(f"{path.name} was written.")
    cells = {
        str(cell) for row in load_workbook(path).worksheets[0].iter_rows(values_only=True) for cell in row
    }
    assert any("Carbonnier" in cell for cell in cells)


@by_mouse(83)
def mouse_export(person: Mouse) -> None:
    path = person.folder / "participants.xlsx"
    person.click("Export…")
    person.awaits("Export: ")
    person.fill("File", str(path))
    person.click("Export")
    is_written(person, path)
