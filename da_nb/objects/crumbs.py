"""The way that led to a screen: the breadcrumbs of the questions that wait, and of the one shown (library 7)."""

from html import escape

from da_nb.current import current
from da_nb.language.markup import to_inline
from da_nb.objects.base import AnyValue, DAObject

KEPT = "breadcrumbs"
"""Under this name the session keeps the breadcrumb of each question, by what it was asked for."""
SHOWN = ""
"""What the question being prepared is known by when nothing was sought."""


def leave_crumb(sought: str | None, text: str) -> str:
    """Remember the breadcrumb of the question being prepared; returns it."""
    crumbs: dict[str, str] = current().kept.setdefault(KEPT, {})
    crumbs[sought or SHOWN] = text
    return text


class DABreadCrumbs(DAObject):
    """The breadcrumbs of all that waits on the user's action stack, the oldest first. Its text is HTML of them."""

    def trail(self) -> list[str]:
        """The texts, from the first question that waits to the one shown."""
        evaluation = current()
        crumbs: dict[str, str] = evaluation.kept.get(KEPT, {})
        sought = evaluation.seeking[0] if evaluation.seeking else SHOWN
        names = [action.name for action in (*evaluation.pending, *evaluation.fleeting)]
        return [crumbs[name] for name in dict.fromkeys((*names, sought)) if name in crumbs]

    def show(self, **keywords: AnyValue) -> str:
        """The trail as a list that screens draw on one line."""
        del keywords
        last = len(self.trail()) - 1
        items = "".join(
            f'<li class="breadcrumb-item{" active" if at == last else ""}">{to_inline(escape(text, quote=False))}</li>'
            for at, text in enumerate(self.trail())
        )
        return f'<nav aria-label="breadcrumb"><ol class="breadcrumb">{items}</ol></nav>' if items else ""

    def __str__(self) -> str:
        return self.show()


CLASSES = (DABreadCrumbs,)
