"""Addresses of interviews (library 2). A notebook has none, so links work in the session whose screen shows them.

What leads to another interview or session would need a server; such a link is there and does nothing (house 19).
"""

from urllib.parse import urlencode

from da_nb.current import current
from da_nb.functions.links import command_link, url_action

NOWHERE = "#"


def interview_url(
    i: str | None = None,
    session: str | None = None,
    local: bool = False,
    new_session: object = None,
    reset: object = None,
    style: str | None = None,
    temporary: object = None,
    once_temporary: object = None,
    **url_args: object,
) -> str:
    """A link to this session that sets the URL arguments; with `new_session` or `reset` one that begins anew.

    Source: library 2.
    """
    del local, style, temporary, once_temporary
    if _leads_away(i, session):
        return NOWHERE
    if new_session:
        return command_link("new_session")
    if reset:
        return command_link("restart")
    return f"?{urlencode({name: str(value) for name, value in url_args.items()})}" if url_args else NOWHERE


def interview_url_action(
    action: str,
    /,
    i: str | None = None,
    session: str | None = None,
    new_session: object = None,
    reset: object = None,
    local: bool = False,
    style: str | None = None,
    temporary: object = None,
    once_temporary: object = None,
    _forget_prior: bool = False,
    **arguments: object,
) -> str:
    """A link that runs the action in this session. Source: library 2, async 12."""
    del new_session, reset, local, style, temporary, once_temporary
    return NOWHERE if _leads_away(i, session) else url_action(action, _forget_prior, **arguments)


def _leads_away(i: str | None, session: str | None) -> bool:
    evaluation = current()
    return i not in (None, evaluation.source) or session not in (None, evaluation.session)


FUNCTIONS = (interview_url, interview_url_action)
