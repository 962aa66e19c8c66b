"""Buttons by which people add, edit and delete items of a group, and what these do (library 4.4)."""

from html import escape
from typing import Any

from da_nb.current import current, maybe_current
from da_nb.language.wordtable import word
from da_nb.model.action import Action
from da_nb.objects.base import AnyValue, DAObject, MissingAttribute
from da_nb.objects.gathering import attribute_names, is_complete

SURE = "Are you sure you want to delete this item?"


def _function(name: str) -> Any:  # noqa: ANN401
    # Looked up as interview code would: functions stand above objects and cannot be imported here.
    return current().answers[name]


class Editing(DAObject):
    """The part of a group that has to do with editing. `action_kind` is what its actions are called after."""

    action_kind = "list"
    elements: Any

    # ---- Buttons ----

    def add_action(
        self,
        label: str | None = None,
        message: str | None = None,
        url_only: bool = False,
        icon: str = "plus-circle",
        color: str = "success",
        size: str = "sm",
        block: bool | None = None,
        classname: str | None = None,
        **others: AnyValue,
    ) -> str:
        """A button that adds an item, or with `url_only` its link. Source: library 4.4."""
        del others
        url = str(_function("url_action")(f"_da_{self.action_kind}_add", **{self.action_kind: self.instanceName}))
        if url_only:
            return url
        text = label or message or word("Add another" if self.elements else "Add an item")
        return str(
            _function("action_button_html")(
                url, icon=icon, color=color, size=size, block=bool(block), label=text, classname=classname
            )
        )

    def item_actions(self, item: AnyValue, index: AnyValue, *attributes: str, **keywords: AnyValue) -> str:
        """Links to edit and delete an item. Source: library 4.4.

        Edit asks `attributes` in order, or the item; `edit`, `delete`, `confirm`, `reorder`, `ensure_complete`,
        `read_only_attribute`, `edit_url_only` and `delete_url_only` are as the library describes them.
        """
        may_edit, may_delete = self._allowed(item, keywords)
        edit = self._edit_url(item, index, attributes, bool(keywords.get("ensure_complete", True))) if may_edit else ""
        here = {self.action_kind: self.instanceName, "item": self.item_name(index)}
        delete = self._url("remove", **here) if may_delete else ""
        if keywords.get("edit_url_only"):
            return edit
        if keywords.get("delete_url_only"):
            return delete
        buttons = []
        if edit:
            buttons.append(_button(edit, "Edit", "pencil-alt", "secondary", "btn-darevisit"))
        if keywords.get("reorder"):
            buttons += [
                _button(self._url("move", **here, by=by), label, icon, "secondary", "btn-darevisit", bare=True)
                for by, label, icon in self._moves(index)
            ]
        if delete:
            buttons.append(_button(delete, "Delete", "trash", "danger", "btn-darevisit dadeletebutton"))
            if keywords.get("confirm"):
                buttons[-1] = _with(buttons[-1], "data-confirm", word(SURE))
        return " ".join(buttons)

    def _moves(self, key: AnyValue) -> list[tuple[int, str, str]]:
        """By how many places the item may be moved, with word and icon; none where there is no order to change."""
        del key
        return []

    def _allowed(self, item: AnyValue, keywords: dict[str, Any]) -> tuple[bool, bool]:
        edit, delete = bool(keywords.get("edit", True)), bool(keywords.get("delete", True))
        if self.minimum_number and len(self.elements) <= int(self.minimum_number):
            delete = False
        attribute = keywords.get("read_only_attribute")
        rule = getattr(item, attribute) if attribute else False
        if hasattr(rule, "get") and not isinstance(rule, bool):
            return edit and bool(rule.get("edit", True)), delete and bool(rule.get("delete", True))
        return (False, False) if rule else (edit, delete)

    def _edit_url(self, item: AnyValue, index: AnyValue, attributes: tuple[str, ...], ensure: bool) -> str:
        place = item.instanceName if isinstance(item, DAObject) else self.item_name(index)
        if not attributes and isinstance(item, DAObject):
            # No question asks for an object itself: what makes it complete is asked.
            names = tuple(name for name in attribute_names(self.complete_attribute) if name != "complete")
            attributes = names or _lacked_first(item)
        items: list[AnyValue] = [{"follow up": [_inside(place, name) for name in attributes] or [place]}]
        if self.complete_attribute == "complete" and isinstance(item, DAObject):
            items.insert(0, {"undefine": [f"{place}.complete"]})
        if ensure:
            action = f"_da_{self.action_kind}_ensure_complete"
            items.append({"action": action, "arguments": {"group": self.instanceName}})
        return self._url("edit", items=items)

    def _url(self, deed: str, **arguments: AnyValue) -> str:
        return str(_function("url_action")(f"_da_{self.action_kind}_{deed}", **arguments))

    # ---- What the buttons do: the engine calls these for the actions of library 10 ----

    def begin_adding(self) -> None:
        """Make room for one more item: the group is no longer gathered, and gathering adds one."""
        if not self.auto_gather:
            self.delattr("gathered")
            return
        if self.ask_number:
            self.target_number = len(self.elements) + 1
            self.there_are_any = True
        elif not self.elements:
            self.there_are_any = True
            # The first item comes of itself; whether there is another is known: only one was to be added.
            self.there_is_another = False
        else:
            self.there_is_one_other = True
            vars(self).setdefault("there_is_another", False)
        self.delattr("gathered")

    def finish_adding(self) -> None:
        """Gather after `begin_adding`: the new item is asked for, the others are not checked for `complete` again."""
        self._trigger_gather()

    def remove_item(self, item: AnyValue) -> None:
        """Take away an item, given as the item; then what is left is whole again."""
        key = self._key_of(item)
        if key is not None:
            self.remove_at(key)

    def remove_at(self, key: AnyValue) -> None:
        """Take away the item with this key, if there is one; then what is left is whole again."""
        if all(held != key for held, _ in self._pairs()):
            return
        self._remove_at(key)
        if not self.elements:
            self.there_are_any = False
        if hasattr(self, "there_is_another") and self.there_is_another:
            self.delattr("there_is_another")
        if self.ask_number and hasattr(self, "target_number"):
            self.target_number = len(self.elements)
        self.delattr("_necessary_length", "there_is_one_other")

    def cancel_add_or_edit(self) -> None:
        """Give up adding or editing: what was still to be asked for the group is dropped, and it counts as gathered.

        An item that was being added and is not complete goes.
        """
        evaluation = maybe_current()
        waiting = [] if evaluation is None else evaluation.pending
        ours = [action for action in waiting if self._concerns(action)]
        waiting[:] = [action for action in waiting if action not in ours]
        pairs, names = self._pairs(), attribute_names(self.complete_attribute)
        # An item that is edited is not complete either, but it stays.
        edits = any(action.name.endswith("_ensure_complete") for action in ours)
        if pairs and not edits and not is_complete(pairs[-1][1], names):
            self.remove_item(pairs[-1][1])
        self.delattr("_necessary_length", "there_is_one_other", "doing_gathered_and_complete")
        self.gathered = True

    def _concerns(self, action: Action) -> bool:
        """Whether the action asks for something of the group."""
        told = (action.arguments.get(name) for name in (self.action_kind, "group"))
        return self.instanceName in told or action.name.startswith((f"{self.instanceName}[", f"{self.instanceName}."))

    def _key_of(self, item: AnyValue) -> AnyValue:
        for key, held in self._pairs():
            if held is item:
                return key
        return None

    def _remove_at(self, key: AnyValue) -> None:
        raise NotImplementedError

    def _pairs(self) -> list[tuple[AnyValue, AnyValue]]:
        raise NotImplementedError

    def item_name(self, key: AnyValue) -> str:
        """The path of an item."""
        raise NotImplementedError


def _lacked_first(item: DAObject) -> tuple[str, ...]:
    """The attribute that a new object of the item's class would be asked for first; none if it needs none."""
    try:
        str(type(item)(item.instanceName))
    except MissingAttribute as missing:
        return (missing.path.removeprefix(f"{item.instanceName}."),)
    except Exception:  # noqa: BLE001 - the author's class may need anything to be made
        return ()
    return ()


def _inside(place: str, attribute: str) -> str:
    return f"{place}{attribute}" if attribute.startswith("[") else f"{place}.{attribute}"


def _button(url: str, label: str, icon: str, color: str, classname: str, *, bare: bool = False) -> str:
    """HTML of one link; a `bare` one shows its icon only, and says its label to those who cannot see it."""
    html = str(
        _function("action_button_html")(
            url, icon=icon, color=color, size="sm", label="" if bare else word(label), classname=classname
        )
    )
    return _with(html, "aria-label", word(label)) if bare else html


def _with(html: str, attribute: str, text: str) -> str:
    """The link with one more attribute."""
    return html.replace("<a ", f'<a {attribute}="{escape(text)}" ', 1)
