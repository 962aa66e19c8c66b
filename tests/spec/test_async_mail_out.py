"""Mails that interviews send (spec async 11, rows D16 to D23)."""

from email.message import EmailMessage
from pathlib import Path

import pytest

from da_nb.testing import InterviewDriver
from tests.spec.conftest import Visit

INTERVIEW = """
objects:
  - ann: Individual
  - firm: Person
  - helper: DAEmailRecipient
  - team: DAList.using(object_type=Individual, auto_gather=False)
---
code: |
  ann.name.first = 'Ann'
  ann.name.last = 'Lee'
  ann.email = 'ann@example.com'
  firm.name.text = 'Firm'
  firm.email = 'firm@example.com'
  helper.address = 'helper@example.com'
  people = True
---
template: letter
subject: For ${ ann }
content: |
  Dear **${ ann }**,

  good news.
---
mandatory: True
code: |
  people
  sent = send_email(CALL)
---
mandatory: True
question: Sent ${ sent }
buttons:
  - Again: refresh
"""


def sent(drive: Visit, call: str, more: str = "") -> tuple[InterviewDriver, list[EmailMessage]]:
    """The interview after `send_email(CALL)`, and the outbox."""
    d = drive(INTERVIEW.replace("CALL", call) + more)
    return d, d.outbox


def only(drive: Visit, call: str, more: str = "") -> EmailMessage:
    """The one mail of the call."""
    d, mails = sent(drive, call, more)
    assert "Sent True" in d.text, d.text
    (mail,) = mails
    return mail


def text(mail: EmailMessage, kind: str) -> str | None:
    """The plain or HTML body."""
    part = mail.get_body((kind,))
    return None if part is None else str(part.get_content()).strip()


@pytest.mark.parametrize(
    ("to", "shown"),
    [
        ("'x@example.com'", "x@example.com"),
        ("['x@example.com', '', ann]", 'x@example.com, "Ann Lee" <ann@example.com>'),
        ("['x@example.com', [helper]]", "x@example.com, helper@example.com"),
        ("firm", "Firm <firm@example.com>"),
        ("helper", "helper@example.com"),
    ],
)
def test_recipients(drive: Visit, to: str, shown: str) -> None:
    """D16: people with their names, texts as they are, lists of them; empty ones are dropped."""
    mail = only(drive, f"to={to}, body='Hi'")
    assert [str(one.addr_spec) for one in mail["To"].addresses] == [
        one.rpartition("<")[2].rstrip(">") for one in shown.split(", ")
    ]
    assert [one.display_name for one in mail["To"].addresses] == [
        one.rpartition(" <")[0].strip('"') for one in shown.split(", ")
    ]


def test_a_gathered_list_of_people(drive: Visit) -> None:
    """D16: a DAList is gathered first."""
    d = drive(
        INTERVIEW.replace("CALL", "to=team, body='Hi'")
        + """
---
code: |
  team.appendObject(email='a@example.com')
  team.appendObject(email='b@example.com')
  team.gathered = True
---
code: |
  team[i].name.first = 'T'
  team[i].name.last = str(i)
"""
    )
    assert [one.addr_spec for one in d.outbox[0]["To"].addresses] == ["a@example.com", "b@example.com"]


def test_copies_and_senders(drive: Visit) -> None:
    """D17: of several senders the first counts; without one there is a default."""
    mail = only(
        drive, "to='x@example.com', cc=[ann], bcc='y@example.com', sender=[ann, firm], reply_to=firm, body='Hi'"
    )
    assert mail["From"].addresses[0].addr_spec == "ann@example.com"
    assert mail["From"].addresses[0].display_name == "Ann Lee"
    assert [mail[name].addresses[0].addr_spec for name in ("Cc", "Bcc", "Reply-To")] == [
        "ann@example.com",
        "y@example.com",
        "firm@example.com",
    ]
    assert only(drive, "to='x@example.com', body='Hi'")["From"] == "no-reply@localhost"


def test_the_default_sender_is_an_option(drive: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    """D17: `mail_from` of the configuration."""
    monkeypatch.setenv("DA_NB_MAIL_FROM", "Town <town@example.com>")
    assert only(drive, "to='x@example.com', sender='', body='Hi'")["From"] == "Town <town@example.com>"


@pytest.mark.parametrize(
    ("given", "plain", "page"),
    [
        ("body='Hi <b>you</b>'", "Hi <b>you</b>", "<html><body>Hi <b>you</b></body></html>"),
        ("html='<p>Hi</p>'", None, "<p>Hi</p>"),
        ("body='Hi', html='<p>Ho</p>'", "Hi", "<p>Ho</p>"),
        ("subject='Nothing'", "", None),
    ],
)
def test_bodies(drive: Visit, given: str, plain: str | None, page: str | None) -> None:
    """D18: a body alone is wrapped as it is; HTML alone has no plain part; without either the body is empty."""
    mail = only(drive, f"to='x@example.com', {given}")
    assert (text(mail, "plain"), text(mail, "html")) == (plain, page)


def test_a_template_gives_subject_and_both_bodies(drive: Visit) -> None:
    """D18: the plain body is the text of its HTML."""
    mail = only(drive, "to='x@example.com', template=letter")
    assert mail["Subject"] == "For Ann Lee"
    assert text(mail, "plain") == "Dear Ann Lee,\n\ngood news."
    assert "<strong>Ann Lee</strong>" in (text(mail, "html") or "")


def test_what_is_given_wins_over_the_template(drive: Visit) -> None:
    """D18: subject, body and html each; line breaks in a subject become spaces."""
    mail = only(drive, "to='x@example.com', template=letter, subject='One\\ntwo', body='Mine', html='<i>Mine</i>'")
    assert (mail["Subject"], text(mail, "plain"), text(mail, "html")) == ("One two", "Mine", "<i>Mine</i>")


MADE = """
---
objects:
  - note: DAFile.using(filename='note.txt', content='Read me')
  - twin: DAFile.using(filename='note.txt', content='Read me too')
  - both: DAFileList.using(auto_gather=False)
---
code: |
  both.append(note)
  both.append(twin)
  both.gathered = True
---
attachment:
  name: Deed
  filename: deed
  valid formats: [pdf, rtf]
  content: Signed.
  variable name: deed
"""


def test_files_go_along(drive: Visit) -> None:
    """D19: one, a list, a list of lists; of equal names the later are numbered; a document goes in one format."""
    mail = only(drive, "to='x@example.com', body='Hi', attachments=[both, note, deed]", MADE)
    parts = [(part.get_filename(), part.get_content_type()) for part in mail.iter_attachments()]
    assert parts == [
        ("note.txt", "text/plain"),
        ("note_001.txt", "text/plain"),
        ("note_002.txt", "text/plain"),
        ("deed.pdf", "application/pdf"),
    ]
    assert [part.get_content().decode().strip() if isinstance(part.get_content(), bytes) else part.get_content().strip()
            for part in list(mail.iter_attachments())[:2]] == ["Read me", "Read me too"]  # fmt: skip


def test_a_file_of_the_package(drive: Visit, tmp_path: Path) -> None:
    """D19: as DAStaticFile or as a reference."""
    (tmp_path / "data" / "static").mkdir(parents=True)
    (tmp_path / "data" / "questions").mkdir()
    (tmp_path / "data" / "static" / "map.png").write_bytes(b"\x89PNG")
    source = INTERVIEW.replace("CALL", "to='x@example.com', attachments=[DAStaticFile(filename='map.png'), 'map.png']")
    (tmp_path / "data" / "questions" / "mail.yml").write_text(source)
    d = drive("docassemble.town:data/questions/mail.yml", packages={"docassemble.town": tmp_path})
    (mail,) = d.outbox
    assert [part.get_filename() for part in mail.iter_attachments()] == ["map.png", "map_001.png"]


@pytest.mark.parametrize("bad", ["5", "'nowhere.pdf'", "[note, object()]"])
def test_what_is_no_file_stops_the_mail(drive: Visit, bad: str) -> None:
    """D19: nothing is sent, and the answer is False."""
    d, mails = sent(drive, f"to='x@example.com', attachments={bad}, task='told'", MADE)
    assert "Sent False" in d.text
    assert mails == []


@pytest.mark.parametrize("to", ["[]", "''", "['', None]", "None"])
def test_without_a_recipient_nothing_is_sent(drive: Visit, to: str) -> None:
    """D20: the answer is False."""
    d, mails = sent(drive, f"to={to}, body='Hi'")
    assert "Sent False" in d.text
    assert mails == []


def test_success_is_true(drive: Visit) -> None:
    """D20: handed over means kept in the outbox; this session's own too, oldest first."""
    d = drive(
        INTERVIEW.replace("CALL", "to='x@example.com', subject='One'")
        + "  - More: continue\n"
        + """
---
event: another
code: send_email(to='y@example.com', subject='Two')
"""
    )
    d.session.action("another")
    assert [mail["Subject"] for mail in d.outbox] == ["One", "Two"]
    assert [mail["Subject"] for mail in d.session.outbox] == ["One", "Two"]
    assert "x@example.com | One" in str(d.session.outbox)


@pytest.mark.parametrize(("to", "times"), [("'x@example.com'", 1), ("[]", 0)])
def test_the_task_is_marked_only_on_success(drive: Visit, to: str, times: int) -> None:
    """D21: also with a persistent scope."""
    code = "\n---\nmandatory: True\ncode: times = times_task_performed('told')\n"
    source = INTERVIEW.replace("CALL", f"to={to}, task='told', task_persistent=True")
    before = source.replace("---\nmandatory: True\nquestion", code.lstrip("\n") + "---\nmandatory: True\nquestion")
    assert drive(before).answers["times"] == times


def test_a_dry_run_asks_and_sends_nothing(drive: Visit) -> None:
    """D22: what is undefined is asked for; the answer is False and no task is marked."""
    d = drive("""
mandatory: True
code: |
  tried = send_email(to=who, template=letter, task='told', dry_run=True)
  told = task_performed('told')
---
mandatory: True
question: Tried ${ tried }, ${ told }
---
template: letter
subject: About ${ topic }
content: Hi
---
question: Who?
fields:
  - Whom: who
---
question: What?
fields:
  - Topic: topic
""")
    d.set("Whom", "x@example.com")
    d.click("Continue")
    d.set("Topic", "rain")
    d.click("Continue")
    assert "Tried False, False" in d.text
    assert d.outbox == []


def test_a_background_action_sends(visit: Visit) -> None:
    """D23: once, and its response action as well."""
    d = visit("""
mandatory: True
code: |
  task = background_action('tell', None)
---
mandatory: True
question: Told ${ told }
---
code: told = 'no'
---
event: tell
code: |
  ok = send_email(to='x@example.com', subject='From afar')
  background_response_action('keep', ok=ok)
---
event: keep
code: |
  told = action_argument('ok')
  send_email(to='x@example.com', subject='From here')
  background_response()
""")
    d.advance(1)
    assert d.answers["told"] is True
    assert [mail["Subject"] for mail in d.outbox] == ["From afar", "From here"]


def test_an_evaluation_that_fails_sends_nothing(drive: Visit) -> None:
    """House decision 10: a mail goes with the save; what is shown then is the error."""
    d = drive(
        "mandatory: True\ncode: |\n  send_email(to='x@example.com', body='Hi')\n  raise ValueError('no')\n", faulty=True
    )
    assert d.outbox == []


def test_back_does_not_send_again(drive: Visit) -> None:
    """House decision 10: nor does it unsend."""
    d = drive("""
mandatory: True
question: First
fields:
  - Name: name
---
mandatory: True
code: |
  sent = send_email(to='x@example.com', subject=name)
---
mandatory: True
question: Second
""")
    d.set("Name", "Ann")
    d.click("Continue")
    d.back()
    assert [mail["Subject"] for mail in d.outbox] == ["Ann"]


def test_what_a_subject_or_a_name_says_adds_no_header(drive: Visit) -> None:
    """Two gates (house decision 11): line breaks in what people typed cannot add a line to the head of a mail."""
    mail = only(drive, "to='x@example.com\\nBcc: evil@example.com', subject='A\\r\\nBcc: evil@example.com', body='Hi'")
    assert mail["Bcc"] is None


def test_what_a_failing_action_has_sent_is_sent(drive: Visit) -> None:
    """D23: the action is not run again, so its mail would be lost."""
    d = drive(
        """
mandatory: True
code: task = background_action('tell', None)
---
mandatory: True
question: Hi
---
event: tell
code: |
  send_email(to='x@example.com', subject='First')
  raise ValueError('no')
""",
        faulty=True,
    )
    d.advance(1)
    assert [mail["Subject"] for mail in d.outbox] == ["First"]


def test_a_session_that_ends_has_sent_its_mails(drive: Visit) -> None:
    """D20: what was handed over stays in the outbox, also when the session is deleted then."""
    d = drive("mandatory: True\ncode: |\n  send_email(to='x@example.com', subject='Bye')\n  command('exit')\n")
    assert d.closed
    assert [mail["Subject"] for mail in d.outbox] == ["Bye"]


@pytest.mark.parametrize("typed", ["ann@", '"', "<", "a@[", "=?utf-8?b?4pyT?= <"])
def test_what_is_no_address_is_not_sent_to(drive: Visit, typed: str) -> None:
    """Async 11: send_email() tells whether the mail was handed over; what somebody typed cannot break the interview."""
    d = drive(f"mandatory: True\nquestion: Sent ${{ send_email(to={typed!r}, body='Hi') }}\n")
    assert d.title == "Sent False"
    assert d.outbox == []
