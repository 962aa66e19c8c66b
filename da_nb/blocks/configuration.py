"""What blocks without a turn of their own say about the whole interview (language 1, 'Order and names')."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from da_nb.blocks.help import Help
from da_nb.language.code import Code
from da_nb.language.rendering import Image
from da_nb.language.template import Template
from da_nb.language.terms import WrittenTerm
from da_nb.model.parts import Section


@dataclass(frozen=True)
class Configuration:
    """The settings of an interview, of all its files; no mapping is ever changed.

    `sections` and `parts`, the default texts by screen part, are by language, `*` being any. `milestones` are the
    numbers that questions set the progress bar to. `messages` are texts by code of the message (language 14.2).
    `terms` stand in braces, `auto_terms` also without. `orders` are lists of block ids, of which the earlier is tried
    first. `on_change` are statements by the variable whose change has them run, `resets` names forgotten at each
    evaluation, `roles` those who answer questions that do not say who does.
    `fragments` are Mako by the name `usedefs` calls them.
    """

    metadata: Mapping[str, object] = field(default_factory=dict)
    features: Mapping[str, object] = field(default_factory=dict)
    sections: Mapping[str, tuple[Section, ...]] = field(default_factory=dict)
    progressive: bool = True
    auto_open: bool = False
    milestones: tuple[float, ...] = ()
    help: tuple[Help, ...] = ()
    parts: Mapping[str, Mapping[str, Template]] = field(default_factory=dict)
    messages: Mapping[str, str] = field(default_factory=dict)
    terms: tuple[WrittenTerm, ...] = ()
    auto_terms: tuple[WrittenTerm, ...] = ()
    images: Mapping[str, Image] = field(default_factory=dict)
    fragments: Mapping[str, str] = field(default_factory=dict)
    orders: tuple[tuple[str, ...], ...] = ()
    on_change: Mapping[str, tuple[Code, ...]] = field(default_factory=dict)
    resets: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()


NOTHING_SET = Configuration()
