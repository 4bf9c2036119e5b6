"""Headings under which spreadsheets hold the fields of a participant, in English and Russian."""

from __future__ import annotations

from typing import Final


def _words(text: str) -> tuple[str, ...]:
    """Return the headings that stand in `text`, one behind the other, parted by semicolons."""
    return tuple(" ".join(word.split()) for word in text.split(";"))


HONORIFIC: Final = _words(
    """
    Honorific; Salutation; Form of address; Prefix; Name prefix; Style; Style of address; Title (H.E.); H.E.;
    Обращение; Форма обращения; Титул; Почтительное обращение; Приветствие
    """
)
COURTESY: Final = _words(
    """
    Courtesy title; Mr/Ms; Mr/Mrs; Mr./Mrs./Ms.; Mr/Ms/Dr; Mr/Mrs/Ms/Dr; Mr./Ms.; Mr/Mrs/Ms; Title (Mr/Ms);
    Title (Mr/Mrs/Ms); Г-н/Г-жа; Господин/Госпожа; Г-н / г-жа
    """
)
RANK: Final = _words(
    """
    Rank; Rank or academic title; Diplomatic title; Diplomatic rank; Military rank; Academic title; Academic
    degree; Degree; Дипломатический ранг; Воинское звание; Звание; Учёная степень; Ученая степень; Учёное
    звание; Ранг
    """
)
GENDER: Final = _words(
    """
    Gender; Sex; Gender (M/F); Sex (M/F); M/F; F/M; Woman or man; Пол; Пол (м/ж); М/Ж; Ж/М
    """
)
DEPARTMENT: Final = _words(
    """
    Department; Division; Directorate; Unit; Section of the ministry; Bureau; Office/Department; Департамент;
    Отдел; Управление; Структурное подразделение; Подразделение
    """
)
GIVEN_NAME: Final = _words(
    """
    Given name; Given names; Given name(s); First name; First names; First name(s); Forename; Forenames;
    Name (first); First and middle names; First and middle name; Name as in passport (given); Given name (as
    in passport); Имя; Имена; Имя отчество; Имя и отчество; Имя (латиницей); Личное имя; Имя участника
    """
)
FAMILY_NAME: Final = _words(
    """
    Family name; Family names; Last name; Last names; Surname; Surnames; Second name; Name (last); Family
    name(s); Family name (as in passport); Last name/surname; SURNAME; Фамилия; Фамилии; Фамилия
    (латиницей); Фамилия участника
    """
)
NATIVE_NAME: Final = _words(
    """
    Native name; Name in native language; Name in native script; Name in original script; Name in original
    language; Original name; Local name; Name in Russian; Name (Russian); Full name in Russian; Name in
    Cyrillic; Name in own script; ФИО на русском; ФИО на русском языке; Ф.И.О. на русском языке; ФИО на
    родном языке; Имя на родном языке; Имя на языке оригинала; Имя кириллицей; ФИО кириллицей
    """
)
POSITION: Final = _words(
    """
    Position; Function; Functional title; Official title; Job title; Title; Post; Post held; Designation;
    Occupation; Job position; Current position; Position/title; Title/position; Title and position; Position
    held; Rank; Position and organization; Function/position; Job; Official position; Full official title;
    Position in organization; Должность; Занимаемая должность; Пост; Должность (полностью); Должность
    участника; Должность и место работы; Место работы и должность; Место работы, должность; Должность, место
    работы; Позиция; Ранг
    """
)
ORGANIZATION: Final = _words(
    """
    Organization; Organisation; Institution; Company; Employer; Ministry; Agency; Affiliation; Entity;
    Department; Place of work; Ministry/agency; Ministry/department; Organization/institution; Name of
    organization; Ministry/organization; Organization name; Company name; Workplace; Ministry or agency;
    Institution/organization; Организация; Место работы; Учреждение; Ведомство; Министерство; Компания;
    Министерство/ведомство; Работодатель; Наименование организации; Название организации;
    Организация/ведомство; Госорган; Государственный орган; Предприятие
    """
)
PARTY: Final = _words(
    """
    Country; State; Party; Delegation; Country/organization; Country or organization; Member State; Country
    name; Name of country; State/organization; Delegation of; Representing; Country represented; Nation;
    Country of representation; Participating State; Country code; ISO code; Country/delegation;
    Delegation/country; Country/region; Sending State; Страна; Государство; Делегация; Страна/организация;
    Государство/организация; Страна или организация; Сторона; Государство-член; Страна-участница; Страна
    участник; Наименование страны; Название страны; Код страны; Представляет; Представляемая страна;
    Представляемая сторона; Государство-участник
    """
)
CAPACITY: Final = _words(
    """
    Capacity; Role; Role in delegation; Role in the delegation; Participation capacity; Attending as;
    Participant type; Type of participant; Delegate type; Category; Participant category; Status in
    delegation; Function in delegation; Role at the meeting; Participating as; Capacity in delegation;
    Attendee type; Registration type; Ticket type; Роль; В качестве; Качество; Роль в делегации; Статус в
    делегации; Функция в делегации; Категория; Категория участника; Тип участника; Положение в делегации;
    Роль на заседании; Вид участия; Роль участника; Участвует в качестве
    """
)
STATUS: Final = _words(
    """
    Status; Participation status; Registration status; Attendance; Attendance status; Reply; RSVP;
    Confirmation; Confirmed; Attended; Response; Статус; Статус участия; Статус регистрации; Статус
    участника; Подтверждение; Явка; Ответ; Присутствие
    """
)
MODE: Final = _words(
    """
    Mode; Mode of participation; Participation mode; Format; Participation format; Attendance mode; Way of
    participation; In person/online; Online/in person; In-person or online; Online/offline; Form of
    participation; Physical/virtual; Формат; Формат участия; Форма участия; Способ участия; Очно/онлайн;
    Онлайн/очно; Онлайн/офлайн; Режим участия; Очно/заочно
    """
)
CONTRIBUTION: Final = _words(
    """
    Contribution; What they did; Intervention; Statement; Speech; Topic; Presentation; Topic of
    presentation; Speaking on; Topic of speech; Subject of presentation; Remarks topic; Presentation title;
    Topic of statement; Выступление; Тема выступления; Тема доклада; Доклад; Вклад; Презентация; Название
    доклада
    """
)
EMAIL: Final = _words(
    """
    Email; E-mail; E-mail address; Email address; Mail; Electronic mail; Contact email; Work email; Email
    id; Primary email; Participant email; Business email; Эл. почта; Электронная почта; Адрес электронной
    почты; Эл. адрес; Почта; Электронный адрес; Имейл; Мейл; Адрес эл. почты; E-mail адрес; Эл.почта
    (e-mail)
    """
)
PHONE: Final = _words(
    """
    Phone; Phone number; Telephone; Telephone number; Tel; Tel. no.; Tel. number; Mobile; Mobile phone;
    Mobile number; Mobile phone number; Cell; Cell phone; Cellphone; Contact number; Contact phone; Contact
    telephone; Phone no.; Work phone; WhatsApp; Phone/WhatsApp; Contact; Телефон; Номер телефона; Тел.; Моб.
    тел.; Мобильный телефон; Мобильный; Сотовый; Сотовый телефон; Контактный телефон; Моб. телефон;
    Контактный номер; Рабочий телефон; Номер мобильного телефона; Контактные телефоны
    """
)
