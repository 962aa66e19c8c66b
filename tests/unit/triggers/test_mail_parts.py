"""Messages taken apart, also those that break every rule."""

from datetime import UTC, datetime
from email import message_from_bytes
from email.message import Message
from random import Random

import pytest

from da_nb.triggers import mail_parts

ODD = """\
From: =?utf-8?q?M=C3=BCller=2C_Eva?= <eva@example.com>
To: "A, B" <a@example.com>, undisclosed-recipients:;
Cc: broken <, <@route:x@y>
Subject: Grüße
 aus =?utf-8?q?K=C3=B6ln?=
Date: Mon, 05 Jan 2026 10:00:00
Return-Path: <>
Message-ID: <[bad]>
Content-Type: multipart/mixed; boundary="b"

--b
Content-Type: text/plain; charset=nonsense
Content-Transfer-Encoding: quoted-printable

Hi =C3=A9
--b
Content-Type: application/pdf
Content-Transfer-Encoding: base64
Content-Disposition: attachment; filename="=?utf-8?q?x=2Epdf?="

JVBERi0
--b
Content-Type: message/delivery-status

Final-Recipient: x

Action: failed
--b--
""".encode()
NOW = datetime(2026, 2, 1, tzinfo=UTC)


def read(data: bytes) -> Message:
    """The message, after all that is ever asked of one."""
    message = message_from_bytes(data)
    mail_parts.recipients(message)
    mail_parts.headers_of(message)
    mail_parts.subject_of(message)
    mail_parts.written_at(message, NOW)
    mail_parts.files_of(message)
    for name in ("From", "Sender", "Reply-To", "Return-Path"):
        mail_parts.person(message, name)
    return message


def test_odd_headers_say_what_they_can() -> None:
    """Spec async 10: encoded words, UTF-8 as it is, and a date without a zone, which is UTC."""
    message = read(ODD)
    sender = mail_parts.person(message, "From")
    assert sender is not None
    assert (sender.name, sender.address) == ("Müller, Eva", "eva@example.com")
    assert [one.address for one in mail_parts.people(message, "To")] == ["a@example.com"]
    assert mail_parts.subject_of(message) == "Grüße aus Köln"
    assert mail_parts.written_at(message, NOW) == datetime(2026, 1, 5, 10, tzinfo=UTC)
    assert mail_parts.person(message, "Return-Path") is None


def test_odd_parts_become_files() -> None:
    """Spec async 10: whatever the charset is called; no byte of an attachment is changed."""
    files = [(file.name, file.data) for file in mail_parts.files_of(read(ODD))]
    assert files[:2] == [("attachment.txt", "Hi é".encode()), ("x.pdf", b"%PDF-")]
    assert files[2][0] == "attachment.bin"


@pytest.mark.parametrize("seed", range(20))
def test_no_damage_to_a_message_is_an_error(seed: int) -> None:
    """Whatever comes from outside is taken apart as far as it goes."""
    random = Random(seed)
    for _ in range(20):
        data = bytearray(ODD)
        for _ in range(random.randint(1, 12)):
            at, length = random.randrange(len(data)), random.randint(1, 40)
            data[at : at + random.choice((0, 1, length))] = random.choice((b"", b"\xff", b"\x00<", data[:length]))
        read(bytes(data))


def test_parts_in_parts_end_somewhere() -> None:
    """A message cannot keep us busy by its depth."""
    head = b"".join(b'Content-Type: multipart/mixed; boundary="%d"\n\n--%d\n' % (depth, depth) for depth in range(60))
    assert mail_parts.files_of(read(head + b"\nHi")) == []
