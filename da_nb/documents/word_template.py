"""Fill in a Word template: Jinja in its paragraphs, rows and cells (library 8)."""

import io
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Protocol

from da_nb.documents.engines import DocumentFailed, engine


class Names(Protocol):
    """Where a template finds the values of names."""

    def known(self, name: str, otherwise: Any) -> Any:  # noqa: ANN401 - values are the author's
        """The value the name has now, or `otherwise`."""

    def sought(self, name: str) -> Any:  # noqa: ANN401
        """The value of a name that had none when the template began."""


def fill_docx(
    path: Path,
    names: Names,
    own: Mapping[str, Any],
    *,
    filters: Mapping[str, Callable[..., Any]],
    lacks: tuple[type[BaseException], ...],
    picture: Callable[[object], tuple[Path, float | None] | None] = lambda value: None,
) -> bytes:
    """The filled-in document.

    `picture` gives the file of a value that is one, and the width it shall have in inches, None for its own.

    `own` values count before those of `names`. Exceptions of the kinds `lacks` say that an attribute
    has to be asked for; they pass through, where Jinja would write nothing.
    Raises EngineMissing, and DocumentFailed with what is wrong with the template.
    """
    docxtpl = engine("docxtpl")
    jinja2 = engine("jinja2")
    template = docxtpl.DocxTemplate(str(path))
    environment = _environment(names, lacks)
    environment.finalize = _Finishing(template, picture)
    environment.filters.update(filters)
    try:
        template.render({**own, "include_docx_template": _Including(template, path)}, environment, autoescape=True)
    except jinja2.TemplateSyntaxError as error:
        raise DocumentFailed(
            f"The template {path.name}", f"{error.message} (line {error.lineno} of its text)"
        ) from error
    except jinja2.UndefinedError as error:
        raise DocumentFailed(f"The template {path.name}", str(error.message)) from error
    kept = io.BytesIO()
    template.save(kept)
    return kept.getvalue()


class _Finishing:
    """Takes each value that a template writes: pictures are put in, all else stays as it is."""

    def __init__(self, template: Any, picture: Callable[[object], tuple[Path, float | None] | None]) -> None:  # noqa: ANN401
        self._template, self._picture = template, picture

    def __call__(self, value: Any) -> Any:  # noqa: ANN401 - values are the author's
        found = self._picture(value)
        if found is None:
            return value
        path, inches = found
        width = None if inches is None else engine("docx.shared").Inches(inches)
        return engine("docxtpl").InlineImage(self._template, str(path), width=width)


class _Including:
    """`include_docx_template(file)`: the contents of another document in place of the mark."""

    def __init__(self, template: Any, path: Path) -> None:  # noqa: ANN401 - docxtpl has no types
        self._template, self._path = template, path

    def __call__(self, reference: Any) -> Any:  # noqa: ANN401
        path = self._path.with_name(Path(reference).name) if isinstance(reference, str) else Path(reference.path())
        return self._template.new_subdoc(str(path))


def _environment(names: Names, lacks: tuple[type[BaseException], ...]) -> Any:  # noqa: ANN401 - Jinja's
    """Jinja that asks for a name where it is used: it looks all names of a template up at its beginning."""
    jinja2 = engine("jinja2")
    missing = engine("jinja2.runtime").missing

    class Known(jinja2.runtime.Context):  # type: ignore[misc, name-defined]
        def resolve_or_missing(self, key: str) -> Any:  # noqa: ANN401
            found = super().resolve_or_missing(key)
            return names.known(key, missing) if found is missing else found

    class Sought:
        """Made by Jinja where a name is used that was not known at the beginning; it is the name's value."""

        def __new__(cls, hint: Any = None, obj: Any = missing, name: Any = None, exc: Any = None) -> Any:  # noqa: ANN401
            if obj is missing and name is not None:
                return names.sought(name)
            return jinja2.StrictUndefined(hint, obj, name, *([] if exc is None else [exc]))

    class Environment(jinja2.Environment):  # type: ignore[misc, name-defined]
        context_class = Known

        def getattr(self, obj: Any, attribute: str) -> Any:  # noqa: ANN401
            try:
                return getattr(obj, attribute)
            except lacks:
                raise
            except AttributeError:
                return super().getattr(obj, attribute)

        def getitem(self, obj: Any, argument: Any) -> Any:  # noqa: ANN401
            try:
                return obj[argument]
            except lacks:
                raise
            except (AttributeError, TypeError, LookupError):
                return super().getitem(obj, argument)

    # Jinja wants a subclass of its Undefined, whose making this one takes over.
    environment = Environment()
    environment.undefined = Sought
    return environment
