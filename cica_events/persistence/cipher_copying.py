"""How the copies of a locked workspace are made: encrypted with its key, at no moment plain."""

from __future__ import annotations

from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import Engine

from cica_events.persistence.backup_copying import PLAIN, CopyKind
from cica_events.persistence.cipher import (
    KeyHolder,
    give_key,
    is_locked,
    key_text,
    library,
    salt_of,
    sqlite_errors,
)
from cica_events.persistence.cipher_pages import PAGE, PageCodes
from cica_events.persistence.own_handle import handle_of
from cica_events.persistence.sqlite import open_engine


def locked_kind(keys: KeyHolder) -> CopyKind:
    """Return how copies of the file with these `keys` are made and read; LockedError while it is asleep.

    Copies from before it was locked are read as well, all by SQLCipher's library, as it has the file open.
    """
    return CopyKind(
        create=partial(_create, keys),
        read=partial(_read, keys),
        attach=partial(_attach, keys),
        engine=partial(_engine, keys),
        seal=_settle,
        is_whole=partial(_is_whole, keys),
        is_closed=partial(_is_closed, keys),
    )


def _create(keys: KeyHolder, path: Path) -> Any:
    return _prepared(keys, path, "rw", locked=True, pragmas=("journal_mode = OFF", "synchronous = OFF"))


def _read(keys: KeyHolder, path: Path) -> Any:
    pragmas = ("trusted_schema = OFF", "cell_size_check = ON", "query_only = ON")
    return _prepared(keys, path, "ro&immutable=1", locked=is_locked(path), pragmas=pragmas)


def _prepared(keys: KeyHolder, path: Path, mode: str, *, locked: bool, pragmas: tuple[str, ...]) -> Any:
    uri = f"{path.absolute().as_uri()}?mode={mode}"
    copy = library(path).connect(uri, uri=True, isolation_level=None, check_same_thread=False)
    if locked:
        give_key(copy, keys.asked())
    for pragma in pragmas:
        copy.execute(f"PRAGMA {pragma}").fetchall()
    return copy


def _attach(keys: KeyHolder, copy: Any, present: Path, name: str) -> None:
    uri = f"{present.absolute().as_uri()}?mode=ro"
    copy.execute(f'ATTACH ? AS "{name}" KEY ?', (uri, key_text(keys.asked())))


def _engine(keys: KeyHolder, path: Path) -> Engine:
    return open_engine(path, KeyHolder(path, keys.asked()) if is_locked(path) else None)


def _settle(path: Path) -> None:
    with handle_of(path) as handle:
        handle.settle()


def _is_whole(keys: KeyHolder, path: Path) -> bool:
    """Tell whether the copy has all its pages and each fits its code; 1.3 s for 442 MB. OSError."""
    if not is_locked(path):
        return PLAIN.is_whole(path)
    with handle_of(path) as handle:
        pages, rest = divmod(handle.size, PAGE)
        if rest or pages != _page_count(keys, path):
            return False
        return not PageCodes(keys.asked()).damaged(handle)


def _is_closed(keys: KeyHolder, path: Path) -> bool:
    """Tell by its salt whether the copy has another key; one whose other pages fit has a damaged salt."""
    key = keys.asked()
    if not is_locked(path) or salt_of(path) == key.salt:
        return False
    with handle_of(path) as handle:
        return not PageCodes(key).fits(handle.read(PAGE, PAGE), 2)


def _page_count(keys: KeyHolder, path: Path) -> int:
    """Return how many pages the copy says that it has; 0 where that cannot be read."""
    try:
        with closing(_read(keys, path)) as copy:
            return int(copy.execute("PRAGMA page_count").fetchone()[0])
    except sqlite_errors():
        return 0
