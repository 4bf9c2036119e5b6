"""How likely letters follow each other in the languages of lists, learned from the names of countries."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import pairwise
from math import log2
from typing import Final

_WORD: Final = re.compile(r"[^\W\d_]+")
_WEAK: Final = 0.02  # how often a pair counts that was never seen
_STRANGE_LETTER: Final = 14.0  # bits for a letter that no language here has
_ODD_CASE: Final = 5.0  # bits for a capital behind a small letter
_MIXED: Final = 20.0  # bits for letters of two scripts in one word
_SIGN: Final = 6.0  # bits for a dash or a quotation mark
_STRANGE_SIGN: Final = 16.0  # bits for a frame, a formula or nothing at all
_COMMON_HANZI: Final = 9.0  # bits; there are some hundreds that make up most of a text
_HANZI: Final = 12.0
_COMMON_HANGUL: Final = 8.0
_HANGUL: Final = 11.0
_RARE_HANZI: Final = 22.0
_SIGNS: Final = frozenset("«»„“”‘’‚–—…№§°·•©®™€£¥´`¿¡ªº\u00a0\u00ad、。，；：（）《》？！“”·％＆＋－／　")
_LANGUAGES: Final = {
    "Greek": (("el",),),
    "Hebrew": (("he",),),
    "Arabic": (("ar",), ("fa", "ur")),
    "Cyrillic": (("ru",), ("ru", "kk", "ky", "tg", "mn"), ("ru", "uk", "be")),
    "Latin": (
        ("de", "fr", "es", "it", "pt", "sv", "da", "en"),
        ("tr", "az", "en"),
        ("pl", "cs", "hu", "hr", "en"),
    ),
}
_PEOPLE: Final = {
    "ru": (
        "Фамилия Имя Отчество Должность Организация Страна Телефон Почта Министерство иностранных дел "
        "директор департамента советник начальник отдела заместитель секретарь атташе посол "
        "посольство республика Иванов Петров Сидоров Кузнецов Смирнов Попова Васильева Александр "
        "Сергей Дмитрий Андрей Алексей Михаил Елена Ольга Наталья Татьяна Ирина Иванович Сергеевич "
        "Александровна Петровна Юрьевич Николаевна Екатерина"
    ),
    "kk": (
        "Тегі Аты Әкесінің аты Лауазымы Ұйым Ел Қазақстан Республикасы министрлігі бөлім басшысы "
        "Нұрсұлтан Әлия Ғалым Қанат Жәнібек Өмірбек Үміт Гүлнұр Айгүл Мұхтар Серікқызы Болатұлы Сәуле "
        "Ержан Әбдірахманов Қасымов Оспанұлы Ахметқызы Жұмабаев Бауыржан Дәурен Әйгерім"
    ),
    "tr": (
        "Soyadı Adı Görevi Kurum Ülke Telefon Türkiye Dışişleri Bakanlığı müdürü başkanı müsteşarı "
        "danışman Yılmaz Öztürk Çelik Şahin Yıldız Yıldırım Aydın Özdemir Arslan Doğan Kılıç Aslan "
        "Çetin Koç Kurt Özkan Şimşek Ayşe Fatma Mehmet Mustafa İbrahim Hüseyin Gül Şule Çağla İsmail "
        "Ömer Gökhan Tuğba Büşra Işık Eğitim"
    ),
    "de": (
        "Müller Schröder Jürgen Günther Björn Käthe Größe Straße Köhler Schäfer Weiß Strauß "
        "Geschäftsführer Österreich Büro für Präsident Behörde Auswärtiges Amt Stellvertreter Möller "
        "Krämer Jäger"
    ),
    "fr": (
        "Prénom Société Téléphone François Hélène Zoé Gérard Noël Benoît Ministère des affaires "
        "étrangères Ambassadeur Conseillère Chargé d'affaires Président Secrétaire général Éric "
        "Thérèse Léa Anaïs Jérôme Côté Lefèvre Bérénice délégué Français"
    ),
    "es": ("José María García Hernández Gómez Muñoz Peña Núñez Fernández España"),
}

Model = dict[str, dict[str, float]]


def words_bits(words: Iterable[str]) -> float:
    """Return how many bits the words and signs take in the language that fits best; fewer is likelier."""
    totals: dict[tuple[str, int], float] = {}
    plain = 0.0
    for word in words:
        script = _script(word)
        if script in _LANGUAGES:
            plain += _case_bits(word)
            for number in range(len(_LANGUAGES[script])):
                bits = _word_bits(word.lower(), _model(script, number))
                totals[script, number] = totals.get((script, number), 0.0) + bits
        else:
            mixed = len(word) > 1 and any(map(str.isalpha, word)) and not _is_hanzi(word)
            plain += sum(map(_sign_bits, word)) + (_MIXED if mixed else 0.0)
    best: dict[str, float] = {}
    for (script, _number), bits in totals.items():
        best[script] = min(best.get(script, float("inf")), bits)
    return plain + sum(best.values())


def _script(word: str) -> str:
    """Return the one script of the letters of `word`, "" for several or for other signs."""
    found = {_script_of(letter) for letter in word}
    return found.pop() if len(found) == 1 else ""


def _is_hanzi(word: str) -> bool:
    """Return whether the word is written in Chinese or Korean signs."""
    return all("\u4e00" <= letter <= "\u9fff" or "\uac00" <= letter <= "\ud7a3" for letter in word)


@cache
def _script_of(letter: str) -> str:
    if not letter.isalpha() or letter in "ªº":
        return ""
    name = unicodedata.name(letter, "")
    return next((script for script in _LANGUAGES if name.startswith(script.upper())), "")


def _case_bits(word: str) -> float:
    if word.isupper() or word.islower() or word[1:].islower():
        return 0.0
    return _ODD_CASE * sum(a.islower() and b.isupper() for a, b in pairwise(word)) + (
        _ODD_CASE if word[:1].islower() else 0.0
    )


def _word_bits(word: str, model: Model) -> float:
    bits, before = 0.0, "^"
    for letter in f"{word}$":
        bits += model.get(before, {}).get(letter) or model[""].get(letter, _STRANGE_LETTER)
        before = letter
    return bits


@cache
def _sign_bits(sign: str) -> float:
    if sign.isascii():
        return 5.0
    if sign in _SIGNS:
        return _SIGN
    if "\uac00" <= sign <= "\ud7a3":
        return _COMMON_HANGUL if sign in _common_hangul() else _HANGUL
    if "\u4e00" <= sign <= "\u9fff":
        try:
            lead = sign.encode("gb2312")[0]
        except UnicodeEncodeError:
            return _RARE_HANZI
        return _COMMON_HANZI if sign in _common_hanzi() else _HANZI if lead < 0xD8 else _RARE_HANZI
    return _STRANGE_LETTER if sign.isalpha() else _STRANGE_SIGN


@cache
def _model(script: str, number: int) -> Model:
    """Return the bits of each letter behind another; under "" those of a letter behind any other."""
    pairs: dict[str, Counter[str]] = {}
    for word in _known_words(_LANGUAGES[script][number]):
        if _script(word) == script:
            before = "^"
            for letter in f"{word.lower()}$":
                pairs.setdefault(before, Counter())[letter] += 1
                before = letter
    single = sum(pairs.values(), Counter[str]())
    total = single.total()
    model: Model = {"": {letter: -log2(count / total * _WEAK) for letter, count in single.items()}}
    for before, letters in pairs.items():
        whole = letters.total()
        model[before] = {letter: -log2(count / whole) for letter, count in letters.items()}
    return model


@cache
def _common_hangul() -> frozenset[str]:
    return frozenset().union(*_known_words(("ko",)))


@cache
def _common_hanzi() -> frozenset[str]:
    names = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕"
    names += "明伟芳娜敏静丽强磊军洋勇艳杰"
    names += "姓名单位职务电话邮箱国家部长司处副主任外交代表团大使馆参赞秘书"
    return frozenset(names).union(*(_known_words(("zh",))))


@cache
def _known_words(languages: tuple[str, ...]) -> tuple[str, ...]:
    """Return the words of the languages that this machine's tables of names hold, and some of people."""
    return tuple(word for language in languages for text in _texts(language) for word in _WORD.findall(text))


def _texts(language: str) -> Iterator[str]:
    from babel import Locale

    locale = Locale.parse(language)
    yield from (name for code, name in locale.territories.items() if not code.isdigit())
    yield from locale.languages.values()
    yield from locale.months["format"]["wide"].values()
    yield from locale.days["format"]["wide"].values()
    for _again in range(8):  # they weigh as much as the names of the countries
        yield _PEOPLE.get(language, "")
