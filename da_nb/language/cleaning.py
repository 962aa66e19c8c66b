"""Take everything that runs, calls out or leaves its box out of HTML (house decision 11)."""

import re
from functools import lru_cache

import nh3

_TAGS = nh3.ALLOWED_TAGS | {
    *("audio", "button", "fieldset", "input", "label", "legend", "main", "meter", "optgroup", "option", "picture"),
    *("progress", "section", "select", "source", "textarea", "tfoot", "track", "video"),
}
_MEDIA = {"src", "controls", "width", "height", "poster", "preload", "loop", "muted"}
_ENTRY = {"name", "value", "disabled", "required", "readonly", "placeholder"}
_ATTRIBUTES = {tag: set(names) for tag, names in nh3.ALLOWED_ATTRIBUTES.items()} | {
    "*": {"align", "class", "dir", "hidden", "id", "lang", "role", "style", "tabindex", "title"},
    "a": {"download", "href", "hreflang", "name", "target"},
    "audio": _MEDIA,
    "button": {"disabled", "name", "type", "value"},
    "details": {"open"},
    "img": {"align", "alt", "height", "loading", "src", "width"},
    "input": {*_ENTRY, "checked", "max", "maxlength", "min", "size", "step", "type"},
    "label": {"for"},
    "meter": {"high", "low", "max", "min", "optimum", "value"},
    "ol": {"reversed", "start", "type"},
    "option": {"disabled", "label", "selected", "value"},
    "optgroup": {"disabled", "label"},
    "progress": {"max", "value"},
    "select": {"disabled", "multiple", "name", "required", "size"},
    "source": {"media", "sizes", "src", "type"},
    "table": {"align", "border", "cellpadding", "cellspacing", "summary", "width"},
    "textarea": {*_ENTRY, "cols", "maxlength", "rows"},
    "time": {"datetime"},
    "track": {"default", "kind", "label", "src", "srclang"},
    "video": _MEDIA,
}
# No position, transform or inset, and no property that takes an address: those reach beyond the screen.
_SIDES = ("top", "right", "bottom", "left")
_STYLES = {
    *("align-content", "align-items", "align-self", "aspect-ratio", "background-color", "border"),
    *("border-collapse", "border-color", "border-radius", "border-spacing", "border-style", "border-width"),
    *("box-sizing", "break-after", "break-before", "break-inside", "clear", "color", "column-count"),
    *("column-gap", "columns", "direction", "display", "flex", "flex-basis", "flex-direction", "flex-grow"),
    *("flex-shrink", "flex-wrap", "float", "font", "font-family", "font-size", "font-style", "font-variant"),
    *("font-weight", "gap", "grid-column", "grid-row", "grid-template-columns", "grid-template-rows"),
    *("height", "hyphens", "justify-content", "justify-items", "letter-spacing", "line-height"),
    *("list-style-type", "margin", "max-height", "max-width", "min-height", "min-width", "object-fit"),
    *("opacity", "order", "overflow", "overflow-wrap", "overflow-x", "overflow-y", "padding"),
    *("page-break-after", "page-break-before", "page-break-inside", "row-gap", "tab-size", "table-layout"),
    *("text-align", "text-decoration", "text-indent", "text-overflow", "text-transform"),
    *("vertical-align", "visibility", "white-space", "width", "word-break", "word-spacing", "word-wrap"),
    *(f"{box}-{side}" for box in ("border", "margin", "padding") for side in _SIDES),
    *(f"border-{side}-{part}" for side in _SIDES for part in ("color", "style", "width")),
}
_SCHEMES = {"data", "http", "https", "mailto", "sms", "tel"}
# What the front end takes for ours, such as the definition of a term, comes after the cleaning only.
_OUR_DATA = re.compile(r"data-da-", re.IGNORECASE)
# JupyterLab runs the command named in such an attribute when the element is clicked, and places its parts by class.
_LABS_DATA = re.compile(r"data-(?:commandlinker|jupyter|jp|lm)\b", re.IGNORECASE)
_LABS_CLASS = re.compile(r"^(?:jp|lm)-")
_LINK = re.compile(r'<a((?: [^\s=">]+="[^"]*")*)>')
_HREF = re.compile(r' href="([^"]*)"')
_TARGET = re.compile(r' (?:target|rel)="[^"]*"')
_OTHER_HOST = re.compile(r"\s*(?:https?:)?//", re.IGNORECASE)
# Parts of the screen, questions to this session, and what other programs open: the notebook stays.
_IN_PLACE = re.compile(r"\s*(?:$|[#?]|(?:mailto|sms|tel):|[^#]*[?;]action=)", re.IGNORECASE)


def clean(html: str) -> str:
    """HTML without event handlers, scripts, `javascript:` links and styles that leave the screen.

    Links to other hosts or to files open a new tab that cannot reach this one; those that run an action do not.
    """
    return _LINK.sub(_link, _cleaner().clean(html))


@lru_cache(maxsize=1)
def _cleaner() -> nh3.Cleaner:
    return nh3.Cleaner(
        tags=_TAGS,
        clean_content_tags={"script", "style", "iframe", "noscript", "object", "template"},
        attributes=_ATTRIBUTES,
        attribute_filter=_filter,
        link_rel=None,
        generic_attribute_prefixes={"aria-", "data-"},
        url_schemes=_SCHEMES,
        filter_style_properties=_STYLES,
    )


def _filter(tag: str, attribute: str, value: str) -> str | None:
    """Value an attribute may keep; None drops the attribute."""
    if _LABS_DATA.match(attribute) or _OUR_DATA.match(attribute):
        return None
    if attribute == "class":
        return " ".join(name for name in value.split() if not _LABS_CLASS.match(name)) or None
    if value.lstrip().lower().startswith("data:"):
        is_picture = tag == "img" and attribute == "src" and value.lstrip().lower().startswith("data:image/")
        return value if is_picture or attribute not in ("href", "src", "poster", "cite") else None
    return value


def _link(found: re.Match[str]) -> str:
    attributes = found.group(1)
    href = _HREF.search(attributes)
    leaves = href and (_OTHER_HOST.match(href.group(1)) or not _IN_PLACE.match(href.group(1)))
    if leaves or ' target="' in attributes:
        return f'<a{_TARGET.sub("", attributes)} target="_blank" rel="noopener">'
    return found.group()
