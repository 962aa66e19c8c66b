"""Files that came with a form become objects of the interview (language 8.1, `file`; 7.1, `signature`)."""

from pathlib import Path

from da_nb.current import Evaluation
from da_nb.datatypes import DATATYPES
from da_nb.datatypes.uploads import SIGNATURE
from da_nb.model.datatype import Invalid
from da_nb.model.screen import ScreenField, UploadRules
from da_nb.objects.file_groups import DAFileList
from da_nb.objects.files import DAFile, type_of


def received(blank: ScreenField, raw: str | None, evaluation: Evaluation | None) -> DAFile | DAFileList | None:
    """The value of a field that takes files, whose contents are with the session already; None without any.

    Raises Invalid when none is there but one must be, when one is gone, or of a kind the field does not take.
    """
    rules = blank.upload or UploadRules()
    places = [_place(number, evaluation) for number in DATATYPES[blank.datatype].convert(raw)]
    drawn = blank.control == SIGNATURE
    if not places:
        if blank.required:
            raise Invalid("signature" if drawn else "file required")
        return DAFile(blank.target, ok=False) if drawn else None
    for place in places:
        if not accepts(rules.accept, place.name):
            raise Invalid("accept")
        if rules.most_bytes is not None and place.stat().st_size > rules.most_bytes:
            raise Invalid("maxuploadsize")
    session = "" if evaluation is None else evaluation.session
    if drawn:
        return _file(blank.target, places[-1], session, rules)
    kept = places if rules.several else places[-1:]
    named = [_file(f"{blank.target}[{at}]", place, session, rules) for at, place in enumerate(kept)]
    return DAFileList(blank.target, elements=named)


def accepts(accept: str, name: str) -> bool:
    """Whether a file of this name is one of the kinds, given as mimetypes, `image/*` or endings with commas between."""
    kinds = [kind.strip().lower() for kind in accept.split(",") if kind.strip()]
    found, ending = type_of(name), Path(name).suffix.lower()
    return not kinds or any(
        kind in ("*", "*/*", found, ending) or (kind.endswith("/*") and found.startswith(kind[:-1])) for kind in kinds
    )


def _place(number: int, evaluation: Evaluation | None) -> Path:
    """Where the contents are. Raises Invalid when they are not there: what was sent and not kept was too large."""
    files = None if evaluation is None else evaluation.services.files
    folder = None if files is None or evaluation is None else files.folder(evaluation.session, number)
    found = None if folder is None else next((one for one in folder.iterdir() if not one.name.startswith(".")), None)
    if found is None:
        raise Invalid("maxuploadsize")
    return found


def _file(name: str, place: Path, session: str, rules: UploadRules) -> DAFile:
    file = DAFile(name)
    file.keep(place, session)
    file.set_attributes(private=rules.private, persistent=rules.persistent)
    file.user_access(*rules.users)
    file.privilege_access(*rules.privileges)
    return file
