"""Two records of one person are told from two people: by the spelling of names and by what else is known."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cica_events.domain.dates import VagueDate
from cica_events.domain.likeness import PROPOSED, Individual, gender_of, likeness, phone_key
from cica_events.domain.likeness_index import LikenessIndex
from cica_events.domain.names import Gender
from cica_events.domain.person_names import person_name

Name = tuple[str, str] | tuple[str, str, str]

ONE_PERSON: list[tuple[Name, Name, str]] = [
    # as the digest itself spells them
    (("Adel", "Aladaileh"), ("Adel", "Adaileh"), "The family name is spelt differently"),
    (("Adel", "Adaleh"), ("Adel", "Adaileh"), "The family name is spelt differently"),
    (("Adel", "Aladaileh"), ("Adel", "Adaleh"), "The family name is spelt differently"),
    (("Doulat", "Kuanyshev"), ("Doulat", "Kuanyshiev"), "The family name is spelt differently"),
    (("Doulat", "Kuanyshev"), ("Дәулет", "Қуанышев"), "Same name in another script"),
    (("Doulat", "Kuanyshiev"), ("Даулет", "Қуанышев"), "Same name in another script"),
    (("H.E. Amb Doulat", "Kuanyshiev"), ("Doulat", "Kuanyshev"), "The family name is spelt differently"),
    (("Ming", "Zhang"), ("ZHANG", "Ming"), "Same name in another order"),
    (("Ming", "Zhang"), ("", "Zhang Ming"), "Same name in another order"),
    (("Tae-ick", "Cho"), ("Cho", "Tae Ick"), "Same name in another order"),
    (("Tae-ick", "Cho"), ("Taeick", "CHO"), "Same name, parted into words differently"),
    (("Kim Hourn", "Kao"), ("Kimhourn", "Kao"), "Same name, parted into words differently"),
    (("Montaser", "Abu Zeid"), ("Montaser", "Abuzeid"), "Same name, parted into words differently"),
    (("Irena", "Krasnická"), ("Irena", "Krasnicka"), "Same name"),
    # as lists spell them
    (("Xiao", "Zhang"), ("H.E. Ambassador Xiao", "ZHANG"), "Same name"),
    (("Ming", "Zhang"), ("Мин", "Чжан"), "Same name in another script"),
    (("Ming", "Zhang", "张明"), ("", "张明"), "Same name"),
    (("Yerlan", "Nyssanbayev"), ("Ерлан", "Нысанбаев"), "Same name in another script"),
    (("Murat", "Nurtleu"), ("Мұрат", "Нұртілеу"), "Same name in another script"),
    (("Dmitry", "Myasnikov"), ("Dmitriy", "Miasnikov"), "The name is spelt differently"),
    (("Mohammed bin Salman", "Al Zahrani"), ("Muhammad Salman", "Alzahrani"), "spelt differently"),
    (("Gülşen", "Kapucu"), ("Gulsen", "KAPUCU"), "Same name"),
    (("Mikhail Sergeevich", "Rakhmetullin"), ("Михаил", "Рахметуллин"), "Same name in another script"),
    (("أحمد", "المنصوري"), ("Ahmed", "Al Mansoori"), "Same name in another script"),
    (("", "أحمد المنصوري"), ("Ahmed", "Almansouri"), "Same name in another script"),
    (("محمد", "القحطاني"), ("Mohammed", "Al-Qahtani"), "Same name in another script"),
    (("يُوسُف", "الحمّادي"), ("Yousef", "Al Hammadi"), "Same name in another script"),
    (("สมชาย", "ใจดี"), ("Somchai", "Jaidee"), "Same name in another script"),
    (("", "조태익"), ("Taeick", "Jo"), "Same name in another script"),
    (("", "조태익"), ("Tae-ick", "Cho"), "Same name in another script"),
    (("Taeick", "Jo"), ("Tae-ick", "Cho"), "The family name is spelt differently"),
    (("Chang-min", "Yi"), ("Changmin", "Lee"), "The family name is spelt differently"),
    (("Changmin", "Rhee"), ("", "이창민"), "Same name in another script"),
    (("Junghee", "Pak"), ("", "박정희"), "Same name in another script"),
    (("Ji-won", "Choe"), ("Jiwon", "Choi"), "The family name is spelt differently"),
    (("Jan", "van der Berg"), ("Jan", "Vanderberg"), "The family name is spelt differently"),
    (("María", "de la Cruz"), ("Maria", "Delacruz"), "The family name is spelt differently"),
]

TWO_PEOPLE: list[tuple[Name, Name]] = [
    (("Xiao", "Zhang"), ("Ming", "Zhang")),
    (("Ming", "Zhang"), ("Meng", "Zhang")),
    (("Wei", "Wang"), ("Lei", "Wang")),
    (("Min-su", "Kim"), ("Min-ji", "Kim")),
    (("Marat", "Omarov"), ("Murat", "Omarov")),
    (("Ivan", "Petrov"), ("Ivan", "Pavlov")),
    (("Aleksandr", "Ivanov"), ("Aleksandra", "Ivanova")),
    (("Ivan Petrovich", "Ivanov"), ("Ivan Sergeevich", "Ivanov")),
    (("Ali Khan", "Hassan"), ("Ali Amir", "Hassan")),
    (("I.", "Petrov"), ("Ivan", "Petrov")),
    (("", "Kim"), ("Min-su", "Kim")),
    (("أحمد", "المنصوري"), ("Ali", "Al Mansoori")),
    (("Jan", "van der Berg"), ("Jan", "Vandermeer")),
    (("Vanessa", "Li"), ("Essa", "Li")),
    (("Min-su", "Yi"), ("Min-ji", "Lee")),
    (("", ""), ("", "")),
]


def record(name: Name, **known: object) -> Individual:
    return Individual(person_name(*name), **known)  # type: ignore[arg-type]


def proposed(one: Individual, other: Individual) -> bool:
    """Return whether a directory of these two proposes them, in whichever order it came to know them."""
    answers = set()
    for first, second in ((one, other), (other, one)):
        index = LikenessIndex()
        index.put("1", first)
        index.put("2", second)
        answers.add(bool(index.pairs(PROPOSED)))
    assert len(answers) == 1
    return answers.pop()


@pytest.mark.parametrize(("one", "other", "reason"), ONE_PERSON)
def test_one_person_under_two_spellings_is_proposed_with_the_reason(
    one: Name, other: Name, reason: str
) -> None:
    assert proposed(record(one), record(other))
    assert reason in likeness(record(one), record(other)).reason


@pytest.mark.parametrize(("one", "other"), TWO_PEOPLE)
def test_two_people_of_like_names_stay_two(one: Name, other: Name) -> None:
    assert not proposed(record(one, home="KZ"), record(other, home="KZ"))


def test_a_common_name_in_two_states_is_borne_by_two() -> None:
    of_a, of_b = (record(("John", "Smith"), home=state, home_is_state=True) for state in "AB")
    assert not proposed(of_a, of_b)
    assert proposed(of_a, replace(of_b, home="A"))
    born = VagueDate.parse("1970-01-02")
    assert not proposed(replace(of_a, birth_date=born), replace(of_b, birth_date=born))
    mail = {"email": "john.smith@example.org"}
    assert proposed(replace(of_a, **mail), replace(of_b, **mail))


def test_a_rare_name_may_stand_for_a_state_here_and_for_an_organization_there() -> None:
    one = record(("Armida", "Alisjahbana"), home="ID", home_is_state=True)
    assert proposed(one, record(("Armida", "Alisjahbana"), home="ESCAP"))


@pytest.mark.parametrize(
    ("of_one", "of_other"),
    [
        ({"birth_date": VagueDate.parse("1970-01-02")}, {"birth_date": VagueDate.parse("1985-01-02")}),
        ({"gender": Gender.MALE}, {"gender": Gender.FEMALE}),
        (
            {"email": "a@example.org", "position": "Counsellor", "organization": "Embassy"},
            {"email": "b@example.org", "position": "Third Secretary", "organization": "National Bank"},
        ),
    ],
)
def test_one_name_with_other_circumstances_is_borne_by_two(
    of_one: dict[str, object], of_other: dict[str, object]
) -> None:
    name = ("Wei", "Wang")
    assert proposed(record(name, home="CN"), record(name, home="CN"))
    assert not proposed(record(name, home="CN", **of_one), record(name, home="CN", **of_other))


def test_what_is_known_vaguely_contradicts_nothing() -> None:
    name = ("Kairat", "Sarybay")
    year, day = VagueDate.parse("1966"), VagueDate.parse("1966-04-12")
    assert proposed(record(name, birth_date=year), record(name, birth_date=day))


def test_one_passport_is_one_person_whatever_the_name() -> None:
    one, other = (record(name, passport="n1234567") for name in (("Ming", "Zhang"), ("John", "Smith")))
    assert proposed(one, other)
    assert likeness(one, other).reason.endswith("Same passport number")


def test_an_address_that_an_office_shares_makes_no_two_people_one() -> None:
    mail = {"email": "embassy@example.org"}
    assert not proposed(record(("Ming", "Zhang"), **mail), record(("John", "Smith"), **mail))
    assert proposed(record(("John", "Smyth"), **mail), record(("John Adam", "Smith"), **mail))


def test_only_a_family_name_is_enough_where_it_is_rare_and_the_state_is_the_same() -> None:
    assert proposed(record(("", "Adaileh"), home="JO"), record(("Adel", "Adaileh"), home="JO"))
    assert not proposed(record(("", "Adaileh")), record(("Adel", "Adaileh")))


def test_a_name_that_many_of_the_directory_bear_proves_less() -> None:
    index = LikenessIndex()
    for number in range(40):
        index.put(f"{number}", record((f"Given{chr(97 + number % 26)}{number}", "Zurbaganov")))
        index.put(f"x{number}", record(("Wolfram", f"Family{chr(97 + number % 26)}{number}")))
    draft = record(("Wolfram", "Zurbaganov"), home="KZ")
    index.put("same", record(("Wolfram", "Zurbaganov"), home="SCO"))
    (found,) = [verdict for key, verdict in index.similar(draft, 0) if key == "same"]
    assert found.score < PROPOSED < likeness(draft, record(("Wolfram", "Zurbaganov"), home="SCO")).score


def test_a_person_who_was_dropped_or_changed_is_no_longer_found() -> None:
    index = LikenessIndex()
    index.put("1", record(("Doulat", "Kuanyshev")))
    draft = record(("Doulat", "Kuanyshiev"))
    assert [key for key, _verdict in index.similar(draft, PROPOSED)] == ["1"]
    index.put("1", record(("Adel", "Adaileh")))
    assert index.similar(draft, PROPOSED) == []
    index.drop("1")
    assert index.similar(record(("Adel", "Adaileh")), PROPOSED) == []
    assert len(index) == 0


@example(["", "ABA", "A", "", "A", "ABA"])
@given(st.lists(st.text(max_size=30), min_size=6, max_size=6))
def test_any_text_can_be_compared_and_the_order_of_the_two_does_not_matter(texts: list[str]) -> None:
    one, other = record((texts[0], texts[1], texts[2])), record((texts[3], texts[4], texts[5]))
    assert likeness(one, other) == likeness(other, one)
    assert 0 <= likeness(one, one).score <= 100


def test_phones_are_compared_without_the_ways_to_write_them() -> None:
    assert phone_key("+7 (701) 123-45-67") == phone_key("8 701 123 45 67") != phone_key("8 701 123 45 68")
    assert phone_key("12") == ""


def test_the_courtesy_title_tells_the_gender_where_nothing_else_does() -> None:
    assert gender_of(None, "Mrs.") is Gender.FEMALE
    assert gender_of(Gender.MALE, "Ms.") is Gender.MALE
    assert gender_of(None, "") is None
