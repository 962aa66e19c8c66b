"""`attachment` without a question: documents that define their variables (language 11.4)."""

from dataclasses import dataclass
from typing import Any, ClassVar

from da_nb.blocks.attachment.assemble import assemble
from da_nb.blocks.attachment.written import WrittenDocument, read_documents
from da_nb.blocks.base import Block, Common
from da_nb.blocks.naming import intrinsic
from da_nb.blocks.setup import after, before
from da_nb.language.keys import refuse
from da_nb.language.marks import Mapping
from da_nb.names import assign, canonical, parse


@dataclass(frozen=True, eq=False)
class AttachmentBlock:
    """Documents, assembled when one of their variables is sought."""

    common: Common
    documents: tuple[WrittenDocument, ...]
    one_by_one: ClassVar[bool] = False

    @property
    def names(self) -> frozenset[str]:
        """The variables of the documents."""
        return self.common.offered(frozenset(one.variable for one in self.documents if one.variable is not None))

    def satisfy(self, answers: dict[str, Any], sought: str | None) -> None:
        """Assemble all documents of the block; what is undefined in one is sought first."""
        del sought
        before(self.common, answers)
        for document in self.documents:
            give(document, answers)
        after(self.common, answers)

    def mentions(self, name: str) -> bool:
        """Whether one of the documents spells `name`."""
        return any(document.mentions(name) for document in self.documents)


def give(document: WrittenDocument, answers: dict[str, Any], otherwise: str = "") -> Any:  # noqa: ANN401 - the files
    """Assemble a document and give its variable the files; `otherwise` names them when it has no variable."""
    path = None if document.variable is None else parse(canonical(document.variable))
    if path is None:
        return assemble(document, answers, otherwise)
    made = assemble(document, answers, intrinsic(path, answers))
    assign(path, made, answers)
    return made


@dataclass(frozen=True)
class AttachmentType:
    """Reads `attachment` or `attachments`."""

    key: str
    keys: frozenset[str]
    flow: bool = True

    def parse(self, document: Mapping, common: Common) -> Block:
        """The block. A document without a variable could never be asked for."""
        documents = read_documents(document, self.key)
        if not any(one.variable for one in documents) and not common.sets:
            refuse(
                document,
                self.key,
                "a document that belongs to no question has no variable",
                "Add  variable name: a_name  to it, or put it into a question.",
            )
        return AttachmentBlock(common, documents)


BLOCK_TYPES = tuple(AttachmentType(key, frozenset((key,))) for key in ("attachment", "attachments"))
