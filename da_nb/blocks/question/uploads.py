"""What the author says about files that are handed over: kinds, sizes, who may see them (language 8.2)."""

from collections.abc import Mapping as MappingOf
from dataclasses import dataclass, replace
from typing import Any

from da_nb.current import current
from da_nb.datatypes.uploads import Upload, files_of
from da_nb.errors import InterviewError
from da_nb.language.code import Expression
from da_nb.language.keys import take_bool_or_expression, take_expression, take_template, take_templates
from da_nb.language.marks import Mapping
from da_nb.language.template import Template
from da_nb.model.datatype import Datatype
from da_nb.model.screen import ScreenField, UploadRules
from da_nb.names import is_defined, lookup, parse

UPLOAD_KEYS = (
    "accept", "maximum image size", "image upload type", "file css class", "private", "persistent",
    "allow users", "allow privileges",
)  # fmt: skip
IMAGE_TYPES = {"png": "image/png", "jpeg": "image/jpeg", "jpg": "image/jpeg", "webp": "image/webp"}
"""Kinds a picture can be turned into before it is sent."""


@dataclass(frozen=True)
class UploadOptions:
    """The keys as written; None for those that are not."""

    accept: Expression | None
    image_size: Expression | None
    image_type: Template | None
    private: bool | Expression | None
    persistent: bool | Expression | None
    users: tuple[Template, ...]
    privileges: tuple[Template, ...]

    def drawn(self, variable: str, datatype: Datatype, answers: dict[str, Any]) -> UploadRules:
        """The rules for one screen."""
        kind = datatype if isinstance(datatype, Upload) else Upload(datatype.name)
        files = current().services.files
        path = parse(variable)
        places = (current().left_behind, answers) if path is not None else ()
        value = next((lookup(path, where) for where in places if path is not None and is_defined(path, where)), None)
        return UploadRules(
            accept=kind.accept if self.accept is None else str(self.accept.value(answers)).strip(),
            several=kind.several,
            capture=kind.capture,
            most_bytes=None if files is None else files.most_bytes,
            image_px=self._pixels(answers),
            image_type=self._mimetype(answers),
            private=_plainly(self.private, answers, otherwise=True),
            persistent=_plainly(self.persistent, answers, otherwise=False),
            users=tuple(text.render(answers).strip() for text in self.users),
            privileges=tuple(text.render(answers).strip() for text in self.privileges),
            kept=tuple((file.number, file.filename) for file in files_of(value)),
        )

    def _pixels(self, answers: dict[str, Any]) -> int | None:
        size = None if self.image_size is None else self.image_size.value(answers)
        if size is None or self.image_size is None:
            return None
        if not _is_size(size):
            problem = f"'maximum image size' is {size!r}, which is no number of pixels"
            raise InterviewError(problem, self.image_size.origin, "Write a whole number, such as 1024.")
        return int(size)

    def _mimetype(self, answers: dict[str, Any]) -> str | None:
        if self.image_type is None:
            return None
        kind = self.image_type.render(answers).strip()
        if kind.lower() not in IMAGE_TYPES:
            problem = f"'image upload type' is {kind!r}, which no picture can be turned into"
            raise InterviewError(problem, self.image_type.origin, f"Use one of: {', '.join(IMAGE_TYPES)}.")
        return IMAGE_TYPES[kind.lower()]


def with_features(blank: ScreenField, features: MappingOf[str, object]) -> ScreenField:
    """The field with what the interview says about pictures where the field leaves it open (language 12.4)."""
    rules, size = blank.upload, features.get("maximum image size")
    if rules is None:
        return blank
    kind = IMAGE_TYPES.get(str(features.get("image upload type")).strip().lower())
    wanted = int(size) if isinstance(size, int | float) and _is_size(size) else None
    return replace(blank, upload=replace(rules, image_px=rules.image_px or wanted, image_type=rules.image_type or kind))


def _is_size(size: object) -> bool:
    return isinstance(size, int | float) and not isinstance(size, bool) and size >= 1


def _plainly(value: bool | Expression | None, answers: dict[str, Any], *, otherwise: bool) -> bool:
    if isinstance(value, Expression):
        return bool(value.value(answers))
    return otherwise if value is None else value


def read_uploads(item: Mapping, datatype: Datatype) -> UploadOptions | None:
    """The options of a field that takes files; None for others."""
    if not isinstance(datatype, Upload):
        return None
    return UploadOptions(
        accept=take_expression(item, "accept"),
        image_size=take_expression(item, "maximum image size"),
        image_type=take_template(item, "image upload type"),
        private=take_bool_or_expression(item, "private"),
        persistent=take_bool_or_expression(item, "persistent"),
        users=_names(item, "allow users"),
        privileges=_names(item, "allow privileges"),
    )


def _names(item: Mapping, key: str) -> tuple[Template, ...]:
    # `False` and `True` name nobody.
    return () if isinstance(item.get(key), bool) else take_templates(item, key)
