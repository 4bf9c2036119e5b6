"""What can be read of a damaged file is saved into a new one, and what was lost is counted."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from random import Random

import pytest
from sqlalchemy import text

from cica_events.domain.people import Person
from cica_events.errors import StorageError
from cica_events.persistence.address import Address
from cica_events.persistence.integrity import problems_of
from cica_events.persistence.opening import open_database
from cica_events.persistence.own_handle import handle_of
from cica_events.persistence.page_mending import mended
from cica_events.persistence.salvage import salvage
from cica_events.persistence.seal_format import PAGE, sum_of
from cica_events.persistence.tree_pages import pages_of, rows_on
from tests.contents import Contents, contents
from tests.made_up import fill


@pytest.fixture
def workspace(sqlite_workspace: str) -> Path:
    """A workspace file with a little of everything and many people."""
    path = Path(sqlite_workspace)
    with closing(open_database(Address.of(path))) as database:
        fill(database, parties=4, meetings=2, participants=8)
        with database.changing("People") as session:
            session.add_all(Person(family_name=f"Person {n}", notes="x" * 300) for n in range(300))
    return path


@pytest.fixture
def left_alone(workspace: Path) -> Iterator[None]:
    """Find anything that stands beside the damaged file and the new one afterwards."""
    yield
    assert {entry.name for entry in workspace.parent.iterdir()} <= {"test.cica", "saved.cica"}


def tables_of(path: Path) -> Contents:
    with closing(open_database(Address.of(path))) as database:
        assert problems_of(database) == []
        return contents(database)


def leaves(path: Path, table: str) -> list[int]:
    """Return the pages on which the rows of a table stand."""
    with closing(open_database(Address.of(path))) as database, database.reading() as session:
        root = session.scalar(text("SELECT rootpage FROM sqlite_schema WHERE name = :it"), {"it": table})
    with handle_of(path) as handle:

        def read(page: int) -> bytes:
            return handle.read((page - 1) * PAGE, PAGE)

        return [page for page in pages_of(read, root or 0) if list(rows_on(read(page)))]


def ruin(path: Path, page: int, seed: int = 5) -> None:
    """Put noise in the place of a page."""
    with path.open("r+b") as file:
        file.seek((page - 1) * PAGE)
        file.write(Random(seed).randbytes(PAGE))


@pytest.mark.parametrize("place", [0, 27, 31, 2000, 40 * PAGE + 900])
@pytest.mark.usefixtures("left_alone")
def test_a_single_wrong_byte_is_put_right_exactly(workspace: Path, place: int) -> None:
    before = workspace.read_bytes()
    damaged = bytearray(before)
    damaged[place] ^= 0x5A
    workspace.write_bytes(damaged)
    saved = salvage(workspace, workspace.with_name("saved.cica"))
    assert (saved.whole, saved.mended) == (True, 1)
    pages = int.from_bytes(before[28:32]) * PAGE
    assert workspace.with_name("saved.cica").read_bytes()[:pages] == before[:pages]
    assert workspace.read_bytes() == damaged


def test_a_wrong_byte_is_found_by_its_checksum_alone(workspace: Path) -> None:
    with handle_of(workspace) as handle:
        right, wanted = handle.read(6 * PAGE, PAGE), sum_of(handle, 7)
    for place in (0, 1, 2048, PAGE - 1):
        wrong = right[:place] + bytes([right[place] ^ 0xFF]) + right[place + 1 :]
        assert mended(wrong, wanted) == right
    assert mended(Random(3).randbytes(PAGE), wanted) is None


@pytest.mark.usefixtures("left_alone")
def test_rows_that_cannot_be_read_are_left_out_and_counted(workspace: Path) -> None:
    before = tables_of(workspace)
    for page in leaves(workspace, "person")[3:6]:
        ruin(workspace, page)
    saved = salvage(workspace, workspace.with_name("saved.cica"))
    after = tables_of(workspace.with_name("saved.cica"))
    lost = {key for key in before if key not in after}
    assert after.items() <= before.items()
    assert {table for table, _id in lost} == {"person"}
    assert +saved.lost == {"person": len(lost)}
    assert 10 < len(lost) < 60
    assert saved.kept["person"] == sum(table == "person" for table, _id in after)


def noise(path: Path, page: int) -> None:
    ruin(path, page)


def other_rows(path: Path, page: int) -> None:
    """Let the page tell of rows that are far away, by their numbers."""
    with path.open("r+b") as file:
        file.seek((page - 1) * PAGE)
        content = bytearray(file.read(PAGE))
        for cell in range(int.from_bytes(content[3:5])):
            place = int.from_bytes(content[8 + 2 * cell : 10 + 2 * cell])
            content[place + 2 : place + 4] = b"\xff\x7f"
        file.seek((page - 1) * PAGE)
        file.write(content)


@pytest.mark.parametrize("damage", [noise, other_rows])
@pytest.mark.parametrize("index_too", [False, True])
@pytest.mark.usefixtures("left_alone")
def test_rows_behind_a_damaged_place_are_reached(
    workspace: Path, damage: Callable[[Path, int], None], index_too: bool
) -> None:
    before = tables_of(workspace)
    pages = leaves(workspace, "person")
    damage(workspace, pages[2])
    damage(workspace, pages[-3])
    if index_too:
        with closing(open_database(Address.of(workspace))) as database, database.reading() as session:
            query = "SELECT rootpage FROM sqlite_schema WHERE name = 'sqlite_autoindex_person_1'"
            ruin(workspace, session.scalar(text(query)) or 0)
    salvage(workspace, workspace.with_name("saved.cica"))
    after = tables_of(workspace.with_name("saved.cica"))
    assert after.items() <= before.items()
    assert len(after) > len(before) - 45


@pytest.mark.usefixtures("left_alone")
def test_what_cannot_do_without_a_lost_record_goes_with_it(workspace: Path) -> None:
    ruin(workspace, leaves(workspace, "meeting")[0])
    saved = salvage(workspace, workspace.with_name("saved.cica"))
    after = tables_of(workspace.with_name("saved.cica"))
    assert (saved.lost["meeting"], saved.lost["participant"]) == (2, 8)
    assert sum(table == "person" for table, _id in after) >= 300


@pytest.mark.usefixtures("left_alone")
def test_rows_of_a_damaged_place_are_told_as_doubtful(workspace: Path) -> None:
    content = bytearray(workspace.read_bytes())
    place = content.rindex(b"x" * 200)
    content[place : place + 12] = b"other letter"
    workspace.write_bytes(content)
    saved = salvage(workspace, workspace.with_name("saved.cica"))
    assert not saved.whole
    assert saved.lost.total() == 0
    assert saved.doubtful.total() > 0


@pytest.mark.usefixtures("left_alone")
def test_a_file_of_which_nothing_can_be_read(workspace: Path) -> None:
    content = workspace.read_bytes()
    workspace.write_bytes(content[:100] + Random(1).randbytes(len(content) - 100))
    with pytest.raises(StorageError, match="Nothing could be saved"):
        salvage(workspace, workspace.with_name("saved.cica"))


def test_a_file_that_stands_there_is_never_replaced(workspace: Path) -> None:
    before = workspace.read_bytes()
    with pytest.raises(StorageError, match="exists already"):
        salvage(workspace, workspace)
    assert workspace.read_bytes() == before


@pytest.mark.usefixtures("left_alone")
def test_a_damaged_list_of_tables_keeps_what_it_still_names(workspace: Path) -> None:
    content = bytearray(workspace.read_bytes())
    place = content.index(b"CREATE TABLE outcome")
    content[place : place + 15] = b"\0\1\2\3" * 3 + b"\0\0\0"
    workspace.write_bytes(content)
    saved = salvage(workspace, workspace.with_name("saved.cica"))
    assert saved.kept["person"] >= 300
    assert "outcome" in saved.unreadable
