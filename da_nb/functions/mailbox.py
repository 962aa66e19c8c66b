"""Addresses at which a session gets mails, and the mails that came (spec async 10)."""

from da_nb.current import current
from da_nb.model.mail import Mailboxes
from da_nb.objects.mail import DAEmailAddress, address_of, email_of


def interview_email(key: str | None = None, index: str | int | None = None) -> str:
    """An address at which the session gets mails for this person; another one for each key and index.

    Raises ValueError for an index without a key. Source: spec async 10.
    """
    mailboxes = _mailboxes("interview_email", key, index)
    evaluation = current()
    code = mailboxes.address(evaluation.session, evaluation.identity, _plain(key), _index(index)).code
    return f"{code}@{mailboxes.domain}"


def get_emails(key: str | None = None, index: str | int | None = None) -> list[DAEmailAddress]:
    """The person's addresses in this session, each with the mails that came, or those of a key and an index.

    Raises ValueError for an index without a key. Source: spec async 10.
    """
    mailboxes = _mailboxes("get_emails", key, index)
    evaluation = current()
    files = evaluation.services.files
    found = [
        address
        for address in mailboxes.addresses(evaluation.session)
        if address.owner.user == evaluation.identity.user
        and (key is None or address.key == _plain(key))
        and (index is None or address.index == _index(index))
    ]
    return [
        address_of(address, [email_of(mail, address, files) for mail in mailboxes.received(address)] if files else [])
        for address in found
    ]


def _mailboxes(function: str, key: object, index: object) -> Mailboxes:
    if index is not None and key is None:
        raise ValueError(f"{function}() has an index but no key; write for example  {function}('court', index=1).")
    mailboxes = current().services.mailboxes
    if mailboxes is None:
        raise RuntimeError("No mail can come in here.")
    return mailboxes


def _plain(value: object) -> str | None:
    return None if value is None else str(value)


def _index(value: object) -> str | int | None:
    return value if isinstance(value, int) else _plain(value)


FUNCTIONS = (get_emails, interview_email)
