"""Texts kept under a name: templates, rendered at each use, and texts that stay as they are (library 7)."""

from collections.abc import Mapping
from typing import Any

from da_nb.current import current, maybe_current
from da_nb.language.markup import to_html, to_inline
from da_nb.language.template import Template
from da_nb.objects.base import AnyValue, DAObject, MissingAttribute

SOURCE = "_source"


class _Names(dict[str, Any]):
    """Names of one rendering: those given, then the answers."""

    def __missing__(self, name: str) -> AnyValue:
        return current().answers[name]


class DATemplate(DAObject):
    """A text with a subject: attributes `content` and `subject`."""

    def init(self, *args: AnyValue, **attributes: AnyValue) -> None:
        """Both texts are '' unless given."""
        attributes.setdefault("content", "")
        attributes.setdefault("subject", "")
        super().init(*args, **attributes)

    def show(self, **overrides: AnyValue) -> str:
        """The content."""
        del overrides
        return str(self.content)

    def show_as_markdown(self, **overrides: AnyValue) -> str:
        """Subject as a heading, then the content."""
        subject, content = self._texts(overrides)
        return f"### {subject}\n\n{content}" if subject else content

    def content_as_html(self, **keywords: AnyValue) -> str:
        """The content as HTML."""
        return to_html(self._texts(keywords)[1])

    def subject_as_html(self, **keywords: AnyValue) -> str:
        """The subject as HTML, without a paragraph around it."""
        return to_inline(self._texts(keywords)[0])

    def _texts(self, overrides: Mapping[str, AnyValue]) -> tuple[str, str]:
        del overrides
        return str(self.subject), str(self.content)

    def __str__(self) -> str:
        return self.show()


def lost_source(value: object) -> bool:
    """Whether `value` is a template (or a table) that has lost its texts by being loaded."""
    return isinstance(value, DALazyTemplate) and value._held() is None


class DALazyTemplate(DATemplate):
    """What a `template` block makes: `subject` and `content` are rendered at each use with the answers of the moment.

    The block's texts are no answers and are not saved. After loading the template lacks them, and reading it has the
    template itself sought, so that its block runs again. `names` are `x` and the iterators as they were in the block.
    """

    def init(self, *args: AnyValue, **attributes: AnyValue) -> None:
        """Attributes only: the texts are the block's."""
        DAObject.init(self, *args, **attributes)

    def define(self, content: Template, subject: Template | None, names: Mapping[str, AnyValue]) -> None:
        """Give the template its texts."""
        self._hold({"content": content, "subject": subject}, names)

    def _hold(self, source: object, names: Mapping[str, AnyValue]) -> None:
        """Keep what the author wrote, and of which version of the interview it is."""
        evaluation = maybe_current()
        vars(self)[SOURCE] = (None if evaluation is None else evaluation.bundle, source)
        self.names = dict(names)

    def _held(self) -> Any:  # noqa: ANN401 - what each kind of template holds
        """What the author wrote; None when it was lost by loading, or has been changed since."""
        version, source = vars(self).get(SOURCE, (None, None))
        evaluation = maybe_current()
        return source if version is None or evaluation is None or evaluation.bundle == version else None

    def show(self, **overrides: AnyValue) -> str:
        """The content, with other values for some names."""
        return self._rendered("content", overrides)

    def _texts(self, overrides: Mapping[str, AnyValue]) -> tuple[str, str]:
        return self._rendered("subject", overrides), self._rendered("content", overrides)

    def _rendered(self, which: str, overrides: Mapping[str, AnyValue]) -> str:
        source = self._held()
        if source is None:
            raise MissingAttribute(self.instanceName, which, self)
        template: Template | None = source[which]
        return "" if template is None else template.render(_Names({**self.names, **overrides})).rstrip()

    def __getattr__(self, name: str) -> AnyValue:
        # No properties: what a text lacks is an AttributeError, which Python would take for the property's own lack.
        if name in ("content", "subject"):
            return self._rendered(name, {})
        return super().__getattr__(name)

    def __getstate__(self) -> dict[str, Any]:
        return {name: value for name, value in vars(self).items() if name != SOURCE}


CLASSES = (DALazyTemplate, DATemplate)
