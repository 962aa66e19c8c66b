"""`da-nb check FILE ...`: what in interviews cannot work, without running them."""

import argparse

from da_nb.cli.loading import describe_packages, packages_of
from da_nb.cli.terminal import Terminal
from da_nb.view.house import check_source


class Check:
    """Writes a finding with its line, and how to mend it, for each thing found."""

    name = "check"
    help = "look interviews over without running them"

    def describe(self, parser: argparse.ArgumentParser) -> None:
        """The interviews, and whether warnings count."""
        parser.add_argument(
            "sources", nargs="+", metavar="FILE", help="path of a .yml file, or package:data/questions/x.yml"
        )
        describe_packages(parser)
        parser.add_argument("--strict", action="store_true", help="exit status 1 for warnings too")

    def run(self, options: argparse.Namespace, terminal: Terminal) -> int:
        """Status 0 when no interview has an error."""
        status = 0
        for source in options.sources:
            report = check_source(source, packages=packages_of(options))
            terminal.say(str(report))
            if not report.ok or (options.strict and len(report)):
                status = 1
        return status


COMMANDS = (Check(),)
