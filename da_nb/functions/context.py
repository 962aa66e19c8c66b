"""Where interview code runs: in which interview and session, and what the place can do (library 2)."""

from collections.abc import Iterable, Iterator, MutableSet
from dataclasses import dataclass
from typing import Any, Literal

from da_nb.current import current
from da_nb.functions.navigation import nav

Inside = Literal["standard", "docx", "pdf", "pandoc", "raw", "md", "html"]
TAGS = "session tags"
INSIDE = "inside of"


@dataclass(frozen=True)
class InterviewContext:
    """What `current_context()` tells.

    `filename` is the interview's reference or path, `package` None for one that belongs to none; `variable` the name
    sought at the moment; `inside_of` says for what a text is made: 'standard' is the screen. There are no web
    addresses here, so `request_url` is None.
    """

    session: str
    filename: str
    package: str | None
    current_filename: str
    current_package: str | None
    question_id: str | None
    variable: str | None
    current_section: str | None
    inside_of: Inside
    attachment: Any = None
    request_url: str | None = None


def current_context() -> InterviewContext:
    """Where the code that calls it runs. Source: library 2."""
    evaluation = current()
    package = _package_of(evaluation.source)
    return InterviewContext(
        session=evaluation.session,
        filename=evaluation.source,
        package=package,
        current_filename=evaluation.source,
        current_package=package,
        question_id=evaluation.block.removeprefix("ID ") if evaluation.block.startswith("ID ") else None,
        variable=evaluation.seeking[-1] if evaluation.seeking else None,
        current_section=nav.get_section(),
        inside_of=evaluation.settings.get(INSIDE, "standard"),
    )


def _package_of(source: str) -> str | None:
    package, colon, _ = source.partition(":")
    return package if colon and package.replace(".", "").isidentifier() else None


class SessionTags(MutableSet[str]):
    """The session's tags, live: they begin as those of the metadata, and what is done to them is kept."""

    def __init__(self, kept: dict[str, Any], first: Iterable[object]) -> None:
        self._kept: list[str] = kept.setdefault(TAGS, list(map(str, first)))

    def __contains__(self, tag: object) -> bool:
        return tag in self._kept

    def __iter__(self) -> Iterator[str]:
        return iter(sorted(self._kept))

    def __len__(self) -> int:
        return len(self._kept)

    def add(self, value: str) -> None:
        """Add a tag; one that is there already stays."""
        if value not in self._kept:
            self._kept.append(str(value))

    def discard(self, value: str) -> None:
        """Take a tag away, if it is there."""
        if value in self._kept:
            self._kept.remove(value)

    def __str__(self) -> str:
        return ", ".join(self)


def session_tags() -> SessionTags:
    """The session's tags. Source: library 2."""
    evaluation = current()
    first = evaluation.metadata.get("tags") or ()
    return SessionTags(evaluation.kept, [first] if isinstance(first, str) else first)


def get_config(key: str, default: object = None) -> object:
    """`default`: a notebook has no server with a configuration that interviews could read. Source: library 2."""
    del key
    return default


def device(ip: bool = False) -> None:
    """None: a notebook's kernel is told nothing of the browser. Source: library 2."""
    del ip


def language_from_browser(*allowed: str) -> None:
    """None: a notebook's kernel is not told what languages the browser prefers. Source: library 2."""
    del allowed


def referring_url(default: str | None = None, current: bool = False) -> str | None:
    """`default`: a notebook is not reached by a link from another page. Source: library 2."""
    del current
    return default


CAPABILITIES = (
    *("sms", "fax", "google_login", "facebook_login", "auth0_login", "keycloak_login", "twitter_login", "azure_login"),
    *("phone_login", "voicerss", "s3", "azure", "github", "pypi", "googledrive", "google_maps", "onedrive"),
)


def server_capabilities() -> dict[str, bool]:
    """What services there are besides the notebook: none. Source: library 2."""
    return dict.fromkeys(CAPABILITIES, False)


FUNCTIONS = (
    current_context,
    device,
    get_config,
    language_from_browser,
    referring_url,
    server_capabilities,
    session_tags,
)
