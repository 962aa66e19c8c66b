"""DAObject: an object whose missing attributes are asked for (spec library, objects)."""

import secrets
import string
from typing import Any, Self


class MissingAttribute(AttributeError):
    """An attribute has no value yet; `path` is what to seek. `hasattr` is False, so testing asks nothing."""

    def __init__(self, path: str, name: str, obj: object) -> None:
        super().__init__(f"{path} is not defined", name=name, obj=obj)
        self.path = path


class Using:
    """A class with attributes to be set on the instance: the result of `Class.using(...)`."""

    def __init__(self, cls: "type[DAObject]", attributes: dict[str, Any]) -> None:
        self.cls = cls
        self.attributes = attributes

    def __call__(self, *args: object, **attributes: object) -> "DAObject":
        """Make the object as the class would, with the attributes."""
        return self.cls(*args, **{**self.attributes, **attributes})

    def using(self, **attributes: object) -> "Using":
        """The same with more attributes."""
        return Using(self.cls, {**self.attributes, **attributes})


class DAObject:
    """An object that knows its name in the interview, so that what it lacks can be sought.

    `instanceName` is the variable path the object was made under; it stays when the object is also reached by
    another name. Keyword arguments become attributes.
    """

    instanceName: str

    def __init__(self, *args: str, **attributes: object) -> None:
        name = args[0] if args else "obj_" + "".join(secrets.choice(string.ascii_lowercase) for _ in range(8))
        self.instanceName = str(name)
        self.init(**attributes)

    def init(self, **attributes: object) -> None:
        """Set attributes; subclasses extend it to prepare their own."""
        for name, value in attributes.items():
            setattr(self, name, value)

    @classmethod
    def using(cls, **attributes: object) -> Using:
        """The class together with attributes each instance shall have."""
        return Using(cls, dict(attributes))

    def initializeAttribute(self, name: str, maker: "type[DAObject] | Using", **attributes: object) -> Any:  # noqa: ANN401
        """Make an object as attribute `name`, unless there is one; returns it."""
        if name not in self.__dict__:
            setattr(self, name, maker(f"{self.instanceName}.{name}", **attributes))
        return self.__dict__[name]

    def reInitializeAttribute(self, name: str, maker: "type[DAObject] | Using", **attributes: object) -> Any:  # noqa: ANN401
        """Make an object as attribute `name`, in place of what is there; returns it."""
        self.__dict__.pop(name, None)
        return self.initializeAttribute(name, maker, **attributes)

    def attribute_defined(self, name: str) -> bool:
        """Whether the attribute has a value; asks nothing."""
        return hasattr(self, name)

    def attr(self, name: str) -> Any:  # noqa: ANN401
        """The attribute's value, or None; asks nothing."""
        return getattr(self, name, None)

    def delattr(self, *names: str) -> None:
        """Take attributes away; those without a value are passed over."""
        for name in names:
            self.__dict__.pop(name, None)

    def object_name(self) -> str:
        """The object's name in words: `case.plaintiff` is "plaintiff in the case"."""
        words = [part.replace("_", " ") for part in reversed(self.instanceName.split("."))]
        return " in the ".join(words)

    def copy_shallow(self, name: str) -> Self:
        """A copy under another name that shares its attributes' values."""
        copied = type(self).__new__(type(self))
        copied.__dict__.update(self.__dict__)
        copied.instanceName = name
        return copied

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401
        if name.startswith("__") or "instanceName" not in self.__dict__:
            raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}", name=name, obj=self)
        raise MissingAttribute(f"{self.instanceName}.{name}", name, self)

    def __str__(self) -> str:
        return str(self.name) if self.attribute_defined("name") else self.object_name()

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.__dict__.get('instanceName', '?')}>"


CLASSES = (DAObject,)
