"""Mails that come to sessions (spec async 10, rows D1 to D15 and D24)."""

import json
import re
from email.message import EmailMessage
from pathlib import Path

import pytest

from da_nb.testing import InterviewDriver
from tests.spec.conftest import Visit

INTERVIEW = """
mandatory: True
code: |
  multi_user = True
  address = interview_email()
---
mandatory: True
question: Count ${ count }
buttons:
  - Again: refresh
---
code: count = 0
---
event: incoming_email
code: |
  count = 99
  mail = action_argument('email')
  background_response_action('keep', mail=mail, who=user_info().email)
---
event: keep
code: |
  last_mail = action_argument('mail')
  who = action_argument('who')
  count += 1
  background_response()
"""


def plain_mail(to: str, **headers: str) -> EmailMessage:
    """A mail with a text; keywords are headers, '' leaves one away."""
    message = EmailMessage()
    named = {"From": "Clerk <clerk@example.com>", "To": to, "Subject": "Hello", **headers}
    for name, value in named.items():
        if value:
            message[name.replace("_", "-")] = value
    message.set_content("Dear all\n")
    return message


def received(drive: Visit, message: EmailMessage | None = None) -> InterviewDriver:
    """The interview after a mail."""
    d = drive(INTERVIEW)
    mail = message or plain_mail("nobody@example.com")
    mail["Envelope-To"] = d.answers["address"]
    d.deliver(mail)
    d.advance(1)
    return d


def test_an_address_is_six_letters_and_stays(drive: Visit) -> None:
    """D1: another one for each key, index and session."""
    d = drive("""
mandatory: True
code: |
  got = [interview_email(), interview_email(key='a'), interview_email('a', 1), interview_email('a', 2)]
  again = [interview_email(), interview_email(key='a'), interview_email('a', 1), interview_email('a', index=2)]
---
mandatory: True
question: Hi
""")
    got = d.answers["got"]
    assert got == d.answers["again"]
    assert len(set(got)) == 4
    assert all(re.fullmatch(r"[a-z]{6}@localhost", address) for address in got)


def test_each_person_has_an_address(drive: Visit, tmp_path: Path) -> None:
    """D1: and each sees only what came to theirs (D4)."""
    store = f"sqlite:///{tmp_path}/store.sqlite"
    source = """
mandatory: True
code: multi_user = True
---
event: look
question: At ${ interview_email() } with ${ len(get_emails()[0].emails) }
---
mandatory: True
question: Hi
"""
    ann = drive(source, user="ann@example.com", store=store)
    bob = drive(source, user="bob@example.com", store=store, session=ann.session.id)
    for visitor in (ann, bob):
        visitor.session.action("look")
    first, second = ann.session.addresses
    ann.deliver(plain_mail(second))
    for visitor, address, count in ((ann, first, 0), (bob, second, 1)):
        visitor.session.action("look")
        assert f"At {address} with {count}" in visitor.text


@pytest.mark.parametrize("call", ["interview_email(index=1)", "get_emails(index=1)"])
def test_an_index_needs_a_key(drive: Visit, call: str) -> None:
    """D2: the error says how to write it."""
    d = drive(f"mandatory: True\ncode: got = {call}\n---\nmandatory: True\nquestion: Hi\n", faulty=True)
    assert "has an index but no key" in d.text


def test_an_unknown_address_is_refused(drive: Visit) -> None:
    """D3: nothing is stored; the report says so."""
    d = drive(INTERVIEW)
    report = d.deliver(plain_mail("zzzzzz@localhost"))
    assert (report.accepted, [row.recipient for row in report.refused]) == ([], ["zzzzzz@localhost"])
    assert "no session has this address" in str(report)
    assert d.session.tasks == []
    assert len(d.deliver(plain_mail("../../etc@localhost")).refused) == 1


def test_the_envelope_comes_first_then_all_who_are_named(drive: Visit) -> None:
    """D3: a session that is named among others gets the mail too."""
    d = drive(INTERVIEW)
    address = d.answers["address"]
    assert d.deliver(plain_mail("x@example.com", Cc=f"Us <{address.upper()}>")).accepted == [d.session.id]
    assert d.deliver(plain_mail(address, Envelope_To="x@example.com")).accepted == []


def test_mails_are_listed_in_order(drive: Visit) -> None:
    """D4: addresses as they were made, mails as they came; key and index choose."""
    d = drive("""
mandatory: True
code: |
  multi_user = True
  first, second, third = interview_email(), interview_email('a'), interview_email('a', 1)
---
event: look
code: |
  seen = [(str(one), one.key, one.index, one.owner, [mail.subject for mail in one.emails]) for one in get_emails()]
  some = [len(get_emails('a')), len(get_emails(key='a', index=1)), len(get_emails('b'))]
---
mandatory: True
question: Hi
""")
    names = [d.answers[name] for name in ("first", "second", "third")]
    for to, subject in ((names[1], "One"), (names[0], "Two"), (names[1], "Three")):
        d.deliver(plain_mail(to, Subject=subject))
    d.session.action("look")
    codes = [name.partition("@")[0] for name in names]
    assert d.answers["seen"] == [
        (codes[0], None, None, None, ["Two"]),
        (codes[1], "a", None, None, ["One", "Three"]),
        (codes[2], "a", 1, None, []),
    ]
    assert d.answers["some"] == [2, 1, 0]


def test_a_plain_mail(drive: Visit) -> None:
    """D5: its fields, as the action and its response action get them."""
    message = plain_mail(
        "Us <us@example.com>",
        Cc="a@example.com, B <b@example.com>",
        Date="Mon, 05 Jan 2026 10:00:00 +0100",
        Reply_To="Reply <r@example.com>",
        Return_Path="<back@example.com>",
    )
    d = received(drive, message)
    mail = d.answers["last_mail"]
    assert mail.instanceName == "last_mail"
    assert mail.short == d.answers["address"].partition("@")[0]
    assert (mail.key, mail.index, mail.address_owner, mail.subject) == (None, None, None, "Hello")
    assert mail.from_address.email_address() == '"Clerk" <clerk@example.com>'
    assert mail.from_address.email_address(include_name=False) == "clerk@example.com"
    assert (mail.reply_to.address, mail.return_path.address) == ("r@example.com", "back@example.com")
    assert [str(one) for one in mail.cc_address] == ["a@example.com", '"B" <b@example.com>']
    assert [one.name for one in mail.to_address] == ["Us"]
    assert str(mail.datetime_message) == "2026-01-05 09:00:00"
    assert mail.datetime_received.tzinfo is None
    assert mail.body_text.slurp() == "Dear all\n"
    assert (mail.body_html, len(mail.attachment)) == (None, 0)
    assert "clerk@example.com" in str(mail)
    assert "Hello" in str(mail)


def test_a_mail_in_two_forms(drive: Visit) -> None:
    """D6: text and HTML are the bodies, in whatever they were sent."""
    message = plain_mail("x@example.com")
    message.set_content("Grüße\r\nA", charset="latin-1")
    message.add_alternative("<p>Grüße</p>", subtype="html")
    mail = received(drive, message).answers["last_mail"]
    assert mail.body_text.slurp() == "Grüße\nA\n"
    assert mail.body_html.slurp().strip() == "<p>Grüße</p>"
    assert len(mail.attachment) == 0


def test_a_mail_of_html_only(drive: Visit) -> None:
    """D6: then there is no text."""
    message = plain_mail("x@example.com")
    message.set_content("<p>Hi</p>", subtype="html")
    mail = received(drive, message).answers["last_mail"]
    assert (mail.body_text, mail.body_html.slurp().strip()) == (None, "<p>Hi</p>")


def test_what_is_attached(drive: Visit) -> None:
    """D7: under safe names, with type and contents; parts without a name get one."""
    message = plain_mail("x@example.com")
    message.add_attachment(b"%PDF-1.4", maintype="application", subtype="pdf", filename="../../a/Bü?ll (1).pdf")
    message.add_attachment("1,2", subtype="csv", filename="table.csv")
    message.add_attachment(b"\x00\x01", maintype="application", subtype="x-strange")
    message.add_attachment("more", disposition="inline")
    message.add_attachment(plain_mail("inner@example.com"))
    mail = received(drive, message).answers["last_mail"]
    names = [(file.filename, file.mimetype) for file in mail.attachment]
    assert names == [
        ("B__ll _1_.pdf", "application/pdf"),
        ("table.csv", "text/csv"),
        ("attachment.bin", "application/octet-stream"),
        ("attachment.txt", "text/plain"),
        ("attachment.eml", "message/rfc822"),
    ]
    assert mail.attachment[0].slurp() == b"%PDF-1.4"
    assert mail.attachment[1].slurp().strip() == "1,2"
    assert b"inner@example.com" in mail.attachment[4].slurp(auto_decode=False)
    assert mail.body_text.slurp() == "Dear all\n"


def test_headers_that_are_missing(drive: Visit) -> None:
    """D8: no subject is None, no date is now, nobody is somebody without an address."""
    message = plain_mail("", Subject="", From="", Sender="s@example.com")
    d = received(drive, message)
    mail = d.answers["last_mail"]
    assert mail.subject is None
    assert mail.from_address.address == "s@example.com"
    assert [mail.reply_to.exists(), hasattr(mail.reply_to, "address"), mail.return_path.exists()] == [False] * 3
    assert mail.datetime_message == mail.datetime_received
    assert len(mail.to_address) == 0


def test_a_date_that_is_nonsense(drive: Visit) -> None:
    """D8: is taken for none."""
    mail = received(drive, plain_mail("x@example.com", Date="some day")).answers["last_mail"]
    assert mail.datetime_message == mail.datetime_received


def test_all_headers_are_in_a_file(drive: Visit) -> None:
    """D9: as JSON, a list of name and value."""
    mail = received(drive, plain_mail("x@example.com", X_Case="17")).answers["last_mail"]
    assert ["X-Case", "17"] in json.loads(mail.headers.slurp())
    assert mail.headers.mimetype == "application/json"


def test_the_action_gets_the_mail_and_its_response_keeps_it(drive: Visit) -> None:
    """D10, D11: what the action itself changes is lost."""
    d = received(drive)
    assert d.answers["count"] == 1
    assert [task.action for task in d.session.tasks] == ["incoming_email"]
    d.click("Again")
    assert "Count 1" in d.text


def test_the_owner_of_the_address_acts(drive: Visit) -> None:
    """D12: whoever has sent the mail."""
    d = drive(INTERVIEW, user="ann@example.com")
    d.deliver(plain_mail(d.answers["address"]))
    d.advance(1)
    assert d.answers["who"] == "ann@example.com"
    assert d.answers["last_mail"].address_owner == "ann@example.com"


def test_a_session_for_one_keeps_the_mail_only(drive: Visit) -> None:
    """D13: without multi_user no action runs; the mail is listed."""
    d = drive(
        INTERVIEW.replace("multi_user = True", "multi_user = False")
        + """
---
event: look
question: Got ${ get_emails()[0].emails[0].subject }
"""
    )
    report = d.deliver(plain_mail(d.answers["address"]))
    assert [(row.state, row.why) for row in report] == [("kept", "multi_user is not True")]
    d.advance(1)
    assert d.answers["count"] == 0
    d.session.action("look")
    assert "Got Hello" in d.text


def test_without_a_handler_the_mail_is_kept(drive: Visit) -> None:
    """D14: the task fails at the next question, which nobody is told."""
    d = drive("""
mandatory: True
code: |
  multi_user = True
  address = interview_email()
---
mandatory: True
question: Got ${ len(get_emails()[0].emails) }
buttons:
  - Again: refresh
""")
    d.deliver(plain_mail(d.answers["address"]))
    d.advance(1)
    (task,) = d.session.tasks
    assert "QuestionError" in (task.error or "")
    d.click("Again")
    assert "Got 1" in d.text
    assert d.errors == []


def test_a_mail_between_two_answers_loses_none(drive: Visit) -> None:
    """D15: what is typed stays, what is saved as well."""
    asking = INTERVIEW.replace("Count ${ count }", "Name").replace(
        "buttons:\n  - Again: refresh", "fields:\n  - Name: name"
    )
    d = drive(asking + "---\nmandatory: True\nquestion: ${ name }, ${ count }\n")
    d.set("Name", "Ann")
    d.deliver(plain_mail(d.answers["address"]))
    d.advance(1)
    d.click("Continue")
    assert "Ann, 1" in d.text


def test_addresses_and_mails_go_with_the_session(drive: Visit) -> None:
    """D24: a mail that comes later is refused."""
    d = received(drive)
    address = d.answers["address"]
    d.session.delete()
    assert len(d.deliver(plain_mail(address)).refused) == 1


def test_a_mail_may_be_text_bytes_or_a_file(drive: Visit, tmp_path: Path) -> None:
    """Public names (api.md): deliver takes each of them."""
    d = drive(INTERVIEW)
    text = f"\nTo: {d.answers['address']}\nSubject: Hi\n\nBody\n"
    file = tmp_path / "mail.eml"
    file.write_text(text.lstrip())
    for given in (text, text.lstrip().encode(), file, str(file)):
        assert d.deliver(given).accepted == [d.session.id]
    with pytest.raises(FileNotFoundError):
        d.deliver("nowhere.eml")


def test_an_answer_to_a_mail_comes_back(visit: Visit) -> None:
    """D1, D23: an address in a mail that goes out is one that mails come to."""
    d = visit(
        INTERVIEW.replace(
            "address = interview_email()",
            """address = interview_email()
  send_email(to='court@example.com', reply_to=address, subject='Question')""",
        )
    )
    reply = plain_mail(str(d.outbox[0]["Reply-To"]))
    d.deliver(reply)
    d.advance(3)
    assert d.answers["count"] == 1
    assert d.answers["last_mail"].body_text.slurp() == "Dear all\n"
