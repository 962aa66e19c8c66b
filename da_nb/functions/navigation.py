"""`nav`: the sections of the interview, which of them is the current one, and where one has been (language 12.3)."""

import html
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from da_nb.current import current, maybe_current
from da_nb.errors import InterviewError
from da_nb.language.markup import to_inline
from da_nb.language.wordtable import spoken_language
from da_nb.model.action import Action, link_of
from da_nb.model.parts import NavItem, Section
from da_nb.names import parse

KEPT = "nav"
ALL_LANGUAGES = "*"


def sections_of(items: Iterable[Any]) -> tuple[Section, ...]:
    """Sections from plain data: labels, `{keyword: Label}`, `{Label: [..]}`, `{keyword: Label, subsections: [..]}`.

    Raises InterviewError for anything else.
    """
    return tuple(_section(item) for item in items)


def _section(item: object) -> Section:
    if isinstance(item, Section):
        return item
    if isinstance(item, Mapping):
        pairs = [(str(key), value) for key, value in item.items() if key != "subsections"]
        inside = item.get("subsections") or ()
        if len(pairs) == 1 and not isinstance(inside, str):
            key, value = pairs[0]
            if isinstance(value, list | tuple):
                return Section(key, key, sections_of(value))
            return Section(key, str(value), sections_of(inside))
    elif isinstance(item, str | int | float):
        return Section(str(item), str(item))
    raise InterviewError(
        f"{item!r} is no section", None, "Write a label, or  keyword: Label, perhaps with  subsections: [..]."
    )


@dataclass
class _State:
    """What is remembered with the session: the current section, those visited, and what code has changed."""

    now: str | None
    past: set[str]
    hidden: set[str]
    disabled: set[str]
    own: dict[str, tuple[Section, ...]]


class Nav:
    """The sections of the running interview. One object serves all sessions: what it knows is kept with each."""

    __name__ = "nav"

    @property
    def _state(self) -> _State:
        state: _State = current().kept.setdefault(KEPT, _State(None, set(), set(), set(), {}))
        return state

    @property
    def current(self) -> str | None:
        """Keyword of the current section."""
        return None if maybe_current() is None else self.get_section()

    def sections(self, language: str | None = None) -> tuple[Section, ...]:
        """The sections in the language being spoken, else those for all, else any."""
        tables = {**current().sections, **self._state.own}
        spoken = spoken_language(language)
        found = next((tables[key] for key in (spoken, ALL_LANGUAGES) if key in tables), None)
        return found if found is not None else next(iter(tables.values()), ())

    def get_sections(self, language: str | None = None) -> list[Any]:
        """The sections as `set_sections()` takes them. Source: library 2."""
        return [_as_data(section) for section in self.sections(language)]

    def set_sections(self, sections: Iterable[Any], language: str = ALL_LANGUAGES) -> None:
        """Have these sections from now on, written as in a `sections` block. Source: library 2."""
        self._state.own[language] = sections_of(sections)

    def section_ids(self, language: str | None = None) -> list[str]:
        """Keywords of all sections and subsections. Source: library 2."""
        return [section.key for section in _all(self.sections(language))]

    def set_section(self, section: str) -> bool:
        """Make the section with this keyword or label the current one; False when there is none such.

        Source: library 2.
        """
        wanted = str(section).strip()
        everywhere = list(_all(self.sections()))
        found = next((one for one in everywhere if one.key == wanted), None)
        found = found or next((one for one in everywhere if one.label == wanted), None)
        if found is None:
            return False
        self._state.now = found.key
        self._state.past.add(found.key)
        return True

    def get_section(self, display: bool = False, language: str | None = None) -> str | None:
        """Keyword of the current section, or with `display` its label; None before there is one. Source: library 2."""
        now = self._state.now
        if now is None or not display:
            return now
        return next((section.label for section in _all(self.sections(language)) if section.key == now), now)

    def hide(self, *sections: str) -> None:
        """Leave sections out of the navigation. Source: library 2."""
        self._state.hidden.update(map(str, sections))

    def unhide(self, *sections: str) -> None:
        """Take sections in again. Source: library 2."""
        self._state.hidden.difference_update(map(str, sections))

    def visible(self, section: str) -> bool:
        """Whether the section is shown. Source: library 2."""
        return str(section) not in self._state.hidden

    def hidden(self, section: str) -> bool:
        """Whether the section is left out. Source: library 2."""
        return not self.visible(section)

    def disable(self, *sections: str) -> None:
        """Show sections so that they cannot be clicked. Source: library 2."""
        self._state.disabled.update(map(str, sections))

    def enable(self, *sections: str) -> None:
        """Let sections be clicked again. Source: library 2."""
        self._state.disabled.difference_update(map(str, sections))

    def enabled(self, section: str) -> bool:
        """Whether the section can be clicked. Source: library 2."""
        return str(section) not in self._state.disabled

    def disabled(self, section: str) -> bool:
        """Whether the section cannot be clicked. Source: library 2."""
        return not self.enabled(section)

    def items(self, *, progressive: bool = True, auto_open: bool = False) -> tuple[NavItem, ...]:
        """The visible sections for the page; `progressive`: only those visited can be clicked."""
        return self._items(self.sections(), progressive=progressive, auto_open=auto_open)

    def _items(self, sections: Iterable[Section], *, progressive: bool, auto_open: bool) -> tuple[NavItem, ...]:
        state, found = self._state, []
        for section in sections:
            if section.key in state.hidden:
                continue
            children = self._items(section.children, progressive=progressive, auto_open=auto_open)
            inside = state.now is not None and state.now in {one.key for one in _all(section.children)}
            visited = section.key in state.past
            found.append(
                NavItem(
                    key=section.key,
                    label=to_inline(section.label),
                    current=section.key == state.now or inside,
                    visited=visited,
                    link=self._link(section.key) if visited or not progressive else None,
                    open=bool(children) and (auto_open or inside or section.key == state.now),
                    children=children,
                )
            )
        return tuple(found)

    def _link(self, key: str) -> str | None:
        """The action of the section's name, if it is a variable."""
        clickable = parse(key) is not None and self.enabled(key)
        return link_of(Action(key)) if clickable else None

    def show_sections(self, style: str = "inline", show_links: bool | None = None) -> str:
        """The sections as HTML for a text. Source: library 2."""
        links = show_links is not False
        return f'<div class="da-sections da-{html.escape(style)}">{_listed(self.items(auto_open=True), links)}</div>'

    def __str__(self) -> str:
        return "sections" if maybe_current() is None else self.show_sections()


def _listed(items: Iterable[NavItem], links: bool) -> str:
    return f"<ul>{''.join(f'<li>{_shown(item, links)}</li>' for item in items)}</ul>"


def _shown(item: NavItem, links: bool) -> str:
    label = f"<b>{item.label}</b>" if item.current else item.label
    if links and item.link is not None:
        label = f'<a href="{html.escape(item.link)}">{label}</a>'
    return label + (_listed(item.children, links) if item.children else "")


def _all(sections: Iterable[Section]) -> Iterator[Section]:
    for section in sections:
        yield section
        yield from _all(section.children)


def _as_data(section: Section) -> Any:  # noqa: ANN401 - plain data
    inside = [_as_data(child) for child in section.children]
    return {section.key: section.label, **({"subsections": inside} if inside else {})}


nav = Nav()
FUNCTIONS = (nav,)
