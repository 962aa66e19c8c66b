"""Files that people hand over, and what they draw (language 8.1). Raw text is a JSON list of numbers of files."""

import json
from dataclasses import dataclass

from da_nb.model.datatype import Invalid
from da_nb.objects.file_groups import DAFileList
from da_nb.objects.files import DAFile


@dataclass(frozen=True)
class Upload:
    """Files, or one: `accept` and `capture` are what a browser offers to choose from. Not filled in: no numbers.

    The files of the numbers become the variable's value when the form is taken (`engine.uploads`).
    """

    name: str
    several: bool = False
    accept: str = ""
    capture: str = ""
    control: str = "file"
    step: None = None
    can_require: bool = True

    def convert(self, raw: str | None) -> list[int]:
        """The numbers. Raises Invalid for what is no list of them."""
        try:
            found = json.loads(raw) if raw else []
        except ValueError:
            raise Invalid("invalid") from None
        if not isinstance(found, list) or not all(type(number) is int for number in found):
            raise Invalid("invalid")
        return found

    def to_raw(self, value: object) -> str | None:
        """The numbers of files that have contents; None without any."""
        numbers = [file.number for file in files_of(value)]
        return json.dumps(numbers) if numbers else None


def files_of(value: object) -> list[DAFile]:
    """The files of an answer that have contents."""
    items = value.elements if isinstance(value, DAFileList) else [value]
    return [item for item in items if isinstance(item, DAFile) and item.attribute_defined("number")]


SIGNATURE = "signature"
UPLOADS = (
    Upload("file"),
    Upload("files", several=True),
    Upload("camera", accept="image/*"),
    Upload("user", accept="image/*", capture="user"),
    Upload("environment", accept="image/*", capture="environment"),
    Upload("camcorder", accept="video/*", capture="environment"),
    Upload("microphone", accept="audio/*", capture="user"),
)
DATATYPES = (*UPLOADS, Upload(SIGNATURE, accept="image/png", control=SIGNATURE))
