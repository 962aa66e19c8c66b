"""A document as it is written in an `attachment` (language 11.4, library 8)."""

from collections.abc import Mapping as MappingOf
from dataclasses import dataclass

from da_nb.blocks.base import check_name
from da_nb.blocks.text_files import NO_FILES, Files, read_files
from da_nb.errors import InterviewError, Origin
from da_nb.language.code import Expression
from da_nb.language.keys import (
    closest,
    kind,
    lower_keys,
    refuse,
    take_bool_or_expression,
    take_expression,
    take_list,
    take_mappings,
    take_template,
    take_templates,
    take_text,
)
from da_nb.language.marks import Mapping, Sequence
from da_nb.language.template import Template

FORMATS = ("pdf", "docx", "rtf", "rtf to docx", "md", "html", "tex", "raw", "*")
"""What `valid formats` may name."""
TEMPLATE_KEYS = ("content file", "docx template file", "pdf template file")
OPTIONS = (
    *("variable name", "name", "filename", "description", "content", *TEMPLATE_KEYS, "valid formats", "fields"),
    *("field code", "field variables", "raw field variables", "code", "metadata", "skip undefined", "language"),
    *("redact", "usedefs", "raw", "editable", "password", "owner password", "template password", "pdf/a"),
    *("tagged pdf", "update references", "hyperlink style", "decimal places", "checkbox export value"),
    *("rendering font", "pdftk", "initial yaml", "additional yaml", "template file", "rtf template file"),
    *("docx reference file", "persistent", "private", "allow users", "allow privileges", "manual", "manual code"),
)
"""Every key of a document."""


@dataclass(frozen=True, eq=False)
class WrittenDocument:
    """One document. `kind` is markdown, docx, pdf or manual; `files` are its templates, or files of its content.

    `fields` are values by name: Templates, Expressions (`code`), or what YAML gives. `formats` are what `valid
    formats` names, () for the usual ones. `manual` are files by format, `manual_code` a mapping of such. Its PDF opens
    with `password`, or `owner_password`.
    """

    kind: str
    origin: Origin
    name: Template | None = None
    filename: Template | None = None
    description: Template | None = None
    variable: str | None = None
    content: Template | None = None
    files: Files = NO_FILES
    formats: tuple[str, ...] | Expression = ()
    fields: tuple[tuple[str, object], ...] = ()
    field_code: tuple[tuple[str, Expression], ...] = ()
    field_variables: tuple[str, ...] = ()
    raw_variables: tuple[str, ...] = ()
    code: Expression | None = None
    metadata: tuple[tuple[str, object], ...] = ()
    editable: bool | Expression = True
    redact: bool | Expression = True
    raw: bool | Expression = False
    skip_undefined: bool | Expression = False
    checkbox_value: Template | None = None
    password: Template | None = None
    owner_password: Template | None = None
    manual: tuple[tuple[str, Expression], ...] = ()
    manual_code: Expression | None = None

    def mentions(self, name: str) -> bool:
        """Whether one of its texts or expressions spells `name`."""
        texts = [text for text in (self.name, self.filename, self.description, self.content) if text is not None]
        values = [value.text for _, value in self.fields if isinstance(value, Template | Expression)]
        return any(name in text.text for text in texts) or any(name in text for text in values)


def read_documents(document: Mapping, key: str) -> tuple[WrittenDocument, ...]:
    """The documents of `attachment` or `attachments`: a text, a mapping, or a list of these."""
    value = document.get(key)
    items = value if isinstance(value, Sequence) else take_list(document, key)
    found = []
    for at, item in enumerate(items):
        if isinstance(item, Mapping):
            found.append(_read_document(lower_keys(item)))
        elif isinstance(item, str):
            found.append(WrittenDocument("markdown", items.origin(at), content=Template(item, items.origin(at))))
        else:
            raise InterviewError(
                f"a document of '{key}' is {kind(item)}", items.origin(at), "Write  name: ...  and  content: ..."
            )
    if not found:
        refuse(document, key, f"'{key}' describes no document", "Write below it  name: ...  and  content: ...")
    return tuple(found)


def _read_document(item: Mapping) -> WrittenDocument:
    for key in item:
        if key not in OPTIONS:
            refuse(item, key, f"a document has no key '{key}'", closest(str(key), OPTIONS))
    template = next((key for key in TEMPLATE_KEYS if item.get(key) is not None), None)
    content, manual = take_template(item, "content"), _pairs_of_code(item, "manual")
    manual_code = take_expression(item, "manual code")
    by_hand = content is None and template is None
    if by_hand and not manual and manual_code is None:
        refuse(item, None, "a document has no content", f"Add one of: content, {', '.join(TEMPLATE_KEYS)}.")
    variable = take_text(item, "variable name")
    return WrittenDocument(
        kind="manual" if by_hand else _KINDS.get(template or "", "markdown"),
        origin=item.origin(),
        name=take_template(item, "name"),
        filename=take_template(item, "filename"),
        description=take_template(item, "description"),
        variable=None if variable is None else check_name(item, "variable name", variable),
        content=content,
        files=NO_FILES if template is None else read_files(item, template),
        formats=_read_formats(item),
        fields=_pairs(item, "fields"),
        field_code=_pairs_of_code(item, "field code"),
        field_variables=_names(item, "field variables"),
        raw_variables=_names(item, "raw field variables"),
        code=take_expression(item, "code"),
        metadata=_pairs(item, "metadata"),
        checkbox_value=take_template(item, "checkbox export value"),
        password=take_template(item, "password"),
        owner_password=take_template(item, "owner password"),
        manual=manual,
        manual_code=manual_code,
        **{
            name: standard if (value := take_bool_or_expression(item, key)) is None else value
            for name, key, standard in _SWITCHES
        },
    )


_KINDS = {"docx template file": "docx", "pdf template file": "pdf"}
_SWITCHES = (
    ("editable", "editable", True),
    ("redact", "redact", True),
    ("raw", "raw", False),
    ("skip_undefined", "skip undefined", False),
)


def _read_formats(item: Mapping) -> tuple[str, ...] | Expression:
    value = item.get("valid formats")
    if isinstance(value, Mapping):
        return take_expression(value, "code") or ()
    formats = tuple(text.text.strip() for text in take_templates(item, "valid formats"))
    for name in formats:
        if name not in FORMATS:
            refuse(item, "valid formats", f"there is no format '{name}'", closest(name, FORMATS))
    if "docx" in formats and "rtf to docx" in formats:
        refuse(item, "valid formats", "'docx' and 'rtf to docx' are both DOCX", "Keep one of them.")
    return formats


def _pairs(item: Mapping, key: str) -> tuple[tuple[str, object], ...]:
    """Names and values of a mapping, or of a list of mappings; texts are templates."""
    value = item.get(key)
    if value is None:
        return ()
    maps = [value] if isinstance(value, Mapping) else list(value) if isinstance(value, Sequence) else []
    pairs = []
    for one in maps:
        if not isinstance(one, Mapping):
            refuse(item, key, f"'{key}' holds {kind(one)}", "Write  name: value  for each.")
        pairs += [(str(name), _value(given, one.origin(name))) for name, given in one.items()]
    if not maps:
        refuse(item, key, f"'{key}' is {kind(value)}", "Write  name: value  for each, below it.")
    return tuple(pairs)


def _value(given: object, origin: Origin) -> object:
    match given:
        case str():
            return Template(given, origin)
        case MappingOf() if set(given) == {"code"}:
            return Expression(str(given["code"]), origin)
        case MappingOf():
            return {str(key): _value(value, origin) for key, value in given.items()}
        case list():
            return [_value(value, origin) for value in given]
    return given


def _pairs_of_code(item: Mapping, key: str) -> tuple[tuple[str, Expression], ...]:
    return tuple(
        (str(name), Expression(str(code), one.origin(name)))
        for one in take_mappings(item, key)
        for name, code in one.items()
    )


def _names(item: Mapping, key: str) -> tuple[str, ...]:
    return tuple(text.text.strip() for text in take_templates(item, key))
