"""Take a message apart: whom it is from and to, when it was written, and the files it is made of (spec async 10)."""

import json
import mimetypes
import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from email.message import EmailMessage, MIMEPart
from email.utils import getaddresses, parsedate_to_datetime

from da_nb.model.mail import Correspondent
from da_nb.objects.files import safe_name

TEXT_BODY, HTML_BODY = "attachment.txt", "attachment.html"
BODIES_AMONG = 2
"""Bodies are looked for among the first parts, as many as this."""
MOST_PARTS = 500
DEEPEST = 20
"""Parts in parts that are looked into."""
MOST_HEADERS = 1000

_UNSAFE = re.compile(r"[^A-Za-z0-9_. -]")


@dataclass(frozen=True)
class PartFile:
    """A file that a message brings."""

    name: str
    data: bytes


def recipients(message: EmailMessage) -> list[str]:
    """The addresses it was delivered to: those of Envelope-To, else of To, Cc and their Resent forms."""
    envelope = people(message, "Envelope-To")
    found = envelope or people(message, "To", "Cc", "Resent-To", "Resent-Cc")
    return list(dict.fromkeys(one.address for one in found))


def people(message: EmailMessage, *headers: str) -> tuple[Correspondent, ...]:
    """Those whom the headers name."""
    values = [str(value) for name in headers for value in message.get_all(name, [])]
    return tuple(Correspondent(name, address) for name, address in getaddresses(values) if address)


def person(message: EmailMessage, *headers: str) -> Correspondent | None:
    """The first whom the headers name."""
    return next(iter(people(message, *headers)), None)


def written_at(message: EmailMessage, otherwise: datetime) -> datetime:
    """What the Date header says, aware UTC; `otherwise` when it says nothing or nonsense."""
    try:
        moment = parsedate_to_datetime(str(message["Date"]))
    except ValueError:
        return otherwise
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


def subject_of(message: EmailMessage) -> str | None:
    """The subject on one line; None without one."""
    subject = message["Subject"]
    return None if subject is None else " ".join(str(subject).split())


def headers_of(message: EmailMessage) -> bytes:
    """All headers as JSON: a list of [name, value]."""
    listed = [[name, str(value)] for name, value in list(message.items())[:MOST_HEADERS]]
    return json.dumps(listed).encode()


def files_of(message: EmailMessage) -> list[PartFile]:
    """A file for each part that does not consist of parts."""
    found: list[PartFile] = []
    for part in _leaves(message, DEEPEST):
        if len(found) == MOST_PARTS:
            break
        found.append(PartFile(_name(part), _contents(part)))
    return found


def bodies(names: Sequence[str]) -> tuple[int | None, int | None]:
    """Which of the files is the text and which the HTML of the message."""
    among = list(names[:BODIES_AMONG])
    text, html = (among.index(name) if name in among else None for name in (TEXT_BODY, HTML_BODY))
    return text, html


def _leaves(part: MIMEPart, depth: int) -> Iterator[MIMEPart]:
    if part.get_content_maintype() != "multipart":
        yield part
    elif depth and part.is_multipart():
        for inner in part.iter_parts():
            yield from _leaves(inner, depth - 1)


def _name(part: MIMEPart) -> str:
    given = part.get_filename()
    if given:
        return _UNSAFE.sub("_", safe_name(given, "attachment"))
    kind = part.get_content_type()
    endings = {"text/plain": ".txt", "text/html": ".html", "message/rfc822": ".eml"}
    return f"attachment{endings.get(kind) or mimetypes.guess_extension(kind) or '.bin'}"


def _contents(part: MIMEPart) -> bytes:
    """The bytes of a part; texts without a file name in UTF-8 with plain line ends, whatever they were sent in."""
    if part.is_multipart():
        return b"\n".join(inner.as_bytes() for inner in part.iter_parts()) or b""
    payload = part.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else b""
    if part.get_filename() or part.get_content_maintype() != "text":
        return data
    text = data.decode("utf-8", "replace")
    with suppress(LookupError):
        text = data.decode(part.get_content_charset("utf-8"), "replace")
    return text.replace("\r\n", "\n").encode()
