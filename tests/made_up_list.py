"""A made-up meeting: 300 participants of 38 States and 10 organizations, whose names stand in many scripts.

The same seed makes the same meeting. Each name is put together of common ones and belongs to nobody.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count, cycle, islice
from random import Random

from sqlalchemy import insert

from cica_events.domain.base import Record
from cica_events.domain.dates import VagueDate
from cica_events.domain.delegations import Group
from cica_events.domain.names import Gender
from cica_events.domain.participants import Capacity, Mode, Participant, Participation
from cica_events.domain.people import Person
from cica_events.domain.rules import validate
from cica_events.persistence.database import Database
from cica_events.services.participants import SHARED
from cica_events.services.sample import fill_reference
from cica_events.services.workspace import Workspace
from tests.made_up import Values, _row

ORGANIZATIONS = ("UN", "OSCE", "LAS", "TURKPA", "IOM", "SCO", "ECO", "EAEU", "ASEAN", "UNESCAP")
LONG = "Abdurrahmanmuhammadov-Nurmuhammadzoda of the Upper Zarafshan Valley and the Lands Beyond the River"


@dataclass(frozen=True, slots=True)
class Tongue:
    """Given names of women and men and family names, each in Latin letters and in its own."""

    women: tuple[tuple[str, str], ...]
    men: tuple[tuple[str, str], ...]
    families: tuple[tuple[str, str], ...]
    family_first: bool = False
    joint: str = " "  # between the names in their own letters


def _names(text: str) -> tuple[tuple[str, str], ...]:
    parts = (pair.partition("=") for pair in text.split())
    return tuple((latin.replace("_", " "), own.replace("_", " ")) for latin, _sign, own in parts)


def _tongue(women: str, men: str, families: str, *, family_first: bool = False, joint: str = " ") -> Tongue:
    return Tongue(_names(women), _names(men), _names(families), family_first, joint)


LATIN = _tongue(
    "Anna= Maria= Ayşe= Elif= Linh= Zoë=",
    "John= Mehmet= José= Văn_Anh= Łukasz= Dara=",
    "Smith= O'Brien= Öztürk= Nguyễn= Çelik= d'Ávila= van_der_Berg=",
)
RUSSIAN = _tongue(
    "Olga=Ольга Elena=Елена Natalia=Наталья",
    "Sergei=Сергей Pavel=Павел Aleksei=Алексей Dmitrii=Дмитрий",
    "Sokolov=Соколов Volkov=Волков Belov=Белов Shcherbakov=Щербаков Tsoi=Цой",
)
KAZAKH = _tongue(
    "Aigul=Айгүл Ainur=Айнұр Gulnara=Гүлнара Zhanar=Жанар",
    "Yerlan=Ерлан Quanysh=Қуаныш Nurlan=Нұрлан Arman=Арман",
    "Akhmetov=Ахметов Kuanyshev=Қуанышев Ospanov=Оспанов Omirbek=Өмірбек Utegenov=Өтегенов",
)
ARABIC = _tongue(
    "Fatima=فاطمة Layla=ليلى Maryam=مريم Aisha=عائشة",
    "Ahmad=أحمد Khalid=خالد Yousef=يوسف Abdulrahman=عبدالرحمن Omar=عمر",
    "Al-Aladaileh=العضايلة Al-Kuwari=الكواري Hassan=حسن Al-Mansouri=المنصوري Haddad=حداد",
)
CHINESE = _tongue(
    "Li=丽 Xiaomei=小梅 Yun=云",
    "Ming=明 Wei=伟 Jianguo=建国",
    "Zhang=张 Wang=王 Zhao=赵 Chen=陈 Ouyang=欧阳",
    family_first=True,
    joint="",
)
KOREAN = _tongue(
    "Seo-yeon=서연 Ji-woo=지우",
    "Tae-ick=태익 Min-jun=민준 Sung-ho=성호",
    "Cho=조 Kim=김 Park=박 Hwang=황",
    family_first=True,
    joint="",
)
THAI = _tongue(
    "Siriporn=ศิริพร Malee=มาลี",
    "Somchai=สมชาย Kittisak=กิตติศักดิ์ Prasert=ประเสริฐ",
    "Srisawat=ศรีสวัสดิ์ Chaiyasit=ชัยสิทธิ์ Thongchai=ธงชัย Wattanakul=วัฒนกุล",
)
HINDI = _tongue(
    "Priya=प्रिया Anjali=अंजलि",
    "Rajesh=राजेश Vikram=विक्रम Krishna=कृष्ण",
    "Sharma=शर्मा Kumar=कुमार Srivastava=श्रीवास्तव Mishra=मिश्रा",
)
GEORGIAN = _tongue(
    "Nino=ნინო Tamar=თამარ",
    "Giorgi=გიორგი Davit=დავით Levan=ლევან",
    "Beridze=ბერიძე Kapanadze=კაპანაძე Tsiklauri=წიკლაური",
)

_SPOKEN = {
    **dict.fromkeys(("AE", "BH", "EG", "IQ", "JO", "KW", "PS", "QA", "SA", "LAS"), ARABIC),
    **dict.fromkeys(("BY", "RU", "UA", "KG", "EAEU"), RUSSIAN),
    **dict.fromkeys(("KZ", "CICA Secretariat"), KAZAKH),
    **dict.fromkeys(("CN", "SCO"), CHINESE),
    **dict.fromkeys(("KR",), KOREAN),
    **dict.fromkeys(("TH", "ASEAN"), THAI),
    **dict.fromkeys(("IN", "UNESCAP"), HINDI),
    **dict.fromkeys(("OSCE", "UN"), GEORGIAN),
}
_HEADS = (
    ("H.E.", "", "Ambassador", "Ambassador Extraordinary and Plenipotentiary", ""),
    ("H.E.", "Mr.", "", "Deputy Minister of Foreign Affairs", ""),
    ("H.E.", "", "Ambassador", "Director-General", "Department of Multilateral Cooperation"),
)
_OTHERS = (
    ("", "", "Counsellor", "Embassy in Astana"),
    ("", "", "Head of Division", "Department of Asia & the Pacific"),
    ("", "Dr.", "Chief Expert", "Centre for Strategic Studies"),
    ("", "Lieutenant-General", "Military Attaché", "Embassy in Astana"),
    ("", "", "First Secretary", "Department of Multilateral Cooperation"),
    ("", "", "Attaché <b>(protocol)</b>", 'Office of the "Special Envoy"'),
)
_RANKS = (
    Capacity.HEAD,
    Capacity.DEPUTY,
    *(Capacity.DELEGATE,) * 4,
    Capacity.ADVISER,
    Capacity.EXPERT,
    Capacity.INTERPRETER,
)


class MadeUpList:
    """A source of made-up participants; two with the same seed say the same."""

    def __init__(self, seed: int = 2024) -> None:
        self._random = Random(seed)
        self._count = count(1)

    def participant(self, code: str, capacity: Capacity, home: str) -> Values:
        """Return the values of a participant of the party `code`; `home` is what the office belongs to."""
        random, number = self._random, next(self._count)
        tongue = _SPOKEN.get(code, LATIN)
        woman = random.random() < 0.45
        given, own_given = random.choice(tongue.women if woman else tongue.men)
        family, own_family = random.choice(tongue.families)
        names = (own_family, own_given) if tongue.family_first else (own_given, own_family)
        return {
            **self._function(capacity, home, woman=woman),
            "given_name": given,
            "family_name": f"{family}-{LONG}" if number % 97 == 0 else family,
            "family_first": tongue.family_first,
            "native_name": tongue.joint.join(names) if own_family else "",
            "gender": Gender.FEMALE if woman else Gender.MALE,
            "capacity": capacity,
            "status": Participation.DECLINED if number % 40 == 0 else Participation.ACCREDITED,
            "mode": Mode.ONLINE if number % 7 == 0 else Mode.IN_PERSON,
            "email": f"participant{number}@example.org",
            "phone": f"+000 555 {number:06}",
        }

    def _function(self, capacity: Capacity, home: str, *, woman: bool) -> Values:
        if capacity is Capacity.HEAD:
            honorific, courtesy, rank, position, department = self._random.choice(_HEADS)
        else:
            honorific, rank, position, department = self._random.choice(_OTHERS)
            courtesy = "Mr."
        return {
            "honorific": honorific,
            "courtesy": "Ms." if woman and courtesy else courtesy,
            "rank": rank,
            "position": position,
            "department": department,
            "organization": home,
        }


def fill_list(database: Database, participants: int = 300, seed: int = 2024) -> str:
    """Store a meeting of November 2024 with that many participants, and return its id.

    The States and organizations of the reference are added where there are none. Written straight into
    the tables: the last two steps of the history are the meeting's creation and its people.
    """
    workspace = Workspace(database)
    if not workspace.parties.rows():
        fill_reference(database)
    when = VagueDate.parse("2024-11-19/2024-11-20")
    meeting = workspace.meetings.create(workspace.meetings.plan("SOC", when, 31))
    parties = {row.id: row for row in workspace.parties.rows()}
    wanted = [row.id for row in parties.values() if row.code in ORGANIZATIONS]
    workspace.delegations.add_parties(meeting, wanted)
    for group in (Group.GUESTS, Group.MEDIA, Group.SECRETARIAT):
        if all(row.group is not group for row in workspace.delegations.rows(meeting)):
            workspace.delegations.add_group(meeting, group)
    homes = []
    for row in workspace.delegations.rows(meeting):
        party = parties.get(row.party_id or "")
        homes.append((row.id, row.party_id, party.code if party else "CICA Secretariat", row.group))
    people = list(islice(_people(meeting, homes, seed), participants))
    _store(database, people)
    return meeting


def _people(
    meeting: str, homes: list[tuple[str, str | None, str, Group]], seed: int
) -> Iterator[tuple[Values, Values]]:
    """Yield person and participant: the head of each delegation, then each one's next, and so on."""
    source = MadeUpList(seed)
    own = {
        Group.GUESTS: Capacity.GUEST,
        Group.MEDIA: Capacity.MEDIA,
        Group.SECRETARIAT: Capacity.SECRETARIAT,
        Group.SPEAKERS: Capacity.SPEAKER,
        Group.INTERPRETERS: Capacity.INTERPRETER,
    }
    for capacity in cycle(_RANKS):
        for delegation_id, party_id, code, group in homes:
            home = {Group.PARTY: "Ministry of Foreign Affairs", Group.MEDIA: "Made-up News Agency"}
            office = home.get(group, "CICA Secretariat") if party_id is None or len(code) == 2 else code
            values = source.participant(code, own.get(group, capacity), office)
            shared = {key: values[key] for key in SHARED if key in values}
            person = _row(Person, party_id=party_id, **shared)
            home_of = {"meeting_id": meeting, "delegation_id": delegation_id, "person_id": person["id"]}
            yield person, _row(Participant, **values, **home_of)


def _store(database: Database, people: list[tuple[Values, Values]]) -> None:
    with database.changing("made up") as session:
        entity: type[Record]
        for entity, rows in (
            (Person, [person for person, _participant in people]),
            (Participant, [participant for _person, participant in people]),
        ):
            if rows:
                validate(entity(**rows[0]))
                session.execute(insert(entity.__table__), rows)  # type: ignore[arg-type]  # it is a Table
