"""What DAList, DADict and DASet share: they are gathered when read, and spoken of in the right number (library 4)."""

from collections.abc import Callable, Iterator
from typing import Any

from da_nb.current import maybe_current
from da_nb.language import speech, speech_people
from da_nb.objects.base import AnyValue, DAObject, Using
from da_nb.objects.editing import Editing
from da_nb.objects.gathering import attribute_names, being_gathered, complete, gathering, lacks_what_is_sought
from da_nb.objects.grammar import Grammar
from da_nb.objects.naming import item_path, noun

STATE = (
    "gathered",
    "there_are_any",
    "there_is_another",
    "there_is_one_other",
    "target_number",
    "revisit",
    "new_item_name",
    "new_item_value",
    "new_item",
    "new_object_type",
    "was_gathered",
    "doing_gathered_and_complete",
    "_necessary_length",
    "_hooked",
)
"""Attributes in which a group keeps how far its gathering is."""


class DAGroup(Editing, DAObject):
    """Many things under one name. `elements` holds them raw; reading that never gathers.

    Reading the group itself gathers it: by the algorithm of library 4.2, or with `auto_gather` False by seeking
    `gathered`. The attributes that steer this are those of library 4.1.
    """

    elements: Any
    object_type: AnyValue
    object_type_parameters: dict[str, Any]
    minimum_number: AnyValue
    complete_attribute: AnyValue

    def init(self, *args: AnyValue, **attributes: AnyValue) -> None:
        """Prepare an empty group. `elements` fills it and counts as gathered."""
        self.elements = self._nothing()
        self.auto_gather = True
        self.ask_number = False
        self.ask_object_type = False
        self.minimum_number = None
        self.complete_attribute = None
        self.set_object_type(attributes.pop("object_type", None))
        elements = attributes.pop("elements", None)
        super().init(*args, **attributes)
        if elements is not None:
            self._fill(elements)
            for name, value in (("gathered", True), ("revisit", True), ("there_are_any", bool(self.elements))):
                vars(self).setdefault(name, value)

    def set_object_type(self, maker: "type | Using | None") -> None:
        """Say of which class the items are; None for plain values."""
        self.object_type = maker.cls if isinstance(maker, Using) else maker
        self.object_type_parameters = dict(maker.attributes) if isinstance(maker, Using) else {}

    # ---- What each kind of group does its own way ----

    def _nothing(self) -> Any:  # noqa: ANN401
        raise NotImplementedError

    def _fill(self, elements: AnyValue) -> None:
        raise NotImplementedError

    def _pairs(self) -> list[tuple[AnyValue, AnyValue]]:
        """Keys and items as they are now."""
        raise NotImplementedError

    def _texts_in_order(self) -> list[AnyValue]:
        """What the group's text names, as it is now."""
        raise NotImplementedError

    def _add_item(self, maker: "Callable[..., AnyValue] | None") -> tuple[AnyValue, AnyValue] | None:
        """Make or seek the next item: its key and itself, or None when what came was there already."""
        raise NotImplementedError

    minimum_when_not_empty: int | None = None

    def hook_on_gather(self) -> None:
        """Called when all items are there, before the group counts as gathered; may seek."""

    def hook_after_gather(self) -> None:
        """Called when the group counts as gathered; must not seek."""

    def hook_on_item_complete(self, item: AnyValue) -> None:
        """Called when an item is complete."""

    def hook_on_remove(self, item: AnyValue) -> None:
        """Called before an item is taken away."""

    # ---- Gathering ----

    def gather(
        self,
        number: AnyValue = None,
        item_object_type: "type | Using | None" = None,
        minimum: AnyValue = None,
        complete_attribute: AnyValue = None,
        **others: AnyValue,
    ) -> bool:
        """Seek what is lacking until the group is complete; True then. Source: library 4.2."""
        del others
        if self._is_gathered() or being_gathered(self):
            return True
        maker = self._maker() if item_object_type is None else item_object_type
        names = attribute_names(self.complete_attribute if complete_attribute is None else complete_attribute)
        with gathering(self):
            number = self._target() if number is None else int(number)
            minimum = 0 if number is not None else self._minimum(minimum)
            for key, item in self._pairs():
                self._complete(key, item, names)
            self._add_until(number if number is not None else max(minimum or 0, self._necessary()), maker, names)
            if number is None and minimum != 0:
                while self._another():
                    self._add_until(self._necessary(), maker, names)
            self.hook_on_gather()
            self.gathered = True
            self.revisit = True
            self.delattr("_necessary_length", "_hooked", "was_gathered")
        self.hook_after_gather()
        return True

    def _is_gathered(self) -> bool:
        again = self.auto_gather and not self.elements and getattr(self, "there_are_any", False) is True
        return bool(getattr(self, "gathered", False)) and not again

    def _maker(self) -> "Callable[..., AnyValue] | None":
        if self.object_type is None:
            return None
        return Using(self.object_type, self.object_type_parameters) if self.object_type_parameters else self.object_type

    def _target(self) -> int | None:
        if not self.ask_number:
            return None
        return 0 if not getattr(self, "there_are_any", True) else int(self.target_number)

    def _minimum(self, given: AnyValue) -> int | None:
        wanted = self.minimum_number if given is None else given
        if wanted:
            return int(wanted)
        if not self.elements:
            return 1 if self.there_are_any else 0
        return self.minimum_when_not_empty if wanted is None else int(wanted)

    def _necessary(self) -> int:
        return int(vars(self).get("_necessary_length", 0))

    def _another(self) -> bool:
        """Whether one more is wanted; that is remembered as a length, since the answer is forgotten at once."""
        if not vars(self).pop("there_is_one_other", False):
            if not self.there_is_another:
                return False
            self.delattr("there_is_another")
        self._necessary_length = len(self.elements) + 1
        return True

    def _add_until(self, number: int, maker: "Callable[..., AnyValue] | None", names: tuple[str, ...]) -> None:
        while len(self.elements) < number:
            added = self._add_item(maker)
            if added is not None:
                self._complete(*added, names)

    def _complete(self, key: AnyValue, item: AnyValue, names: tuple[str, ...]) -> None:
        complete(item, names)
        if type(self).hook_on_item_complete is DAGroup.hook_on_item_complete:
            return
        hooked = vars(self).setdefault("_hooked", [])
        if key not in hooked:
            self.hook_on_item_complete(item)
            hooked.append(key)

    def _trigger_gather(self) -> None:
        """Gather because somebody reads the group."""
        if self._is_gathered() or being_gathered(self):
            return
        if self.auto_gather:
            self.gather()
            return
        with gathering(self):
            getattr(self, "gathered")  # noqa: B009 - reading it has it sought

    def _new_class(self) -> "Callable[..., AnyValue]":
        """The class asked for the next item; a text is the name of one."""
        given: Any = self.new_object_type
        evaluation = maybe_current()
        if isinstance(given, str) and evaluation is not None:
            given = evaluation.answers[given]
        if not callable(given):
            raise TypeError(f"{self.instanceName}.new_object_type is not a class; set it to one, such as DAObject")
        self.delattr("new_object_type")
        made: Callable[..., AnyValue] = given
        return made

    def _emptied(self) -> None:
        """After items were taken away: an empty group has none."""
        if not self.elements and hasattr(self, "there_are_any"):
            self.there_are_any = False

    def _filled(self) -> None:
        """After items were put in: there are some."""
        if self.elements and getattr(self, "there_are_any", None) is False:
            self.there_are_any = True

    def gathered_and_complete(self) -> bool:
        """Check all items again and ask what they lack; True then."""
        if not hasattr(self, "doing_gathered_and_complete"):
            self.doing_gathered_and_complete = True
            self._mark_incomplete()
            if self.has_been_gathered():
                # It was filled without anybody being asked: then nobody is to be asked whether there is another.
                vars(self).setdefault("there_is_another", False)
            self.delattr("gathered")
        if self.auto_gather:
            self.gather()
        else:
            self._trigger_gather()
        self.delattr("doing_gathered_and_complete")
        return True

    def _mark_incomplete(self) -> None:
        if self.complete_attribute == "complete":
            for _, item in self._pairs():
                if isinstance(item, DAObject):
                    item.delattr("complete")

    def reset_gathered(
        self, recursive: bool = False, only_if_empty: bool = False, mark_incomplete: bool = False
    ) -> None:
        """Forget that the group was gathered; the items stay."""
        if only_if_empty and self.elements:
            return
        self.delattr(*STATE)
        if mark_incomplete:
            self._mark_incomplete()
        for _, item in self._pairs() if recursive else ():
            if isinstance(item, DAGroup):
                item.reset_gathered(True, only_if_empty, mark_incomplete)

    def has_been_gathered(self) -> bool:
        """Whether the group is gathered; asks nothing."""
        return hasattr(self, "gathered")

    def gathering_started(self) -> bool:
        """Whether anything is known of the group's items; asks nothing."""
        return bool(self.elements) or any(hasattr(self, name) for name in ("gathered", "there_are_any"))

    # ---- How many ----

    def number(self) -> int:
        """How many items there are."""
        self._trigger_gather()
        return len(self.elements)

    def number_gathered(self, if_started: bool = False) -> int:
        """How many items there are so far; gathers only with `if_started`, when that has begun."""
        if if_started and self.gathering_started():
            self._trigger_gather()
        return len(self.elements)

    def number_as_word(self, **keywords: AnyValue) -> str:
        """How many items there are: 'three'."""
        return speech.nice_number(self.number(), **keywords)

    def number_gathered_as_word(self, **keywords: AnyValue) -> str:
        """How many items there are so far, in words."""
        return speech.nice_number(self.number_gathered(), **keywords)

    def quantity_noun(self, *args: AnyValue, **keywords: AnyValue) -> str:
        """How many of a noun there are: 'three fruits'."""
        return speech.quantity_noun(self.number(), *(args or (noun(self.instanceName),)), **keywords)

    def as_noun(self, *args: AnyValue, **keywords: AnyValue) -> str:
        """What the items are called, by the group's name or the noun given; the plural unless there is one.

        `plural` or `singular` decides that; `article` puts 'some' or 'a' before it, `this` 'these' or 'this'.
        """
        name = str(args[0]) if args else noun(self.instanceName)
        plural = bool(keywords.get("plural")) or (not keywords.get("singular") and self._speaks_of_many())
        called = speech.noun_plural(name) if plural else speech.noun_singular(name)
        if keywords.get("article"):
            called = speech_people.some(called) if plural else speech.indefinite_article(called)
        elif keywords.get("this"):
            called = (speech_people.these if plural else speech_people.this)(called)
        return speech.capitalize(called) if keywords.get("capitalize") else called

    def as_singular_noun(self) -> str:
        """What one item is called, by the group's name."""
        return speech.noun_singular(noun(self.instanceName))

    def possessive(self, target: object, **keywords: Any) -> str:  # noqa: ANN401
        """What the items have: "plaintiffs' fish" by the group's noun, or 'your fish'."""
        if self.is_user():
            return super().possessive(target, **keywords)
        return speech.possessify(self.as_noun(), target, plural=self._speaks_of_many(), **keywords)

    def is_user(self) -> bool:
        """Whether the one item is the person at the screen."""
        self._trigger_gather()
        items = [item for _, item in self._pairs()]
        return len(items) == 1 and isinstance(items[0], Grammar) and items[0].is_user()

    def _speaks_of_many(self) -> bool:
        return self.number() != 1

    def _kind(self) -> str:
        items = [item for _, item in self._pairs()]
        return items[0]._kind() if len(items) == 1 and isinstance(items[0], Grammar) else "thing"

    # ---- Text and items ----

    def comma_and_list(self, *args: AnyValue, **keywords: AnyValue) -> str:
        """The items in a sentence: 'a, b, and c'. While the group is gathered, those whose text is not being sought."""
        return speech.comma_and_list(self._said(), *args, **keywords)

    def comma_list(self, **keywords: AnyValue) -> str:
        """The items with commas between them."""
        return speech.comma_list(self._said(), **keywords)

    def _said(self) -> list[str]:
        self._trigger_gather()
        items = self._texts_in_order()
        return [str(item) for item in items if not (being_gathered(self) and lacks_what_is_sought(item))]

    def add_separators(self, *args: AnyValue, **keywords: AnyValue) -> list[str]:
        """Texts of the items, each with what separates it from the next."""
        return speech.add_separators(self._said(), *args, **keywords)

    def element(self, key: AnyValue) -> AnyValue:
        """The item with this key as it is now; nothing is made, sought or gathered. Raises LookupError."""
        return self.elements[key]

    def item_name(self, key: AnyValue) -> str:
        """The path of an item: 'fruit[0]'."""
        return item_path(self.instanceName, key)

    def _adopt(self, key: AnyValue, item: AnyValue) -> None:
        if isinstance(item, DAObject):
            item.adopt_name(self.item_name(key))

    def _complete_names(self, given: AnyValue = None) -> tuple[str, ...]:
        return attribute_names(self.complete_attribute if given is None else given)

    def __len__(self) -> int:
        return self.number()

    def __bool__(self) -> bool:
        return self.number() > 0

    def __str__(self) -> str:
        return self.comma_and_list()

    def __contains__(self, item: object) -> bool:
        self._trigger_gather()
        return item in self.elements

    def __iter__(self) -> Iterator[AnyValue]:
        self._trigger_gather()
        return iter(list(self.elements))

    def __eq__(self, other: object) -> bool:
        if self is other:
            return True
        self._trigger_gather()
        if isinstance(other, DAGroup):
            other._trigger_gather()
            return bool(self.elements == other.elements)
        return bool(self.elements == other)

    __hash__ = DAObject.__hash__
