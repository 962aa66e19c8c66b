"""Name and IndividualName: what things and people are called (library 5)."""

from da_nb.objects.base import AnyValue, DAObject


class Name(DAObject):
    """The name of a thing: attribute `text`."""

    def full(self, **keywords: AnyValue) -> str:
        """The name."""
        del keywords
        return str(self.text)

    def firstlast(self) -> str:
        """The name."""
        return self.full()

    def lastfirst(self) -> str:
        """The name."""
        return self.full()

    def familiar(self) -> str:
        """The name."""
        return self.full()

    def middle_initial(self, with_period: bool = True) -> str:
        """A thing has none: ''."""
        del with_period
        return ""

    def defined(self) -> bool:
        """Whether there is a name; asks nothing."""
        return hasattr(self, "text")

    def __str__(self) -> str:
        return self.full()


class IndividualName(Name):
    """The name of a person in parts: `first`, `middle`, `last`, `suffix`.

    Where `last` is not used, `paternal_surname` and `maternal_surname` are. With `uses_parts` False the name is
    `text`. Only `first` is sought for the full name; the other parts are used if they are there.
    """

    def init(self, *args: AnyValue, **attributes: AnyValue) -> None:
        """A name in parts unless told otherwise."""
        attributes.setdefault("uses_parts", True)
        super().init(*args, **attributes)

    def full(self, middle: AnyValue = "initial", use_suffix: bool = True, **keywords: AnyValue) -> str:
        """'John Q. Adams Jr'; `middle` is 'initial', 'full', or False."""
        if not self.uses_parts:
            return super().full(**keywords)
        parts = [str(self.first), self._middle(middle), self._surname(), self._part("suffix") if use_suffix else ""]
        return " ".join(part for part in parts if part)

    def firstlast(self) -> str:
        """'John Adams'."""
        if not self.uses_parts:
            return super().firstlast()
        return f"{self.first} {self._surname() or self.last}"

    def lastfirst(self) -> str:
        """'Adams Jr, John Q.'."""
        if not self.uses_parts:
            return super().lastfirst()
        last = " ".join(part for part in (self._surname() or str(self.last), self._part("suffix")) if part)
        first = " ".join(part for part in (str(self.first), self.middle_initial()) if part)
        return f"{last}, {first}"

    def familiar(self) -> str:
        """The first name."""
        return str(self.first) if self.uses_parts else super().familiar()

    def middle_initial(self, with_period: bool = True) -> str:
        """'Q.', or '' without a middle name."""
        initial = self._part("middle")[:1]
        return f"{initial}." if initial and with_period else initial

    def defined(self) -> bool:
        """Whether there is a name; asks nothing."""
        return hasattr(self, "first" if self.uses_parts else "text")

    def _middle(self, how: AnyValue) -> str:
        if how == "initial" or how is True:
            return self.middle_initial()
        return self._part("middle") if how else ""

    def _surname(self) -> str:
        if hasattr(self, "last"):
            return self._part("last")
        return " ".join(part for part in map(self._part, ("paternal_surname", "maternal_surname")) if part)

    def _part(self, name: str) -> str:
        value = vars(self).get(name)
        return "" if value is None else str(value).strip()


CLASSES = (Name, IndividualName)
