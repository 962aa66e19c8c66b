"""Who acts, and from where."""

from dataclasses import dataclass, replace
from typing import Literal

Interface = Literal["web", "worker", "cron"]


@dataclass(frozen=True)
class Identity:
    """The person (or machine user) an evaluation runs for (spec async 1.7).

    `user` is an e-mail address, None for an anonymous person.
    """

    user: str | None = None
    roles: tuple[str, ...] = ("user",)
    first_name: str | None = None
    last_name: str | None = None
    interface: Interface = "web"

    def at(self, interface: Interface) -> "Identity":
        """The same person seen from another interface."""
        return replace(self, interface=interface)


ANONYMOUS = Identity()
