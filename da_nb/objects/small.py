"""Small objects: nothing at all, a link, a text that depends on where it is shown (library 7)."""

from collections.abc import Iterator
from typing import Any

from da_nb.objects.base import AnyValue, DAObject


class DAEmpty:
    """Stands for what is not there: everything it is asked for is empty too, and its text is ''."""

    def __init__(self, *args: AnyValue, **keywords: AnyValue) -> None:
        del args
        self._str = str(keywords.get("str", ""))

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401
        if name.startswith("_"):
            raise AttributeError(name)
        return DAEmpty()

    def __call__(self, *args: AnyValue, **keywords: AnyValue) -> "DAEmpty":
        """What comes of calling a method that is not there."""
        del args, keywords
        return DAEmpty()

    def __getitem__(self, key: object) -> "DAEmpty":
        del key
        return DAEmpty()

    def __setitem__(self, key: object, value: object) -> None:
        del key, value

    def __delitem__(self, key: object) -> None:
        del key

    def __iter__(self) -> Iterator[object]:
        return iter(())

    def __len__(self) -> int:
        return 0

    def __contains__(self, item: object) -> bool:
        del item
        return False

    def __bool__(self) -> bool:
        return False

    def __str__(self) -> str:
        return self._str

    def __int__(self) -> int:
        return 0

    def __float__(self) -> float:
        return 0.0

    def __index__(self) -> int:
        return 0

    def __hash__(self) -> int:
        return hash("")

    def __eq__(self, other: object) -> bool:
        return isinstance(other, DAEmpty) or other == self._str

    def __lt__(self, other: object) -> bool:
        return bool(other)

    def __le__(self, other: object) -> bool:
        del other
        return True

    def __gt__(self, other: object) -> bool:
        del other
        return False

    def __ge__(self, other: object) -> bool:
        return not bool(other)

    def _other(self, other: AnyValue) -> AnyValue:
        return other

    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = __or__ = __ror__ = __and__ = __rand__ = _other
    __truediv__ = __rtruediv__ = __floordiv__ = __rfloordiv__ = __mod__ = __rmod__ = __pow__ = __rpow__ = _other


class DALink(DAObject):
    """A link: `url` under the words `anchor_text`."""

    def __str__(self) -> str:
        return self.show()

    def show(self) -> str:
        """The link in Markdown."""
        return f"[{self.anchor_text}]({self.url})"


class DAContext(DAObject):
    """A text that is another on the screen than in a document: `DAContext('', question='a', document='b')`.

    Keywords are `question`, `document`, and the kinds of document `docx`, `pdf`, `pandoc`. Two arguments are the text
    for the screen and that for documents.
    """

    def init(self, *args: AnyValue, **attributes: AnyValue) -> None:
        """Keep the texts."""
        for name, text in zip(("question", "document"), args, strict=False):
            attributes.setdefault(name, text)
        super().init(**attributes)

    def __init__(self, *args: AnyValue, **attributes: AnyValue) -> None:
        # With two arguments both are texts; a name is one of three, or the only one.
        super().__init__(*(("context", *args) if len(args) == 2 else args), **attributes)
        if len(args) == 2:
            self.set_random_instance_name()

    def text_in(self, place: str) -> str:
        """The text for a place: 'standard' (the screen), 'docx', 'pdf', or 'pandoc'."""
        names = ("question", "document") if place == "standard" else (place, "document", "question")
        return next((str(text) for name in names if (text := vars(self).get(name)) is not None), "")

    def __str__(self) -> str:
        return self.text_in("standard")


class DACatchAll(DAObject):
    """What an undefined variable becomes with `features: use catchall`: one whose value is asked when it is used."""

    def __str__(self) -> str:
        return str(self.value)

    def __int__(self) -> int:
        return int(self.value)

    def __float__(self) -> float:
        return float(self.value)

    def __bool__(self) -> bool:
        return bool(self.value)

    def __len__(self) -> int:
        return len(self.value)

    def __iter__(self) -> Iterator[AnyValue]:
        return iter(self.value)

    def __getitem__(self, key: AnyValue) -> AnyValue:
        return self.value[key]

    def __add__(self, other: AnyValue) -> AnyValue:
        return self.value + other

    def __radd__(self, other: AnyValue) -> AnyValue:
        return other + self.value

    def __eq__(self, other: object) -> bool:
        return self is other or bool(self.value == other)

    __hash__ = DAObject.__hash__


CLASSES = (DACatchAll, DAContext, DAEmpty, DALink)
