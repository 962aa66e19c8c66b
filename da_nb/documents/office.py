"""Word documents as PDF by LibreOffice, which keeps their look, where it is installed."""

import shutil
import subprocess
import tempfile
from pathlib import Path

from da_nb.documents.engines import PATIENCE_S, DocumentFailed


def by_office(data: bytes, ending: str = "docx") -> bytes | None:
    """The PDF that LibreOffice makes of a document; None where there is no LibreOffice. Raises DocumentFailed."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        return None
    with tempfile.TemporaryDirectory(prefix="da_nb-office-") as folder:
        source = Path(folder) / f"document.{ending}"
        source.write_bytes(data)
        options = ["--headless", f"-env:UserInstallation=file://{folder}/profile", "--convert-to", "pdf"]
        try:
            subprocess.run(
                [program, *options, "--outdir", folder, str(source)],
                capture_output=True, timeout=PATIENCE_S, check=True,
            )  # fmt: skip
            return source.with_suffix(".pdf").read_bytes()
        except (subprocess.SubprocessError, OSError) as error:
            raise DocumentFailed("LibreOffice", str(error)) from error
