"""Mails as plain data: what an evaluation sends, what has come in, and the addresses of sessions."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from da_nb.model.identity import Identity


@dataclass(frozen=True)
class SentMail:
    """A mail that an evaluation has sent: `data` is the whole message (RFC 5322), `id` makes it one and no other."""

    id: str
    data: bytes


@dataclass(frozen=True)
class Correspondent:
    """One of those a mail is from or to; `name` is '' where it is not known."""

    name: str
    address: str


@dataclass(frozen=True)
class Address:
    """An address of a session: `code` is what stands before the @, unique in the store; `number` counts in the session.

    `owner` is the person for whom the interview has made it.
    """

    code: str
    session: str
    owner: Identity
    key: str | None
    index: str | int | None
    number: int


@dataclass(frozen=True)
class ReceivedMail:
    """A mail that has come in. Its contents are files of the session, by their numbers; times are aware UTC."""

    subject: str | None
    sender: Correspondent | None
    reply_to: Correspondent | None
    return_path: Correspondent | None
    to: Sequence[Correspondent]
    cc: Sequence[Correspondent]
    sent_at: datetime
    received_at: datetime
    headers: int
    text: int | None
    html: int | None
    attachments: Sequence[int]


class Mailboxes(Protocol):
    """Addresses of sessions, and what has come to them."""

    @property
    def domain(self) -> str:
        """What stands after the @."""

    def address(self, session: str, owner: Identity, key: str | None, index: str | int | None) -> Address:
        """The address for this person, key and index; made by the first call."""

    def addresses(self, session: str) -> list[Address]:
        """The session's addresses in the order in which they were made."""

    def received(self, address: Address) -> list[ReceivedMail]:
        """What has come to the address, the oldest first."""
