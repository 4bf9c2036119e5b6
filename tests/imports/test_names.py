"""Dividing whole names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cica_events.imports.values.names import Orders, split_name, usual_orders
from cica_events.imports.values.people_in_row import names_in, parts_in
from cica_events.imports.words.leading_titles import is_courtesy

SURE = [
    ("H.E. Ambassador ZHANG Xiao", "H.E. Ambassador", "Xiao", "ZHANG", True),
    ("Mr. Kairat SARYBAY", "Mr.", "Kairat", "SARYBAY", False),
    ("HE Xiao", "", "Xiao", "HE", True),
    ("HE ZHANG Xiao", "HE", "Xiao", "ZHANG", True),
    ("Mr. Abdullah bin ZAYED AL NAHYAN", "Mr.", "Abdullah", "bin ZAYED AL NAHYAN", False),
    ("Ronald McDONALD", "", "Ronald", "McDONALD", False),
    ("Zhang, Xiao", "", "Xiao", "Zhang", True),
    ("ZHANG Xiao (Ms.)", "Ms.", "Xiao", "ZHANG", True),
    ("Иванов Иван Иванович", "", "Иван Иванович", "Иванов", True),
    ("Г-н Иван Иванович Иванов", "Г-н", "Иван Иванович", "Иванов", False),
    ("Алиев Ильхам Гейдар оглы", "", "Ильхам Гейдар оглы", "Алиев", True),
    ("Иванов И.И.", "", "И.И.", "Иванов", True),
    ("Его Превосходительство господин Иванов Иван Иванович", "Его Превосходительство господин",
     "Иван Иванович", "Иванов", True),
    ("Suharto", "", "", "Suharto", False),
    ("Lieutenant General (Retd) Dr. Muhammad Ali KHAN", "Lieutenant General (Retd) Dr.", "Muhammad Ali",
     "KHAN", False),
    ("Gen. Ali KHAN (Retd)", "Gen. (Retd)", "Ali", "KHAN", False),
    ("Shri S. JAISHANKAR", "Shri", "S.", "JAISHANKAR", False),
    ("H.H. Sheikh Khalid AL THANI", "H.H. Sheikh", "Khalid", "AL THANI", False),
    ("Tan Sri Dr. LIM Wei", "Tan Sri Dr.", "Wei", "LIM", True),
    ("Dato' Sri Anwar IBRAHIM", "Dato' Sri", "Anwar", "IBRAHIM", False),
    ("Princess Reema AL SAUD", "Princess", "Reema", "AL SAUD", False),
    ("SHEIKH Ahmed Ali", "", "Ahmed Ali", "SHEIKH", True),
    ("Ahmed SHEIKH", "", "Ahmed", "SHEIKH", False),
    ("TAN Sri", "", "Sri", "TAN", True),
    ("Zhang, Dr. Xiao", "Dr.", "Xiao", "Zhang", True),
    ("Al Nahyan, H.H. Sheikh Abdullah", "H.H. Sheikh", "Abdullah", "Al Nahyan", True),
    ("ZHANG Xiao, Dr.", "Dr.", "Xiao", "ZHANG", True),
    ("KENNEDY Jr., John", "", "John", "KENNEDY Jr.", True),
]  # fmt: skip


@pytest.mark.parametrize(("text", "honorific", "given_name", "family_name", "family_first"), SURE)
def test_marks_in_a_name_tell_its_parts(
    text: str, honorific: str, given_name: str, family_name: str, family_first: bool
) -> None:
    name = split_name(text)
    assert (name.honorific, name.given_name, name.family_name) == (honorific, given_name, family_name)
    assert (name.family_first, name.sure) == (family_first, True)


@pytest.mark.parametrize(
    ("text", "given_name", "family_name", "post"),
    [
        ("YAMADA Taro, Ambassador Extraordinary and Plenipotentiary", "Taro", "YAMADA",
         "Ambassador Extraordinary and Plenipotentiary"),
        ("YAMADA Taro, Governor", "Taro", "YAMADA", "Governor"),
        ("Taro Yamada, Deputy Minister", "Taro", "Yamada", "Deputy Minister"),
        ("Иванова И.И., советник", "И.И.", "Иванова", "советник"),
    ],
)  # fmt: skip
def test_what_stands_behind_a_whole_name_is_no_given_name(
    text: str, given_name: str, family_name: str, post: str
) -> None:
    name = split_name(text)
    assert (name.given_name, name.family_name, name.post) == (given_name, family_name, post)


@pytest.mark.parametrize("text", ["H.E. Mr.", "Dr", "Tan Sri", "Г-н"])
def test_a_title_alone_is_no_name(text: str) -> None:
    name = split_name(text)
    assert (name.honorific, name.given_name, name.family_name) == (text, "", "")


@pytest.mark.parametrize("text", ["Sheikh Hasina", "Dato LASHKHI"])
def test_a_title_that_may_be_a_given_name_is_a_guess(text: str) -> None:
    name = split_name(text)
    assert (f"{name.given_name} {name.family_name}", name.sure) == (text, False)


def test_without_marks_the_heading_decides_and_without_a_heading_it_is_a_guess() -> None:
    assert split_name("Ким Ли", Orders(heading=True)).family_name == "Ким"
    assert split_name("Ким Ли", Orders(heading=True)).sure
    guessed = split_name("Jane van der Berg")
    assert (guessed.given_name, guessed.family_name, guessed.sure) == ("Jane", "van der Berg", False)


@given(st.text(alphabet="abcdeABCDE яЯжЖ.'-", max_size=40))
def test_dividing_loses_and_changes_no_letter(text: str) -> None:
    name = split_name(text)
    words = f"{name.honorific} {name.given_name} {name.family_name}".split()
    assert sorted("".join(words)) == sorted("".join(text.split()))


def test_courtesy_titles_are_known() -> None:
    assert all(map(is_courtesy, ("Mr.", "H.E. Ambassador", "Г-жа", "Dr")))
    assert not any(map(is_courtesy, ("Director", "", "Mr. Ivanov")))


@pytest.mark.parametrize(
    "text",
    [
        *("Ivanov Ivan; Petrov Petr", "Иванов Иван\nПетров Пётр", "ZHANG Xiao, LI Wei"),
        *("Ivan Ivanov and Petr Petrov", "Иванов Иван Иванович, Петров Пётр Петрович"),
        "ZHANG Xiao, Director; LI Wei, Adviser",
    ],
)
def test_two_people_in_one_cell_are_noticed(text: str) -> None:
    assert len(names_in(text)) == 2


@pytest.mark.parametrize(
    "text",
    [
        "Иванов\nИван Иванович",
        "YAMADA Taro, Minister for Trade and Foreign Affairs",
        "YAMADA Taro, Minister / Deputy Head",
        "Dos Santos, Maria Clara",
        "ZHANG, Xiao",
        "Bin Zayed, Abdullah",
    ],
)
def test_one_person_stays_one(text: str) -> None:
    assert names_in(text) == [text]


def test_two_people_over_two_cells_are_noticed() -> None:
    assert parts_in("Ivanov; Petrov", "Ivan; Petr") == 2
    assert parts_in("Ivanov and Petrov", "Ivan & Petr") == 2
    assert parts_in("Иванов и Петров", "Иван и Пётр") == 2
    assert parts_in("Ivanov and Sons", "Ivan") == 1
    assert parts_in("Ivanov", "Ivan; Jr") == 1


def test_a_list_that_puts_the_family_name_first_does_so_for_names_that_do_not_tell() -> None:
    names = ("Иванов Иван Иванович", "Петров П.П.", "ОСПАНОВА Айгуль", "Ахмет Ер", "Jane Doe")
    usual = usual_orders(names)
    assert usual == {True: True}
    assert split_name("Ахмет Ер", Orders(usual=usual.get(True))).family_name == "Ахмет"
    assert split_name("Ер Ахметов", Orders(usual=usual.get(True))).family_name == "Ахметов"
    assert usual_orders(("Ivan IVANOV", "PETROV Petr", "SIDOROV Oleg", "Jane DOE")) == {}
