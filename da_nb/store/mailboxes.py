"""Addresses of sessions and the mails that came to them, as small JSON files beside the sessions' files."""

import json
import re
import secrets
import shutil
import string
from dataclasses import asdict
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from da_nb.model.identity import Identity
from da_nb.model.mail import Address, Correspondent, ReceivedMail
from da_nb.store.mails import write_whole

LETTERS = 6
_CODE = re.compile(rf"[a-z]{{{LETTERS}}}")
_ADDRESS = "address.json"


class SessionMailboxes:
    """A folder for each session, in it one for each address; and a file for each code, which says where it leads.

    Worker processes that share the disk read them too. `domain` is what stands after the @.
    """

    def __init__(self, root: Path, domain: str) -> None:
        self.domain = domain
        self._codes = root / "addresses"
        self._inbox = root / "inbox"

    def address(self, session: str, owner: Identity, key: str | None, index: str | int | None) -> Address:
        """The address for this person, key and index; made by the first call."""
        slot = sha256(json.dumps([owner.user, key, index]).encode()).hexdigest()[:32]
        place = self._inbox / session / slot
        known = _read_address(place)
        if known is not None:
            return known
        place.mkdir(mode=0o700, parents=True, exist_ok=True)
        number = max((address.number for address in self.addresses(session)), default=0) + 1
        made = Address(self._claim(f"{session}/{slot}"), session, owner, key, index, number)
        write_whole(place / _ADDRESS, json.dumps(asdict(made)).encode())
        return made

    def addresses(self, session: str) -> list[Address]:
        """The session's addresses in the order in which they were made."""
        folder = self._inbox / session
        found = [_read_address(place) for place in folder.iterdir()] if folder.is_dir() else []
        return sorted((one for one in found if one is not None), key=lambda address: address.number)

    def find(self, code: str) -> Address | None:
        """The address with this code, in capitals or not; None when nobody has it."""
        code = code.lower()
        claim = self._codes / code
        if not _CODE.fullmatch(code) or not claim.is_file():
            return None
        return _read_address(self._inbox / claim.read_text("ascii"))

    def keep(self, address: Address, mail: ReceivedMail) -> None:
        """Add a mail to those that came to the address."""
        place = self._place(address)
        number = len(list(place.glob("mail-*.json"))) + 1
        # Of two that come at once neither takes the place of the other.
        name = f"mail-{number:08}-{secrets.token_hex(4)}.json"
        write_whole(place / name, json.dumps(asdict(mail), default=datetime.isoformat).encode())

    def received(self, address: Address) -> list[ReceivedMail]:
        """What has come to the address, the oldest first."""
        return [_mail(json.loads(path.read_bytes())) for path in sorted(self._place(address).glob("mail-*.json"))]

    def forget(self, session: str) -> None:
        """Give the session's codes back and delete what came to them."""
        for address in self.addresses(session):
            (self._codes / address.code).unlink(missing_ok=True)
        shutil.rmtree(self._inbox / session, ignore_errors=True)

    def _place(self, address: Address) -> Path:
        return self._inbox / (self._codes / address.code).read_text("ascii")

    def _claim(self, place: str) -> str:
        """A code that nobody has, and from now on leads to `place`."""
        self._codes.mkdir(mode=0o700, parents=True, exist_ok=True)
        while True:
            code = "".join(secrets.choice(string.ascii_lowercase) for _ in range(LETTERS))
            try:
                with (self._codes / code).open("x", encoding="ascii") as claim:
                    claim.write(place)
            except FileExistsError:
                continue
            return code


def _read_address(place: Path) -> Address | None:
    path = place / _ADDRESS
    if not path.is_file():
        return None
    data = json.loads(path.read_bytes())
    owner = {**data["owner"], "roles": tuple(data["owner"]["roles"])}
    return Address(**{**data, "owner": Identity(**owner)})


def _mail(data: dict[str, Any]) -> ReceivedMail:
    one = {name: _correspondent(data[name]) for name in ("sender", "reply_to", "return_path")}
    several = {name: tuple(Correspondent(**each) for each in data[name]) for name in ("to", "cc")}
    times = {name: datetime.fromisoformat(data[name]) for name in ("sent_at", "received_at")}
    return ReceivedMail(**{**data, **one, **several, **times, "attachments": tuple(data["attachments"])})


def _correspondent(data: dict[str, str] | None) -> Correspondent | None:
    return None if data is None else Correspondent(**data)
