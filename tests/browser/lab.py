"""One notebook, open in JupyterLab or Notebook 7, and what a person does with it."""
# nbformat is not typed.
# mypy: disable-error-code="no-untyped-call"

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import nbformat
from playwright.sync_api import Locator, Page, WebSocket, expect

from tests.browser.server import TOKEN, Server

LOAD_EXTENSION = "%load_ext da_nb"
START_MS = 60_000
IDLE = """() => {
  const session = window.jupyterapp?.shell.currentWidget?.sessionContext;
  return session?.isReady && session.session?.kernel?.status === 'idle';
}"""
RUN = """async ([first, last]) => {
  const notebook = window.jupyterapp.shell.currentWidget.content;
  notebook.deselectAll();
  notebook.activeCellIndex = first;
  for (let at = first; at < last; at++)
    await window.jupyterapp.commands.execute('notebook:run-cell-and-select-next');
}"""
EXECUTE = """async (code) => {
  const kernel = window.jupyterapp.shell.currentWidget.sessionContext.session.kernel;
  const future = kernel.requestExecute({ code, store_history: false });
  let text = '';
  future.onIOPub = ({ header, content }) => {
    if (header.msg_type === 'stream') text += content.text;
    if (header.msg_type === 'error') text += content.traceback.join('\\n');
  };
  await future.done;
  return text;
}"""


class Frames:
    """What goes over the kernel's websocket: comm messages of widgets, counted and weighed."""

    def __init__(self) -> None:
        self.sent: list[bytes] = []
        self.received: list[bytes] = []

    def listen(self, socket: WebSocket) -> None:
        """Count what this socket carries."""
        socket.on("framesent", lambda payload: self._note(self.sent, payload))
        socket.on("framereceived", lambda payload: self._note(self.received, payload))

    def clear(self) -> None:
        """Count from here."""
        self.sent.clear()
        self.received.clear()

    @staticmethod
    def _note(frames: list[bytes], payload: "str | bytes") -> None:
        frame = payload.encode() if isinstance(payload, str) else payload
        # The first JSON is the message's own header; a later one names the message it answers.
        kind = re.search(rb'"msg_type": ?"(\w+)"', frame)
        if kind is not None and kind[1] == b"comm_msg":
            frames.append(frame)


class Lab:
    """The browser's page with one notebook; `errors` are JavaScript errors nobody caught."""

    def __init__(self, page: Page, server: Server) -> None:
        self.page = page
        self.server = server
        self.errors: list[str] = []
        self.frames = Frames()
        self.cells: list[str] = []
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("websocket", self.frames.listen)

    # -- notebooks

    def open(self, name: str, *cells: str, app: str = "doc/tree") -> "Lab":
        """Open a new notebook of code cells; the kernel is idle when this returns."""
        self.cells = list(cells)
        notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in cells])
        notebook.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3", "language": "python"}
        nbformat.write(notebook, self.server.root / f"{name}.ipynb")
        self.page.goto(f"{self.server.url}/{app}/{name}.ipynb?token={TOKEN}" + ("&reset" if app == "doc/tree" else ""))
        self.page.locator(".jp-Notebook").wait_for(timeout=START_MS)
        self.idle()
        return self

    def run(self, first: int = 0, last: int | None = None) -> None:
        """Run cells `first` to `last` (not included; all by default) and wait for their end."""
        self.page.evaluate(RUN, [first, len(self.cells) if last is None else last])

    def start(self, cell: int) -> None:
        """Begin to run one cell and do not wait for it."""
        self.page.evaluate(f"(ends) => {{ void ({RUN})(ends); }}", [cell, cell + 1])
        expect(self.prompt(cell)).to_contain_text("*")

    def edit(self, cell: int, source: str) -> None:
        """Replace the text of a cell."""
        self.page.evaluate(
            "([at, text]) => jupyterapp.shell.currentWidget.content.widgets[at].model.sharedModel.setSource(text)",
            [cell, source],
        )

    def restart_kernel(self) -> None:
        """Restart the kernel, as the menu does after its question."""
        self.page.evaluate("() => window.jupyterapp.shell.currentWidget.sessionContext.session.kernel.restart()")
        self.idle()

    def idle(self) -> None:
        """Wait until the kernel has nothing to do."""
        self.page.wait_for_function(IDLE, timeout=START_MS)

    def kernel(self, code: str) -> str:
        """Run code in the kernel without a cell; what it printed."""
        printed: str = self.page.evaluate(EXECUTE, code)
        return printed.strip()

    def command(self, name: str, **arguments: object) -> Any:  # noqa: ANN401 - whatever the command gives
        """Execute a command of the application."""
        return self.page.evaluate("([name, args]) => window.jupyterapp.commands.execute(name, args)", [name, arguments])

    # -- what is seen

    def prompt(self, cell: int) -> Locator:
        """The brackets before a cell."""
        return self.page.locator(".jp-Cell").nth(cell).locator(".jp-InputPrompt")

    def output(self, cell: int) -> Locator:
        """What a cell has put out."""
        return self.page.locator(".jp-Cell").nth(cell).locator(".jp-OutputArea")

    def form(self, title: str) -> Locator:
        """The screen with this heading; more than one when a session is shown twice."""
        return self.page.get_by_role("form", name=title, exact=True)

    @property
    def strip(self) -> Locator:
        """The lines of background actions."""
        return self.page.get_by_role("status", name="Background tasks")


def answer(form: Locator, values: dict[str, str], button: str = "Continue") -> None:
    """Type into fields, by label, and press a button."""
    for label, value in values.items():
        form.get_by_label(label, exact=True).fill(value)
    form.get_by_role("button", name=button, exact=True).click()


def tutorial(path: Path) -> Sequence[str]:
    """The code cells of a notebook."""
    return [cell.source for cell in nbformat.read(path, as_version=4).cells if cell.cell_type == "code"]
