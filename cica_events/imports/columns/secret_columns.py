"""Knows columns of passwords, tokens and internal keys, which are never taken, by heading and by content."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from cica_events.i18n import N_
from cica_events.imports.sources.grid import Value
from cica_events.imports.words.vocabulary import squashed

BY_HEADING: Final = N_(
    "The heading names a password, a token or an internal key: never taken, even if asked."
)
BY_CONTENT: Final = N_("The values look like passwords, tokens or internal keys: never taken, even if asked.")

_MOST: Final = 0.6  # share of cells
_NAMES: Final = re.compile(
    r"passw(?:or|\b)|passwd|\bpwd\b|\bpass\s?code|pass\s?phrase|\bpin\s?(?:code|no|number)?$|secret(?!ar)|\btokens?\b"
    r"|\bapi\s?keys?\b|\bapi\s?id\b|access\s?(?:key|code)|auth\w*\s?(?:key|code|token)|private\s?key|license\s?key"
    r"|\bkeys?$|registrant\s?key|\bhash(?:e[ds])?\b|\bmd5\b|\bsha\d*\b|\bsalt\b|\bcookies?\b|\bcsrf\b|\bxsrf\b|\bjwt\b|\botp\b|\b2fa\b"
    r"|\bmfa\b|session\s?(?:id|key)|sessionid|security\s?(?:code|question|answer)|recovery\s?code|verification\s?code"
    r"|pseudonymi[sz]ation\s?id|checksum|(?:internal|foreign|primary)\s?(?:key|id)|\bjoin\s?(?:url|link)"
    r"|(?:url|link)\s?to\s?join|personal\s?(?:link|url)|\bqr\s?codes?\b|qr\s?code\s?url|magic\s?link|login\s?(?:link|url)"
    r"|unique\s?link|survey\s?link|\bbarcodes?\b|\bcvv\b|\bcvc\b|card\s?number|\biban\b"
    r"|парол|\bключ(?:и|а)?\b|токен|хеш|хэш|секрет(?!ар)|пин-?\s?код|код\s?доступа|код\s?подтверждения|внутренний\s?(?:ключ|код|id)"
    r"|ссылка\s?(?:для|на)\s?(?:подключени|вход|участи)|персональная\s?ссылка|штрих-?\s?код|куки"
    r"|құпия\s?сөз|құпиясөз|кілт|кодтық\s?сөз"
    r"|passwort|kennwort|schlüssel|zugangs(?:code|daten|link)|mot\s?de\s?passe|jeton|clé\b|lien\s?(?:de\s?)?connexion"
    r"|şifre|parola|anahtar|contraseña|clave|密码|口令|密钥|令牌|验证码",
    re.IGNORECASE,
)  # fmt: skip
_HARMLESS: Final = re.compile(
    r"key\s?(?:word|note|topic|person|contact)|turnkey|passport|mots?.clé|schlüssel(?:wort|person|thema)"
    r"|anahtar\s?kelime|palabras?\s?clave|ключев",
    re.IGNORECASE,
)
_HUMP: Final = re.compile(r"(?<=[a-z])(?=[A-Z])")
_KEYS: Final = re.compile(
    r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}"  # a UUID
    r"|[0-9a-f]{24,}"  # a digest
    r"|ey[\w-]{8,}\.[\w-]{8,}\.[\w-]*"  # a JSON web token
    r"|\$(?:2[aby]|argon2\w*|5|6|1|pbkdf2\S*)\$\S+|(?:pbkdf2_|md5\$|sha1\$|bcrypt)\S+"  # a stored password
    r"|(?:sk|pk|rk|ghp|gho|xox[abp]|glpat|akia|aiza|ya29)[-_.]?[\w.-]{12,}"  # a key of a service
    r"|https?://\S*(?:[?&](?:tk|token|pwd|password|pk|key|secret|sig|signature|auth|code|hash|t)=|/(?:w|j|join|register/tp)/\S+\?)\S*",
    re.IGNORECASE,
)  # fmt: skip
_LONG_MIX: Final = re.compile(r"(?=\S*\d)(?=\S*[a-z])(?=\S*[A-Z])[\w+/=-]{20,}")


def secret_reason(heading: str, values: Sequence[Value]) -> str:
    """Return, marked for translation, why a column must not be taken; "" where it may be."""
    if is_secret_heading(heading):
        return BY_HEADING
    return BY_CONTENT if holds_secrets(values) else ""


def is_secret_heading(heading: str) -> bool:
    """Return whether a heading names passwords, tokens, keys or links that let somebody in."""
    text = " ".join(_HUMP.sub(" ", heading).replace("_", " ").replace("-", " ").split())
    return bool(_NAMES.search(text)) and not _HARMLESS.search(text) and squashed(heading) != "passport"


def holds_secrets(values: Sequence[Value]) -> bool:
    """Return whether most of `values` look like digests, tokens, stored passwords or links with a token."""
    texts = [value.strip() for value in values if isinstance(value, str) and value.strip()]
    return bool(texts) and sum(map(_is_key, texts)) >= _MOST * len(values)


def _is_key(text: str) -> bool:
    return len(text) >= 20 and bool(_KEYS.fullmatch(text) or _LONG_MIX.fullmatch(text))
