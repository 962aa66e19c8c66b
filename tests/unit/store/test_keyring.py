"""The signing key's file."""

import stat
import threading
from pathlib import Path

import pytest

from da_nb.errors import StoreRefused
from da_nb.store.keyring import load_key


def test_a_key_is_made_once_and_private(tmp_path: Path) -> None:
    """32 bytes, readable by their owner only, the same at the next start; nothing else is left behind."""
    path = tmp_path / "data" / "key"
    key = load_key(path)
    assert len(key) == 32
    assert load_key(path) == key
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert list(path.parent.iterdir()) == [path]


def test_two_stores_have_two_keys(tmp_path: Path) -> None:
    """Keys are random."""
    assert load_key(tmp_path / "one") != load_key(tmp_path / "two")


def test_all_who_ask_at_once_get_one_key(tmp_path: Path) -> None:
    """A key that somebody got is never replaced by another's."""
    start = threading.Barrier(8)
    keys: list[bytes] = []

    def ask() -> None:
        start.wait()
        keys.append(load_key(tmp_path / "key"))

    threads = [threading.Thread(target=ask) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert keys == [load_key(tmp_path / "key")] * 8


def test_a_file_that_is_no_key_is_refused(tmp_path: Path) -> None:
    """A damaged key file is not used and not replaced: everything signed with it would be lost."""
    path = tmp_path / "key"
    path.write_bytes(b"too short")
    with pytest.raises(StoreRefused, match="holds 9 bytes instead of 32"):
        load_key(path)
    assert path.read_bytes() == b"too short"


def test_a_key_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    """A path below a file gets a sentence and what to do."""
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreRefused, match=r"folder that you may write to"):
        load_key(tmp_path / "file" / "key")
