"""Lets all databases of one kind share the statements that SQLAlchemy compiled.

It keeps them for each engine apart. A program opens one database; the tests open thousands, and would compile
the same statements for each.
"""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import Engine
from sqlalchemy.dialects.postgresql.psycopg import PGDialect_psycopg
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.engine import Dialect
from sqlalchemy.util import LRUCache

STATEMENTS = 5_000  # far more than there are
DIALECTS = SQLiteDialect_pysqlite, PGDialect_psycopg


def share(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let each engine that is made from now on find what others of its dialect have compiled."""
    compiled: LRUCache[Any, Any] = LRUCache(STATEMENTS)
    ours = property(lambda engine: compiled, lambda engine, its_own: None)
    monkeypatch.setattr(Engine, "_compiled_cache", ours, raising=False)
    for dialect in DIALECTS:  # a part of the key under which a statement is kept
        monkeypatch.setattr(dialect, "__eq__", _same_kind)
        monkeypatch.setattr(dialect, "__hash__", _hash_of_kind)


def _same_kind(one: Dialect, other: object) -> bool:
    return type(one) is type(other)


def _hash_of_kind(dialect: Dialect) -> int:
    return hash(type(dialect))
