"""The words of the documents: supplied, and an office's own."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from cica_events.documents.house_words import house_words
from cica_events.documents.typography import well_set
from cica_events.domain.agenda import ItemKind
from cica_events.domain.sittings import SittingKind
from cica_events.domain.speakers import SpeakerRole
from cica_events.errors import InputError
from tests.documents.lists import SUPPLIED


def own(folder: Path, text: str, name: str = "words.en.toml") -> Path:
    """Put words of one's own into a folder."""
    (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_both_languages_have_the_same_words() -> None:
    english, russian = (
        tomllib.loads((SUPPLIED / f"words.{each}.toml").read_text("utf-8")) for each in ("en", "ru")
    )
    for table, words in english.items():
        assert set(words) == set(russian[table])


@pytest.mark.parametrize("language", ["en", "ru"])
def test_every_kind_and_role_has_a_name(language: str) -> None:
    words = house_words(language, "BC", None)
    for table, choices in (("kinds", SittingKind), ("roles", SpeakerRole), ("item_kinds", ItemKind)):
        assert all(words.name_of(table, each.value) for each in choices)
    for each in SpeakerRole:
        assert words.formula(each.value, speaker="X", name="X", party="Y", topic="Z")


def test_the_supplied_words_would_pass_as_those_of_an_office(tmp_path: Path) -> None:
    for language in ("en", "ru"):
        text = (SUPPLIED / f"words.{language}.toml").read_text("utf-8")
        own(tmp_path, text, f"words.{language}.toml")
        assert house_words(language, "BC", tmp_path) == house_words(language, "BC", None)


def test_an_office_says_only_what_is_otherwise(tmp_path: Path) -> None:
    own(tmp_path, '[formulas]\nopening = ["Welcome to the {meeting}."]\n')
    words = house_words("en", "BC", tmp_path)
    assert words.formula("opening", meeting="Council") == ("Welcome to the Council.",)
    assert words.word("programme") == "Programme"


def test_a_body_has_words_of_its_own(tmp_path: Path) -> None:
    own(tmp_path, '[bodies.YC.formulas]\nopening = ["Dear friends,"]\n[bodies.YC.words]\nagenda = "Plan"\n')
    assert house_words("en", "YC", tmp_path).formula("opening") == ("Dear friends,",)
    assert house_words("en", "YC", tmp_path).word("agenda") == "Plan"
    assert house_words("en", "BC", tmp_path).word("agenda") == "Agenda"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[words\n", "cannot be used"),
        ("[word]\n", "“word” is not known there"),
        ('[words]\nagend = "x"', "“words.agend” is not known there"),
        ("[words]\nagenda = 5", "“words.agenda” must be a text"),
        ('[formulas]\nopening = "x"', "“formulas.opening” must be a list of texts"),
        ('[formulas]\nopening = ["{title}"]', "“formulas.opening” holds {title}, which is no placeholder"),
        ('[formulas]\nopening = ["{meeting.__class__}"]', "holds a brace"),
        ('[formulas]\nopening = ["{meeting!r}"]', "holds a brace"),
        ('[words]\nminutes = "{minutes} min"', "“words.minutes” holds {minutes}"),
        ('[words]\nweekdays = ["Mon"]', "a list of seven texts"),
        ('[bodies]\nBC = "x"', "“bodies.BC” must be a table"),
        ('[bodies.BC.formula]\nopening = ["x"]', "“bodies.BC.formula” is not known there"),
    ],
)
def test_words_that_cannot_be_used_are_refused_by_key(text: str, words: str, tmp_path: Path) -> None:
    with pytest.raises(InputError) as refused:
        house_words("en", "BC", own(tmp_path, text))
    assert words in str(refused.value)
    assert str(tmp_path / "words.en.toml") in str(refused.value)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "ru",
            "Доклад о работе в 2023 г. и план на 2024 год",
            "Доклад о~работе в~2023~г. и~план на~2024~год",
        ),
        ("ru", 'Форум "Мир"', "Форум «Мир»"),
        ("ru", "И. Иванов – глава", "И.~Иванов~– глава"),
        ("ru", "12 декабря 2023 г.", "12~декабря~2023~г."),
        ("en", "Astana, 13 November 2023", "Astana, 13~November~2023"),
        ("ru", "по итогам", "по~итогам"),
        ("ru", "из-за дождя", "из-за~дождя"),
        ("en", 'The "Peace" forum, 12 May, 5 min', "The “Peace” forum, 12~May, 5~min"),
        ("ru", "в г. Астане", "в~г.~Астане"),
        ("en", "H.E. Mr. Smith", "H.E.~Mr.~Smith"),
        ("en", "Mrs. O'Hara – chair", "Mrs.~O'Hara~– chair"),
    ],
)
def test_what_belongs_together_stays_in_one_line(language: str, text: str, expected: str) -> None:
    assert well_set(text, language) == expected.replace("~", "\u00a0")
