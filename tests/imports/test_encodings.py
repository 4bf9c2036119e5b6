"""Telling the encoding of a list by evidence: long lists and short ones, in the languages that are sent."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Final

import pytest

from cica_events.errors import InputError
from cica_events.imports.formats.letters import decode
from cica_events.imports.readers.reading import read_grid
from cica_events.imports.sources.source import Source

Words = tuple[tuple[str, ...], ...]

LISTS: Final[dict[str, Words]] = {
    "Russian": (
        ("Фамилия", "Имя", "Страна", "Должность"),
        ("Захаров", "Щербакова", "Юсупов", "Ёлкин", "Хабибуллин", "Цой", "Жданова", "Эргашев", "Быков"),
        ("Игорь", "Юлия", "Шухрат", "Эльвира", "Фёдор", "Ян", "Галина"),
        ("Казахстан", "Россия", "Узбекистан", "Таджикистан"),
        ("Ведущий специалист", "Третий секретарь", "Эксперт", "Заведующий кафедрой"),
    ),
    "Kazakh": (
        ("Тегі", "Аты", "Елі", "Лауазымы"),
        ("Төлегенов", "Қожахметова", "Әшімов", "Үсенов", "Ғабдуллин", "Сағынтаев"),
        ("Нұрлан", "Ақмарал", "Жәмила", "Өтеген", "Ыбырай"),
        ("Қазақстан", "Өзбекстан", "Түркия"),
        ("Бас маман", "Бөлім меңгерушісі", "Сарапшы", "Төраға"),
    ),
    "Turkish": (
        ("Soyadı", "Adı", "Ülke", "Görev"),
        ("Güneş", "Bozdağ", "Kaya", "Erdoğdu", "Işıklar", "Uçar"),
        ("Zeynep", "Çiğdem", "Oğuzhan", "Şebnem", "Ufuk"),
        ("Türkiye", "Azerbaycan", "İran"),
        ("Şube müdürü", "Uzman yardımcısı", "Büyükelçi"),
    ),
    "German": (
        ("Nachname", "Vorname", "Land", "Stellung"),
        ("Grün", "Böhm", "Hütter", "Meißner", "Lang"),
        ("Jörg", "Ännchen", "Ute", "Rüdiger"),
        ("Österreich", "Deutschland", "Südafrika"),
        ("Geschäftsführerin", "Präsident", "Referent"),
    ),
    "French": (
        ("Nom", "Prénom", "Pays", "Fonction"),
        ("Lemaître", "Dupré", "Martin", "Chénier"),
        ("Rémi", "Joëlle", "Luc", "Agnès", "Françoise"),
        ("Algérie", "Égypte", "Suisse"),
        ("Chargé de mission", "Délégué", "Expert"),
    ),
    "Korean": (
        ("성", "이름", "국가", "직위"),
        ("김", "박", "이", "최"),
        ("민준", "서연", "지훈", "유진"),
        ("대한민국", "몽골", "태국"),
        ("과장", "서기관", "참사관", "대사"),
    ),
    "Arabic": (
        ("الاسم", "اللقب", "الدولة", "الوظيفة"),
        ("الخطيب", "العلي", "حسن", "السعيد"),
        ("محمد", "فاطمة", "أحمد", "خالد"),
        ("الأردن", "قطر", "مصر", "فلسطين"),
        ("سفير", "مستشار", "خبير"),
    ),
    "Chinese": (
        ("姓", "名", "国家", "职务"),
        ("欧阳", "蔡", "潘", "田", "姜", "范", "邹"),
        ("晓东", "国庆", "婷婷", "志远", "雪梅"),
        ("中国", "蒙古", "泰国"),
        ("处长", "一等秘书", "高级顾问", "翻译"),
    ),
}
ENCODINGS: Final = {
    "Russian": ("cp1251", "koi8-r", "cp866", "mac-cyrillic", "iso8859-5"),
    "Kazakh": ("kz1048", "ptcp154"),
    "Turkish": ("cp1254",),
    "German": ("cp1252", "mac-roman"),
    "French": ("cp1252", "mac-roman"),
    "Korean": ("cp949",),
    "Arabic": ("cp1256",),
    "Chinese": ("gb18030",),
}
UNICODE: Final = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32")
CASES: Final = [(language, each) for language, known in ENCODINGS.items() for each in (*known, *UNICODE)]


def made_up_list(words: Words, rows: int, seed: int) -> str:
    source = random.Random(seed)
    people = (";".join(source.choice(column) for column in words[1:]) for _row in range(rows))
    return "\n".join((";".join(words[0]), *people)) + "\n"


@pytest.mark.parametrize(("language", "encoding"), CASES)
@pytest.mark.parametrize("rows", [2, 5, 500])
def test_the_letters_of_a_list_are_made_out_without_being_told(
    language: str, encoding: str, rows: int
) -> None:
    for seed in range(4):
        text = made_up_list(LISTS[language], rows, seed)
        assert decode(text.encode(encoding)).text == text


def test_what_was_chosen_is_obeyed_and_what_was_found_is_told(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes("Имя;Страна\nИван;Россия\n".encode("cp1251"))
    found, chosen = read_grid(path), read_grid(Source(path, encoding="koi8-r"))
    assert (found.encoding, found.guessed, found.separator) == ("cp1251", True, ";")
    assert "read as Windows-1251" in found.notices[0]
    assert found.rows[1].cells == ("Иван", "Россия")
    assert (chosen.encoding, chosen.guessed) == ("koi8-r", False)
    assert chosen.rows[1].cells == ("хБЮМ", "пНЯЯХЪ")
    assert read_grid(Source(path, separator=",")).rows[1].cells == ("Иван;Россия",)


@pytest.mark.parametrize("name", ["no-such-code", "base64", "rot13", ""])
def test_an_encoding_that_nobody_knows_is_told(tmp_path: Path, name: str) -> None:
    path = tmp_path / "list.csv"
    path.write_text("Name,Country\nAnn,KZ\n")
    if not name:
        assert read_grid(Source(path, encoding=name)).encoding == "utf-8"
        return
    with pytest.raises(InputError, match=f"no encoding called “{name}”"):
        read_grid(Source(path, encoding=name))


def test_a_separator_of_several_signs_is_told(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("Name,Country\nAnn,KZ\n")
    with pytest.raises(InputError, match="one single sign"):
        read_grid(Source(path, separator="::"))


def test_bytes_that_are_no_letters_are_kept_in_their_place_and_told_with_their_row(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    lines = [f"Юлия {number};Казахстан" for number in range(30)]
    path.write_bytes(b"\n".join((*(line.encode() for line in lines), b"An\xffn;KZ")))
    grid = read_grid(path)
    assert grid.rows[30].cells == ("An\ufffdn", "KZ")
    assert grid.encoding == "utf-8"
    assert any("row 31" in notice for notice in grid.notices)


def test_a_zero_byte_makes_no_other_encoding_of_a_list(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes(b"a,b,c\n\x00,2,3\n")
    assert [row.cells for row in read_grid(path).rows] == [("a", "b", "c"), ("\0", "2", "3")]


@pytest.mark.parametrize("quote", ['"', "'"])
def test_cells_in_quotation_marks_or_apostrophes_are_one_cell_each(tmp_path: Path, quote: str) -> None:
    path = tmp_path / "list.csv"
    rows = [("Name", "Post"), ("O;Neill", "Head; Asia"), ("Kim", "Guide"), ("Li", "Chief\nof staff")]
    path.write_text("\n".join(";".join(f"{quote}{cell}{quote}" for cell in row) for row in rows))
    grid = read_grid(path)
    assert [row.cells for row in grid.rows] == rows
    assert grid.quote == quote
    assert read_grid(Source(path, quote="")).rows[1].cells[0] == f"{quote}O"


def test_an_apostrophe_in_a_name_is_no_quotation_mark(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("Name,Post\nO'Neill,Head\n'Utoikamanu,Minister\nD'Arc,Saint\n")
    assert [row.cells[0] for row in read_grid(path).rows] == ["Name", "O'Neill", "'Utoikamanu", "D'Arc"]
