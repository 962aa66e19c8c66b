"""Mails that come in: keep them with the sessions they are addressed to and start their action (spec async 10)."""

import html
import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.message import EmailMessage, Message
from pathlib import Path
from typing import Any, Literal

from da_nb.errors import DaNbError
from da_nb.model.action import Action
from da_nb.model.mail import Address, ReceivedMail
from da_nb.objects.mail import email_of
from da_nb.runtime.app import App
from da_nb.triggers import mail_parts

ACTION = "incoming_email"
MOST_BYTES = 50 * 1024 * 1024
"""Size of the largest mail that is taken."""

_log = logging.getLogger(__name__)

State = Literal["started", "kept", "refused"]


@dataclass(frozen=True)
class DeliveryRow:
    """What became of a mail for one recipient: its action was started, or it was only kept, or refused, and why."""

    recipient: str
    state: State
    session: str = ""
    why: str = ""

    def __str__(self) -> str:
        about = f"{self.recipient}: {self.state}"
        return f"{about}, {self.why}" if self.why else about


@dataclass(frozen=True)
class DeliveryReport:
    """One row for each recipient; `accepted` are the sessions that have the mail, `refused` the other rows."""

    rows: Sequence[DeliveryRow]

    @property
    def accepted(self) -> list[str]:
        """Ids of the sessions that have the mail now."""
        return [row.session for row in self.rows if row.state != "refused"]

    @property
    def refused(self) -> list[DeliveryRow]:
        """Recipients that nobody here is."""
        return [row for row in self.rows if row.state == "refused"]

    def __iter__(self) -> Iterator[DeliveryRow]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    def __str__(self) -> str:
        return "\n".join(map(str, self.rows)) or "The mail names no recipient."

    def _repr_mimebundle_(self, **_: Any) -> dict[str, str]:  # noqa: ANN401 - what IPython passes
        cells = [(row.recipient, row.state, row.session[:8], row.why) for row in self.rows]
        body = "".join("<tr>" + "".join(f"<td>{html.escape(cell)}</td>" for cell in row) + "</tr>" for row in cells)
        head = "<tr><th>Recipient</th><th>State</th><th>Session</th><th>Why</th></tr>"
        shown = f"<table>{head}{body}</table>" if cells else f"<p>{html.escape(str(self))}</p>"
        return {"text/html": shown, "text/plain": str(self)}


def deliver(app: App, message: EmailMessage | bytes | str | Path) -> DeliveryReport:
    """Give a mail to the sessions whose addresses it was sent to, each of which runs its action in the background.

    `message` may also be the bytes or the text of one, or the path of a file. Raises FileNotFoundError. Source: spec
    async 10.
    """
    data = _bytes(message)
    mail = message_from_bytes(data, policy=policy.compat32)
    named = mail_parts.recipients(mail)
    known = [(name, app.parts.mailboxes.find(name.rpartition("@")[0])) for name in named]
    ours = [(name, address) for name, address in known if address is not None]
    if not ours:
        # Who else got the mail is of no concern, unless nobody here did.
        return DeliveryReport([DeliveryRow(name, "refused", why="no session has this address") for name in named])
    if len(data) > MOST_BYTES:
        return DeliveryReport([DeliveryRow(name, "refused", why="the mail is too large") for name, _ in ours])
    return DeliveryReport([_receive(app, name, address, mail) for name, address in ours])


def _bytes(message: EmailMessage | bytes | str | Path) -> bytes:
    if isinstance(message, EmailMessage):
        return message.as_bytes()
    if isinstance(message, bytes):
        return message
    if isinstance(message, Path) or ("\n" not in message and ":" not in message.partition(".")[0]):
        return Path(message).expanduser().read_bytes()
    return message.lstrip("\r\n").encode()


def _receive(app: App, name: str, address: Address, mail: Message) -> DeliveryRow:
    received = _keep(app, address, mail)
    email = email_of(received, address, app.parts.files)
    try:
        started = app.runner(address.session).receive(Action(ACTION, {"email": email}), address.owner)
    except DaNbError as error:
        _log.warning("A mail to session %s is kept, but its action was not started. %s", address.session, error)
        return DeliveryRow(name, "kept", address.session, str(error).partition("\n")[0])
    if not started:
        return DeliveryRow(name, "kept", address.session, "multi_user is not True")
    return DeliveryRow(name, "started", address.session)


def _keep(app: App, address: Address, mail: Message) -> ReceivedMail:
    """Put the parts into files of the session, and the mail among those that came to the address."""
    parts, now = mail_parts.files_of(mail), app.clock.now()
    numbers = [_new_file(app, address.session, part) for part in parts]
    text, page = mail_parts.bodies([part.name for part in parts])
    bodies = {at for at in (text, page) if at is not None}
    received = ReceivedMail(
        subject=mail_parts.subject_of(mail),
        sender=mail_parts.person(mail, "From", "Sender"),
        reply_to=mail_parts.person(mail, "Reply-To"),
        return_path=mail_parts.person(mail, "Return-Path"),
        to=mail_parts.people(mail, "To", "Resent-To"),
        cc=mail_parts.people(mail, "Cc", "Resent-Cc"),
        sent_at=mail_parts.written_at(mail, now),
        received_at=now,
        headers=_new_file(app, address.session, mail_parts.PartFile("headers.json", mail_parts.headers_of(mail))),
        text=None if text is None else numbers[text],
        html=None if page is None else numbers[page],
        attachments=tuple(number for at, number in enumerate(numbers) if at not in bodies),
    )
    app.parts.mailboxes.keep(address, received)
    return received


def _new_file(app: App, session: str, part: mail_parts.PartFile) -> int:
    number = app.parts.files.new(session)
    app.parts.files.add(session, number, part.name, part.data)
    return number
