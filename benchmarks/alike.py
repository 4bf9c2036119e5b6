"""Made-up pairs of people: two with common names who are two, and one written down in two ways.

The rule of the distinct pairs: both bear common names of one custom, and one of these holds, in turn:
another given name; another family name; the nearest other given name; one name but of two States; one name
but another date of birth; one name but another e-mail address, organization and position; another
patronymic; brother and sister. The rule of the variants: the same person of the same State, with one or two
of: another transliteration, the other script, the names in another order, titles among them, capitals, a
particle, hyphen or accent dropped, one letter wrong in a word of five letters or more. The second record
has the same e-mail address, or none, or (one in five) another, and its position is worded as in the first,
or missing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from random import Random
from typing import Any

from rapidfuzz.distance import OSA

Values = dict[str, Any]
Pair = tuple[Values, Values]
"""Two records by field key; the party is a number, to be replaced by the id of a State."""

_CYRILLIC = {
    "passport": "a b v g d e e zh z i i k l m n o p r s t u f kh ts ch sh shch ie y  e iu ia",
    "office": "a b v g d e yo zh z i y k l m n o p r s t u f kh ts ch sh shch  y  e yu ya",
    "scholar": "a b v g d e e j z i j k l m n o p r s t u f h c ch sh sch  y  e ju ja",
}
_LETTERS = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"
_RUSSIAN = (
    "Иванов Смирнов Кузнецов Попов Васильев Петров Соколов Михайлов Новиков Фёдоров Морозов Волков Алексеев "
    "Лебедев Семёнов Егоров Павлов Козлов Степанов Николаев Орлов Андреев Макаров Никитин Захаров",
    "Александр Дмитрий Максим Сергей Андрей Алексей Артём Илья Кирилл Михаил Никита Матвей Роман Егор "
    "Арсений Иван Денис Евгений Даниил Тимофей Владислав Игорь Владимир Павел Руслан Марк Константин Тимур "
    "Олег",
)
_KAZAKH = (
    "Ахметов Оспанов Искаков Омаров Жумабаев Сулейменов Ибраев Нурланов Касымов Байжанов Тулегенов Ермеков "
    "Кенжебаев Абишев Мусабеков Сарсенов Жаксыбеков Турсунбаев Алдабергенов Шаймерденов Рахметуллин",
    "Кайрат Нурлан Ерлан Ержан Аскар Даулет Болат Берик Марат Мурат Тимур Арман Азамат Бауржан Данияр "
    "Жанибек Серик Канат Талгат Рустам Айдар Алибек Жомарт Касымжан Нурсултан Асель Динара Гульнара Жанна",
)
_ARABIC = (
    "Zahrani/Zahrany Qahtani/Kahtani/Qahtany Ghamdi/Gamdi Shehri/Shahri Otaibi/Otaiby Harbi/Harby "
    "Mutairi/Mutairy Dosari/Dossari/Dosary Subaie/Subaiee Rashidi/Rasheedi Maktoum/Maktum Mansoori/Mansuri "
    "Adaileh/Adaleh Nuaimi/Nuaimy Khalidi/Khaldi Tamimi/Tamimy Hashimi/Hashemi Jaberi/Jabri Suwaidi/Swaidi",
    "Mohammed/Muhammad/Mohamed Ahmed/Ahmad Abdullah/Abdulla Khalid/Khaled Omar/Umar Yousef/Yusuf "
    "Hassan/Hasan Hussein/Hussain Ibrahim/Ebrahim Saleh/Salih Faisal/Faysal Fahad/Fahd Nasser/Nasir Sultan "
    "Tariq/Tarek Mahmoud/Mahmud Mustafa/Mostafa Walid/Waleed Said/Saeed Jamal/Gamal Karim/Kareem",
)
_CHINESE = (
    "Wang Li Zhang Liu Chen Yang Huang Zhao Wu Zhou Xu Sun Ma Zhu Hu Guo He Lin Gao Luo Zheng Liang Xie "
    "Song Tang",
    "Wei Fang Na Min Jing Lei Ling Xiao-ming Jian-guo Xiu-ying Wen-jie Hai-yan Zhi-qiang Yong-gang "
    "Dong-xiao Xiao-hong Jia-hui Yu-ting Zi-han Guo-qiang Ming Hui Jun Tao Peng Bo Chao",
)
_KOREAN = (
    "Kim Lee Park Choi Jung Kang Cho Yoon Jang Lim Han Oh Seo Shin Kwon Hwang Ahn Song Yoo Hong",
    "Min-su Min-jun Ji-hoon Tae-ick Seo-yeon Ji-woo Hyun-woo Sung-min Eun-ji Soo-jin Dong-hyun Jae-ho "
    "Young-ho Kyung-soo Hye-jin Sang-woo In-ho Yong-jin",
)
_TURKISH = (
    "Yılmaz Kaya Demir Çelik Şahin Yıldız Yıldırım Öztürk Aydın Özdemir Arslan Doğan Kılıç Aslan Çetin Koç "
    "Kapucu",
    "Mehmet Mustafa Ahmet Ali Hüseyin Hasan İbrahim Ömer Yusuf Murat Ayşe Fatma Emine Zeynep Elif Özlem "
    "Gülşen Çağlar Şeyma Tuğba",
)
_INDIAN = (
    "Singh Kumar Sharma Gupta Verma Patel Reddy Rao Das Kaur Mishra Yadav Jain Mehta Iyer Nair Menon "
    "Chaudhary",
    "Amit Anil Ajay Arun Ashok Deepak Mahesh Krishna Manoj Rahul Rajesh Rakesh Ramesh Sanjay Sandeep Sunil "
    "Suresh Vijay Vikram Anita Kavita Pooja Priya Rekha Sunita",
)
_WORK = (
    "Minister of Foreign Affairs", "Director of the Department of Asia", "Counsellor", "Third Secretary",
    "Head of Division", "Senior Expert", "Press Attaché", "Deputy Chairman of the Board",
)  # fmt: skip
_OFFICES = (
    "Ministry of Foreign Affairs", "Institute of Strategic Studies", "Chamber of Commerce and Industry",
    "Embassy in Astana", "Agency for Youth Affairs", "Academy of Sciences", "National Bank",
    "State University",
)  # fmt: skip
_TITLES = ("H.E. ", "H.E. Mr. ", "Dr. ", "Ambassador ", "H.E. Ambassador ", "Prof. ", "Mr. ")
_PATRONYMICS = ("Иванович", "Сергеевич", "Петрович", "Андреевич", "Николаевич", "Александрович")


@dataclass(frozen=True, slots=True)
class Custom:
    """The names of one part of the world: spellings of one name are joined by "/"."""

    family: tuple[str, ...]
    given: tuple[str, ...]
    state: int
    family_first: bool = False
    cyrillic: bool = False
    articles: bool = False


def _custom(names: tuple[str, str], state: int, **habits: bool) -> Custom:
    return Custom(tuple(names[0].split()), tuple(names[1].split()), state, **habits)


CUSTOMS = (
    _custom(_RUSSIAN, 0, cyrillic=True),
    _custom(_KAZAKH, 1, cyrillic=True),
    _custom(_ARABIC, 2, articles=True),
    _custom(_CHINESE, 3, family_first=True),
    _custom(_KOREAN, 4, family_first=True),
    _custom(_TURKISH, 5),
    _custom(_INDIAN, 6),
)
STATES = len(CUSTOMS) + 1  # the last one is the other State of two people of one name


def distinct_pairs(count: int, seed: int = 2023) -> Iterator[Pair]:
    """Yield `count` pairs of two people each."""
    random = Random(seed)
    kinds = (_given, _family, _nearest, _of_two_states, _born, _working, _patronymic, _siblings)
    for number in range(count):
        yield kinds[number % len(kinds)](random)


def variants(count: int, seed: int = 2024) -> Iterator[Pair]:
    """Yield `count` pairs of one person each, written down in two ways."""
    random = Random(seed)
    for _number in range(count):
        yield _twice(random)


def latin(text: str, system: str) -> str:
    """Return a Cyrillic text in Latin letters by one of three systems."""
    table = dict(zip(_LETTERS, _CYRILLIC[system].split(" "), strict=True))
    told = re.sub(r"(?<![бвгджзклмнпрстфхцчшщ])е", "йе", text.casefold()) if system == "office" else text
    words = ("".join(table.get(sign, sign) for sign in word) for word in told.casefold().split())
    return " ".join(words).replace("'", "").title()


def _person(random: Random, custom: Custom, family: str, given: str) -> Values:
    """Return the values of a person whose names are entries of a custom's lists."""
    if custom.cyrillic:
        family, given = latin(family, "office"), latin(given, "office")
    family, given = family.split("/")[0], given.split("/")[0].title()
    return {
        "given_name": given,
        "family_name": f"Al {family}" if custom.articles else family,
        "family_first": custom.family_first,
        "party": custom.state,
        "email": f"{given[:1]}.{family}{random.randrange(1000)}@example.org".casefold(),
        "position": random.choice(_WORK),
        "organization": random.choice(_OFFICES),
    }


def _drawn(random: Random) -> tuple[Custom, str, str]:
    custom = random.choice(CUSTOMS)
    return custom, random.choice(custom.family), random.choice(custom.given)


def _other(random: Random, names: tuple[str, ...], name: str) -> str:
    return random.choice([each for each in names if each != name])


def _given(random: Random) -> Pair:
    custom, family, given = _drawn(random)
    other = _person(random, custom, family, _other(random, custom.given, given))
    return _person(random, custom, family, given), other


def _family(random: Random) -> Pair:
    custom, family, given = _drawn(random)
    other = _person(random, custom, _other(random, custom.family, family), given)
    return _person(random, custom, family, given), other


def _nearest(random: Random) -> Pair:
    custom, family, given = _drawn(random)
    near = min((each for each in custom.given if each != given), key=lambda each: OSA.distance(each, given))
    return _person(random, custom, family, given), _person(random, custom, family, near)


def _namesakes(random: Random) -> Pair:
    custom, family, given = _drawn(random)
    return _person(random, custom, family, given), _person(random, custom, family, given)


def _of_two_states(random: Random) -> Pair:
    one, other = _namesakes(random)
    return one, other | {"party": STATES - 1}


def _born(random: Random) -> Pair:
    one, other = _namesakes(random)
    days = random.sample(range(1, 29), 2)
    births = (f"{random.randrange(1950, 2000)}-{random.randrange(1, 13):02}-{day:02}" for day in days)
    return one | {"birth_date": next(births)}, other | {"birth_date": next(births)}


def _working(random: Random) -> Pair:
    one, other = _namesakes(random)
    work, office = random.sample(_WORK, 2), random.sample(_OFFICES, 2)
    return (
        one | {"position": work[0], "organization": office[0]},
        other | {"position": work[1], "organization": office[1]},
    )


def _patronymic(random: Random) -> Pair:
    custom = CUSTOMS[random.randrange(2)]
    family, given = random.choice(custom.family), random.choice(custom.given)
    one, other = (
        _person(random, custom, family, f"{given} {father}") for father in random.sample(_PATRONYMICS, 2)
    )
    return one, other


def _siblings(random: Random) -> Pair:
    custom = CUSTOMS[random.randrange(2)]
    family, father = random.choice(custom.family), random.choice(("Евгени", "Валенти", "Александр"))
    brother, sister = {
        "Евгени": ("Евгений", "Евгения"),
        "Валенти": ("Валентин", "Валентина"),
        "Александр": ("Александр", "Александра"),
    }[father]
    return _person(random, custom, family, brother), _person(random, custom, f"{family}а", sister)


def _twice(random: Random) -> Pair:
    custom, family, given = _drawn(random)
    one = _person(random, custom, family, given)
    other = {**one, "position": random.choice((one["position"], ""))}
    mail = random.choice(("same", "same", "none", "none", "other"))
    other["email"] = {
        "same": one["email"],
        "none": "",
        "other": f"office{random.randrange(1000)}@example.net",
    }[mail]
    changes = list(_changes(custom, family, given).values())
    for change in random.sample(changes, random.choice((1, 1, 2))):
        change(random, other)
    return (one, other) if _named(one) != _named(other) else _twice(random)


def _named(values: Mapping[str, Any]) -> tuple[str, str]:
    return values["given_name"], values["family_name"]


Change = Callable[[Random, Values], None]


def _changes(custom: Custom, family: str, given: str) -> dict[str, Change]:
    """Return the ways to write a person of `custom` otherwise, by what is done."""

    def respell(random: Random, values: Values) -> None:
        if custom.cyrillic:
            system = random.choice(("passport", "scholar"))
            values["given_name"], values["family_name"] = latin(given, system), latin(family, system)
            return
        values["given_name"] = random.choice(given.split("/")).title()
        spelling = random.choice(family.split("/"))
        values["family_name"] = random.choice(("Al ", "Al-", "El ", "al-", "Al")) + spelling

    def other_script(_random: Random, values: Values) -> None:
        values["given_name"], values["family_name"] = given, family

    found: dict[str, Change] = {"order": _swap, "titles": _title, "capitals": _shout, "slip": _slip}
    if custom.cyrillic or custom.articles:
        found["spelling"] = respell
    if custom.cyrillic:
        found = {"script": other_script, **found}
    if custom.articles:
        found["particle"] = _drop_article
    if "-" in given:
        found["hyphen"] = _part_otherwise
    if not (family + given).isascii() and not custom.cyrillic:
        found["accents"] = _drop_accents
    return found


def _swap(_random: Random, values: Values) -> None:
    values["given_name"], values["family_name"] = values["family_name"], values["given_name"]


def _title(random: Random, values: Values) -> None:
    values["given_name"] = random.choice(_TITLES) + values["given_name"]


def _shout(random: Random, values: Values) -> None:
    for key in random.choice((("family_name",), ("given_name", "family_name"))):
        values[key] = values[key].upper()


def _drop_article(_random: Random, values: Values) -> None:
    words = values["family_name"].replace("-", " ").split()
    values["family_name"] = words[-1]


def _part_otherwise(random: Random, values: Values) -> None:
    for key in ("given_name", "family_name"):
        parts = values[key].split("-")
        if len(parts) > 1:
            values[key] = random.choice((" ".join(parts), "".join(parts).title()))


def _drop_accents(_random: Random, values: Values) -> None:
    plain = str.maketrans("ıİşŞğĞçÇöÖüÜ", "iIsSgGcCoOuU")
    for key in ("given_name", "family_name"):
        values[key] = values[key].translate(plain)


def _slip(random: Random, values: Values) -> None:
    """Drop, double, swap or mistype one letter of a word of five letters or more, if there is one."""
    long_enough = [
        (key, word)
        for key in ("given_name", "family_name")
        for word in re.split("[ -]", values[key])
        if len(word) > 4
    ]
    if not long_enough:
        return
    key, word = random.choice(long_enough)
    place = random.randrange(1, len(word) - 1)
    before, here, after = word[:place], word[place], word[place + 1 :]
    slips = (
        before + after,
        before + here + here + after,
        before + after[0] + here + after[1:],
        before + random.choice("aeinorst") + after,
    )
    values[key] = values[key].replace(word, random.choice(slips))
