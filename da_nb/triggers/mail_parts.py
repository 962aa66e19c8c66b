"""Take a message apart: whom it is from and to, when it was written, and the files it is made of (spec async 10).

Anybody may have written it, in any way. So nothing is read with the library's modern policy, whose parsers of headers
raise on many that are odd; headers are decoded here, and what cannot be is left as it is.
"""

import json
import mimetypes
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from email.errors import MessageError
from email.header import decode_header
from email.message import Message
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
_ENCODED = r"=\?[^?\s]+\?[bqBQ]\?[^?\s]*\?="
# Spaces between two encoded words are not part of the text.
_WORD = re.compile(rf"{_ENCODED}(?:\s+(?={_ENCODED}))?")


@dataclass(frozen=True)
class PartFile:
    """A file that a message brings."""

    name: str
    data: bytes


def recipients(message: Message) -> list[str]:
    """The addresses it was delivered to: those of Envelope-To, else of To, Cc and their Resent forms."""
    envelope = people(message, "Envelope-To")
    found = envelope or people(message, "To", "Cc", "Resent-To", "Resent-Cc")
    return list(dict.fromkeys(one.address for one in found))


def people(message: Message, *headers: str) -> tuple[Correspondent, ...]:
    """Those whom the headers name."""
    found = getaddresses([value for name in headers for value in _values(message, name)])
    # Names are decoded last: they may hold the commas that stand between people.
    return tuple(Correspondent(_decoded(name), address) for name, address in found if address)


def person(message: Message, *headers: str) -> Correspondent | None:
    """The first whom the headers name."""
    return next(iter(people(message, *headers)), None)


def written_at(message: Message, otherwise: datetime) -> datetime:
    """What the Date header says, aware UTC; `otherwise` when it says nothing or nonsense."""
    try:
        moment = parsedate_to_datetime(next(iter(_values(message, "Date")), ""))
        return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    except (ValueError, TypeError, IndexError, OverflowError):
        return otherwise


def subject_of(message: Message) -> str | None:
    """The subject on one line; None without one."""
    return next((" ".join(_decoded(value).split()) for value in _values(message, "Subject")), None)


def headers_of(message: Message) -> bytes:
    """All headers as JSON: a list of [name, value]."""
    listed = [[name, _decoded(value)] for name, value in list(_headers(message))[:MOST_HEADERS]]
    return json.dumps(listed).encode()


def _headers(message: Message) -> Iterator[tuple[str, str]]:
    """Names and values on one line each, not decoded; bytes above ASCII are taken for UTF-8."""
    for name, value in message.raw_items():
        line = str(value).encode("utf-8", "surrogateescape").decode("utf-8", "replace")
        yield name, " ".join(line.split())


def _values(message: Message, header: str) -> list[str]:
    return [value for name, value in _headers(message) if name.lower() == header.lower()]


def _decoded(text: str) -> str:
    """The text with its encoded words in plain; one that cannot be read stays as it is."""
    return _WORD.sub(_word, text)


def _word(found: re.Match[str]) -> str:
    try:
        data, charset = decode_header(found[0].strip())[0]
        text = data.decode(charset or "utf-8", "replace") if isinstance(data, bytes) else str(data)
    except (MessageError, LookupError, ValueError):
        return found[0]
    return text.encode("utf-8", "replace").decode()


def files_of(message: Message) -> list[PartFile]:
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


def _leaves(part: Message, depth: int) -> Iterator[Message]:
    if part.get_content_maintype() != "multipart":
        yield part
    elif depth and part.is_multipart():
        for inner in _inside(part):
            yield from _leaves(inner, depth - 1)


def _inside(part: Message) -> list[Message]:
    payload = part.get_payload()
    return [inner for inner in payload if isinstance(inner, Message)] if isinstance(payload, list) else []


def _given_name(part: Message) -> str:
    return _decoded(part.get_filename() or "")


def _name(part: Message) -> str:
    given = _given_name(part)
    if given:
        return _UNSAFE.sub("_", safe_name(given, "attachment"))
    kind = part.get_content_type()
    endings = {"text/plain": ".txt", "text/html": ".html", "message/rfc822": ".eml"}
    return f"attachment{endings.get(kind) or mimetypes.guess_extension(kind) or '.bin'}"


def _contents(part: Message) -> bytes:
    """The bytes of a part; texts without a file name in UTF-8 with plain line ends, whatever they were sent in."""
    if part.is_multipart():
        return b"\n".join(inner.as_bytes() for inner in _inside(part))
    payload = part.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else b""
    if _given_name(part) or part.get_content_maintype() != "text":
        return data
    return _as_text(data, part.get_content_charset("utf-8")).replace("\r\n", "\n").encode()


def _as_text(data: bytes, charset: str) -> str:
    try:
        return data.decode(charset, "replace")
    except (LookupError, ValueError):
        return data.decode("utf-8", "replace")
