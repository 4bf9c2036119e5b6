"""Who is to be chased, and for what: a reply, credentials, the head of the delegation."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from enum import Enum

from cica_events.domain.delegations import Credentials, Group, Reply
from cica_events.domain.participants import Capacity
from cica_events.errors import ValidationError
from cica_events.i18n import _
from ui.delegations.delegation_line import DelegationLine


class Owed(Enum):
    """What a delegation may owe."""

    REPLY = "reply"
    CREDENTIALS = "credentials"
    HEAD = "head"

    @property
    def text(self) -> str:
        """Return what is owed, in the language of the interface."""
        return {Owed.REPLY: _("Reply"), Owed.CREDENTIALS: _("Credentials"), Owed.HEAD: _("Head")}[self]


@dataclass(frozen=True, slots=True)
class Chased:
    """A line of the list to chase."""

    id: str
    party_name: str
    owes: str
    contact_name: str
    contact_email: str
    contact_phone: str


def owed_by(line: DelegationLine) -> list[Owed]:
    """Return what an invited State or organization owes that has not declined."""
    if line.group is not Group.PARTY or not line.invited or line.reply is Reply.DECLINED:
        return []
    owed = [Owed.REPLY] if line.reply is Reply.NONE else []
    owed += [Owed.CREDENTIALS] if line.credentials is Credentials.NONE else []
    return owed + ([] if Capacity.HEAD in dict(line.coming) else [Owed.HEAD])


def chased(lines: Iterable[DelegationLine], kinds: Collection[Owed]) -> list[Chased]:
    """Return those that owe any of `kinds`, in their order, with all of these that they owe."""
    found = []
    for line in lines:
        owed = [one.text for one in owed_by(line) if one in kinds]
        if owed:
            contact = line.contact_name, line.contact_email, line.contact_phone
            found.append(Chased(line.id, line.party_name, ", ".join(owed), *contact))
    return found


def addresses(lines: Iterable[Chased]) -> list[str]:
    """Return the e-mail addresses, each once."""
    return list(dict.fromkeys(line.contact_email for line in lines if line.contact_email))


def refuse_no_phone(text: str) -> None:
    """Raise ValidationError for a contact's phone without a digit, and for an e-mail address in its place."""
    if text and ("@" in text or not any(sign.isdigit() for sign in text)):
        raise ValidationError("contact_phone", _("“{text}” is no phone number.").format(text=text))


def as_table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return text that a spreadsheet takes in as a table."""
    lines = (headings, *rows)
    return "\n".join("\t".join(" ".join(cell.split()) for cell in line) for line in lines)
