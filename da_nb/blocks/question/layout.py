"""How a field stands on the screen: its text below, its classes, its place in a grid (language 8.2)."""

from dataclasses import dataclass, replace
from typing import Any

from da_nb.language.code import Expression
from da_nb.language.keys import only_keys, take_bool_or_expression, take_template
from da_nb.language.marks import Mapping
from da_nb.language.markup import to_html
from da_nb.language.rendering import Rendering
from da_nb.language.template import Template
from da_nb.model.screen import ScreenField

TEXTS = ("css class", "inline width")
SWITCHES = ("label above field", "floating label")
GRIDS = ("grid", "item grid")
GRID_KEYS = ("width", "label width", "offset", "start", "end", "breakpoint")
LAYOUT = (*TEXTS, *SWITCHES, *GRIDS, "under text", "field metadata", "address autocomplete")
"""Keys that say how a field is laid out."""
Cell = bool | int | float | str | Expression


@dataclass(frozen=True)
class Layout:
    """What the author says about the look of a field, by key, and the text below it."""

    under: Template | None = None
    texts: tuple[tuple[str, Template], ...] = ()
    switches: tuple[tuple[str, bool | Expression], ...] = ()
    grids: tuple[tuple[str, tuple[tuple[str, Cell], ...]], ...] = ()
    metadata: object = None

    def drawn(self, blank: ScreenField, answers: dict[str, Any], rendering: Rendering) -> ScreenField:
        """The blank with its look."""
        looks: dict[str, object] = {key: text.render(answers).strip() for key, text in self.texts}
        looks |= {key: bool(_now(switch, answers)) for key, switch in self.switches}
        looks |= {key: {name: _now(cell, answers) for name, cell in cells} for key, cells in self.grids}
        if self.metadata is not None:
            looks["field metadata"] = self.metadata
        under = "" if self.under is None else to_html(self.under.render(answers), rendering)
        return replace(blank, under=under, looks=looks) if looks or under else blank


PLAIN = Layout()


def read_layout(item: Mapping) -> Layout:
    """What the field says about its look."""
    if not any(key in item for key in LAYOUT):
        return PLAIN
    return Layout(
        take_template(item, "under text"),
        tuple((key, text) for key in TEXTS if (text := take_template(item, key)) is not None),
        tuple((key, switch) for key in SWITCHES if (switch := take_bool_or_expression(item, key)) is not None),
        tuple((key, _cells(item, key)) for key in GRIDS if item.get(key) is not None),
        item.get("field metadata"),
    )


def _cells(item: Mapping, key: str) -> tuple[tuple[str, Cell], ...]:
    """The width alone, or the parts of a place in the grid."""
    value = item[key]
    if not isinstance(value, Mapping):
        return (("width", _cell(item, key)),)
    only_keys(value, GRID_KEYS, f"'{key}'")
    return tuple((str(name), _cell(value, str(name))) for name in value)


def _cell(block: Mapping, key: str) -> Cell:
    """A number, True or False, the name of a breakpoint, or an expression."""
    value = block[key]
    if isinstance(value, bool | int | float):
        return value
    text = str(value)
    return text if key == "breakpoint" else Expression(text, block.origin(key))


def _now(cell: Cell, answers: dict[str, Any]) -> Any:  # noqa: ANN401 - what the author's expression gives
    return cell.value(answers) if isinstance(cell, Expression) else cell
