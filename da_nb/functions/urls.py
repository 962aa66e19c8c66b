"""Addresses: of files, of pages that do something, of the interview itself (library 2, house decision 19)."""

from collections.abc import Mapping
from urllib.parse import urlencode

from da_nb.current import current
from da_nb.errors import InterviewError
from da_nb.functions.links import command_link, url_action
from da_nb.functions.texts import qr_code
from da_nb.objects.base import DAObject
from da_nb.objects.media import media_of
from da_nb.objects.serial import serializable

COMMANDS = ("new_session", "restart", "exit", "leave", "logout", "exit_logout", "login", "signin", "register")
"""Pages of a server that here are things the session does."""
NOWHERE = (
    *("profile", "change_password", "interviews", "dispatch", "manage", "config", "playground", "playgroundtemplate"),
    *("playgroundstatic", "playgroundsources", "playgroundmodules", "playgroundpackages", "playgroundfiles"),
    *("configuration", "root", "temp_url", "redirect", "login_url", "help", "interview", "flex_interview"),
)
"""Pages that only a server has."""
_NO_ARGUMENTS = ("local", "style", "temporary", "once_temporary")
_ABSOLUTE = ("http://", "https://", "mailto:")


def url_of(reference: object, **keywords: object) -> str:
    """The address of a file of the session or of a package, or of a page by its keyword. Source: library 2.

    A picture's address holds the picture itself. Pages that only a server has are '#'. To a whole address the
    keywords are appended as its query. Raises InterviewError for a file that is not there.
    """
    if isinstance(reference, DAObject):
        return str(reference.url_for())
    name = str(reference).strip()
    if name.startswith(_ABSOLUTE):
        return _with_query(name, _told(keywords))
    if name in COMMANDS:
        return command_link("signin" if name == "login" else name)
    if name in NOWHERE:
        return f"#{name}"
    found = media_of(name)
    if found is None:
        raise InterviewError(
            f"there is no file '{name}'",
            None,
            "Put it into the folder 'static' beside the interview, or data/static of its package.",
        )
    return found.url


def interview_url(**keywords: object) -> str:
    """The address of this session, or with `i` of another interview; other keywords become URL arguments.

    A notebook has no address of its own: on the session's screen the link sets the URL arguments, or begins anew with
    `new_session` or `reset`; one to another interview or session leads nowhere. Source: library 2, house decision 19.
    """
    other, anew, reset = (keywords.pop(name, None) for name in ("i", "new_session", "reset"))
    away = _leads_away(other, keywords.pop("session", None))
    for name in _NO_ARGUMENTS:
        keywords.pop(name, None)
    told = _told(keywords)
    if away:
        return f"#{urlencode({} if other is None else {'i': str(other)} | told)}"
    if anew or reset:
        return command_link("new_session" if anew else "restart")
    return f"?{urlencode(told)}"


def interview_url_action(action: str, /, **arguments: object) -> str:
    """The address that runs an action in this session. Source: library 2."""
    away = _leads_away(arguments.pop("i", None), arguments.pop("session", None))
    for name in ("new_session", "reset", *_NO_ARGUMENTS):
        arguments.pop(name, None)
    forget = bool(arguments.pop("_forget_prior", False))
    return "#" if away else url_action(action, forget, **arguments)


def interview_url_as_qr(*, alt_text: str | None = None, width: str | None = None, **keywords: object) -> str:
    """Markup of a QR code with the address. Source: library 2."""
    return str(qr_code(interview_url(**keywords), width=width, alt_text=alt_text))


def interview_url_action_as_qr(
    action: str, /, *, alt_text: str | None = None, width: str | None = None, **arguments: object
) -> str:
    """Markup of a QR code with the address that runs an action. Source: library 2."""
    return str(qr_code(interview_url_action(action, **arguments), width=width, alt_text=alt_text))


def _leads_away(other: object, session: object) -> bool:
    evaluation = current()
    return other not in (None, evaluation.source) or session not in (None, evaluation.session)


def _told(keywords: Mapping[str, object]) -> dict[str, str]:
    return {name: str(serializable(value)) for name, value in keywords.items() if not name.startswith("_")}


def _with_query(address: str, told: Mapping[str, str]) -> str:
    if not told:
        return address
    return f"{address}{'&' if '?' in address else '?'}{urlencode(told)}"


FUNCTIONS = (interview_url, interview_url_action, interview_url_action_as_qr, interview_url_as_qr, url_of)
