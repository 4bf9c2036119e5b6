"""Names by which lists call States and organizations beside the secretariat's own, by code."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

ALIASES: Final[Mapping[str, tuple[str, ...]]] = {
    "AF": ("AFG", "Islamic Emirate of Afghanistan", "Islamic Republic of Afghanistan", "Афганистан"),
    "AZ": ("AZE", "Republic of Azerbaijan", "Азербайджан", "Азербайджанская Республика"),
    "BH": ("BHR", "Kingdom of Bahrain", "Бахрейн", "Королевство Бахрейн"),
    "BD": ("BGD", "People's Republic of Bangladesh", "Бангладеш"),
    "BY": ("BLR", "Republic of Belarus", "Byelorussia", "Беларусь", "Белоруссия", "Республика Беларусь"),
    "KH": ("KHM", "Kingdom of Cambodia", "Камбоджа"),
    "CN": (
        "CHN", "PRC", "PR China", "P.R. China", "People's Republic of China", "Китай", "КНР",
        "Китайская Народная Республика",
    ),
    "EG": ("EGY", "Arab Republic of Egypt", "Египет", "АРЕ"),
    "ID": ("IDN", "Republic of Indonesia", "Индонезия"),
    "IN": ("IND", "Republic of India", "Bharat", "Индия"),
    "IR": (
        "IRN", "Islamic Republic of Iran", "Iran (Islamic Republic of)", "I.R. Iran", "Иран", "ИРИ",
        "Исламская Республика Иран",
    ),
    "IQ": ("IRQ", "Republic of Iraq", "Ирак"),
    "IL": ("ISR", "State of Israel", "Израиль"),
    "JP": ("JPN", "Япония"),
    "JO": ("JOR", "Hashemite Kingdom of Jordan", "Иордания"),
    "KZ": (
        "KAZ", "Republic of Kazakhstan", "Казахстан", "РК", "Республика Казахстан", "Қазақстан",
        "Qazaqstan",
    ),
    "KW": ("KWT", "State of Kuwait", "Кувейт"),
    "KG": (
        "KGZ", "Kyrgyz Republic", "Kirghizia", "Kyrgyzstan Republic", "Киргизия", "Кыргызстан",
        "Кыргызская Республика",
    ),
    "LA": ("LAO", "Laos", "Lao People's Democratic Republic", "Лаос", "ЛНДР"),
    "LK": ("LKA", "Democratic Socialist Republic of Sri Lanka", "Ceylon", "Шри-Ланка"),
    "MN": ("MNG", "Монголия"),
    "MY": ("MYS", "Малайзия"),
    "PH": ("PHL", "Philippines", "The Philippines", "Republic of the Philippines", "Филиппины"),
    "PK": ("PAK", "Islamic Republic of Pakistan", "Пакистан"),
    "PS": ("PSE", "State of Palestine", "Палестина", "Государство Палестина"),
    "QA": ("QAT", "State of Qatar", "Катар"),
    "KR": (
        "KOR", "ROK", "RoK", "South Korea", "Korea (Republic of)", "Korea, Republic of",
        "Республика Корея", "Южная Корея",
    ),
    "RU": ("RUS", "Russian Federation", "RF", "Россия", "РФ", "Российская Федерация"),
    "SA": ("SAU", "KSA", "Kingdom of Saudi Arabia", "Саудовская Аравия", "КСА"),
    "TJ": ("TJK", "Republic of Tajikistan", "Tadjikistan", "Таджикистан", "Республика Таджикистан"),
    "TH": ("THA", "Kingdom of Thailand", "Таиланд", "Тайланд"),
    "TM": ("TKM", "Туркменистан", "Туркмения"),
    "TR": (
        "TUR", "Turkey", "Turkiye", "Republic of Türkiye", "Republic of Turkey", "Турция",
        "Турецкая Республика", "Тюркие",
    ),
    "AE": ("ARE", "UAE", "U.A.E.", "Emirates", "ОАЭ", "Объединенные Арабские Эмираты", "Эмираты"),
    "UA": ("UKR", "Украина"),
    "US": (
        "USA", "U.S.", "U.S.A.", "United States", "America", "США", "Соединенные Штаты Америки",
        "Соединенные Штаты",
    ),
    "UZ": ("UZB", "Republic of Uzbekistan", "Узбекистан", "Республика Узбекистан", "РУз"),
    "VN": (
        "VNM", "Vietnam", "Socialist Republic of Viet Nam", "Socialist Republic of Vietnam", "Вьетнам",
        "СРВ",
    ),
    "UN": ("UNO", "ООН", "Организация Объединенных Наций"),
    "OSCE": ("ОБСЕ",),
    "LAS": ("Arab League", "ЛАГ", "Лига арабских государств"),
    "IOM": ("МОМ",),
    "SCO": ("ШОС", "Shanghai Cooperation Organization"),
    "ECO": ("ОЭС", "Economic Cooperation Organisation"),
    "EAEU": ("ЕАЭС", "EEU", "Eurasian Economic Commission", "ЕЭК"),
    "ASEAN": ("АСЕАН",),
    "UNESCAP": ("ESCAP", "ЭСКАТО"),
}  # fmt: skip
