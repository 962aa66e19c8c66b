"""`template`: a text with a subject under a name, rendered at each use (language 11.2)."""

import re
from dataclasses import dataclass
from typing import Any, ClassVar

from da_nb.blocks.base import Block, Common, check_name
from da_nb.blocks.naming import existing, intrinsic
from da_nb.blocks.setup import after, before
from da_nb.blocks.text_files import Files, read_files
from da_nb.language.keys import need_text, refuse, take_template
from da_nb.language.marks import Mapping
from da_nb.language.markup import to_html
from da_nb.language.template import Template
from da_nb.names import ITERATORS, Path, assign, canonical, parse
from da_nb.objects.templates import DALazyTemplate
from da_nb.terminators import Respond

_NAME = re.compile(r"[A-Za-z0-9_]+")


@dataclass(frozen=True, eq=False)
class TemplateBlock:
    """Gives the template of its name its texts, which may stand in files.

    A loaded template lacks them, so its block is used again. With a `target` it gives no value: its content goes to
    that place of the screen (spec async 7.4).
    """

    common: Common
    path: Path
    content: Template | Files
    subject: Template | None
    target: str | None = None
    one_by_one: ClassVar[bool] = False

    @property
    def names(self) -> frozenset[str]:
        """The template."""
        return self.common.offered(frozenset((str(self.path),)))

    def satisfy(self, answers: dict[str, Any], sought: str | None) -> None:
        """Make the template, or give the one there is its texts; nothing is rendered yet."""
        del sought
        before(self.common, answers)
        content = self.content.contents(answers) if isinstance(self.content, Files) else self.content
        if self.target is not None:
            raise Respond({"target": self.target, "content": to_html(content.render(answers)).strip()})
        found = existing(self.path, answers)
        template = found if isinstance(found, DALazyTemplate) else DALazyTemplate(intrinsic(self.path, answers))
        template.define(content, self.subject, {name: answers[name] for name in sorted(ITERATORS) if name in answers})
        if template is not found:
            assign(self.path, template, answers)
        after(self.common, answers)

    def mentions(self, name: str) -> bool:
        """Whether one of the texts spells `name`."""
        return any(name in text.text for text in (self.content, self.subject) if isinstance(text, Template))


class TemplateType:
    """Reads `template` blocks."""

    key = "template"
    keys = frozenset(("template", "content", "content file", "subject", "target", "decoration"))
    flow = True

    def parse(self, document: Mapping, common: Common) -> Block:
        """The block: a name, its content and perhaps a subject."""
        path = parse(canonical(check_name(document, self.key, need_text(document, self.key))))
        content: Template | Files | None = take_template(document, "content")
        if document.get("content file") is not None:
            content = read_files(document, "content file")
        if content is None or path is None:
            refuse(document, self.key, f"the template '{path}' has no content", "Add  content: |  and the text below.")
        return TemplateBlock(common, path, content, take_template(document, "subject"), _read_target(document))


def _read_target(document: Mapping) -> str | None:
    """The place of the screen that the content is for: a plain name."""
    if "target" not in document:
        return None
    target = document["target"]
    if not isinstance(target, str) or not _NAME.fullmatch(target.strip()):
        refuse(
            document,
            "target",
            f"the target is {target!r}",
            "Write a name of letters, digits and _, as in  [TARGET name].",
        )
    return target.strip()


BLOCK_TYPES = (TemplateType(),)
