"""Saves what can be saved of a damaged workspace file into a new one; the damaged one is only read.

First each page is put right whose damage is a single byte, which its checksum tells exactly. Where that
leaves nothing damaged, the new file is the old one as it was last saved. Else every row that can be read is
copied.
"""

from __future__ import annotations

import tempfile
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import Engine

from cica_events.domain.model import RECORDS
from cica_events.errors import StorageError
from cica_events.i18n import N_, _
from cica_events.own_files import copy_own, open_own
from cica_events.persistence.address import Address
from cica_events.persistence.cipher import Key, connected, sqlite_errors
from cica_events.persistence.cipher_mending import put_right_locked
from cica_events.persistence.faults import told_plainly
from cica_events.persistence.known_schema import QUERY, Part, foreign_parts, known_statements
from cica_events.persistence.limits import set_limits
from cica_events.persistence.opening import create_database
from cica_events.persistence.own_handle import handle_of
from cica_events.persistence.page_mending import mended
from cica_events.persistence.rescue import Rescue, Salvaged
from cica_events.persistence.seal import seal_at_rest
from cica_events.persistence.seal_format import PAGE, Header, foot_of, stored_sums, summed
from cica_events.persistence.touched_pages import journal_of
from cica_events.persistence.whole_files import give_name
from cica_events.progress import Progress, silent

_NOTHING = N_("Nothing could be saved of {name}: the list of its tables cannot be read. Restore a backup.")
_PIECE = 2**20
_EXISTS = N_("{name} exists already. Choose another name, or open it.")


def salvage(path: Path, target: Path, progress: Progress = silent, key: Key | None = None) -> Salvaged:
    """Make the new workspace `target` of what can be read of `path`, and return what that was.

    `path` may be open meanwhile. Raises StorageError where nothing can be read, or where no workspace can be
    made at `target`, where nothing may stand yet; Cancelled.
    """
    found = Salvaged()
    with tempfile.TemporaryDirectory(dir=target.parent, prefix=".salvage-") as folder:
        copy = Path(folder) / "copy.cica"
        _copy(path, copy)
        if journal_of(path).exists():  # it completes what a process left that died
            copy_own(journal_of(path), journal_of(copy))
        bad = _put_right(copy, found) if key is None else put_right_locked(path, copy, key, found)
        found.left_out = _strangers(copy, key)
        if bad == frozenset() and not found.left_out and _is_sound(copy, key):
            found.whole = True
            with told_plainly(Address.of(target)):
                _publish(copy, target, key)
            return found
        with told_plainly(Address.of(path)), closing(_opened(copy, key)) as source:
            known = bad if bad and key is None else frozenset[int]()
            rescue = Rescue(source, copy, known, found, progress)
            create_database(Address.of(target), found=partial(_fill, rescue, path), key=key).close()
    return found


def _copy(path: Path, copy: Path) -> None:
    """Copy the file without closing a descriptor of it, which would drop SQLite's locks where it is open."""
    with handle_of(path) as handle, open(copy, "xb", opener=open_own) as file:
        place = 0
        while piece := handle.read(place, _PIECE):
            file.write(piece)
            place += len(piece)


def _put_right(copy: Path, found: Salvaged) -> frozenset[int] | None:
    """Mend each page that one wrong byte keeps from its checksum, and return those that stay damaged.

    None where the file has no seal to go by.
    """
    with handle_of(copy) as handle:
        foot = foot_of(handle)
        known = stored_sums(handle, foot) if foot else None
        header = Header.read(handle)
        if foot is None or known is None or foot.counter not in (header.counter, header.valid_for):
            return None
        sums = enumerate(zip(known, summed(handle, foot.pages), strict=True), 1)
        bad = {page: wanted for page, (wanted, there) in sums if wanted != there}
        for page, wanted in list(bad.items()):
            right = mended(handle.read((page - 1) * PAGE, PAGE), wanted)
            if right is not None:
                handle.write((page - 1) * PAGE, right)
                found.mended += 1
                del bad[page]
        return frozenset(bad)


def _strangers(copy: Path, key: Key | None) -> list[str]:
    """Name what the file defines and its version does not; only rows are taken of such a file."""
    with closing(_opened(copy, key)) as connection:
        connection.text_factory = partial(str, encoding="utf-8", errors="replace")
        try:
            version = int(connection.execute("PRAGMA user_version").fetchone()[0])
            parts = [Part(*row) for row in connection.execute(QUERY)]
        except sqlite_errors():
            return []  # a list of tables that cannot be read is not published as it is either
    return foreign_parts(parts, known_statements(version))


def _is_sound(copy: Path, key: Key | None) -> bool:
    with closing(_opened(copy, key)) as connection:
        try:
            said: tuple[bytes, ...] = connection.execute("PRAGMA integrity_check(1)").fetchone()
        except sqlite_errors():
            return False
    return said == (b"ok",)


def _opened(copy: Path, key: Key | None) -> Any:
    connection = connected(copy, key)
    connection.text_factory = bytes
    set_limits(connection)
    # the latter lets SQLite pass over what it cannot understand in the list of tables
    for pragma in ("trusted_schema = OFF", "writable_schema = ON"):
        connection.execute(f"PRAGMA {pragma}")
    return connection


def _publish(copy: Path, target: Path, key: Key | None) -> None:
    """Give the mended copy its name, but never to replace what is there."""
    if key is None:
        seal_at_rest(copy)
    copy.chmod(0o600)
    try:
        give_name(copy, target)
    except FileExistsError as error:
        raise StorageError(_(_EXISTS).format(name=target)) from error


def _fill(rescue: Rescue, path: Path, engine: Engine, name: str) -> None:
    try:
        rescue.fill(engine, name)
    except sqlite_errors() as error:
        raise StorageError(_(_NOTHING).format(name=path)) from error
    if not any(rescue.found.kept[table] for table in RECORDS):
        raise StorageError(_(_NOTHING).format(name=path))
