"""Yes or no, as one box to tick or as two options."""

from dataclasses import dataclass

from da_nb.model.datatype import Invalid

WORDS = {"True": True, "False": False, "None": None}
"""Raw text of the three states."""


@dataclass(frozen=True)
class Tick:
    """One box; a box that is not ticked sends nothing (language 8.1, `yesno`, `noyes` and the wide forms)."""

    name: str
    ticked: bool = True
    control: str = "checkbox"
    step: None = None
    can_require: bool = False

    def convert(self, raw: str | None) -> bool:
        """`ticked` when the box is ticked, else the contrary."""
        return self.ticked if raw == str(self.ticked) else not self.ticked

    def to_raw(self, value: object) -> str | None:
        """What a ticked box sends, or None."""
        return str(self.ticked) if value is self.ticked else None


@dataclass(frozen=True)
class States:
    """Two or three options (language 8.1, `yesnoradio` and its kin, and choices among True, False and None).

    `options` are pairs of raw text and standard label; empty when the question lists its own.
    """

    name: str
    options: tuple[tuple[str, str], ...] = ()
    control: str = "radio"
    step: None = None
    can_require: bool = True

    def convert(self, raw: str | None) -> bool | None:
        """True, False or None. Raises Invalid for other text."""
        if raw is None or raw == "":
            return None
        try:
            return WORDS[raw]
        except KeyError:
            raise Invalid("multiple choice required") from None

    def to_raw(self, value: object) -> str | None:
        """The state's word; None stands for nothing chosen unless it is an option."""
        if value is None and "None" not in (raw for raw, _ in self.options):
            return None
        return str(value) if value is None or isinstance(value, bool) else None


YES, NO, MAYBE = ("True", "Yes"), ("False", "No"), ("None", "I don't know")
DATATYPES = (
    *(Tick(name) for name in ("yesno", "yesnowide")),
    *(Tick(name, ticked=False) for name in ("noyes", "noyeswide")),
    States("yesnoradio", (YES, NO)),
    States("noyesradio", (("False", "Yes"), ("True", "No"))),
    States("yesnomaybe", (YES, NO, MAYBE)),
    States("noyesmaybe", (("False", "Yes"), ("True", "No"), MAYBE)),
    States("threestate"),
)
