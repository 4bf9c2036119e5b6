"""Every error that the application raises on purpose.

`str(error)` is one or two plain sentences in the user's language that name the thing, say what is wrong
and what to do; window and command line show it as it is.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path


class CicaError(Exception):
    """An expected failure that the user can be told about."""


class ValidationError(CicaError):
    """A value breaks a rule; `field` is the catalogue's key of the culprit."""

    def __init__(self, field: str, reason: str) -> None:
        super().__init__(reason)
        self.field = field
        self.reason = reason


class ConflictError(CicaError):
    """A record is no longer as it was when the change was planned."""


class ChangedMeanwhileError(ConflictError):
    """Somebody else changed the same field after it was last read here; what they wrote stands."""

    def __init__(self, words: str, who: str = "", value: object = None) -> None:
        """`who` is the name in the history, `value` the stored form of what they made of the field."""
        super().__init__(words)
        self.who = who
        self.value = value


class NotFoundError(CicaError):
    """What was asked for does not exist (any more)."""


class StorageError(CicaError):
    """The workspace cannot be opened, read or written."""


class DamagedError(StorageError):
    """The workspace's file is not as it was saved: it can be read as far as it goes, and not written."""

    def __init__(self, words: str, path: Path, last_whole: datetime | None = None, reason: str = "") -> None:
        """`last_whole` is when the file was last sealed, `reason` what the database library says."""
        super().__init__(words)
        self.path = path
        self.last_whole = last_whole
        self.reason = reason


class ForeignPartsError(DamagedError):
    """The workspace's file defines what the application never put there; its records can be saved."""


class ReplacedError(StorageError):
    """What lies under the workspace's name is not what was opened: another copy, or locked otherwise.

    Nothing was saved; opening it again shows what is there now.
    """


class LockedError(StorageError):
    """The workspace's file is locked, and no passphrase, or a wrong one, was given."""

    def __init__(self, words: str, path: Path, *, tried: bool = False) -> None:
        """`tried` says that a passphrase was given."""
        super().__init__(words)
        self.path = path
        self.tried = tried


class InputError(CicaError):
    """A file that was handed in cannot be read as what it should be."""


class NoHeadingsError(InputError):
    """A file holds rows, but none that says what its columns are."""


class OutputError(CicaError):
    """A file cannot be written."""


class Cancelled(CicaError):
    """The user stopped a long piece of work; nothing was changed."""
