"""Pictures among the values that go into Word templates and PDF forms (library 8)."""

import re
from pathlib import Path

from da_nb.current import current
from da_nb.documents.options import inches
from da_nb.objects.file_groups import DAFileList, DAStaticFile
from da_nb.objects.files import DAFile, type_of

_TAG = re.compile(r"\[FILE (?P<reference>[^,\]]+)(?:,(?P<width>[^,\]]*))?(?:,[^\]]*)?\]")


def picture_of(value: object) -> tuple[Path, float | None] | None:
    """The file and the width in inches (None: its own) of a file object or a tag `[FILE ...]` that shows a picture."""
    text = value.show() if isinstance(value, DAFile | DAFileList | DAStaticFile) else value
    found = _TAG.fullmatch(text.strip()) if isinstance(text, str) else None
    path = None if found is None else _place(found["reference"].strip())
    if found is None or path is None or not type_of(path.name).startswith("image/"):
        return None
    return path, inches(found["width"] or "")


def _place(reference: str) -> Path | None:
    evaluation = current()
    if not reference.isdecimal():
        return evaluation.find_file("static", reference)
    files = evaluation.services.files
    folder = None if files is None else files.folder(evaluation.session, int(reference))
    return None if folder is None else next(iter(folder.iterdir()), None)
