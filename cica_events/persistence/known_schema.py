"""Compares what a workspace file defines with what its version defines, before anything runs on it.

The statements of each version stand in `migrations/schemas`; `python -m cica_events.persistence.known_schema`
writes those of the newest one.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Final, NamedTuple

from sqlalchemy import Connection

from cica_events.domain.safe_names import shown
from cica_events.errors import ForeignPartsError
from cica_events.i18n import N_, _, ngettext
from cica_events.persistence import schema
from cica_events.persistence.address import Address
from cica_events.persistence.sql_shape import parted, shape, words_of

QUERY: Final = "SELECT type, name, sql, rootpage FROM sqlite_schema"
_BETWEEN: Final = ";\n\n"
_TOLD: Final = 3  # foreign parts that are named
_REFUSED: Final = N_(
    "{name} holds parts that CICA Events did not put there: {parts}. It was not opened, and nothing in it "
    "was changed. Save its records to a new workspace, which leaves those parts behind."
)
_KINDS: Final = {
    "trigger": N_("automatic step “{name}”"),
    "view": N_("stored query “{name}”"),
    "index": N_("index “{name}”"),
    "table": N_("table “{name}”"),
}
_VIRTUAL: Final = N_("virtual table “{name}”")
_GENERATED: Final = N_("computed column in table “{name}”")
_EXPRESSION: Final = N_("computed index “{name}”")
_OTHER: Final = N_("otherwise defined table “{name}”")
_MISSING: Final = N_("missing table “{name}”")
_STATISTICS: Final = frozenset(  # what SQLite itself adds when any program asks it to analyse the tables
    {
        "CREATE TABLE sqlite_stat1(tbl,idx,stat)",
        "CREATE TABLE sqlite_stat4(tbl,idx,neq,nlt,ndlt,sample)",
    }
)
_ACTIVE: Final = {"trigger": -2, "view": -1}  # told first
_AUTOMATIC: Final = "sqlite_autoindex_"


class Part(NamedTuple):
    """One row of the list of tables: what it is, its name, the statement that made it, its first page."""

    kind: str
    name: str
    sql: str | None
    root: int


def refuse_foreign_parts(connection: Connection, version: int, address: Address) -> None:
    """Raise ForeignPartsError where the file defines anything that `version` does not; one query."""
    parts = [Part(*row) for row in connection.exec_driver_sql(QUERY)]
    found = foreign_parts(parts, known_statements(version))
    if found:
        raise _refusal(found, address)


def foreign_parts(parts: Sequence[Part], known: frozenset[str]) -> list[str]:
    """Return in words what differs from the statements that are `known`, each once."""
    statements = {part.sql for part in parts if part.sql is not None}
    expected = {shape(sql): sql for sql in known - statements}  # those written otherwise
    told = _wrongly_automatic(parts) + _twice(parts)
    for part in sorted(parts, key=lambda part: _ACTIVE.get(part.kind, 0)):
        if part.sql is None or part.sql in known or part.sql in _STATISTICS:
            continue
        if expected.pop(shape(part.sql), None) is None:
            told.append(_told(part, known))
    names = {part.name for part in parts}
    missing = (_name_in(sql) for sql in expected.values())
    return told + [_(_MISSING).format(name=name) for name in missing if name not in names]


def known_statements(version: int) -> frozenset[str]:
    """Return the statements that define the tables of `version`; none of a version that was never made."""
    return _statements_in(_file(version))


def write_known(version: int) -> Path:
    """Write the statements of a freshly made database of `version`, and return the file."""
    from cica_events.persistence.sqlite import open_engine

    with tempfile.TemporaryDirectory() as folder:
        draft = Path(folder) / "draft.cica"
        draft.touch()
        engine = open_engine(draft)
        schema.migrate(engine, version)
        with engine.connect() as connection:
            statements = sorted(row[2] for row in connection.exec_driver_sql(QUERY) if row[2])
        engine.dispose()
    path = _file(version)
    path.parent.mkdir(exist_ok=True)
    path.write_text(_BETWEEN.join(statements) + ";\n", "utf-8", newline="\n")
    _statements_in.cache_clear()
    return path


@cache
def _statements_in(path: Path) -> frozenset[str]:
    if not path.is_file():
        return frozenset()
    return frozenset(path.read_text("utf-8").rstrip().removesuffix(";").split(_BETWEEN))


def _file(version: int) -> Path:
    return schema.MIGRATIONS / "schemas" / f"{version:04}.sql"


def _wrongly_automatic(parts: Iterable[Part]) -> list[str]:
    """Name what has no statement though it is none of the indexes that SQLite makes for keys."""
    return [
        _named(part)
        for part in parts
        if part.sql is None and not (part.kind == "index" and part.name.startswith(_AUTOMATIC))
    ]


def _twice(parts: Iterable[Part]) -> list[str]:
    """Name what shares its first page with another: a change of the one would be a change of the other."""
    seen: set[int] = set()
    told = []
    for part in parts:
        if part.root in seen:
            told.append(_named(part))
        elif part.root:
            seen.add(part.root)
    return told


def _told(part: Part, known: Iterable[str]) -> str:
    """Return what kind of stranger `part` is."""
    words = list(words_of(part.sql or ""))
    if words[:3] == ["create", "virtual", "table"]:
        return _(_VIRTUAL).format(name=shown(part.name))
    if part.kind == "table" and any(_name_in(sql) == part.name.lower() for sql in known):
        generated = any(word == "as" and follows == "(" for word, follows in pairwise(words))
        return _(_GENERATED if generated else _OTHER).format(name=shown(part.name))
    if part.kind == "index" and "(" in words[words.index("(") + 1 :]:
        return _(_EXPRESSION).format(name=shown(part.name))
    return _named(part)


def _named(part: Part) -> str:
    return _(_KINDS.get(part.kind, _KINDS["table"])).format(name=shown(part.name))


def _name_in(sql: str) -> str:
    """Return the name of the table or index that one of our own statements makes."""
    head = parted(list(words_of(sql)))[0]
    return head[2] if head[1] == "table" else head[-3]


def _refusal(found: Sequence[str], address: Address) -> ForeignPartsError:
    told = list(found[:_TOLD])
    if len(found) > _TOLD:
        left = len(found) - _TOLD
        told.append(ngettext("{count} more", "{count} more", left).format(count=left))
    return ForeignPartsError(_(_REFUSED).format(name=address.called, parts=", ".join(told)), address.path)


if __name__ == "__main__":
    print(write_known(schema.SCHEMA))  # noqa: T201 - a developer's command
