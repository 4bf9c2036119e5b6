"""What the List of Participants says."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cica_events.documents.content import MAY_BE_SHOWN, ChangeKind, ListOptions
from cica_events.documents.frozen import freeze, thaw
from cica_events.documents.list_changes import compare
from cica_events.documents.list_of_participants import build, capitals
from cica_events.documents.scripts import Script, printable, runs
from cica_events.domain.issues import IssueStage
from cica_events.domain.participants import Capacity
from cica_events.errors import StorageError
from tests.documents.lists import MEETING, names, rows, small


def test_those_who_declined_or_were_replaced_are_left_out() -> None:
    printed = names(person for _party, person in small().people())
    assert "Gone Away" not in printed
    assert "Given Up" not in printed
    assert len(printed) == 6
    assert small().cover.count == "6 participants"


def test_sections_and_parties_follow_the_rows() -> None:
    found = [(section.name, [party.heading for party in section.parties]) for section in small().sections]
    assert found == [
        ("Member States", ["Kazakhstan"]),
        ("Observer States", ["Jordan"]),
        ("Secretariat", [""]),
    ]


def test_capitals_are_a_choice_of_the_document_and_follow_the_persons_order() -> None:
    written = small(ListOptions(capitals=True))
    printed = names(person for _party, person in written.people())
    assert printed[0] == "Erlan ҚУАНЫШЕВ"
    assert printed[3:5] == ["Yousef AL-ALADAILEH", "ZHANG Ming"]
    assert names(person for _party, person in small().people())[4] == "Zhang Ming"
    assert capitals("ბერიძე") == "ბერიძე"


def test_what_heading_or_position_say_already_is_not_repeated() -> None:
    ambassador = next(person for party, person in small().people() if party.name == "Jordan")
    assert ambassador.function == ("Ambassador of Jordan",)
    assert ambassador.capacity == "Head of delegation"


def test_the_capacity_of_a_delegate_and_of_the_secretariat_goes_without_saying() -> None:
    people = {person.name: person.capacity for _party, person in small().people()}
    assert people["Zhang Ming"] == ""
    assert people["{{ title }} <b>Smith</b> & #strong[x]"] == ""


def test_contacts_and_second_script_are_printed_only_when_asked_for() -> None:
    plain = [person for _party, person in small().people()]
    full = [person for _party, person in small(ListOptions(show=MAY_BE_SHOWN)).people()]
    assert not any(person.contacts or person.native_name for person in plain)
    assert full[4].contacts == ("zhang@example.org", "+7 000")
    assert full[4].native_name == "张明"


def test_the_cover_names_the_version_and_the_day() -> None:
    cover = small(ListOptions(stage=IssueStage.REVISION), revision=2).cover
    assert (cover.stage, cover.as_of) == ("Revision 2", "as of 18 November 2024")
    assert cover.ordinal == "Thirty-first"
    assert small(ListOptions(stage=IssueStage.FINAL, symbol="X/1")).cover.symbol == "X/1"
    assert small().cover.symbol == "CICA/SOC/31/LOP"


def test_formal_names_replace_the_short_ones() -> None:
    written = small(formal_names={"kz": "Republic of Kazakhstan", "jo": ""})
    assert [party.heading for section in written.sections for party in section.parties] == [
        "Republic of Kazakhstan",
        "Jordan",
        "",
    ]


def test_a_frozen_list_is_read_again_as_it_was() -> None:
    written = small(ListOptions(show=MAY_BE_SHOWN))
    changed = replace(written, changes=tuple(compare(written, small(ListOptions(capitals=True)))))
    assert thaw(freeze(changed)) == changed


@pytest.mark.parametrize(
    "text", ["", "{}", "[]", '{"format": 2}', '{"format": 1, "sections": [1]}', "nonsense"]
)
def test_a_damaged_issue_is_told_in_words(text: str) -> None:
    with pytest.raises(StorageError, match="cannot be read"):
        thaw(text)


def changed(**values: object) -> list[tuple[ChangeKind, str, str]]:
    """Return what is told when the second of the list is otherwise."""
    before = rows()
    after = [row._replace(**values) if row.id == "p2" else row for row in before]
    found = compare(build(MEETING, before, ListOptions()), build(MEETING, after, ListOptions()))
    return [(change.kind, change.party, change.text) for change in found]


def test_changes_of_name_function_and_capacity_are_told() -> None:
    assert changed(family_name="Jones") == [
        (ChangeKind.NAME, "Kazakhstan", "was listed as Ms. {{ title }} <b>Smith</b> & #strong[x]")
    ]
    assert changed(position="Director", department="") == [
        (ChangeKind.FUNCTION, "Kazakhstan", "function now: Director")
    ]
    assert changed(capacity=Capacity.ADVISER) == [
        (ChangeKind.CAPACITY, "Kazakhstan", "now: Adviser, before: Delegate")
    ]
    assert changed() == []


def test_who_joined_and_who_left_are_told() -> None:
    before, after = small(), build(MEETING, rows()[1:], ListOptions())
    assert [(one.kind, one.name) for one in compare(before, after)] == [
        (ChangeKind.LEFT, "H.E. Mr. Erlan Қуанышев")
    ]
    [joined] = compare(after, before)
    assert joined.kind is ChangeKind.JOINED
    assert joined.text == "new on the list: Deputy Minister of Foreign Affairs, Ministry of Foreign Affairs"


def test_who_was_taken_out_and_put_in_again_is_known_by_the_person() -> None:
    again = [row._replace(id="new") if row.id == "p2" else row for row in rows()]
    assert compare(small(), build(MEETING, again, ListOptions())) == []


def test_only_the_one_who_moved_is_told_to_stand_elsewhere() -> None:
    first, second, third, *rest = rows()
    content = build(MEETING, [third, first, second, *rest], ListOptions())
    assert [(one.kind, one.name) for one in compare(small(), content)] == [
        (ChangeKind.ORDER, "Long " + "X" * 300)
    ]


def test_changes_do_not_depend_on_how_the_lists_are_printed() -> None:
    other = ListOptions(capitals=True, columns=2, show=frozenset(), stage=IssueStage.FINAL)
    assert compare(small(), small(other)) == []


@given(st.permutations(range(6)), st.sets(st.integers(0, 5)))
def test_a_list_with_the_changes_taken_back_has_none(order: list[int], gone: set[int]) -> None:
    people = [row for row in rows() if row.id not in ("p4", "p5")]
    mixed = [people[at] for at in order if at not in gone]
    before, after = build(MEETING, people, ListOptions()), build(MEETING, mixed, ListOptions())
    told = compare(before, after)
    assert sum(one.kind is ChangeKind.LEFT for one in told) == len(gone)
    assert not any(one.kind is ChangeKind.JOINED for one in told)
    assert compare(after, after) == []


@given(st.text())
def test_runs_hold_the_whole_text_in_its_order(text: str) -> None:
    assert "".join(piece for _script, piece in runs(text)) == text


def test_each_run_is_of_one_script() -> None:
    assert list(runs("Cho 조태익 (rép.), عمر الكواري, ว่า")) == [
        (Script.USUAL, "Cho "),
        (Script.KOREAN, "조태익 ("),
        (Script.USUAL, "rép.), "),
        (Script.ARABIC, "عمر الكواري"),
        (Script.USUAL, ", "),
        (Script.THAI, "ว่า"),
    ]


@pytest.mark.parametrize(
    ("text", "script"), [("张明", Script.CHINESE), ("山本さん", Script.JAPANESE), ("金씨", Script.KOREAN)]
)
def test_chinese_characters_belong_to_the_letters_beside_them(text: str, script: Script) -> None:
    assert list(runs(text)) == [(script, text)]


def test_nothing_steers_the_direction_of_what_stands_behind_it() -> None:
    assert printable(" A\x00B\ud800C\u202eD\n\tE\ufffe ") == "ABCD E"
