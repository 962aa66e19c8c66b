"""`da-nb run FILE`: answer an interview in the terminal."""

import argparse
import uuid

from da_nb.cli.conversation import HELP, Conversation
from da_nb.cli.loading import PAIR, describe_source, packages_of, pair
from da_nb.cli.terminal import Terminal
from da_nb.language.sources import load
from da_nb.model.session import SessionKey
from da_nb.runtime.app import IN_MEMORY, App
from da_nb.view.house import identity_of
from da_nb.view.session import Session


class Run:
    """Answers are kept in memory, or in the store that is named."""

    name = "run"
    help = "answer an interview in the terminal"

    def describe(self, parser: argparse.ArgumentParser) -> None:
        """The interview, who answers, and where the session is kept."""
        describe_source(parser)
        parser.add_argument("--user", metavar="EMAIL", help="who answers")
        parser.add_argument("--param", action="append", default=[], type=pair, metavar=PAIR, help="goes into url_args")
        parser.add_argument("--store", metavar="URL", default=IN_MEMORY, help="database of the session; else none")
        parser.add_argument("--session", metavar="ID", help="a session of that store to go on with")
        parser.formatter_class = argparse.RawDescriptionHelpFormatter
        parser.epilog = HELP

    def run(self, options: argparse.Namespace, terminal: Terminal) -> int:
        """Show one screen after the other until the end."""
        bundle = load(options.source, packages=packages_of(options))
        app = App(store=options.store)
        try:
            key = SessionKey("terminal", uuid.uuid4().hex, options.user)
            runner, created = app.open(bundle, key, identity=identity_of(options.user), session=options.session)
            session = Session(app, runner)
            session.begin(bundle, dict(options.param), created=created, strict=False)
            if options.store != IN_MEMORY:
                terminal.say(f"Session {session.id}")
            return Conversation(runner, app.parts, terminal).run()
        finally:
            app.close()


COMMANDS = (Run(),)
