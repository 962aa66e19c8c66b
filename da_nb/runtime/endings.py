"""Screens for evaluations that end with something other than a question (spec async 1.6)."""

import html
from collections.abc import Mapping
from typing import Any

from da_nb.errors import InterviewError
from da_nb.language.cleaning import clean
from da_nb.language.markup import to_inline
from da_nb.model.outcome import Commanded, Outcome, Replied, Responded, RespondedWithAction
from da_nb.model.screen import Button, Screen

MOST_REFRESHES = 50
"""Times a command may have the screen evaluated again before that counts as going round."""
NAMES: Mapping[type, str] = {
    Responded: "background_response()",
    RespondedWithAction: "background_response_action()",
    Commanded: "command('refresh')",
}
"""Function by which an outcome other than a screen came about."""


def reply_screen(replied: Replied) -> Screen:
    """What `response()` shows. A notebook has no button that loads the page again, so the screen has one."""
    go_on = Button("b0", to_inline("Continue"), special="refresh")
    return Screen(block="", question=replied.text, title="", subquestion=replied.html, buttons=(go_on,))


def no_screen(outcome: Outcome) -> InterviewError:
    """The error about logic that ends with `outcome` whenever it is evaluated."""
    if isinstance(outcome, Commanded):
        return InterviewError(
            f"the interview's logic ends with {NAMES[Commanded]} again and again, so no screen can be shown",
            None,
            "Call it only when something has changed, so that it is not reached again.",
        )
    return InterviewError(
        f"the interview's logic ends with {NAMES[type(outcome)]}, so no screen can be shown",
        None,
        "Call it only in the block of an action that runs in the background.",
    )


def way_out(url: str | None, metadata: Mapping[str, Any]) -> str:
    """HTML of a link to where exit and leave lead: `url`, else the `exit url` of the metadata; '' for nowhere."""
    address = url or metadata.get("exit url")
    if not isinstance(address, str) or not address.strip():
        return ""
    shown = html.escape(address.strip())
    return clean(f'<p><a href="{shown}" target="_blank">{shown}</a></p>')
