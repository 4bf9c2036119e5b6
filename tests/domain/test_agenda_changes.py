"""What changed between two versions of an agenda is told item by item."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from cica_events.domain.agenda import ItemKind
from cica_events.domain.agenda_changes import AgendaChange, AgendaChangeKind, compare
from cica_events.domain.agenda_versions import (
    AgendaContent,
    VersionItem,
    VersionSpeaker,
    freeze,
    thaw,
)
from cica_events.domain.body_file import Wording
from cica_events.domain.meetings import NumberStyle
from cica_events.domain.speakers import SpeakerRole

Kind = AgendaChangeKind
SPEAKER = VersionSpeaker(SpeakerRole.STATEMENT, Wording("A. Speaker", "А. Оратор"), Wording("Party"))


def _item(item_id: str, number: str, parent: str | None = None) -> VersionItem:
    return VersionItem(item_id, parent, int(parent is not None), number, number, Wording(f"Title {item_id}"))


def _agenda(*items: VersionItem) -> AgendaContent:
    words = Wording("Words", "Слова")
    return AgendaContent(words, words, words, words, NumberStyle.DECIMAL, items)


BEFORE = _agenda(_item("a", "1"), _item("b", "2"), _item("b1", "2.1", "b"), _item("c", "3"))


def _told(changes: list[AgendaChange]) -> list[tuple[str, Kind, str, str]]:
    return [(change.item_id, change.kind, change.before.en, change.after.en) for change in changes]


def test_the_same_agenda_has_no_changes() -> None:
    assert compare(BEFORE, BEFORE) == []


def test_what_came_and_went_stands_in_its_place() -> None:
    after = _agenda(_item("a", "1"), _item("n", "2"), _item("c", "3"))
    assert [change[:2] for change in _told(compare(BEFORE, after))] == [
        ("b", Kind.REMOVED),
        ("b1", Kind.REMOVED),
        ("n", Kind.ADDED),
    ]


def test_the_item_that_moved_is_told_and_those_beside_it_have_other_numbers() -> None:
    after = _agenda(_item("c", "1"), _item("a", "2"), _item("b", "3"), _item("b1", "3.1", "b"))
    assert _told(compare(BEFORE, after)) == [
        ("c", Kind.MOVED, "3", "1"),
        ("a", Kind.RENUMBERED, "1", "2"),
        ("b", Kind.RENUMBERED, "2", "3"),
        ("b1", Kind.RENUMBERED, "2.1", "3.1"),
    ]


def test_an_item_under_another_one_has_moved() -> None:
    after = _agenda(_item("a", "1"), _item("b", "2"), _item("b1", "2.1", "b"), _item("c", "2.2", "b"))
    assert _told(compare(BEFORE, after)) == [("c", Kind.MOVED, "3", "2.2")]


def test_each_changed_part_is_told_with_the_words_before_and_after() -> None:
    item = replace(
        _item("a", "1"),
        title=Wording("Opening", "Открытие"),
        kind=ItemKind.DECISION,
        annotation="New words",
        documents=("A/1 Report", "A/2"),
        speakers=(SPEAKER, replace(SPEAKER, role=SpeakerRole.INTRODUCES, minutes=5)),
        minutes=15,
        start="10:00",
        end="10:15",
    )
    after = _agenda(item, *BEFORE.items[1:])
    assert _told(compare(BEFORE, after)) == [
        ("a", Kind.TITLE, "Title a", "Opening"),
        ("a", Kind.TITLE_RU, "", "Открытие"),
        ("a", Kind.KIND, "", "For decision"),
        ("a", Kind.ANNOTATION, "", "New words"),
        ("a", Kind.DOCUMENTS, "", "A/1 Report\nA/2"),
        ("a", Kind.INTRODUCERS, "", "A. Speaker (Party), 5 min"),
        ("a", Kind.SPEAKERS, "", "A. Speaker (Party)"),
        ("a", Kind.DURATION, "", "15 min"),
        ("a", Kind.TIME, "", "10:00–10:15"),
    ]
    assert compare(BEFORE, after)[6].after.text("ru") == "А. Оратор (Party)"


def test_what_is_frozen_is_read_back() -> None:
    item = replace(_item("a", "1"), kind=ItemKind.DECISION, documents=("A/1",), speakers=(SPEAKER,))
    content = replace(_agenda(item, *BEFORE.items), symbol="BC/6/1", stage="provisional")
    assert thaw(freeze(content)) == content


@given(st.permutations("abcdef"), st.permutations("abcdef"), st.integers(0, 6), st.integers(0, 6))
def test_every_item_is_told_once_as_come_gone_or_moved(
    first: list[str], second: list[str], cut: int, end: int
) -> None:
    old, new = first[cut:], second[:end]
    before = _agenda(*(_item(each, str(place)) for place, each in enumerate(old, 1)))
    after = _agenda(*(_item(each, str(place)) for place, each in enumerate(new, 1)))
    told = {kind: [c.item_id for c in compare(before, after) if c.kind is kind] for kind in Kind}
    assert sorted(told[Kind.ADDED]) == sorted(set(new) - set(old))
    assert sorted(told[Kind.REMOVED]) == sorted(set(old) - set(new))
    staying = [each for each in old if each in new and each not in told[Kind.MOVED]]
    assert staying == [each for each in new if each in old and each not in told[Kind.MOVED]]
