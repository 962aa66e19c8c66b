"""[FIELD variable] in a subquestion: a blank that stands in the text (language 8.7)."""

from dataclasses import dataclass, field, replace
from html import escape

from da_nb.blocks.draft import ScreenDraft
from da_nb.names import canonical

NOT_FOUND = "ERROR: field not found"
NOT_HERE = "ERROR: FIELD cannot be used here"


@dataclass
class Embedding:
    """The places in a text where blanks shall stand. `takes` says whether the question has any blanks."""

    takes: bool
    names: list[str] = field(default_factory=list)

    def place(self, name: str) -> str:
        """HTML of the place of a blank."""
        if not self.takes:
            return NOT_HERE
        self.names.append(canonical(name))
        return _place(canonical(name))

    def fill(self, draft: ScreenDraft) -> None:
        """Have each blank that has a place stand there; places without a blank say so."""
        blanks = {canonical(blank.variable): blank for blank in draft.fields if blank.control != "note"}
        for name in self.names:
            if name in blanks:
                known = _place(blanks[name].variable)
                draft.subquestion = draft.subquestion.replace(_place(name), known)
            else:
                draft.subquestion = draft.subquestion.replace(_place(name), NOT_FOUND)
        draft.fields = [
            replace(one, embedded=True) if canonical(one.variable) in self.names else one for one in draft.fields
        ]


def _place(variable: str) -> str:
    return f'<span class="da-embed" data-variable="{escape(variable)}"></span>'
