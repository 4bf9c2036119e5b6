"""How the value of a field is shown as text, and how the text that a person types is read back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime, time
from typing import Any

from cica_events.domain.collation import search_key
from cica_events.domain.dates import VagueDate
from cica_events.domain.fields import Field, Kind, Privacy
from cica_events.domain.veiling import VEIL
from cica_events.errors import ValidationError
from cica_events.i18n import N_, _, language
from ui.toolkit import reading
from ui.toolkit.marks import Mark, no_mark
from ui.toolkit.name_search import NameSearch

Parties = Callable[[], Sequence[tuple[str, str]]]
"""Returns (id, short name) of every party that may be chosen, in the order in which they are offered."""

CHECK = "✓"
LATELY = 12  # that are remembered
TEXTUAL = frozenset({Kind.TEXT, Kind.MULTILINE, Kind.EMAIL, Kind.PHONE, Kind.CODE})
DIFFERENT = N_("(different values)")

READERS: dict[Kind, Callable[[Field, str], Any]] = {
    Kind.INTEGER: reading.read_integer,
    Kind.DURATION: reading.read_duration,
    Kind.BOOLEAN: reading.read_boolean,
    Kind.CHOICE: reading.read_choice,
    Kind.DATE: reading.read_date,
    Kind.DAY: reading.read_day,
    Kind.TIME: reading.read_time,
    Kind.PHONE: reading.read_phone,
}
OPEN_DATE = frozenset(
    {"tba", "tbc", "tbd", "to be announced", "to be confirmed", "to be determined", "будет объявлено"}
    | {"уточняется", "дата уточняется", "будет объявлена", "будет объявлена позднее"}
)
"""What people write for a date that is still to be announced."""


def no_parties() -> Sequence[tuple[str, str]]:
    """Offer no party."""
    return ()


class Values:
    """Shows and reads values by the kind of their field; `mark` gives the picture before a party's name."""

    def __init__(self, parties: Parties = no_parties, mark: Mark = no_mark) -> None:
        self.mark = mark
        self.lately: list[str] = []  # what was chosen from a list, the last first
        self._searched: tuple[Sequence[tuple[str, str]], NameSearch] = ((), NameSearch(()))
        self._parties = parties
        self._listed: Sequence[tuple[str, str]] = ()
        self._names: dict[str, str] = {}

    def parties(self) -> Sequence[tuple[str, str]]:
        """Return (id, name) of the parties that may be chosen."""
        listed = self._parties()
        if listed is not self._listed:
            self._listed, self._names = listed, dict(listed)
        return listed

    def offered(self, field: Field) -> Sequence[tuple[str, str]]:
        """Return (id, name) of what the picker of `field` lists; the same object while nothing changed."""
        return self.parties()

    def home_of(self, value: str) -> str:
        """Return the party whose mark stands before what is offered as `value`."""
        return value

    def also(self, field: Field) -> Sequence[str]:
        """Return another spelling of each that is offered; none at all for nothing."""
        return ()

    def note(self, value: str) -> None:
        """Remember that `value` was chosen from a list."""
        self.lately = [value, *(other for other in self.lately if other != value)][:LATELY]

    def search(self, field: Field) -> NameSearch:
        """Return what finds a name among those that are offered."""
        offered = self.offered(field)
        if self._searched[0] is not offered:
            self._searched = offered, NameSearch([name for _id, name in offered], self.also(field))
        return self._searched[1]

    def shown(self, field: Field, value: Any) -> str:
        """Return `value` as a person reads it; nothing is an empty text."""
        if value is None or value == "":
            return ""
        match field.kind:
            case Kind.CHOICE:
                return choice_text(field, value)
            case Kind.PARTY:
                return self._party_name(value)
            case Kind.BOOLEAN:
                return CHECK if value else ""
            case Kind.DURATION:
                return _("{minutes} min").format(minutes=value)
            case _:
                return _plain(value)

    def typed(self, field: Field, text: str) -> Any:
        """Return the value that `text` stands for, None for nothing (an empty text where text is kept).

        Raises `ValidationError` with the reason in words.
        """
        kept = text.strip()
        if kept == VEIL and field.privacy is Privacy.SENSITIVE:
            reason = _("These dots only stand for what is hidden. Show the details first.")
            raise ValidationError(field.key, reason)
        if not kept or (field.kind is Kind.DATE and kept.casefold() in OPEN_DATE):
            return _nothing(field)
        if field.kind is Kind.PARTY:
            return self._party_id(field, kept)
        refuse_overlong(field, kept)
        read = READERS.get(field.kind)
        return read(field, kept) if read else kept

    def _party_name(self, party_id: str) -> str:
        self.parties()
        return self._names.get(party_id, "")

    def _party_id(self, field: Field, text: str) -> str:
        wanted = search_key(text)
        names = [(search_key(name), party_id) for party_id, name in self.parties()]
        exact = [party_id for name, party_id in names if name == wanted]
        near = exact or [party_id for name, party_id in names if wanted in name]
        if len(near) == 1:
            return near[0]
        if near:
            raise ValidationError(field.key, _("“{text}” could be several; choose one.").format(text=text))
        meant = self.search(field).the_one(text)
        if meant is not None:
            return self.offered(field)[meant][0]
        raise ValidationError(field.key, _("There is no State or organization “{text}”.").format(text=text))


def is_overlong(field: Field, text: str) -> bool:
    """Tell whether `text` has more characters than the field can hold."""
    return field.kind in TEXTUAL and len(text) > field.limit


def refuse_overlong(field: Field, text: str) -> None:
    """Raise ValidationError where `text` is more than the field can hold, tidied as it is stored."""
    if not is_overlong(field, text):
        return
    from cica_events.domain.rules import clean  # which the first picture does not wait for

    if reason := field.too_long(clean(field, text)):
        raise ValidationError(field.key, reason)


def choice_text(field: Field, value: Any) -> str:
    """Return the label of a stored choice; a value that is none of them as it stands."""
    member = next((member for member in field.choices or () if member == value), None)
    return str(value) if member is None else member.text


def _nothing(field: Field) -> Any:
    if field.required:
        raise ValidationError(field.key, _("“{label}” cannot be empty.").format(label=_(field.label)))
    if field.kind in TEXTUAL:
        return ""
    return False if field.kind is Kind.BOOLEAN else None


def _plain(value: Any) -> str:
    if isinstance(value, VagueDate):
        return value.in_words(language())
    if isinstance(value, time):
        return value.strftime("%H:%M")
    if isinstance(value, datetime):
        return value.astimezone().strftime("%Y-%m-%d %H:%M")
    if isinstance(value, date):
        return VagueDate.of(value).in_words(language())
    return str(value)
