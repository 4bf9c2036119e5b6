"""Headings of other programs under which nothing of a participant stands, by the reason to leave them out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from cica_events.i18n import N_

ORDER: Final = N_("It belongs to the order or the ticket, not to the person.")
CONSENT: Final = N_("It is a consent or a setting for mailings.")
TIMES: Final = N_("It is a time or a duration that the other program noted.")
TECHNICAL: Final = N_("It is a technical note of the other program.")
ADDRESS: Final = N_("It is part of an address, for which there is no field.")
NO_FIELD: Final = N_("There is no field for it.")
SAID_ELSEWHERE: Final = N_("It is another way to write the name.")
PASSPORT: Final = N_("A nationality or residence does not say whom somebody represents.")
SOMEBODY_ELSE: Final = N_("It is of somebody or something else than the participant.")


def _words(text: str) -> tuple[str, ...]:
    return tuple(" ".join(word.split()) for word in text.split(";"))


OTHER_HEADINGS: Final[Mapping[str, tuple[str, ...]]] = {
    ORDER: _words(
        """
        Order; Order no.; Order ID; Order number; Order code; Order date; Order time; Order type;
        Order status; Order total; Order comment; Order locale; Order reference; Quantity; Ticket;
        Ticket name; Ticket number; Ticket ID; Ticket type ID; Ticket price; Ticket tier; Ticket
        quantity; Ticket code; Price tier; Total paid; Fees; Fees paid; Eventbrite fees; Eventbrite
        payment processing; Currency; Amount; Amount tax; Amount discount; Coupon code; Promo code;
        Discount code; Discount; Voucher; Voucher code; Product; Variation; Price; Tax rate; Tax
        rule; Tax value; Seat ID; Seat name; Seat zone; Seat row; Seat number; Seating location;
        Seating location 1; Attendee no.; Attendee number; Attendee ID; Group; Sales channel;
        Payment providers; Payment method; Payment type; Payment date; Payment status; Paid;
        Invoice; Invoice number; VAT ID; Receipt; Net sales; Refund; Follow-up date; Guests; Guest
        count; Add-ons; Confirmation number; Position ID; Fee; Registration fee; Subtotal; Номер
        заказа; Заказ; Дата заказа; Стоимость; Цена; Сумма; Промокод; Билет; Номер билета; Тип
        билета; Категория билета; Количество билетов; Количество событий; Способ оплаты; Статус
        оплаты; Статус заказа; Оплата; Оплачено; Счет; Счета; Скидка; Preis; Bestellnummer; Prix;
        Fiyat; Precio; 订单号; 价格
        """
    ),
    CONSENT: _words(
        """
        I agree; I consent; I give my consent; Согласен; Согласна; Даю согласие; Has opted out of
        email; Category tags; Consent; Marketing consent; Marketing opt in; Opt in; Opt-in; Double
        opt-in; Consent to publish; GDPR; Newsletter; Email marketing; Email type; E-mail type;
        E-mail 2 type; E-mail display name; Email status; Emailstatus; E-mail address verified;
        Email blacklist; SMS blacklist; Subscribed; Unsubscribed; Subscriber rating; Member rating;
        OPTIN_TIME; OPTIN_IP; CONFIRM_TIME; CONFIRM_IP; UNSUB_TIME; UNSUB_REASON; UNSUB_CAMPAIGN_ID;
        Tags; Lists; List; Recording consent; Recording disclaimer response; Marketing permissions;
        Legal basis; Terms accepted; Privacy policy; Photo consent; Contact owner; Lifecycle stage;
        Lead status; Lead source; Lead score; Associated deals; Согласие; Согласие на обработку
        персональных данных; Согласие на рассылку; Рассылка; Подписка; Теги; Тип эл. почты; Краткое
        имя эл. почты; Категории; Пометка; Важность; Частное; Einwilligung; Consentement; Onay;
        Consentimiento; Blacklisted; Participant hidden; Visibility; Sensitivity; Private
        """
    ),
    TIMES: _words(
        """
        Timestamp; Time stamp; Join time; Leave time; First join; Last leave; Duration; Duration
        (minutes); Total duration; Total duration (minutes); In-meeting duration; Meeting duration;
        Attendance duration; Time in session; Time in session (minutes); Registration time;
        Registration date; Registered at; Registered on; Created; Created at; Created date; Create
        date; Date created; Date added; Added at; Creation date; Start time; End time; Start date;
        End date; Completion time; Last modified; Last modified time; Last updated; Last changed;
        Modified; Modified at; Modification date; Checked in at; Checked-in at; Check-in date;
        Check-in time; Checkin date; Date submitted; Submitted at; Submission date; Date last
        action; Sent; Invited; Reminded; Remindercount; Reminder count; Completed; Validfrom;
        Validuntil; Uses left; Usesleft; Started; Last activity date; Last contacted; Last event;
        Last participation; First participation; RSVPed on; Date; Time; Year; Отметка времени; Дата;
        Время; Дата регистрации; Время регистрации; Дата создания; Дата добавления; Время входа;
        Время выхода; Время подключения; Длительность; Продолжительность; Последнее событие;
        Последнее участие; Первое участие; Horodateur; Zeitstempel; Zaman damgası; Marca temporal;
        时间戳记; 提交时间; Уақыт белгісі
        """
    ),
    TECHNICAL: _words(
        """
        Owner ID; Messenger; Created by; Lead ID; System ID; Reference; Ref. no.; ID; Record ID;
        User ID; Contact ID; Person ID; Participant ID; Participant ID (UPN); UPN; User principal
        name; Respondent ID; Collector ID; Response ID; Registrant ID; Registration ID; External ID;
        API ID; TID; MPID; LEID; EUID; GUID; UUID; Seed; Start language; Last page; IP; IP address;
        User agent; Browser; Device; Operating system; Platform; Connection type; Client type;
        Network type; Latitude; Longitude; GMTOFF; DSTOFF; Timezone; Time zone; CC; Region code; Is
        guest; Guest; In waiting room; Has Zoom Rooms; Source; Source name; Source ID; Custom
        source; Referrer; Referrer URL; UTM source; UTM medium; UTM campaign; How did you hear about
        this event; Photo; Picture; Avatar; Avatar URL; Image; Photo URL; Labels; Label; Group
        membership; Groups; Website; Website 1 - Value; Website 1 - Label; Website 1 - Type; Web
        page; Web page 1; Web page 2; Personal web page; Homepage; URL; LinkedIn; LinkedIn URL;
        Twitter; Facebook; Instagram; Skype; Telegram; Event slug; Directory server; Location;
        Mileage; Billing information; File as; IMAddress; IM address; Screen name; Username; User
        name (login); Login; Nickname (login); Number of employees; Custom data 1; Custom source 1;
        Custom 1; Custom 2; Custom 3; Custom 4; Custom field 1 - Value; Custom field 1 - Label;
        Event 1 - Value; Event 1 - Label; Relation 1 - Value; Relation 1 - Label; E-mail 1 - Label;
        E-mail 1 - Type; Phone 1 - Label; Phone 1 - Type; Organization 1 - Type; Organization 1 -
        Symbol; Organization 1 - Location; Organization 1 - Yomi name; Organization 1 - Job
        description; Address 1 - Type; Address 1 - Label; Language; Survey response rating; Survey
        response feedback; ETH address; Solana address; User 1; User 2; User 3; User 4; Account;
        Links; Description; Bio; Industry; Keywords; Priority; Subject; Сервер каталогов;
        Веб-страница; Веб-страница 1; Веб-страница 2; Сайт; Фото; Язык; Логин; Имя пользователя;
        Идентификатор; Код; Пользователь 1; Пользователь 2; Пользователь 3; Пользователь 4; Ключевые
        слова; Код организации; Личный номер; Расположение; Расположение комнаты; Расстояние;
        Отложено; Сведения о доступности в Интернете; Часовой пояс; IP-адрес; Webseite; Webseite 1;
        Webseite 2; Page Web; Site Web 1; Site Web 2; Sprache; Langue; Dil; Idioma; Kategorien;
        Catégories; Kategori; Connection strength; First interaction; Last interaction
        """
    ),
    ADDRESS: _words(
        """
        Extended address; ADR; Mailing street; Mailing city; Mailing state; Mailing zip; Mailing
        postal code; Address; Address 1; Address 2; Address line 1; Address line 2; Street; Street
        address; City; Town; ZIP; ZIP code; Zip/Postal code; Postal code; Post code; Postcode;
        County; State/Province; State/Region; Region; Province; PO box; Mailing address; Home
        address; Home address 2; Home street; Home city; Home state; Home county; Home ZIP; Home ZIP
        code; Home zipcode; Home postal code; Home post code; Home postcode; Work address; Work
        address 2; Work city; Work state; Work county; Work ZIP; Work ZIP code; Work post code; Work
        postal code; Business address; Business street; Business city; Business state; Business
        postal code; Business PO box; Other street; Other city; Other state; Other postal code;
        Other address; Home address PO box; Address 1 - Formatted; Address 1 - Street; Address 1 -
        City; Address 1 - PO box; Address 1 - Region; Address 1 - Postal code; Address 1 - Extended
        address; Office location; Primary location; County of residence; Home address 1; Адрес;
        Почтовый адрес; Город; Область; Регион; Индекс; Почтовый индекс; Улица; Улица (раб. адрес);
        Улица 2 (раб. адрес); Город (раб. адрес); Область (раб. адрес); Индекс (раб. адрес); Улица
        (дом. адрес); Город (дом. адрес); Область (дом. адрес); Почтовый код (дом.); Почтовый ящик;
        Штат; Адрес (раб.); Город (раб.); Штат (раб.); Почтовый индекс (раб.); Мекенжай; Қала;
        Adresse; Ville; Code postal; Rue (bureau); Ville (bureau); Code postal (bureau); Rue
        (domicile); Ville (domicile); Code postal (domicile); Dép/Région (bureau); Dép/Région
        (domicile); Straße; Ort; PLZ; Postleitzahl; Straße geschäftlich; Ort geschäftlich; Land
        geschäftlich; Postleitzahl geschäftlich; Straße privat; Ort privat; Land privat;
        Postleitzahl privat; Adres; Şehir; Posta kodu; Dirección; Ciudad; Código postal; 地址; 城市; 邮编
        """
    ),
    NO_FIELD: _words(
        """
        BDAY; Check out; Check-out date; Do you need a visa; Need a visa; Date of arrival; Date of
        departure; Arrival date/time; Departure date/time; Дата и время прибытия; Дата и время
        вылета; Размер одежды; Birthday; Birth date; Date of birth; Birth year; Birth month; Birth
        day; Age; Age group; Anniversary; Hobby; Hobbies; Children; Schools; Occupation category;
        Notes; Note; Remarks; Remark; Comments; Comment; Questions & comments; Additional
        information; Suffix; Name suffix; Dietary requirements; Dietary restrictions; Dietary
        preferences; Dietary needs; Dietary; Allergies; Special needs; Accessibility; Accessibility
        needs; T-shirt size; Shirt size; Passport; Passport number; Passport no.; Passport valid
        until; Passport expiry date; Hotel; Accommodation; Room; Room type; Flight; Flight number;
        Arrival; Arrival date; Arrival time; Arrival flight; Departure; Departure date; Departure
        time; Departure flight; Visa; Visa required; Transport; Languages; Interests; Expectations;
        Purchasing time frame; Role in purchase process; Fax; Fax number; Business fax; Home fax;
        Other fax; Pager; Pager number; Car phone; Telex; ISDN; TTY/TDD phone; Radio phone;
        Callback; Birth place; Place of birth; Signature; Emergency contact; Примечание; Примечания;
        Комментарий; Комментарии; Заметки; Дополнительная информация; День рождения; Месяц рождения;
        Год рождения; Дата рождения; Место рождения; Возраст; Суффикс; Паспорт; Номер паспорта;
        Серия и номер паспорта; Срок действия паспорта; Гостиница; Отель; Номер в гостинице; Рейс;
        Прибытие; Дата прибытия; Время прибытия; Вылет; Отъезд; Дата отъезда; Виза; Питание; Пищевые
        ограничения; Языки; Подпись; Факс; Номер факса; Рабочий факс; Домашний факс; Другой факс;
        Пейджер; Номер пейджера; Телекс; Телефон в машине; Радиотелефон; Обратный вызов;
        Телетайп/телефон с титрами; Годовщина; Дети; Хобби; Инициалы; Initials; Ескертпе; Туған
        күні; Geburtstag; Geburtsmonat; Geburtsjahr; Notizen; Bemerkungen; Fax-Nummer; Fax
        geschäftlich; Fax privat; Jahrestag; Anniversaire; Remarques; Télécopie (bureau); Télécopie
        (domicile); Suffixe; Année de naissance; Jour; Mois; Notlar; Notas; Doğum tarihi; Fecha de
        nacimiento; 备注; 出生日期; 护照号; 签名
        """
    ),
    SAID_ELSEWHERE: _words(
        """
        Yomi name; Given name yomi; Additional name yomi; Family name yomi; Given yomi; Surname
        yomi; Company yomi; Phonetic first name; Phonetic middle name; Phonetic last name; Phonetic
        name; Short name; Maiden name; Nickname; Badge name; Name on badge; Pronunciation; Pronouns;
        Имя на бейдже; Псевдоним; Девичья фамилия; Spitzname; Surnom; Takma ad; Apodo
        """
    ),
    PASSPORT: _words(
        """
        Nationality; Citizenship; Country of citizenship; Country of nationality; Country of birth;
        Birth country; Passport country; Country of issue; Country of departure; Other country;
        Other country/region; Гражданство; Страна гражданства; Страна рождения; Национальность;
        Азаматтығы; Азаматтық; Nationalité; Staatsangehörigkeit; Nationalität; Uyruk; Uyruğu;
        Nacionalidad; 国籍
        """
    ),
}  # fmt: skip
"""The headings by the reason, which is marked for translation."""

ADDRESS_COUNTRY: Final = _words(
    """
    Mailing country; Country of the address; Address country; Contact country; Country of residence;
    Country of work; Residence; Work country; Business country; Business country/region; Home
    country; Home country/region; Address 1 - Country; Country of residence/region; Страна
    проживания; Страна или регион (раб. адрес); Страна или регион (дом. адрес); Страна (раб. адрес);
    Страна (дом. адрес); Страна (раб.); Pays de résidence; Pays/Région (bureau); Pays/Région
    (domicile); Wohnsitzland; Region geschäftlich; Region privat; Privat: Land; Dienstlich: Land;
    País de residencia; Тұратын елі; 居住国
    """
)  # fmt: skip
"""Headings of the country of an address, which is a guess at the delegation where there is nothing better."""

_SOMEBODY_ELSE: Final = frozenset(
    [
        "buyer",
        "purchaser",
        "billing",
        "invoice",
        "payer",
        "order",
        "event",
        "meeting",
        "webinar",
        "session",
        "host",
        "organizer",
        "organiser",
        "assistant",
        "manager",
        "spouse",
        "emergency",
        "supervisor",
        "referee",
        "referrer",
        "accompanying",
        "agent",
        "parent",
        "partner",
        "secretary",
        "owner",
        "cardholder",
        "shipping",
        "recipient",
        "company's",
        "manager's",
        "assistant's",
        "assistants",
        "managers",
        "hotel",
        "flight",
        "покупатель",
        "покупателя",
        "плательщик",
        "плательщика",
        "помощник",
        "помощника",
        "ассистент",
        "ассистента",
        "мероприятие",
        "мероприятия",
        "событие",
        "события",
        "супруг",
        "супруга",
        "супруги",
        "сопровождающий",
        "сопровождающего",
        "руководитель",
        "acheteur",
        "käufer",
        "rechnung",
        "assistent",
        "conjoint",
    ]
)
_THERE: Final = re.compile(
    r"\b(?:at|during|in|for)\s+(?:the\s+|this\s+)?(?:event|meeting|session)\b", re.IGNORECASE
)
_WORD: Final = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_HUMP: Final = re.compile(r"(?<=[a-zа-я])(?=[A-ZА-Я])")


def words_in(heading: str) -> list[str]:
    """Return the words of a heading without case, those of "firstName" and "first_name" too."""
    return [word.casefold() for word in _WORD.findall(_HUMP.sub(" ", heading).replace("_", " "))]


def is_of_somebody_else(heading: str) -> bool:
    """Return whether a heading names another person or thing, as "Buyer e-mail" or "Event name" do."""
    return not _SOMEBODY_ELSE.isdisjoint(words_in(_THERE.sub(" ", heading)))
