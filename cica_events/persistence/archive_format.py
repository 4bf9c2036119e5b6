"""The archive of a whole workspace: a zip of plain files that are read without this application, too.

manifest.json           what the archive is, its version, and each file with its checksum and count
tables/person.jsonl     a table: one record a line, its fields by their names, as they are stored
files/photo/ID.jpg      what a record keeps as a file; the record says {"file": "files/photo/ID.jpg"}
"""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Final

from cica_events.domain.safe_names import shown
from cica_events.errors import InputError
from cica_events.i18n import N_, _

KIND: Final = "CICA Events archive"
VERSION: Final = 1
MANIFEST: Final = "manifest.json"
SUFFIX: Final = ".zip"
LONGEST_LINE: Final = 64 * 2**20  # bytes; the longest field holds 20,000,000 letters
_LARGEST_NUMBER: Final = 2**63 - 1  # that a database keeps
_FILE: Final = "file"
_KEPT_AS_FILES: Final = {("photo", "data"): "media_type"}
_ENDINGS: Final = {"image/jpeg": ".jpg", "image/png": ".png"}

NO_ARCHIVE: Final = N_("“{name}” is no archive of a CICA Events workspace. Choose one that ends in .zip.")
_NEWER: Final = N_("“{name}” was made by a newer version of CICA Events. Install that version to read it.")
_UNKNOWN: Final = N_("“{name}” holds something unknown: {what}. Nothing was made of it.")


@dataclass(frozen=True, slots=True)
class TableEntry:
    """One table in the archive: its file, its columns in order, how many records, the SHA-256 of the file."""

    name: str
    file: str
    columns: tuple[str, ...]
    records: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What stands in an archive; `schema` is the version of the tables, `files` the SHA-256 by name."""

    schema: int
    workspace: str
    made_at: str  # UTC, ISO 8601
    tables: tuple[TableEntry, ...]
    files: Mapping[str, str]

    def text(self) -> str:
        """Return the manifest as it is stored."""
        head = {"kind": KIND, "version": VERSION, "schema": self.schema}
        about = {"workspace": self.workspace, "made_at": self.made_at}
        parts = {"tables": [asdict(entry) for entry in self.tables], "files": dict(self.files)}
        return json.dumps(head | about | parts, ensure_ascii=False, indent=2) + "\n"

    @classmethod
    def read(cls, text: bytes, name: str, newest_schema: int) -> Manifest:
        """Return what `text` says of the archive `name`; InputError where it cannot be followed."""
        try:
            found = json.loads(text)
            kind, version, schema = found["kind"], found["version"], found["schema"]
        except (ValueError, KeyError, TypeError, RecursionError) as error:
            raise InputError(_(NO_ARCHIVE).format(name=name)) from error
        if kind != KIND or not isinstance(version, int) or not isinstance(schema, int) or schema < 1:
            raise InputError(_(NO_ARCHIVE).format(name=name))
        if version > VERSION or schema > newest_schema:
            raise InputError(_(_NEWER).format(name=name))
        refuse_unknown(name, set(found) - _KEYS)
        try:
            tables = tuple(
                TableEntry(**entry | {"columns": tuple(entry["columns"])}) for entry in found["tables"]
            )
            files = {str(file): str(digest) for file, digest in found["files"].items()}
            if not all(isinstance(each, str) for entry in tables for each in (entry.name, entry.file)):
                raise TypeError("a name that is no text")
            return cls(schema, str(found["workspace"]), str(found["made_at"]), tables, files)
        except (KeyError, TypeError, AttributeError) as error:
            raise InputError(_(_UNKNOWN).format(name=name, what=MANIFEST)) from error


_KEYS: Final = {"kind", "version", "schema", "workspace", "made_at", "tables", "files"}


def refuse_unknown(name: str, what: set[str]) -> None:
    """Raise InputError where the archive `name` holds anything that this version does not know."""
    if what:
        raise InputError(_(_UNKNOWN).format(name=name, what=", ".join(map(shown, sorted(what)[:5]))))


def parted(table: str, record: dict[str, Any]) -> tuple[str, dict[str, bytes]]:
    """Return the line of `record`, and what of it is kept as files, by their names."""
    files: dict[str, bytes] = {}
    for (of, column), kind in _KEPT_AS_FILES.items():
        if of != table:
            continue
        content = _decoded(record[column])
        if content is not None:
            name = f"files/{table}/{record['id']}{_ENDINGS.get(record[kind], '.bin')}"
            files[name] = content
            record[column] = {_FILE: name}
    return json.dumps(record, ensure_ascii=False) + "\n", files


def joined(table: str, line: bytes, files: Mapping[str, bytes]) -> dict[str, Any]:
    """Return the record that `line` tells of; ValueError or KeyError where it is none."""
    try:
        record = json.loads(line)
    except RecursionError as error:
        raise ValueError(f"no record in {table}") from error
    if not isinstance(record, dict):
        raise ValueError(f"no record in {table}")
    for column, value in record.items():
        if isinstance(value, dict) and (table, column) in _KEPT_AS_FILES:
            record[column] = base64.b64encode(files[value[_FILE]]).decode()
        elif not isinstance(value, (str, int, bool, type(None))):
            raise ValueError(f"no value of a field: {column}")
        elif isinstance(value, int) and abs(value) > _LARGEST_NUMBER:
            raise ValueError(f"no number of a field: {column}")
    return record


def _decoded(text: str) -> bytes | None:
    """Return what `text` holds in base64, None where it would not come back letter by letter."""
    try:
        content = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return None
    return content if base64.b64encode(content).decode() == text else None
