"""Arguments that say which interview is meant, shared by commands."""

import argparse
from pathlib import Path

PAIR = "NAME=VALUE"


def describe_source(parser: argparse.ArgumentParser) -> None:
    """The interview, and the folders that stand for packages."""
    parser.add_argument("source", metavar="FILE", help="path of a .yml file, or package:data/questions/file.yml")
    describe_packages(parser)


def describe_packages(parser: argparse.ArgumentParser) -> None:
    """The folders that stand for packages."""
    parser.add_argument(
        "--package",
        action="append",
        default=[],
        type=pair,
        metavar="NAME=FOLDER",
        help="where files of a package are found that is not installed",
    )


def packages_of(options: argparse.Namespace) -> dict[str, Path]:
    """Folders by package name."""
    return {name: Path(folder) for name, folder in options.package}


def pair(text: str) -> tuple[str, str]:
    """The two halves of `name=value`. Raises what argparse shows."""
    name, equals, value = text.partition("=")
    if not equals or not name:
        raise argparse.ArgumentTypeError(f"{text!r} is not of the form {PAIR}")
    return name, value
