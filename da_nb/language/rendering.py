"""What a text is rendered with, and the pieces that take the place of its marks."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from da_nb.language.terms import NO_TERMS, Terms

TABLE_CLASS = "table table-striped"


@dataclass(frozen=True)
class Media:
    """A file that a text shows: `url` is trusted, everything else is escaped where it stands.

    `text` is the content of a text or Markdown file that is put into the text instead of a link.
    """

    url: str
    mimetype: str
    name: str
    alt: str = ""
    text: str | None = None


@dataclass(frozen=True)
class Image:
    """An image of an `images` or `image sets` block: a reference to a file, and whom to thank."""

    reference: str
    attribution: str | None = None


@dataclass(frozen=True)
class Rendering:
    """What an interview defines for its texts; the defaults are those of a text that stands alone.

    `files` finds the file of a reference, None when there is none or the reader may not see it; it also gets what a
    person typed, where that holds a [FILE ..] tag. `fields` gives the HTML of an embedded field by its variable,
    trusted; None leaves [FIELD ..] as written. `header_class` is the class of a table's head. `document` is True
    inside documents, where nothing can be clicked or filled.
    """

    terms: Terms = NO_TERMS
    images: Mapping[str, Image] = field(default_factory=dict)
    files: Callable[[str], Media | None] | None = None
    fields: Callable[[str], str | None] | None = None
    table_class: str = TABLE_CLASS
    header_class: str = ""
    document: bool = False

    def without_terms(self) -> "Rendering":
        """The same for buttons, choices and definitions (language 13.5)."""
        return replace(self, terms=NO_TERMS) if self.terms else self

    def for_foreign_text(self) -> "Rendering":
        """For the content of a file: it can name no other file and hold no field."""
        return replace(self, files=None, fields=None, images={})

    def media(self, reference: str) -> Media | None:
        """The file of an image name or a reference."""
        image = self.images.get(reference)
        return self.files(image.reference if image else reference) if self.files else None


SCREEN = Rendering()


def table_classes(text: str) -> tuple[str, str]:
    """Class of the table and of its head from a `table css class` (language 13.2)."""
    table, _, header = text.partition(",")
    return table.strip(), header.split(",")[0].strip()


@dataclass(frozen=True)
class Piece:
    """What takes the place of one mark once the HTML is clean.

    `html` stands in the text and is trusted, so whatever comes from the mark is escaped in it; `text` is its stand-in
    inside an attribute, where HTML cannot be; None means the mark as written. `inside` are texts of the author that
    are rendered and put between the parts of `frame`, which then makes the `html`; `foreign` if they came from a file.
    """

    html: str = ""
    text: str | None = ""
    block: bool = False
    """Stands between paragraphs, not in one."""
    style: str = ""
    """CSS of the paragraph in which the mark stands."""
    onward: Mapping[str, str | None] | None = None
    """CSS of this and all further paragraphs, by property; None ends a property."""
    splits: bool = False
    """Ends a paragraph and begins one."""
    bare: str | None = None
    """HTML inside a link or button, where there can be no other link."""
    not_in_code: bool = False
    """Stays as written inside code."""
    inside: tuple[str, ...] = ()
    frame: tuple[str, ...] = ()
    foreign: bool = False


Render = Callable[[str, Rendering], Piece | None]


@dataclass(frozen=True)
class Tag:
    """A tag in square brackets: `render` gets its argument; None leaves the tag as written."""

    name: str
    render: Render


@dataclass(frozen=True)
class PairedTag:
    """Three tags around two texts: `name` begins, `between` parts, `end` ends; `frame` is the HTML around the texts."""

    name: str
    between: str
    end: str
    frame: tuple[str, str, str]


def fixed(name: str, piece: Piece) -> Tag:
    """A tag that always gives the same piece and takes no argument."""
    return Tag(name, lambda argument, rendering: None if argument else piece)
