"""Send mails (spec async 11)."""

import logging
import re
import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from email import policy
from email.message import EmailMessage
from email.utils import format_datetime
from pathlib import Path
from typing import Any

from da_nb.current import current
from da_nb.functions.files import path_and_mimetype
from da_nb.functions.milestones import mark_task_as_performed
from da_nb.language.markup import plain
from da_nb.model.mail import SentMail
from da_nb.objects.file_groups import DAFileCollection, DAStaticFile
from da_nb.objects.files import DAFile, FileLost

SENT_OF_DOCUMENT = ("pdf", "docx", "rtf", "tex", "raw")
"""Formats of a document of which the first there is goes with a mail."""

_ENDS_LINE = re.compile(r"(?i)</(?:p|div|li|h\d|tr|ul|ol|table|blockquote|pre)>|<br\s*/?>")
_log = logging.getLogger(__name__)

Given = Any
"""A person object, a recipient, a text, or a list of them; of attachments file objects and references."""


@dataclass(frozen=True)
class _Texts:
    subject: str
    body: str | None
    html: str | None


@dataclass(frozen=True)
class _Attachment:
    name: str
    mimetype: str
    data: bytes


def send_email(
    to: Given = None,
    sender: Given = None,
    reply_to: Given = None,
    cc: Given = None,
    bcc: Given = None,
    body: str | None = None,
    html: str | None = None,
    subject: str = "",
    template: Given = None,
    task: str | None = None,
    task_persistent: bool | str = False,
    attachments: Given = None,
    mailgun_variables: Given = None,
    dry_run: bool = False,
    config: str | None = None,
) -> bool:
    """Send a mail; whether it was handed over. It goes when the running evaluation is saved. Source: spec async 11.

    Without a sender the outbox puts in the configured one. False without a recipient, for an address or an attachment
    that is none, and in a `dry_run`, which only has all that the mail needs defined. `mailgun_variables` and `config`
    say something to mail servers, of which there is none.
    """
    del mailgun_variables, config
    receivers = _addresses(to)
    if not receivers:
        return False
    head = {
        "From": next(iter(_addresses(sender)), ""),
        "To": ", ".join(receivers),
        "Cc": ", ".join(_addresses(cc)),
        "Bcc": ", ".join(_addresses(bcc)),
        "Reply-To": next(iter(_addresses(reply_to)), ""),
    }
    texts = _texts(body, html, subject, template)
    try:
        files = _named_apart(_attachments(attachments))
    except (FileLost, OSError, TypeError, ValueError) as error:
        return _refused(head, error)
    try:
        message = _message(head, texts, files).as_bytes(policy=policy.default)
    except Exception as error:  # noqa: BLE001 - Python's reader of addresses fails in many ways, as for 'ann@'
        return _refused(head, error)
    if dry_run:
        return False
    current().mails.append(SentMail(uuid.uuid4().hex, message))
    if task is not None:
        mark_task_as_performed(task, persistent=task_persistent)
    return True


def _refused(head: dict[str, str], error: Exception) -> bool:
    _log.warning("A mail to %r was not sent. %s", head["To"], error)
    return False


def _addresses(given: Given) -> list[str]:
    """The addresses of those given, on one line each; those without any are dropped."""
    if not isinstance(given, str) and isinstance(given, Iterable) and not _has_address(given):
        return [address for one in given for address in _addresses(one)]
    address = _address(given)
    return [address] if address else []


def _address(given: Given) -> str:
    if given is None:
        return ""
    text = given.email_address() if _has_address(given) else given
    return " ".join(str(text).split())


def _has_address(given: Given) -> bool:
    return callable(getattr(type(given), "email_address", None))


def _texts(body: str | None, html: str | None, subject: str, template: Given) -> _Texts:
    """Subject, plain text and HTML; what is given wins over the template."""
    plain_text, page = None if body is None else str(body), None if html is None else str(html)
    if template is not None:
        subject = subject or str(template.subject)
        page = page if page is not None else _document(template.content_as_html())
        plain_text = plain_text if plain_text is not None else _text_of(page)
    elif page is None:
        plain_text = plain_text or ""
        page = _document(plain_text) if plain_text else None
    return _Texts(" ".join(re.split(r"[\r\n]+", str(subject))).strip(), plain_text, page)


def _document(inside: str) -> str:
    return f"<html><body>{inside}</body></html>"


def _text_of(page: str) -> str:
    """The visible text, a line for each paragraph and item."""
    lines = (plain(line) for line in _ENDS_LINE.sub("\n\n", page).split("\n\n"))
    return "\n\n".join(line for line in lines if line)


def _message(head: dict[str, str], texts: _Texts, files: Iterable[_Attachment]) -> EmailMessage:
    message = EmailMessage(policy=policy.default)
    for name, value in head.items():
        if value:
            message[name] = value
    message["Subject"] = texts.subject
    message["Date"] = format_datetime(current().services.clock.now())
    message["Message-ID"] = f"<{uuid.uuid4().hex}@localhost>"
    if texts.body is None:
        message.set_content(texts.html or "", subtype="html")
    else:
        message.set_content(texts.body)
        if texts.html is not None:
            message.add_alternative(texts.html, subtype="html")
    for file in files:
        main, _, sub = file.mimetype.partition("/")
        message.add_attachment(file.data, maintype=main, subtype=sub or "octet-stream", filename=file.name)
    return message


def _attachments(given: Given) -> Iterator[_Attachment]:
    """What goes with a mail. Raises FileLost, and TypeError for what is no file."""
    if given is None:
        return
    if isinstance(given, DAFileCollection):
        best = next((name for name in SENT_OF_DOCUMENT if given.attribute_defined(name)), None)
        if best is None:
            raise FileLost(given.instanceName)
        yield from _attachments(getattr(given, best))
    elif isinstance(given, DAFile | DAStaticFile | str):
        yield _attachment(given)
    elif isinstance(given, Iterable):
        for one in given:
            yield from _attachments(one)
    else:
        raise TypeError(f"{given!r} is no file that could be attached.")


def _attachment(file: DAFile | DAStaticFile | str) -> _Attachment:
    path, mimetype = path_and_mimetype(file)
    place = Path(str(path))
    name = str(file.filename) if isinstance(file, DAFile) else place.name
    return _Attachment(name, mimetype or "application/octet-stream", place.read_bytes())


def _named_apart(files: Iterable[_Attachment]) -> list[_Attachment]:
    """The same files; of several with one name the later ones are numbered: `_001`, `_002`."""
    named: dict[str, _Attachment] = {}
    for file in files:
        name, number = file.name, 0
        while name in named:
            number += 1
            name = f"{Path(file.name).stem}_{number:03}{Path(file.name).suffix}"
        named[name] = _Attachment(name, file.mimetype, file.data)
    return list(named.values())


FUNCTIONS = (send_email,)
