"""Mails that came to a session, and those they are from and to (spec async 10)."""

from datetime import UTC, datetime

from da_nb.model.mail import Address, Correspondent, ReceivedMail
from da_nb.model.services import Files
from da_nb.objects.base import AnyValue, DAObject
from da_nb.objects.file_groups import DAFileList
from da_nb.objects.files import DAFile
from da_nb.objects.lists import DAList


class DAEmailRecipient(DAObject):
    """One of those a mail is from or to: `address`, and `name`, which may be ''. Without a mail address it has none."""

    def email_address(self, include_name: bool | None = None) -> str:
        """The address, with the name before it when there is one; with `include_name` as it says."""
        name = self.attr("name")
        if include_name or (include_name is None and name):
            return f'"{str(name or "").replace(chr(34), "")}" <{self.address}>'
        return str(self.address)

    def exists(self) -> bool:
        """Whether there is an address; asks nothing."""
        return bool(self.attr("address"))

    def __str__(self) -> str:
        return self.email_address() if self.exists() else ""


class DAEmailRecipientList(DAList):
    """Those a mail is to."""

    def init(self, *args: AnyValue, **attributes: AnyValue) -> None:
        """A list of recipients."""
        attributes.setdefault("object_type", DAEmailRecipient)
        super().init(*args, **attributes)

    def __str__(self) -> str:
        return ", ".join(str(one) for one in self)


class DAEmail(DAObject):
    """A mail that came to the session.

    `short`, `key`, `index` and `address_owner` are those of the address it came to. Texts: `subject` or None; people:
    `from_address`, `reply_to`, `return_path`, `to_address`, `cc_address`; times (naive UTC): `datetime_message`,
    `datetime_received`; files: `body_text` and `body_html` (or None), `headers`, `attachment`.
    """

    def __str__(self) -> str:
        about = f"E-mail from {self.from_address}" if self.from_address.exists() else "E-mail"
        return f"{about} of {self.datetime_message:%Y-%m-%d %H:%M}: {self.subject or ''}".rstrip(": ")


class DAEmailAddress(DAObject):
    """An address of the session: `address` (what stands before the @), `key`, `index`, `owner`, and its `emails`."""

    def __str__(self) -> str:
        return str(self.address)


def address_of(address: Address, mails: list[DAEmail]) -> DAEmailAddress:
    """The address as interview code sees it, with its mails."""
    owner = address.owner.user
    return DAEmailAddress(address=address.code, key=address.key, index=address.index, owner=owner, emails=mails)


def email_of(mail: ReceivedMail, address: Address, files: Files) -> DAEmail:
    """The mail as interview code sees it."""
    made = DAEmail(
        short=address.code,
        key=address.key,
        index=address.index,
        address_owner=address.owner.user,
        subject=mail.subject,
        datetime_message=_naive(mail.sent_at),
        datetime_received=_naive(mail.received_at),
    )
    for name, one in (("from_address", mail.sender), ("reply_to", mail.reply_to), ("return_path", mail.return_path)):
        made.initializeAttribute(name, DAEmailRecipient, **_attributes(one))
    for name, several in (("to_address", mail.to), ("cc_address", mail.cc)):
        people = made.initializeAttribute(name, DAEmailRecipientList)
        for each in several:
            people.appendObject(**_attributes(each))
        people.gathered = True
    for name, number in (("body_text", mail.text), ("body_html", mail.html), ("headers", mail.headers)):
        setattr(made, name, None)
        if number is not None:
            made.reInitializeAttribute(name, DAFile)
            _fill(getattr(made, name), number, address.session, files)
    attached = made.initializeAttribute("attachment", DAFileList)
    for number in mail.attachments:
        _fill(attached.appendObject(), number, address.session, files)
    attached.gathered = True
    return made


def _attributes(one: Correspondent | None) -> dict[str, str]:
    return {} if one is None else {"name": one.name, "address": one.address}


def _fill(file: DAFile, number: int, session: str, files: Files) -> None:
    folder = files.folder(session, number)
    place = None if folder is None else next(folder.iterdir(), None)
    if place is not None:
        file.keep(place, session)


def _naive(moment: datetime) -> datetime:
    return moment.astimezone(UTC).replace(tzinfo=None)


CLASSES = (DAEmail, DAEmailRecipient, DAEmailRecipientList)
