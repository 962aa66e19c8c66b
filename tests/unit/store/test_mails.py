"""The outbox on disk, and addresses with what came to them."""

from datetime import UTC, datetime
from pathlib import Path

from da_nb.model.identity import ANONYMOUS, Identity
from da_nb.model.mail import Correspondent, ReceivedMail, SentMail
from da_nb.store.mailboxes import SessionMailboxes
from da_nb.store.mails import Mails

NOW = datetime(2026, 1, 5, 9, tzinfo=UTC)
ANN = Identity("ann@example.com", ("advocate",), "Ann", "Lee")


def sent(number: int) -> SentMail:
    """A mail that says which it is."""
    return SentMail(f"id{number}", f"Subject: {number}\n\nHi\n".encode())


def came(subject: str) -> ReceivedMail:
    """A mail that came in."""
    clerk = Correspondent("Clerk", "clerk@example.com")
    return ReceivedMail(subject, clerk, None, None, (clerk,), (), NOW, NOW, 1, 2, None, (3, 4))


def test_a_mail_is_posted_once(tmp_path: Path) -> None:
    """D23: a task that is settled by a second try sends nothing twice; the order is that of sending."""
    mails = Mails(tmp_path, "town@example.com")
    for number, session in ((2, "a"), (1, "b"), (2, "a")):
        mails.post(session, sent(number))
    assert [mail["Subject"] for mail in mails.sent()] == ["2", "1"]
    assert [(mail["Subject"], mail["From"]) for mail in mails.sent("b")] == [("1", "town@example.com")]
    assert [path.stat().st_mode & 0o77 for path in (tmp_path / "outbox").iterdir()] == [0, 0]


def test_addresses_are_found_by_code_and_by_person(tmp_path: Path) -> None:
    """D1, D12: the owner comes back whole; another process finds the same ones."""
    first = SessionMailboxes(tmp_path, "example.com").address("s", ANN, "court", 1)
    mailboxes = SessionMailboxes(tmp_path, "example.com")
    assert mailboxes.address("s", ANN, "court", 1) == first
    assert mailboxes.find(first.code.upper()) == first
    assert mailboxes.find("../s") is None
    second = mailboxes.address("s", ANONYMOUS, None, None)
    assert mailboxes.addresses("s") == [first, second]
    assert mailboxes.addresses("t") == []


def test_what_came_is_kept_in_order_until_the_session_goes(tmp_path: Path) -> None:
    """D4, D24: a mail comes back as it was kept."""
    mailboxes = SessionMailboxes(tmp_path, "example.com")
    address = mailboxes.address("s", ANN, None, None)
    other = mailboxes.address("t", ANN, None, None)
    for subject in ("One", "Two"):
        mailboxes.keep(address, came(subject))
    assert mailboxes.received(address) == [came("One"), came("Two")]
    assert mailboxes.received(other) == []
    mailboxes.forget("s")
    assert (mailboxes.find(address.code), mailboxes.find(other.code)) == (None, other)
