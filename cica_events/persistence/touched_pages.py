"""Which pages of a file a commit is about to change, told by what SQLite has noted before it changes them.

The rollback journal names each page whose old content it keeps (https://sqlite.org/fileformat.html, 3). It
does not name pages that were free and are used again, as nobody needs their old content: those stand in the
list of free pages, whose own pages are in the journal when they change (1.5). The first page always changes.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from cica_events.persistence.own_handle import OwnHandle
from cica_events.persistence.seal_format import PAGE, Header

_MOST_TRUNKS = 1_000_000  # an end to a list that is damaged and goes round


def journal_of(path: Path) -> Path:
    """Return the name of the rollback journal of a database file."""
    return path.with_name(f"{path.name}-journal")


def is_mid_commit(path: Path) -> bool:
    """Tell whether a program is saving just now, or died while it was."""
    try:
        return journal_of(path).stat().st_size > 0
    except OSError:
        return False


def touched_pages(path: Path, handle: OwnHandle) -> frozenset[int] | None:
    """Return the pages, counted from 1, that the open transaction on `path` may change among the file's own.

    Pages that are new come after those the file has. None where it cannot be told.
    """
    try:
        noted = set(_noted(journal_of(path)))
    except (OSError, ValueError):
        return None
    for trunk, leaves in _free_lists(handle):
        if trunk in noted:
            noted.update(leaves)
    return frozenset(noted | {1})


def free_pages(handle: OwnHandle) -> frozenset[int]:
    """Return the free pages whose content means nothing."""
    return frozenset(page for _trunk, leaves in _free_lists(handle) for page in leaves)


def _noted(journal: Path) -> Iterator[int]:
    with journal.open("rb", buffering=0) as file:
        header = file.read(28)
        sector, page_size = int.from_bytes(header[20:24]), int.from_bytes(header[24:28])
        if header[:12] != bytes(12) or page_size != PAGE:  # else it has several parts, one of them written
            raise ValueError("no journal of a change that has not touched the file yet")
        size, record = file.seek(0, 2), page_size + 8
        for place in range(sector, size - record + 1, record):
            file.seek(place)
            yield int.from_bytes(file.read(4))


def _free_lists(handle: OwnHandle) -> Iterator[tuple[int, tuple[int, ...]]]:
    """Yield each page of the list of free pages with those that it names."""
    header = Header.read(handle)
    trunk = header.first_trunk
    for _count in range(_MOST_TRUNKS):
        if not 1 < trunk <= header.pages:
            return
        content = handle.read((trunk - 1) * PAGE, PAGE)
        count = min(int.from_bytes(content[4:8]), PAGE // 4 - 2)
        yield trunk, tuple(int.from_bytes(content[8 + 4 * i : 12 + 4 * i]) for i in range(count))
        trunk = int.from_bytes(content[:4])
