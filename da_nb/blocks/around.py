"""Put around a question what the interview has on every screen: bar, navigation, progress, Help, menu (language 12)."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from html import escape
from typing import Any

from da_nb.blocks.base import Common
from da_nb.blocks.configuration import Configuration
from da_nb.blocks.draft import ScreenDraft
from da_nb.current import current
from da_nb.functions.navigation import nav
from da_nb.functions.screen import PROGRESS, part_in_metadata, part_set
from da_nb.language.markup import plain, to_html, to_inline
from da_nb.language.rendering import SCREEN, Rendering
from da_nb.language.wordtable import word
from da_nb.model.action import Action, link_of
from da_nb.model.parts import Bar, MenuItem, Navigation, Progress, ScreenHelp, ScreenParts
from da_nb.model.screen import Screen

LOOKS = (
    *("labels above fields", "floating labels", "centered", "small screen navigation", "navigation back button"),
    *("hide standard menu", "popover trigger", "wide side by side", "tall logo", "bootstrap theme", "table width"),
    *("go full screen", "inverse navbar", "hide navbar", "hide corner interface", "fixed", "send question data"),
)
"""Features that reach the page as they are."""
MENU_ITEMS = "menu_items"
OTHER_SIZE = "small"
_LEADS = re.compile(r"\s*(?:[?#/.]|https?:|mailto:|tel:|sms:|[^:]*$)", re.IGNORECASE)


def default_part(common: Common, answers: dict[str, Any]) -> Callable[[str], str | None]:
    """Text of a part that a question does not set itself: set by code, default, metadata (language 12.2)."""
    configuration = common.configuration

    def look_up(name: str) -> str | None:
        given = part_set(name)
        if given is not None:
            return given
        spoken = current().language
        for language in (common.language, spoken, "*"):
            text = configuration.parts.get(language or "*", {}).get(name)
            if text is not None:
                return text.render(answers).strip()
        return part_in_metadata(configuration.metadata, name, spoken)

    return look_up


def surround(draft: ScreenDraft, common: Common, answers: dict[str, Any]) -> None:
    """Fill `draft.parts`, after the question's modifiers and before its inputs (language 4.5)."""
    configuration = common.configuration
    features = configuration.features
    draft.corner_back = features.get("navigation back button") is not False
    draft.parts = ScreenParts(
        bar=_bar(draft.part, draft.rendering.without_terms(), configuration),
        navigation=_navigation(configuration),
        progress=_progress(draft, features),
        breadcrumb=to_inline(draft.own.get("breadcrumb", "")),
        pre=draft.html("pre"),
        submit=draft.html("submit"),
        right=draft.html("right"),
        post=draft.html("post"),
        footer=_unless_off(draft, "footer"),
        help=_help(draft, configuration, answers),
        menu=_menu(draft, features, answers),
        question_back=_question_back(draft, features),
        media=draft.media,
        decoration=draft.decoration,
        css_class=draft.part("css class"),
        script=draft.own.get("script", "") + _files(features, "javascript", "script"),
        css=draft.own.get("css", "") + _files(features, "css", "style"),
        options={name: features[name] for name in LOOKS if features.get(name) not in (None, False)},
    )


def with_bar(screen: Screen, configuration: Configuration) -> Screen:
    """A message's screen with the bar and the navigation, which are all that stands around it (language 5.5)."""

    def part(name: str) -> str:
        given = part_set(name)
        written = configuration.parts.get("*", {}).get(name)
        if given is None and written is not None and written.is_plain:
            given = written.text.strip()
        return given or part_in_metadata(configuration.metadata, name, current().language) or ""

    bar = _bar(part, SCREEN, configuration)
    return replace(screen, parts=ScreenParts(bar=bar, navigation=_navigation(configuration)))


def _bar(part: Callable[[str], str], rendering: Rendering, configuration: Configuration) -> Bar:
    """The bar; of the metadata it shows the title alone, unless a screen part says more (language 7.2)."""
    title, subtitle, html = part("title"), part("subtitle"), part("navigation bar html")
    from_metadata = part_in_metadata(configuration.metadata, "subtitle", current().language)
    return Bar(
        title=to_inline(title, rendering),
        short_title=plain(to_inline(part("short title"))),
        tab_title=plain(to_inline(part("tab title") or title)),
        subtitle="" if subtitle == from_metadata else to_inline(subtitle),
        logo=to_inline(part("logo"), rendering),
        short_logo=to_inline(part("short logo"), rendering),
        title_url=_address(part("title url")),
        html=to_html(html, rendering) if html else "",
    )


def _unless_off(draft: ScreenDraft, part: str) -> str:
    """A part that the word `off` takes away."""
    return "" if draft.part(part).strip() == "off" else draft.html(part)


def _navigation(configuration: Configuration) -> Navigation | None:
    wanted = configuration.features.get("navigation")
    if not wanted:
        return None
    items = nav.items(progressive=configuration.progressive, auto_open=configuration.auto_open)
    return Navigation("horizontal" if str(wanted).lower() == "horizontal" else "side", items) if items else None


def _progress(draft: ScreenDraft, features: Mapping[str, Any]) -> Progress | None:
    percent = current().kept.get(PROGRESS, 0.0)
    if not features.get("progress bar") or draft.hides_progress or percent is None:
        return None
    return Progress(percent, f"{int(percent)}%" if features.get("show progress bar percentage") else "")


def _help(draft: ScreenDraft, configuration: Configuration, answers: dict[str, Any]) -> ScreenHelp | None:
    spoken = current().language
    common = [one for one in configuration.help if one.language in (None, spoken)]
    sections = [one.section(answers, draft.rendering) for one in common]
    if draft.help is not None:
        sections.insert(0, draft.help)
    if not sections:
        return None
    labels = [one.label.render(answers).strip() for one in common if one.label is not None]
    label = draft.help_label or next(iter(labels), "") or draft.part("help label") or word("Help")
    return ScreenHelp(
        label=plain(to_inline(label)),
        back_label=plain(to_inline(word("Back to question"))),
        sections=tuple(sections),
        own=draft.help is not None,
        button=bool(configuration.features.get("question help button")) and draft.help is not None,
        style=draft.part("help button color") or "info",
    )


def _menu(draft: ScreenDraft, features: Mapping[str, Any], answers: dict[str, Any]) -> tuple[MenuItem, ...]:
    """The author's items, then Exit where nobody signs in (language 12.3)."""
    given = answers.get(MENU_ITEMS)
    items = [
        MenuItem(plain(to_inline(str(item["label"]))), _address(str(item["url"])))
        for item in (given if isinstance(given, Iterable) else ())
        if isinstance(item, Mapping) and {"label", "url"} <= item.keys() and item.get("screen_size") != OTHER_SIZE
    ]
    if current().metadata.get("show login") is False and not features.get("hide standard menu"):
        label = draft.part("exit label") or word("Exit")
        items.append(MenuItem(plain(to_inline(label)), link_of(Action("_da_exit"))))
    return tuple(items)


def _address(url: str) -> str:
    """The address, but one that leads nowhere in place of one that runs a script: it may hold what somebody typed."""
    return url if _LEADS.match(url) else "#"


def _question_back(draft: ScreenDraft, features: Mapping[str, Any]) -> str:
    """Label of a Back among the buttons, where the question or the interview has one (language 12.1)."""
    wanted = features.get("question back button") if draft.back_button is None else draft.back_button
    if not wanted or not draft.can_go_back:
        return ""
    return to_inline(draft.part("back button label") or word("Back"))


def _files(features: Mapping[str, Any], kind: str, tag: str) -> str:
    """The interview's own scripts or styles (language 12.4)."""
    given = features.get(kind)
    names = [given] if isinstance(given, str) else given if isinstance(given, list) else []
    found = []
    for name in map(str, names):
        path = current().find_file("static", name)
        if path is not None:
            found.append(f"<{tag}>{path.read_text('utf-8', errors='replace')}</{tag}>")
        elif name.startswith(("http://", "https://")):
            address = escape(name)
            linked = f'<link rel="stylesheet" href="{address}">'
            found.append(f'<script src="{address}"></script>' if tag == "script" else linked)
    return "".join(found)
