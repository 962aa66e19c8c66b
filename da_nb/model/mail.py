"""Mails as plain data: what an evaluation sends, what has come in, and the addresses of sessions."""

from dataclasses import dataclass


@dataclass(frozen=True)
class SentMail:
    """A mail that an evaluation has sent: `data` is the whole message (RFC 5322), `id` makes it one and no other."""

    id: str
    data: bytes
