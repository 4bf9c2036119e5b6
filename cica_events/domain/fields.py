"""The description of a field: the one declaration that tables, forms, exports, imports and history read."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, StrEnum, auto
from typing import Self

from cica_events.i18n import _


class Kind(Enum):
    """How a field's value is shown, edited, exported and checked."""

    TEXT = auto()
    MULTILINE = auto()
    INTEGER = auto()
    BOOLEAN = auto()
    CHOICE = auto()
    DATE = auto()  # VagueDate
    DAY = auto()  # datetime.date
    TIME = auto()  # datetime.time
    DURATION = auto()  # whole minutes
    EMAIL = auto()
    PHONE = auto()
    CODE = auto()  # text that looks like a number, kept as text
    PARTY = auto()  # id of a party; shown by its short name
    STAMP = auto()  # aware datetime, UTC


class Privacy(Enum):
    """How freely a field may leave the workspace."""

    OPEN = auto()
    CONTACT = auto()  # e-mail, phone, address: left out of a document unless asked for
    SENSITIVE = auto()  # passport, birth, health: hidden until asked for, too


class Labelled(StrEnum):
    """A choice that is stored as its value and shown by its label."""

    label: str

    def __new__(cls, value: str, label: str) -> Self:
        """Attach the untranslated label to the stored value."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        return member

    @classmethod
    def of(cls, value: str) -> Self:
        """Return the choice stored as `value`; ValueError where there is none."""
        found: Self | None = cls._value2member_map_.get(value)  # type: ignore[assignment]  # typed as Enum
        if found is None:
            raise ValueError(f"{value!r} is no {cls.__name__}")
        return found

    @property
    def text(self) -> str:
        """Return the label in the language of the interface."""
        return _(self.label)


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a noun; `label` and `group` are marked for translation, not translated."""

    key: str
    label: str
    kind: Kind = Kind.TEXT
    choices: type[Labelled] | None = None
    group: str = ""
    required: bool = False
    editable: bool = True
    shown: bool = True  # a column of the table until the user chooses others
    width: int = 20  # characters
    limit: int = 500  # characters that may be stored
    privacy: Privacy = Privacy.OPEN
    synonyms: tuple[str, ...] = ()  # headings in any language under which a spreadsheet may hold it

    def too_long(self, text: str) -> str:
        """Return in words that `text` is longer than may be stored; empty where it is not."""
        if len(text) <= self.limit:
            return ""
        message = _("“{label}” is too long: {count} characters, at most {limit} fit.")
        return message.format(label=_(self.label), count=len(text), limit=self.limit)
