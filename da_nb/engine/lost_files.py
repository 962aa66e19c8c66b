"""Files that an interview names and that are not there (language 15)."""

from da_nb.engine.interview import Interview
from da_nb.errors import InterviewError, SourceNotFound
from da_nb.language.places import find_file

MEND = "Put it into the folder 'templates' beside the interview, or data/templates of its package."


def lost_files(interview: Interview) -> list[InterviewError]:
    """An error for each template or content file that is named plainly and is not there.

    For where the interview is loaded: a worker elsewhere may compile it without its files.
    """
    return [
        SourceNotFound(f"there is no template file '{name.text.strip()}'", name.origin, MEND)
        for name in interview.file_names
        if find_file(interview.bundle, "templates", name.text.strip()) is None
    ]
