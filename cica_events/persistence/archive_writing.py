"""Writes every table of a workspace into an archive, as one state of it."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any, BinaryIO

from sqlalchemy import Connection, Table, func, select

from cica_events.persistence import schema
from cica_events.persistence.archive_format import MANIFEST, Manifest, TableEntry, parted
from cica_events.persistence.database import Database
from cica_events.persistence.erasure import LeavingOut
from cica_events.persistence.plain_tables import plain_tables
from cica_events.progress import Progress, silent

_STEP = 500  # records between two steps of progress


def write_archive(
    database: Database, file: BinaryIO, progress: Progress = silent, *, sensitive: bool = False
) -> Manifest:
    """Write all of `database` into `file` and return what stands there; OSError, StorageError, Cancelled.

    Without `sensitive` the values of passport, birth and health are left out, of the history, too.
    """
    with database.reading() as session, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        connection = session.connection()
        tables = plain_tables(connection)
        total = sum(connection.scalar(select(func.count()).select_from(table)) or 0 for table in tables)
        writer = _Writer(archive, connection, total, progress)
        writer.leaving_out = None if sensitive else LeavingOut(connection)
        entries = tuple(writer.add(table) for table in tables)
        made_at = datetime.now(UTC).isoformat(timespec="seconds")
        manifest = Manifest(
            schema.version_of(connection), database.address.name, made_at, entries, writer.files
        )
        archive.writestr(MANIFEST, manifest.text())
    return manifest


class _Writer:
    def __init__(
        self, archive: zipfile.ZipFile, connection: Connection, total: int, progress: Progress
    ) -> None:
        self._archive = archive
        self._connection = connection
        self._total = total
        self._done = 0
        self._progress = progress
        self.files: dict[str, str] = {}
        self.leaving_out: LeavingOut | None = None

    def add(self, table: Table) -> TableEntry:
        name, digest, count = f"tables/{table.name}.jsonl", sha256(), 0
        waiting: dict[str, bytes] = {}  # an archive takes one file at a time
        with self._archive.open(name, "w", force_zip64=True) as stream:
            for record in self._records(table):
                line, files = parted(table.name, record)
                content = line.encode()
                stream.write(content)
                digest.update(content)
                waiting |= files
                count += 1
        for path, content in waiting.items():
            self._archive.writestr(path, content, zipfile.ZIP_STORED)
            self.files[path] = sha256(content).hexdigest()
        columns = tuple(column.name for column in table.columns)
        return TableEntry(table.name, name, columns, count, digest.hexdigest())

    def _records(self, table: Table) -> Iterator[dict[str, Any]]:
        query = select(table).order_by(*table.primary_key.columns)
        options = {"yield_per": _STEP}
        for rows in self._connection.execute(query, execution_options=options).mappings().partitions():
            self._progress(self._done, self._total)
            for row in rows:
                self._done += 1
                record = dict(row)
                yield self.leaving_out.bare(table.name, record) if self.leaving_out else record
