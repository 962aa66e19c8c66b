"""The outbox: mails that interviews have sent, kept on disk beside the files (house decision 10)."""

import os
import tempfile
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.parser import HeaderParser
from pathlib import Path

from da_nb.model.mail import SentMail

OUTBOX = "outbox"


class Mails:
    """One file a mail, named by its place in the order of sending, its session and its id.

    Nothing here leaves the machine. What was sent stays when its session is deleted, as a mail on its way would.
    `sender` is whom mails are from that name nobody.
    """

    def __init__(self, root: Path, sender: str) -> None:
        self._outbox = root / OUTBOX
        self._sender = sender

    def post(self, session: str, mail: SentMail) -> None:
        """Put the mail last in the outbox; one that is there already is left alone."""
        self._outbox.mkdir(mode=0o700, parents=True, exist_ok=True)
        there = [path.stem.split("-") for path in self._files()]
        if any(mail.id == of for _, _, of in there):
            return
        number = max((int(place) for place, _, _ in there), default=0) + 1
        write_whole(self._outbox / f"{number:08}-{session}-{mail.id}.eml", self._with_sender(mail.data))

    def sent(self, session: str | None = None) -> list[EmailMessage]:
        """The mails of the session, or of all, the oldest first."""
        return [
            message_from_bytes(path.read_bytes(), policy=policy.default)
            for path in self._files()
            if session is None or path.stem.split("-")[1] == session
        ]

    def _with_sender(self, data: bytes) -> bytes:
        if HeaderParser().parsestr(data.partition(b"\n\n")[0].decode("ascii", "replace"))["From"]:
            return data
        return f"From: {self._sender}\n".encode() + data

    def _files(self) -> list[Path]:
        return sorted(self._outbox.glob("*-*-*.eml"))


def write_whole(path: Path, data: bytes) -> None:
    """Write a file that nobody ever sees half-written."""
    handle, half = tempfile.mkstemp(dir=path.parent, prefix=".half-")
    with os.fdopen(handle, "wb") as file:
        file.write(data)
    Path(half).replace(path)
