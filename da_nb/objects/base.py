"""DAObject: an object whose missing attributes are asked for (spec library, objects)."""

import copy
import secrets
import string
from collections.abc import Iterable
from typing import Any, Self, TypeAlias

from da_nb.current import maybe_current
from da_nb.language.speech import capitalize as capitalized
from da_nb.language.speech import possessify, possessify_long
from da_nb.objects.grammar import Grammar
from da_nb.objects.naming import spoken_name
from da_nb.objects.serial import attributes_of

AnyValue: TypeAlias = Any
"""A value that an interview's author owns."""


class MissingAttribute(AttributeError):
    """An attribute has no value yet; `path` is what to seek. `hasattr` is False, so testing asks nothing."""

    def __init__(self, path: str, name: str, obj: object) -> None:
        super().__init__(f"{path} is not defined", name=name, obj=obj)
        self.path = path


class MissingItem(IndexError, KeyError):
    """An item of a group has no value yet; `path` is what to seek, such as "fruit[2]"."""

    def __init__(self, path: str) -> None:
        super().__init__(path)
        self.path = path

    def __str__(self) -> str:
        return f"{self.path} is not defined"


class Using:
    """A class with attributes to be set on the instance: the result of `Class.using(...)`."""

    def __init__(self, cls: "type[DAObject]", attributes: dict[str, Any]) -> None:
        self.cls = cls
        self.attributes = attributes

    def __call__(self, *args: str, **attributes: object) -> "DAObject":
        """Make the object as the class would, with the attributes."""
        return self.cls(*args, **{**self.attributes, **attributes})

    def using(self, **attributes: object) -> "Using":
        """The same with more attributes."""
        return Using(self.cls, {**self.attributes, **attributes})


class DAObject(Grammar):
    """An object that knows its name in the interview, so that what it lacks can be sought.

    `instanceName` is the variable path the object was made under; it stays when the object is also reached by
    another name. An object made without a name has a random one (`has_nonrandom_instance_name` is False) until it
    is first put somewhere. Keyword arguments become attributes.
    """

    instanceName: str
    has_nonrandom_instance_name: bool

    def __init__(self, *args: AnyValue, **attributes: AnyValue) -> None:
        self.instanceName = str(args[0]) if args else _random_name()
        self.has_nonrandom_instance_name = bool(args)
        self.init(*args[1:], **attributes)

    def init(self, *args: AnyValue, **attributes: AnyValue) -> None:
        """Set attributes; subclasses extend it to prepare their own."""
        del args
        for name, value in attributes.items():
            setattr(self, name, value)

    @classmethod
    def using(cls, **attributes: AnyValue) -> Using:
        """The class together with attributes each instance shall have."""
        return Using(cls, dict(attributes))

    # ---- Attributes ----

    def initializeAttribute(self, name: str, maker: "type[DAObject] | Using", /, **attributes: AnyValue) -> AnyValue:
        """Make an object as attribute `name`, unless there is one; returns it."""
        if name not in self.__dict__:
            setattr(self, name, maker(f"{self.instanceName}.{name}", **attributes))
        return self.__dict__[name]

    def reInitializeAttribute(self, name: str, maker: "type[DAObject] | Using", /, **attributes: AnyValue) -> AnyValue:
        """Make an object as attribute `name`, in place of what is there; returns it."""
        self.__dict__.pop(name, None)
        return self.initializeAttribute(name, maker, **attributes)

    initialize_attribute = initializeAttribute
    re_initialize_attribute = reInitializeAttribute
    reinitialize_attribute = reInitializeAttribute

    def attribute_defined(self, name: str) -> bool:
        """Whether the attribute has a value; asks nothing."""
        return hasattr(self, name)

    def attr(self, name: str) -> AnyValue:
        """The attribute's value, or None; asks nothing."""
        return getattr(self, name, None)

    def attr_name(self, name: str) -> str:
        """The path of an attribute: 'client.birthdate'."""
        return f"{self.instanceName}.{name}"

    def delattr(self, *names: str) -> None:
        """Take attributes away; those without a value are passed over."""
        for name in names:
            self.__dict__.pop(name, None)

    def invalidate_attr(self, *names: str) -> None:
        """Take attributes away, so that they are asked or worked out again; a question begins with the old value."""
        evaluation = maybe_current()
        if evaluation is not None:
            evaluation.invalidated |= {self.attr_name(name): self.attr(name) for name in names if hasattr(self, name)}
        self.delattr(*names)

    def getattr_fresh(self, name: str) -> AnyValue:
        """The attribute's value, worked out or asked afresh once in this evaluation."""
        if first_time(self.attr_name(name)):
            self.delattr(name)
        return getattr(self, name)

    def raise_undefined_attribute_error(self, name: str) -> None:
        """Have the attribute sought. Raises MissingAttribute."""
        raise MissingAttribute(self.attr_name(name), name, self)

    def alternative(self, attribute: str, **texts: AnyValue) -> AnyValue:
        """One of `texts`, by the attribute's value: `client.alternative('gender', male='he', default='they')`."""
        value = getattr(self, attribute)
        for name in (str(value), "default", "other"):
            if name in texts:
                return texts[name]
        return value

    # ---- Names and copies ----

    def adopt_name(self, name: str) -> None:
        """Take the name of the place where the object is first put; what it holds goes along.

        An object that has a name of its own keeps it.
        """
        if not self.has_nonrandom_instance_name:
            self._set_instance_name_recursively(name)

    def set_instance_name(self, name: str) -> None:
        """Give the object another name; what it holds keeps its own."""
        self.instanceName = name
        self.has_nonrandom_instance_name = True

    def set_random_instance_name(self) -> None:
        """Give the object a name no variable has."""
        self.instanceName = _random_name()
        self.has_nonrandom_instance_name = False

    def fix_instance_name(self, old: str, new: str) -> None:
        """In the names of the object and of what it holds, put `new` where they begin with `old`."""
        _rename(self, old, new)

    def _set_instance_name_recursively(self, name: str) -> None:
        old = self.instanceName
        _rename(self, old, name)
        self.set_instance_name(name)

    def object_name(self, **keywords: AnyValue) -> str:
        """The object's name in words: `case.plaintiff` is "plaintiff in the case"."""
        name = spoken_name(self.instanceName)
        return capitalized(name) if keywords.get("capitalize") else name

    def object_possessive(self, target: object, **keywords: AnyValue) -> str:
        """What the object has: 'the key of the back door in the shop', "the turnip's leaves"."""
        if "." in self.instanceName:
            return possessify_long(self.object_name(), target, **keywords)
        return possessify(f"the {self.object_name()}", target, **keywords)

    def copy_shallow(self, name: str) -> Self:
        """A copy under another name that shares its attributes' values."""
        copied = type(self).__new__(type(self))
        copied.__dict__.update(self.__dict__)
        copied.set_instance_name(name)
        return copied

    def copy_deep(self, name: str) -> Self:
        """A copy under another name, with copies of all it holds, renamed likewise."""
        copied = copy.deepcopy(self)
        copied._set_instance_name_recursively(name)
        return copied

    def as_serializable(self) -> dict[str, Any]:
        """The object as data that JSON can hold."""
        return attributes_of(self)

    # ---- Python's own ----

    def __setattr__(self, name: str, value: AnyValue) -> None:
        if isinstance(value, DAObject):
            value.adopt_name(f"{self.instanceName}.{name}")
        object.__setattr__(self, name, value)

    def __getattr__(self, name: str) -> AnyValue:
        if name.startswith("__") or "instanceName" not in self.__dict__:
            raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}", name=name, obj=self)
        raise MissingAttribute(f"{self.instanceName}.{name}", name, self)

    def __str__(self) -> str:
        return str(self.name) if self.attribute_defined("name") else self.object_name()

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.__dict__.get('instanceName', '?')}>"

    def __format__(self, how: str) -> str:
        return format(str(self), how)

    def __lt__(self, other: object) -> bool:
        return str(self) < str(other)

    def __le__(self, other: object) -> bool:
        return str(self) <= str(other)

    def __gt__(self, other: object) -> bool:
        return str(self) > str(other)

    def __ge__(self, other: object) -> bool:
        return str(self) >= str(other)


def _random_name() -> str:
    return "obj_" + "".join(secrets.choice(string.ascii_lowercase) for _ in range(8))


def first_time(name: str) -> bool:
    """Whether `name` is to be worked out afresh: True once in an evaluation for each name."""
    evaluation = maybe_current()
    if evaluation is None:
        return True
    first = name not in evaluation.reconsidered
    evaluation.reconsidered.add(name)
    return first


def _rename(value: object, old: str, new: str) -> None:
    """Put `new` for `old` in the names of all objects held by `value`; objects that live elsewhere stay as they are."""
    waiting, seen = [value], set[int]()
    while waiting:
        held = waiting.pop()
        if id(held) in seen:
            continue
        seen.add(id(held))
        if isinstance(held, DAObject):
            name = held.instanceName
            if name == old or name.startswith((f"{old}.", f"{old}[")):
                held.instanceName = new + name[len(old) :]
                waiting.extend(vars(held).values())
        elif isinstance(held, dict):
            waiting.extend(held.values())
        elif isinstance(held, list | tuple | set):
            _extend(waiting, held)


def _extend(waiting: list[object], held: Iterable[object]) -> None:
    waiting.extend(held)


CLASSES = (DAObject,)
