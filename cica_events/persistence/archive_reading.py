"""Reads an archive into an empty database; what it holds is checked whole before anything is made of it."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, Table, insert

from cica_events.domain.safe_names import shown
from cica_events.errors import InputError
from cica_events.i18n import N_, _
from cica_events.persistence import schema
from cica_events.persistence.archive_format import (
    LONGEST_LINE,
    MANIFEST,
    NO_ARCHIVE,
    Manifest,
    TableEntry,
    joined,
    refuse_unknown,
)
from cica_events.persistence.new_tables import make_tables
from cica_events.persistence.plain_tables import plain_tables
from cica_events.progress import Progress, silent

_AT_ONCE = 500  # records
_PIECE = 2**20  # bytes
_USUAL_SIZE = 2**26  # bytes that any archive may hold
_MOST_TIMES = (
    150  # that a file of records becomes smaller by being packed; ours become 10 to 30 times smaller
)
_DAMAGED = N_("“{name}” is damaged: {what} is not as it was written. Nothing was made of it.")
_UNREADABLE = N_("“{name}” cannot be read: {reason}")


class Archive:
    """An archive that was looked over; use `opened`."""

    def __init__(self, path: Path, files: zipfile.ZipFile) -> None:
        self._name = path.name
        self._files = files
        _refuse_bomb(path, files)
        self.manifest = Manifest.read(self._content(MANIFEST), path.name, schema.SCHEMA)

    def check(self, progress: Progress = silent) -> None:
        """Raise InputError unless every file is there and as it was written."""
        expected = {entry.file: entry.sha256 for entry in self.manifest.tables} | dict(self.manifest.files)
        there = {info.filename for info in self._files.infolist() if not info.is_dir()}
        refuse_unknown(self._name, there - set(expected) - {MANIFEST})
        for done, (file, digest) in enumerate(expected.items()):
            progress(done, len(expected))
            if file not in there or self._digest(file) != digest:
                raise self._damaged(file)

    def fill(self, engine: Engine, progress: Progress = silent) -> None:
        """Make the tables in an empty database and put everything into them; all of it or nothing.

        Raises InputError for tables, fields and values that this version does not know.
        """
        make_tables(engine, self.manifest.schema)
        total, done = sum(entry.records for entry in self.manifest.tables), 0
        with engine.begin() as connection:
            tables = {table.name: table for table in plain_tables(connection)}
            self._compare(tables)
            for entry in self.manifest.tables:
                for records in self._records(entry):
                    progress(done, total)
                    self._insert(connection, tables[entry.name], records)
                    done += len(records)
        schema.migrate(engine)

    def _insert(self, connection: Connection, table: Table, records: list[dict[str, Any]]) -> None:
        try:
            connection.execute(insert(table), records)
        except UnicodeEncodeError as error:  # half a character
            raise self._damaged(table.name) from error

    def _compare(self, tables: dict[str, Table]) -> None:
        told = {entry.name: set(entry.columns) for entry in self.manifest.tables}
        known = {name: {column.name for column in table.columns} for name, table in tables.items()}
        refuse_unknown(self._name, set(told) - set(known))
        for name, columns in known.items():
            if name not in told:
                raise self._damaged(name)
            refuse_unknown(self._name, {f"{name}.{column}" for column in told[name] - columns})
            if columns - told[name]:
                raise self._damaged(name)

    def _records(self, entry: TableEntry) -> Iterator[list[dict[str, Any]]]:
        fields, waiting, count = set(entry.columns), [], 0
        with self._files.open(entry.file) as stream:
            while line := stream.readline(LONGEST_LINE):
                record = self._record(entry.name, line)
                refuse_unknown(self._name, {f"{entry.name}.{key}" for key in set(record) - fields})
                if set(record) != fields:
                    raise self._damaged(entry.file)
                waiting.append(record)
                count += 1
                if len(waiting) == _AT_ONCE:
                    yield waiting
                    waiting = []
        if waiting:
            yield waiting
        if count != entry.records:
            raise self._damaged(entry.file)

    def _record(self, table: str, line: bytes) -> dict[str, Any]:
        try:
            return joined(table, line, _Contents(self))
        except (ValueError, KeyError, TypeError) as error:
            raise self._damaged(table) from error

    def _content(self, file: str) -> bytes:
        try:
            return self._files.read(file)
        except KeyError as error:
            raise InputError(_(NO_ARCHIVE).format(name=self._name)) from error

    def _digest(self, file: str) -> str:
        digest = sha256()
        with self._files.open(file) as stream:
            while piece := stream.read(_PIECE):
                digest.update(piece)
        return digest.hexdigest()

    def _damaged(self, what: str) -> InputError:
        return InputError(_(_DAMAGED).format(name=self._name, what=shown(what)))


class _Contents(dict[str, bytes]):
    """The files of an archive by name, each read when it is asked for."""

    def __init__(self, archive: Archive) -> None:
        super().__init__()
        self._archive = archive

    def __getitem__(self, name: str) -> bytes:
        if name not in self._archive.manifest.files:
            raise KeyError(name)
        return self._archive._content(name)


def _refuse_bomb(path: Path, files: zipfile.ZipFile) -> None:
    """Raise InputError for names that stand twice, and where far more would come out than went in."""
    names = files.namelist()
    whole = sum(info.file_size for info in files.infolist())  # no more than that is ever unpacked
    if len(set(names)) < len(names) or whole > _USUAL_SIZE + _MOST_TIMES * path.stat().st_size:
        raise InputError(_(NO_ARCHIVE).format(name=path.name))


@contextmanager
def opened(path: Path) -> Iterator[Archive]:
    """Open the archive at `path`; InputError where it is none, is damaged, or cannot be read."""
    try:
        with zipfile.ZipFile(path) as files:
            yield Archive(path, files)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError) as error:
        raise InputError(_(NO_ARCHIVE).format(name=path.name)) from error
    except (RuntimeError, OSError) as error:  # a password; a file that may not be read
        raise InputError(_(_UNREADABLE).format(name=path.name, reason=error)) from error
