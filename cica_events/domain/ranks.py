"""The rank of a person within a delegation, read from the title and the post.

Source: the customary precedence of diplomatic ranks, below ministers and above experts; officers stand by
military rank beside the diplomats of like rank.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

_ORDER: Final = (
    ("king", "emir", "sultan", "sheikh", "король", "эмир", "султан"),
    ("president", "head of state", "президент", "глава государства"),
    ("prime minister", "chairman of the government", "head of government", "премьер-министр"),
    ("deputy prime minister", "vice prime minister", "vice-president", "вице-премьер",
     "заместитель премьер-министра", "вице-президент"),
    ("minister", "министр", "secretary general", "secretary-general", "генеральный секретарь"),
    ("state secretary", "secretary of state", "государственный секретарь"),
    ("deputy minister", "vice minister", "vice-minister", "first deputy minister", "assistant minister",
     "заместитель министра", "вице-министр", "первый заместитель министра", "deputy secretary general"),
    ("ambassador", "permanent representative", "посол", "постоянный представитель", "marshal", "general",
     "lieutenant-general", "генерал", "генерал-лейтенант", "генерал-полковник", "admiral", "адмирал"),
    ("ambassador-at-large", "посол по особым поручениям", "major-general", "генерал-майор", "vice-admiral"),
    ("director general", "director-general", "director", "head of department", "head of division", "директор",
     "начальник управления", "начальник департамента", "brigadier", "brigadier-general"),
    ("minister-counsellor", "minister counsellor", "советник-посланник", "colonel", "полковник"),
    ("deputy director", "deputy director general", "заместитель директора"),
    ("counsellor", "counselor", "советник", "lieutenant-colonel", "подполковник"),
    ("first secretary", "первый секретарь", "major", "майор"),
    ("second secretary", "второй секретарь", "captain", "капитан"),
    ("third secretary", "третий секретарь", "lieutenant", "лейтенант"),
    ("attaché", "attache", "атташе"),
)  # fmt: skip
_RANKS: Final = {word: rank for rank, words in enumerate(_ORDER) for word in words}
NO_RANK: Final = len(_ORDER)

_LONGEST_FIRST: Final = sorted(_RANKS, key=len, reverse=True)
_NAMED: Final = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, _LONGEST_FIRST))})(?![\w-])")
_OF_SOMEBODY_ELSE: Final = re.compile(
    r"\b(?:to|of|under|for) the (?:president|prime minister|minister|secretary[ -]general|ambassador)\b.*"
    r"|\b(?:assistant|adviser|advisor|aide|secretary) to\b.*"
    r"|\b(?:помощник|советник|референт) (?:президента|премьер-министра|министра|посла|директора)\b.*"
)
_ADVISING: Final = _RANKS["counsellor"]


@lru_cache(maxsize=2**14)
def rank_of(rank: str, position: str) -> int:
    """Return the place of a title and post in the order of ranks, from 0; `NO_RANK` where none is known.

    The higher of the two counts. "Assistant to the Minister" is no minister.
    """
    return min(_rank_in(rank), _rank_in(position))


def _rank_in(text: str) -> int:
    folded = text.casefold()
    own = _OF_SOMEBODY_ELSE.sub("", folded)
    first = min((_RANKS[found] for found in _NAMED.findall(own)), default=NO_RANK)
    return first if own == folded else max(first, _ADVISING)
