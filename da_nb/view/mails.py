"""The mails of an outbox as a notebook shows them."""

import html
from collections.abc import Iterable
from email.message import EmailMessage
from typing import Any

COLUMNS = ("To", "Subject", "From", "Date")


class MailList(list[EmailMessage]):
    """Mails in the order in which they were sent; shown as a table."""

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, Any]:
        del include, exclude
        head = _row("th", (*COLUMNS, "Attachments"))
        rows = "".join(_row("td", _cells(mail)) for mail in self)
        shown = f"<table>{head}{rows}</table>" if self else f"<p>{self}</p>"
        return {"text/plain": str(self), "text/html": shown}

    def __str__(self) -> str:
        return "\n".join(" | ".join(_cells(mail)) for mail in self) or "No mail was sent."


def _row(kind: str, cells: Iterable[str]) -> str:
    return "<tr>" + "".join(f"<{kind}>{html.escape(cell)}</{kind}>" for cell in cells) + "</tr>"


def _cells(mail: EmailMessage) -> tuple[str, ...]:
    names = ", ".join(part.get_filename() or "" for part in mail.iter_attachments())
    return (*(str(mail[name] or "") for name in COLUMNS), names)
