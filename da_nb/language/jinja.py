"""Interviews that are written by Jinja: a text that begins with `# use jinja` (language 1)."""

import platform

import jinja2

from da_nb.errors import InterviewError, Origin
from da_nb.model.bundle import Source

SIGN = "# use jinja"
_VERSION = "1.10"
"""Version of the language that a text may ask for."""


def written(source: Source) -> Source:
    """The source with its Jinja carried out; as it is when it does not ask for that.

    Raises InterviewError with the line of what Jinja cannot read.
    """
    if not source.text.startswith(SIGN):
        return source
    package = source.name.partition(":")[0] if ":" in source.name else ""
    names = {
        "__filename__": source.name,
        "__current_package__": package,
        "__interview_package__": package,
        "__version__": _VERSION,
        "__debug__": False,
        "__config__": {},
        "__hostname__": platform.node(),
    }
    try:
        # YAML, not HTML: nothing is to be escaped.
        environment = jinja2.Environment(autoescape=False, keep_trailing_newline=True)
        return Source(source.name, environment.from_string(source.text).render(names))
    except jinja2.TemplateSyntaxError as error:
        raise InterviewError(
            f"this is not Jinja ({error.message})", Origin(source.name, error.lineno), "Correct the Jinja in this line."
        ) from error
    except Exception as error:  # an expression in Jinja may raise anything
        raise InterviewError(
            f"the Jinja of this text cannot be carried out ({type(error).__name__}: {error})",
            Origin(source.name, 1),
            "Correct the expression that it names.",
        ) from error
