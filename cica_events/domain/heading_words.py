"""Headings under which spreadsheets hold the fields of a participant, the commoner ones first.

English, Russian, Kazakh, then French, German, Turkish, Spanish and Chinese, with those of the programs for
registration, tickets, mailings, surveys, addresses and conferences that people export lists from. Where a
list has two columns for one field, the one whose heading stands further up is taken.
"""

from __future__ import annotations

from typing import Final


def _words(text: str) -> tuple[str, ...]:
    """Return the headings that stand in `text`, one behind the other, parted by semicolons."""
    return tuple(" ".join(word.split()) for word in text.split(";"))


HONORIFIC: Final = _words(
    """
    Honorific; Salutation; Form of address; Prefix; Name prefix; Style; Style of address; Title
    (H.E.); H.E.; Обращение; Форма обращения; Титул; Почтительное обращение; Приветствие; Name
    prefix (title); Prefix/title; Civilité; Anrede; Titel; Unvan (hitap); Tratamiento; Hitap; 称谓;
    Құрметті атауы
    """
)
COURTESY: Final = _words(
    """
    Courtesy title; Mr/Ms; Mr/Mrs; Mr./Mrs./Ms.; Mr/Ms/Dr; Mr/Mrs/Ms/Dr; Mr./Ms.; Mr/Mrs/Ms; Title
    (Mr/Ms); Title (Mr/Mrs/Ms); Г-н/Г-жа; Господин/Госпожа; Г-н / г-жа; Mr/Mme; Herr/Frau;
    Bay/Bayan; Sr./Sra.; 先生/女士; Мырза/Ханым;
    Mr/Ms/Mrs; Mr / Mrs / Miss; Mr./Ms./Dr.; Господин/госпожа (г-н/г-жа)
    """
)
RANK: Final = _words(
    """
    Rank; Rank or academic title; Diplomatic title; Diplomatic rank; Military rank; Academic title;
    Academic degree; Degree; Дипломатический ранг; Воинское звание; Звание; Учёная степень; Ученая
    степень; Учёное звание; Ранг; Дипломатиялық дәреже; Ғылыми дәреже; Akademischer Grad; Grade; 职衔
    """
)
GENDER: Final = _words(
    """
    Gender; Sex; Gender (M/F); Sex (M/F); M/F; F/M; Woman or man; Пол; Пол (м/ж); М/Ж; Ж/М; Жынысы;
    Жыныс; Sexe; Geschlecht; Cinsiyet; Sexo; Género; 性别
    """
)
DEPARTMENT: Final = _words(
    """
    Department; Division; Directorate; Unit; Section of the ministry; Bureau; Office/Department;
    Департамент; Отдел; Управление; Структурное подразделение; Подразделение; Organization
    department; Organization 1 - Department; Work dept; Dept; Department name; Бөлім; Басқарма;
    Abteilung; Service; Département; Departman; Birim; Departamento; 部门
    """
)
GIVEN_NAME: Final = _words(
    """
    Given name; Given names; Given name(s); First name; First names; First name(s); Forename;
    Forenames; Name (first); First and middle names; First and middle name; Name as in passport
    (given); Given name (as in passport); Имя; Имена; Имя отчество; Имя и отчество; Имя (латиницей);
    Личное имя; Имя участника; Attendee first name; Participant first name; Registrant first name;
    FNAME; FIRSTNAME; First; Given; Preferred first name; Аты; Есімі; Есім; Prénom; Prénoms;
    Vorname; Rufname; Ad; Adı; İsim; Nombre; Nombres; 名; 名字
    """
)
FAMILY_NAME: Final = _words(
    """
    Family name; Family names; Last name; Last names; Surname; Surnames; Second name; Name (last);
    Family name(s); Family name (as in passport); Last name/surname; SURNAME; Фамилия; Фамилии;
    Фамилия (латиницей); Фамилия участника; Attendee last name; Attendee surname; Participant last
    name; Registrant last name; LNAME; LASTNAME; Last; Тегі; Nom; Nom de famille; Nachname;
    Familienname; Soyad; Soyadı; Soyisim; Apellido; Apellidos; Primer apellido; 姓; 姓氏
    """
)
NATIVE_NAME: Final = _words(
    """
    Native name; Name in native language; Name in native script; Name in original script; Name in
    original language; Original name; Local name; Name in Russian; Name (Russian); Full name in
    Russian; Name in Cyrillic; Name in own script; ФИО на русском; ФИО на русском языке; Ф.И.О. на
    русском языке; ФИО на родном языке; Имя на родном языке; Имя на языке оригинала; Имя кириллицей;
    ФИО кириллицей; Name in native alphabet; Badge name in native language; Ана тіліндегі аты-жөні;
    母语姓名
    """
)
POSITION: Final = _words(
    """
    Position; Function; Functional title; Official title; Job title; Title; Post; Post held;
    Designation; Occupation; Job position; Current position; Position/title; Title/position; Title
    and position; Position held; Rank; Position and organization; Function/position; Job; Official
    position; Full official title; Position in organization; Должность; Занимаемая должность; Пост;
    Должность (полностью); Должность участника; Должность и место работы; Место работы и должность;
    Место работы, должность; Должность, место работы; Позиция; Ранг; Organization title;
    Organization 1 - Title; Work title; Work position; Role/position; Your position; Job role;
    Profession; Должность и звание; Кем работаете; Профессия; Лауазымы; Лауазым; Қызметі; Fonction;
    Poste; Poste occupé; Funktion; Stellung; Berufsbezeichnung; Görev; Görevi; Unvan; Unvanı;
    Pozisyon; Cargo; Puesto; 职务; 职位; 职称; Pos.; Ünvan; Ünvanı; Должность с указанием места работы;
    Title/function; Role and title
    """
)
ORGANIZATION: Final = _words(
    """
    Organization; Organisation; Institution; Company; Employer; Ministry; Agency; Affiliation;
    Entity; Department; Place of work; Ministry/agency; Ministry/department;
    Organization/institution; Name of organization; Ministry/organization; Organization name;
    Company name; Workplace; Ministry or agency; Institution/organization; Организация; Место
    работы; Учреждение; Ведомство; Министерство; Компания; Министерство/ведомство; Работодатель;
    Наименование организации; Название организации; Организация/ведомство; Госорган; Государственный
    орган; Предприятие; Organization 1 - Name; Org; Org.; Company/organization;
    Organization/company; Company or organization; Work company; Company / Organisation; Associated
    company; Primary associated company; Institution name; University; Employer name;
    Компания/организация; Организация/компания; Ұйым; Ұйымы; Мекеме; Жұмыс орны; Organisme; Société;
    Entreprise; Établissement; Firma; Unternehmen; Einrichtung; Kurum; Kurumu; Kuruluş; Şirket;
    Organización; Empresa; Institución; 单位; 工作单位; 公司; 机构; 组织
    """
)
PARTY: Final = _words(
    """
    Delegation; Party; Member State; Country/organization; Representing; Country represented;
    Delegation of; Sending State; Country; State; Country or organization; Member State; Country
    name; Name of country; State/organization; Delegation of; Representing; Country represented;
    Nation; Country of representation; Participating State; Country code; ISO code;
    Country/delegation; Delegation/country; Country/region; Sending State; Страна; Государство;
    Делегация; Страна/организация; Государство/организация; Страна или организация; Сторона;
    Государство-член; Страна-участница; Страна участник; Наименование страны; Название страны; Код
    страны; Представляет; Представляемая страна; Представляемая сторона; Государство-участник;
    Delegation name; Country/region name; Country or region; Which country do you represent;
    Страна/регион; Страна или регион; Ел; Елі; Мемлекет; Делегациясы; Қатысушы мемлекет; Pays; État;
    Délégation; Pays représenté; Land; Staat; Ülke; Ülkesi; Heyet; País; Delegación; 国家; 国家/地区; 代表团;
    On behalf of; От имени
    """
)
CAPACITY: Final = _words(
    """
    Capacity; Role; Role in delegation; Role in the delegation; Participation capacity; Attending
    as; Participant type; Type of participant; Delegate type; Category; Participant category; Status
    in delegation; Function in delegation; Role at the meeting; Participating as; Capacity in
    delegation; Attendee type; Registration type; Ticket type; Роль; В качестве; Качество; Роль в
    делегации; Статус в делегации; Функция в делегации; Категория; Категория участника; Тип
    участника; Положение в делегации; Роль на заседании; Вид участия; Роль участника; Участвует в
    качестве; Participant role; Attendee role; Registrant type; Reg type; Admission item; Рөлі;
    Делегациядағы рөлі; Қатысушы түрі; Qualité; Rôle; Rolle; Teilnehmerart; Rol; Rolü; Katılımcı
    türü; Calidad; 角色; 身份; Head of delegation; HoD; Глава делегации; Rôle dans la délégation;
    Qualité au sein de la délégation;
    Delegation head; Head of the delegation
    """
)
STATUS: Final = _words(
    """
    Status; Participation status; Registration status; Attendance; Attendance status; Reply; RSVP;
    Confirmation; Confirmed; Attended; Response; Статус; Статус участия; Статус регистрации; Статус
    участника; Подтверждение; Явка; Ответ; Присутствие; Attendee status; Registration state; Invitee
    status; RSVP status; Approval status; Checked in; Check-in; Мәртебесі; Мәртебе; Статус заявки;
    Статус посещения; Statut; Teilnahmestatus; Durum; Durumu; Estado; 状态; 参会状态
    """
)
MODE: Final = _words(
    """
    Mode; Mode of participation; Participation mode; Format; Participation format; Attendance mode;
    Way of participation; In person/online; Online/in person; In-person or online; Online/offline;
    Form of participation; Physical/virtual; Формат; Формат участия; Форма участия; Способ участия;
    Очно/онлайн; Онлайн/очно; Онлайн/офлайн; Режим участия; Очно/заочно; Қатысу форматы; Қатысу
    түрі; Mode de participation; Teilnahmeform; Katılım şekli; Modalidad; 参会方式
    """
)
CONTRIBUTION: Final = _words(
    """
    Contribution; What they did; Intervention; Statement; Speech; Topic; Presentation; Topic of
    presentation; Speaking on; Topic of speech; Subject of presentation; Remarks topic; Presentation
    title; Topic of statement; Выступление; Тема выступления; Тема доклада; Доклад; Вклад;
    Презентация; Название доклада; Баяндама; Баяндама тақырыбы; Intervention (thème); Vortrag;
    Konuşma; Ponencia; 发言题目
    """
)
EMAIL: Final = _words(
    """
    Attendee email; Participant email; Registrant email; E-mail; Email; E-mail address; Email
    address; Email; E-mail; E-mail address; Email address; Mail; Electronic mail; Contact email;
    Work email; Email id; Primary email; Participant email; Business email; Эл. почта; Электронная
    почта; Адрес электронной почты; Эл. адрес; Почта; Электронный адрес; Имейл; Мейл; Адрес эл.
    почты; E-mail адрес; Эл.почта (e-mail); Email addresses; E-mail value; E-mail 1 - Value; User
    email; EMAIL_ADDRESS; Your email; Your email address; Email (work); Work email address;
    Corporate email; Business email address; Official email; Контактный e-mail; Рабочая почта; Эл.
    почта участника; Адрес электронной почты участника; Электрондық пошта; Электрондық пошта
    мекенжайы; Эл. пошта; Пошта; Courriel; Adresse e-mail; Adresse électronique; Adresse de
    messagerie; Mél; Adresse électronique principale; E-Mail-Adresse; E-Mail; Primäre
    E-Mail-Adresse; E-posta; E-posta adresi; Eposta; Correo electrónico; Correo; Correo-e; 邮箱; 电子邮件;
    电子邮箱; 邮件地址; 邮箱地址; Email(s); E-mail(s)
    """
)
PHONE: Final = _words(
    """
    Attendee phone; Participant phone; Phone; Phone number; Телефон; Mobile phone; Mobile; Mobile
    number; Номер сотового телефона; Мобильный телефон; Телефон переносной; Mobiltelefon; Tél.
    mobile; Attendee phone; Participant phone; Phone; Phone number; Telephone; Mobile phone; Mobile;
    Mobile number; Phone; Phone number; Telephone; Telephone number; Tel; Tel. no.; Tel. number;
    Mobile; Mobile phone; Mobile number; Mobile phone number; Cell; Cell phone; Cellphone; Contact
    number; Contact phone; Contact telephone; Phone no.; Work phone; WhatsApp; Phone/WhatsApp;
    Contact; Телефон; Номер телефона; Тел.; Моб. тел.; Мобильный телефон; Мобильный; Сотовый;
    Сотовый телефон; Контактный телефон; Моб. телефон; Контактный номер; Рабочий телефон; Номер
    мобильного телефона; Контактные телефоны; Phone numbers; Phone value; Phone 1 - Value; SMS; Cell
    phone number; Business phone; Work phone number; Primary phone; Company phone; Telephone
    (office); Phone (mobile); Home mobile; Work mobile; Телефон переносной; Номер сотового телефона;
    Основной телефон; Телефон участника; Телефон нөмірі; Ұялы телефон; Байланыс телефоны; Téléphone;
    Tél.; Tél. mobile; Portable; Téléphone portable; Téléphone (bureau); Tél. professionnel;
    Telefon; Telefonnummer; Mobil; Mobiltelefon; Handy; Handynummer; Mobil-Tel.-Nr.; Telefon
    geschäftlich; Tel. dienstlich; Cep telefonu; Telefon numarası; Cep; Teléfono; Teléfono móvil;
    Móvil; Celular; 电话; 手机; 手机号; 手机号码; 联系电话; Home phone; Домашний телефон; Telefon privat;
    Téléphone (domicile); Mob.; Mob. no.; Contact no.; Tel/Mob; Тел./факс; Контакты
    """
)
NATIONALITY: Final = _words(
    """
    Nationality; Citizenship; Country of citizenship; Country of nationality; Гражданство; Страна гражданства;
    Азаматтығы; Азаматтық; Nationalité; Staatsangehörigkeit; Nationalität; Uyruk; Uyruğu; Nacionalidad; 国籍
    """
)
DIETARY: Final = _words(
    """
    Dietary needs; Dietary requirements; Dietary restrictions; Dietary preferences; Dietary; Allergies;
    Пищевые ограничения; Питание
    """
)
ACCESS_NEEDS: Final = _words(
    """
    Access needs; Accessibility; Accessibility needs; Accessibility requirements; Special needs;
    Особые потребности
    """
)
BIRTH_DATE: Final = _words(
    """
    Date of birth; Birth date; Birthday; BDAY; DOB; Дата рождения; День рождения; Туған күні; Geburtsdatum;
    Geburtstag; Date de naissance; Doğum tarihi; Fecha de nacimiento; 出生日期
    """
)
PASSPORT_NUMBER: Final = _words(
    """
    Passport number; Passport no.; Passport nr; Passport #; Номер паспорта; № паспорта;
    Серия и номер паспорта; Numéro de passeport; Reisepassnummer; Pasaport no; Número de pasaporte; 护照号
    """
)
PASSPORT_EXPIRES: Final = _words(
    """
    Passport valid until; Passport expiry date; Passport expiry; Passport expiration date; Date of expiry of
    passport; Срок действия паспорта; Паспорт действителен до
    """
)
ARRIVAL_DAY: Final = _words(
    """
    Arrival date; Date of arrival; Arrives on; Arrival; Arrival day; Дата прибытия; Дата приезда;
    Дата прилета; Дата прилёта; Прибытие; Прилет; Прилёт; Келу күні; Date d’arrivée; Anreise; Geliş tarihi
    """
)
ARRIVAL_TIME: Final = _words(
    """
    Arrival time; Time of arrival; Arrives at; ETA; Время прибытия; Время прилета; Время прилёта; Келу уақыты;
    Heure d’arrivée; Ankunftszeit; Geliş saati
    """
)
DEPARTURE_DAY: Final = _words(
    """
    Departure date; Date of departure; Leaves on; Departure; Departure day; Дата отъезда; Дата убытия;
    Дата вылета; Отъезд; Убытие; Вылет; Кету күні; Date de départ; Abreise; Dönüş tarihi
    """
)
DEPARTURE_TIME: Final = _words(
    """
    Departure time; Time of departure; Leaves at; ETD; Время отъезда; Время убытия; Время вылета; Кету уақыты;
    Heure de départ; Abreisezeit; Dönüş saati
    """
)
