"""Files that blocks name: templates of documents, and files that hold the content of a text (language 11.2, 11.4)."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from da_nb.current import current
from da_nb.errors import Origin, SourceNotFound
from da_nb.language.code import Expression
from da_nb.language.keys import refuse, take_expression, take_templates
from da_nb.language.marks import Mapping
from da_nb.language.template import Template

NOWHERE = Origin("interview", 1)


@dataclass(frozen=True)
class Files:
    """Files by name, or what an expression gives: a name, a list of them, a file object."""

    names: tuple[Template, ...] = ()
    code: Expression | None = None
    origin: Origin = NOWHERE

    def given(self, answers: dict[str, Any]) -> list[object]:
        """Names and file objects."""
        if self.code is None:
            return [name.render(answers).strip() for name in self.names]
        value = self.code.value(answers)
        return list(value) if isinstance(value, list | tuple) else [value]

    def paths(self, answers: dict[str, Any]) -> list[Path]:
        """Where the files are. Raises SourceNotFound with the line."""
        return [self.path_of(given) for given in self.given(answers)]

    def path_of(self, given: Any) -> Path:  # noqa: ANN401 - a name or a file object
        """The file of a name in the templates folder, or of a file object. Raises SourceNotFound with the line."""
        if not isinstance(given, str):
            return Path(given.path())
        found = current().find_file("templates", given)
        if found is None:
            raise SourceNotFound(
                f"there is no template file '{given}'",
                self.origin,
                "Put it into the folder 'templates' beside the interview, or data/templates of its package.",
            )
        return found

    def contents(self, answers: dict[str, Any]) -> Template:
        """The text of all files, one after another, as one template; its lines are those of the first file.

        Raises SourceNotFound, and InterviewError with the file's line where its Mako is malformed.
        """
        paths = self.paths(answers)
        texts = [path.read_text("utf-8").removeprefix("\ufeff").strip("\n") for path in paths]
        return Template("\n\n".join(texts), Origin(paths[0].name, 1) if paths else self.origin)


NO_FILES = Files()


def read_files(item: Mapping, key: str) -> Files:
    """The files that `key` names: a text, a list, or `code`."""
    value = item[key]
    if isinstance(value, Mapping):
        code = take_expression(value, "code")
        if code is None:
            refuse(item, key, f"'{key}' names no file", "Write the name of a file, a list of names, or  code: ...")
        return Files(code=code, origin=item.origin(key))
    names = take_templates(item, key)
    if not names:
        refuse(item, key, f"'{key}' names no file", "Write the name of a file, a list of names, or  code: ...")
    return Files(names=names, origin=item.origin(key))
