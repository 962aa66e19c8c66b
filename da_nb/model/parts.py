"""What stands around a question: the bar, the navigation, texts at the edges, Help, the menu (language 12)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

NavigationStyle = Literal["side", "horizontal"]


@dataclass(frozen=True)
class Bar:
    """The line above all. `title` is HTML, `short_title` plain; `logo` is HTML and takes the title's place.

    `tab_title` is what the window is called, read nowhere on the screen; `subtitle` is HTML.
    """

    title: str = ""
    short_title: str = ""
    tab_title: str = ""
    subtitle: str = ""
    logo: str = ""
    short_logo: str = ""
    title_url: str = ""
    html: str = ""


@dataclass(frozen=True)
class Section:
    """A section of the interview as the author wrote it: its keyword, what it is called, its subsections."""

    key: str
    label: str
    children: tuple["Section", ...] = ()


@dataclass(frozen=True)
class NavItem:
    """A section of the interview; `link` runs the action of its name, None where it cannot be clicked.

    `children` are its subsections, which are seen while it is `open`.
    """

    key: str
    label: str
    current: bool = False
    visited: bool = False
    link: str | None = None
    open: bool = False
    children: tuple["NavItem", ...] = ()


@dataclass(frozen=True)
class Navigation:
    """The sections, beside the question or above it."""

    style: NavigationStyle
    items: tuple[NavItem, ...]


@dataclass(frozen=True)
class Progress:
    """How far one has come, 0 to 100; `label` is what the bar says, '' for nothing."""

    percent: float
    label: str = ""


@dataclass(frozen=True)
class HelpSection:
    """One text of the Help screen; `heading` and `content` are HTML."""

    heading: str
    content: str


@dataclass(frozen=True)
class ScreenHelp:
    """The Help screen: the label that opens it, that of the button that closes it, and its texts.

    `button` says that the label stands among the question's buttons; `own` that the question has a help of its own.
    """

    label: str
    back_label: str
    sections: tuple[HelpSection, ...]
    own: bool = True
    button: bool = False
    style: str = "info"


@dataclass(frozen=True)
class MenuItem:
    """An entry of the menu: plain text, and an action link or an address."""

    label: str
    link: str


@dataclass(frozen=True)
class ScreenParts:
    """All that stands around a question. Texts are clean HTML unless the name says otherwise; '' for none.

    `question_back` is the label of a Back among the buttons, beside the one in the corner.
    `script` and `css` are the author's own, not cleaned. `options` are features that change how a screen looks, by
    name. `media` is HTML of players above the text, `decoration` that of a picture beside the heading.
    """

    bar: Bar = field(default_factory=Bar)
    navigation: Navigation | None = None
    progress: Progress | None = None
    breadcrumb: str = ""
    pre: str = ""
    submit: str = ""
    right: str = ""
    post: str = ""
    footer: str = ""
    help: ScreenHelp | None = None
    menu: tuple[MenuItem, ...] = ()
    question_back: str = ""
    media: str = ""
    decoration: str = ""
    css_class: str = ""
    script: str = ""
    css: str = ""
    options: Mapping[str, object] = field(default_factory=dict)


NO_PARTS = ScreenParts()
