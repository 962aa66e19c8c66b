"""`list collect`: the fields of a question once for each item of a list (language 8.6)."""

from collections.abc import Mapping as MappingOf
from dataclasses import dataclass, replace
from typing import Any

from da_nb.blocks.draft import Inputs, ScreenDraft
from da_nb.blocks.question.fields import Fields
from da_nb.current import current
from da_nb.datatypes.several import box_name
from da_nb.errors import InterviewError
from da_nb.functions.variables import value
from da_nb.language.code import Expression
from da_nb.language.javascript import renamed
from da_nb.language.keys import only_keys, refuse, take_bool_or_expression, take_template
from da_nb.language.marks import Mapping
from da_nb.language.markup import to_inline
from da_nb.language.template import Template
from da_nb.language.wordtable import word
from da_nb.model.screen import ScreenCollect, ScreenField
from da_nb.names import Path, concrete, is_defined, lookup, parse
from da_nb.objects.lists import DAList

KEY = "list collect"
SWITCHES = ("enable", "is final", "allow append", "allow delete")
TEXTS = ("label", "add another label")
MOST_EXTRA = 15
"""Groups that can be added on one screen."""
WORDS = {"delete": "Delete", "undelete": "Undelete", "deleted": "(Deleted)"}


@dataclass(frozen=True)
class ListCollect:
    """Fields for the items of one list. `group` spells the list, `iterator` is the name of its place."""

    fields: Fields
    group: Path
    iterator: str
    switches: tuple[tuple[str, bool | Expression], ...]
    texts: tuple[tuple[str, Template], ...]

    @property
    def names(self) -> frozenset[str]:
        """The variables of the fields."""
        return self.fields.names

    @property
    def validations(self) -> MappingOf[str, Expression]:
        """The fields' own checks."""
        return self.fields.validations

    def draw(self, answers: dict[str, Any], draft: ScreenDraft) -> None:
        """The fields of each item there is, and of those that can be added, then Continue."""
        if not self._is_on("enable", answers):
            self.fields.draw(answers, draft)
            return
        shown = self._number(answers)
        can_add = self._is_on("allow append", answers)
        kept = {self.iterator: answers[self.iterator]} if self.iterator in answers else {}
        headings: list[str] = []
        certain = 0
        try:
            for at in range(shown + MOST_EXTRA * can_add):
                answers[self.iterator] = at
                headings.append(self._heading(at, answers))
                before = len(draft.unasked)
                drawn = self.fields.blanks(answers, draft)
                # Each item lacks its own value, so this cannot wait until the place is forgotten.
                draft.unasked[before:] = [(concrete(name, answers), kind) for name, kind in draft.unasked[before:]]
                if at < shown:
                    certain = len(draft.unasked)
                draft.fields += [_of_group(blank, at, len(draft.fields), answers) for blank in drawn]
        finally:
            answers.pop(self.iterator, None)
            answers.update(kept)
        if draft.nothing_to_choose:
            # Nothing is shown, so no items are added.
            del draft.unasked[certain:]
        texts = {key: to_inline(text.render(answers).strip()) for key, text in self.texts if key != "label"}
        labels = {name: word(text) for name, text in WORDS.items()}
        draft.collect = ScreenCollect(
            concrete(str(self.group), answers),
            shown,
            tuple(headings),
            can_add,
            self._is_on("allow delete", answers),
            self._is_on("is final", answers),
            {**labels, "add": texts.get("add another label", word("Add another"))},
        )
        draft.add_continue()

    def _number(self, answers: dict[str, Any]) -> int:
        """Groups seen at first: one for each item, and not fewer than there must be."""
        name = concrete(str(self.group), answers)
        group, path = value(name), parse(name)
        if not isinstance(group, DAList):
            raise InterviewError(f"'{KEY}' goes with a DAList, and {self.group} is {type(group).__name__}", None)
        least = [len(group.elements), int(group.minimum_number or 1), 1]
        left = current().left_behind
        if path is not None and is_defined(path, left):
            # Back leaves what was typed since as defaults, for as many items as there were.
            least.append(len(getattr(lookup(path, left), "elements", ())))
        if group.ask_number:
            least.append(int(getattr(group, "target_number", 1)))
        return max(least)

    def _is_on(self, name: str, answers: dict[str, Any]) -> bool:
        switch = dict(self.switches).get(name, True)
        return switch if isinstance(switch, bool) else bool(switch.value(answers))

    def _heading(self, at: int, answers: dict[str, Any]) -> str:
        label = dict(self.texts).get("label")
        return f"{at + 1}." if label is None else to_inline(label.render(answers).strip())


def _of_group(blank: ScreenField, group: int, position: int, answers: dict[str, Any]) -> ScreenField:
    """The blank with the item's own names."""
    if blank.control == "note":
        return replace(blank, variable=f"{blank.variable}_{position}", group=group, **_tied(blank, answers))
    name = concrete(blank.variable, answers)
    choices = tuple(replace(one, name=box_name(name, one.value)) if one.name else one for one in blank.choices)
    return replace(
        blank, variable=name, target=name, choices=choices, written=blank.variable, group=group, **_tied(blank, answers)
    )


def _tied(blank: ScreenField, answers: dict[str, Any]) -> dict[str, Any]:
    """What the blank says about others, under the names of the same item."""
    conditions = tuple(replace(one, variable=concrete(one.variable, answers)) for one in blank.conditions)
    unticks, ticks = (tuple(concrete(one, answers) for one in names) for names in (blank.unticks, blank.ticks))
    scripts = tuple(
        replace(one, tree=tuple(renamed(list(one.tree), lambda name: concrete(name, answers)))) for one in blank.scripts
    )
    return {"conditions": conditions, "scripts": scripts, "unticks": unticks, "ticks": ticks}


def collecting(document: Mapping, fields: Fields) -> Inputs:
    """The fields, once for each item of their list if the question says so."""
    given = document.get(KEY)
    if given is None or given is False:
        return fields
    settings = given if isinstance(given, Mapping) else Mapping(document.file, document.origin(KEY).line)
    only_keys(settings, (*SWITCHES, *TEXTS), f"'{KEY}'")
    switches = {key: on for key in SWITCHES if (on := take_bool_or_expression(settings, key)) is not None}
    if not isinstance(given, Mapping):
        switches["enable"] = take_bool_or_expression(document, KEY) or False
    texts = tuple((key, text) for key in TEXTS if (text := take_template(settings, key)) is not None)
    group, iterator = _shared(document, fields)
    return ListCollect(fields, group, iterator, tuple(switches.items()), texts)


def _shared(document: Mapping, fields: Fields) -> tuple[Path, str]:
    """The list and the iterator that the variables have in common: the last one in brackets."""
    paths = [path for name in fields.variables if (path := parse(name)) is not None]
    places = [(path, at) for path in paths for at, part in enumerate(path.parts) if part.by_name]
    if not places:
        refuse(document, KEY, f"'{KEY}' needs fields of the items of a list", "Name the fields as in  friend[i].name.")
    path, at = max(places, key=lambda place: place[1])
    return Path(path.root, path.parts[:at]), str(path.parts[at].key)
