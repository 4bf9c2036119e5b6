"""Two people who may be one, as a row of the list of duplicates."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from cica_events.directions import COMMA
from cica_events.domain.changes import ChangeSet
from cica_events.domain.fields import Field, Kind
from cica_events.domain.people import Distinct
from cica_events.i18n import N_, _
from cica_events.queries.people import PersonRow
from cica_events.services.duplicates import Likeness
from ui.people.post_words import place
from ui.toolkit.arrangement import Texts

FIELDS = (
    Field("score", N_("Likeness"), Kind.INTEGER, editable=False, width=9),
    Field("name", N_("Name"), editable=False, width=24),
    Field("other_name", N_("May be the same as"), editable=False, width=22),
    Field("reason", N_("Reason"), editable=False, width=48),
    Field("post", N_("Post of the first"), editable=False, width=18),
    Field("other_post", N_("Post of the other"), editable=False, width=18),
)
TEXTS: Texts = {"score": lambda row: _("{score} %").format(score=row.score)}


@dataclass(frozen=True, slots=True)
class PairRow:
    """A pair with what the list shows of it; `one` takes part in more meetings, or came first."""

    one: PersonRow
    other: PersonRow
    score: int
    reason: str

    @property
    def id(self) -> str:
        """Return what tells the pair from every other."""
        return f"{self.one.id}/{self.other.id}"

    @property
    def name(self) -> str:
        """Return the name of the one."""
        return self.one.name

    @property
    def post(self) -> str:
        """Return the post of the one."""
        return post_of(self.one)

    @property
    def other_name(self) -> str:
        """Return the name of the other."""
        return self.other.name

    @property
    def other_post(self) -> str:
        """Return the post of the other."""
        return post_of(self.other)


def post_of(person: PersonRow) -> str:
    """Return the present post of a person in one line."""
    return COMMA.join(filter(None, (person.position, place(person))))


def fuller_first(people: Sequence[PersonRow]) -> list[PersonRow]:
    """Return people, first who takes part in the most meetings, then who came first."""
    return sorted(people, key=lambda row: (-row.meetings, row.id))


def pair_rows(
    found: Iterable[Likeness],
    apart: frozenset[frozenset[str]],
    chosen: Callable[[Sequence[str]], Sequence[PersonRow]],
) -> list[PairRow]:
    """Return the pairs that still are two records of the directory, and not found to be two people."""
    rows = []
    for pair in found:
        ids = pair.one.id, pair.other.id
        people = chosen(ids)
        if len(people) == len(ids) and frozenset(ids) not in apart:
            one, other = fuller_first(people)
            rows.append(PairRow(one, other, pair.score, pair.reason))
    return rows


def told_apart(changes: ChangeSet) -> Iterator[tuple[frozenset[str], bool]]:
    """Yield the pairs that `changes` set apart (True), or no longer keep apart (False)."""
    for change in changes.changes:
        values = change.after or change.before
        if change.table == Distinct.__tablename__ and values and {"one_id", "other_id"} <= values.keys():
            yield frozenset((values["one_id"], values["other_id"])), change.after is not None
