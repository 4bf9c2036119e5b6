"""How the copies of a locked workspace are made: encrypted with its key, at no moment plain."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import Engine

from cica_events.persistence.backup_copying import PLAIN, CopyKind
from cica_events.persistence.cipher import KeyHolder, give_key, is_locked, key_text, library
from cica_events.persistence.cipher_pages import PageCodes
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
    """Tell whether every page fits its code; 1.3 s of processor time for 442 MB. OSError."""
    if not is_locked(path):
        return PLAIN.is_whole(path)
    with handle_of(path) as handle:
        return not PageCodes(keys.asked()).damaged(handle)
