"""Tells a post that stands behind a name, "YAMADA Taro, Director", from a part of the name."""

from __future__ import annotations

import re
from typing import Final

from cica_events.domain.titles import plain

_POST: Final = {
    "acting", "advisor", "adviser", "ambassador", "amb", "assistant", "associate", "attaché", "attache",
    "chair", "chairman", "chairperson", "chairwoman", "charge", "chargé", "chief", "commissioner", "consul",
    "coordinator", "counsellor", "counselor", "deputy", "director", "envoy", "executive", "expert",
    "first", "former", "head", "interpreter", "manager", "member", "minister", "national", "officer",
    "permanent", "plenipotentiary", "president", "prime", "rector", "representative", "researcher", "second",
    "secretary", "senior", "special", "state", "third", "under-secretary", "vice", "vice-chair",
    "vice-minister", "vice-president", "secretary-general", "director-general", "vice-rector",
    "атташе", "ведущий", "временный", "генеральный", "глава", "главный", "директор", "заведующий", "зам",
    "заместитель", "консул", "министр", "министр-советник", "начальник", "первый", "второй", "третий",
    "помощник", "посланник", "посол", "постоянный", "председатель", "президент", "представитель",
    "премьер-министр", "ректор", "руководитель", "секретарь", "советник", "советник-посланник",
    "специалист", "специальный", "старший", "чрезвычайный", "эксперт",
}  # fmt: skip
_GENERATION: Final = {"jr", "sr", "ii", "iii", "iv", "мл", "ст"}  # "KENNEDY Jr., John" holds no given name
_REMARK: Final = re.compile(
    r"[(\[]\s*(?:t\.?b\.?[acd]\.?|to be (?:confirmed|determined|announced|decided)|уточняется)\s*[)\]]",
    re.IGNORECASE,
)
_BARE_REMARK: Final = re.compile(r"(?:(?<=\s)|^)[-–—]?\s*T\.?B\.?[ACD]\.?$")
_ONLY_REMARK: Final = re.compile(
    r"tb[acd]|to be (?:confirmed|determined|announced|decided)|уточняется|n/a|n\.a\.|н/д|[-–—.?*_]+",
    re.IGNORECASE,
)


def begins_with_post(text: str) -> bool:
    """Return whether the first word of `text` belongs to a post, such as "Deputy" or "Посол"."""
    words = text.split()
    return bool(words) and plain(words[0]) in _POST


def is_generation(word: str) -> bool:
    """Return whether `word` is a "Jr." or "III", which makes no given name."""
    return plain(word) in _GENERATION


def without_remark(text: str) -> tuple[str, str]:
    """Return a name without its "(TBC)" or "to be confirmed", and what was left out, empty if nothing."""
    if _ONLY_REMARK.fullmatch(text.strip()):
        return "", text.strip()
    for pattern in (_REMARK, _BARE_REMARK):
        if found := pattern.search(text):
            return " ".join(f"{text[: found.start()]} {text[found.end() :]}".split()), found[0].strip()
    return text, ""
