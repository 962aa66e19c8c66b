"""Every option in one place: configuration files, environment, keywords (house decision 12)."""

import os
from pathlib import Path

from jupyter_core.paths import jupyter_data_dir
from traitlets import Bool, Int, Unicode
from traitlets.config import Configurable

MOST_UPLOAD_BYTES = 256 * 1024 * 1024


def _from_environment(name: str) -> str:
    """The option's environment variable, '' when it is not set."""
    return os.environ.get(f"DA_NB_{name.upper()}", "")


class DaNb(Configurable):
    """Options of da_nb: `c.DaNb.x` in IPython or Jupyter configuration, `DA_NB_X` in the environment."""

    store = Unicode(help="Database URL of the sessions; empty: a SQLite file in Jupyter's data folder.").tag(
        config=True
    )
    files = Unicode(help="Folder of the sessions' files; empty: 'files' beside the store.").tag(config=True)
    scheduler = Unicode(help="Address of the Dask scheduler for background actions; empty: one in this process.").tag(
        config=True
    )
    user = Unicode(help="E-mail address of the person who answers; empty: nobody known.").tag(config=True)
    max_upload_bytes = Int(0, help="Size of the largest file people may hand over; 0: 256 MiB.").tag(config=True)
    interview_delete_days = Int(90, min=0, help="Days until the daily run deletes an idle session; 0: never.").tag(
        config=True
    )
    incoming_mail_domain = Unicode(help="What stands after the @ in addresses of sessions; empty: localhost.").tag(
        config=True
    )
    mail_from = Unicode(help="Who mails are from that name no sender; empty: no-reply@localhost.").tag(config=True)
    show_tracebacks = Bool(True, help="Whether a screen shows the traceback of an error in interview code.").tag(
        config=True
    )

    def store_url(self) -> str:
        """The database URL in force: configuration, `DA_NB_STORE`, or a file in Jupyter's data folder."""
        return self.store or _from_environment("store") or f"sqlite:///{data_folder() / 'sessions.sqlite'}"

    def files_folder(self) -> Path | None:
        """The folder of files that was configured, also by `DA_NB_FILES`; None: beside the store."""
        given = self.files or _from_environment("files")
        return Path(given) if given else None

    def most_upload_bytes(self) -> int:
        """Size of the largest file people may hand over: configuration, or `DA_NB_MAX_UPLOAD_BYTES`."""
        return self.max_upload_bytes or int(_from_environment("max_upload_bytes") or MOST_UPLOAD_BYTES)

    def mail_domain(self) -> str:
        """The domain of sessions' addresses: configuration, `DA_NB_INCOMING_MAIL_DOMAIN`, or localhost."""
        return self.incoming_mail_domain or _from_environment("incoming_mail_domain") or "localhost"

    def sender(self) -> str:
        """Who mails are from that name no sender: configuration, `DA_NB_MAIL_FROM`, or no-reply@localhost."""
        given = self.mail_from or _from_environment("mail_from") or "no-reply@localhost"
        return " ".join(given.split())

    def scheduler_address(self) -> str | None:
        """The scheduler in force: configuration, `DA_NB_SCHEDULER`, `DASK_SCHEDULER_ADDRESS`; None: embedded."""
        return self.scheduler or _from_environment("scheduler") or os.environ.get("DASK_SCHEDULER_ADDRESS") or None


def data_folder() -> Path:
    """Where sessions and keys are kept (house decision 13)."""
    return Path(jupyter_data_dir()) / "da_nb"
