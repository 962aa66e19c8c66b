"""Items of a list that were asked for on one screen come into being, and go (language 8.6)."""

from da_nb.engine.answers import Answers
from da_nb.engine.reading import Submission
from da_nb.model.screen import ScreenCollect
from da_nb.names import NotDefined, lookup, parse
from da_nb.objects.lists import DAList


def make_items(collect: ScreenCollect, submission: Submission, answers: Answers) -> None:
    """Have an item for each group in sight, so that the blanks have something to fill."""
    group = _group(collect, answers)
    if group is None or group.object_type is None:
        return
    while len(group.elements) < min(submission.groups, len(collect.headings)):
        group.appendObject()


def end_collecting(collect: ScreenCollect, submission: Submission, answers: Answers) -> None:
    """Take out what was struck out; with a final form nobody is asked for more items."""
    group = _group(collect, answers)
    if group is None:
        return
    if collect.can_delete:
        group.delitem(*submission.deleted)
    if not collect.final:
        return
    if group.ask_number:
        group.target_number = len(group.elements)
    elif group.auto_gather:
        group.there_is_another = False
    else:
        group.gathered = True


def is_in_sight(name: str, collect: ScreenCollect | None, groups: int) -> bool:
    """Whether a variable belongs to one of the first `groups` items, or to no item of the list at all."""
    path, whole = parse(name), None if collect is None else parse(collect.variable)
    if path is None or whole is None or path.root != whole.root:
        return True
    inside = path.parts[len(whole.parts) :]
    of_item = bool(inside) and path.parts[: len(whole.parts)] == whole.parts and type(inside[0].key) is int
    return not of_item or inside[0].key < groups


def _group(collect: ScreenCollect, answers: Answers) -> DAList | None:
    path = parse(collect.variable)
    try:
        found = None if path is None else lookup(path, answers)
    except NotDefined:
        return None
    return found if isinstance(found, DAList) else None
