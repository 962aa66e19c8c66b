"""`usedefs`: Mako fragments stand before the texts of a block (language 3)."""

from da_nb.blocks.configuration import Configuration
from da_nb.language.keys import closest, refuse, take_texts
from da_nb.language.marks import Mapping

USES = "usedefs"
TEXTS = ("question", "subquestion", "pre", "submit", "under", "right", "post", "content", "subject")
"""Texts of a block that may call its fragments."""


def with_fragments(document: Mapping, configuration: Configuration) -> Mapping:
    """The document with what `usedefs` names before each of its texts. Raises InterviewError for an unknown name."""
    names = take_texts(document, USES)
    if not names:
        return document
    for name in names:
        if name not in configuration.fragments:
            hint = closest(name, configuration.fragments) if configuration.fragments else f"Add a block  def: {name}"
            refuse(document, USES, f"no 'def' block is called '{name}'", hint)
    # The backslash keeps the fragments from beginning the text with an empty line.
    before = "".join(f"{configuration.fragments[name]}\\\n" for name in names)
    out = Mapping(document.file, document.line)
    for key, value in document.items():
        line = document.lines[key]
        if key in TEXTS and isinstance(value, str):
            # Lines are counted from the first one of the text itself.
            value, line = before + value, line - before.count("\n")
        out.put(key, value, document.key_lines[key], line)
    return out
