"""Who is answering (spec async 1.7)."""

from dataclasses import dataclass

from da_nb.current import current


@dataclass(frozen=True)
class UserInfo:
    """The person, as far as known; an anonymous one is called "Anonymous User"."""

    email: str | None
    first_name: str
    last_name: str
    privileges: list[str]

    def name(self) -> str:
        """First and last name."""
        return f"{self.first_name} {self.last_name}".strip()

    def __str__(self) -> str:
        return self.name()


def user_info() -> UserInfo:
    """The person answering, or in the background the one who started it. Source: spec async 1.7."""
    identity = current().identity
    if identity.user is None:
        return UserInfo(None, "Anonymous", "User", list(identity.roles))
    return UserInfo(identity.user, identity.first_name or "", identity.last_name or "", list(identity.roles))


def user_logged_in() -> bool:
    """Whether the person is known. Source: spec async 1.7."""
    return current().identity.user is not None


def user_privileges() -> list[str]:
    """The person's roles; ['user'] for everybody without a special one. Source: spec async 1.7."""
    return list(current().identity.roles)


def user_has_privilege(*roles: str | list[str] | tuple[str, ...]) -> bool:
    """Whether the person has one of the roles. Source: spec async 1.7."""
    wanted = {role for given in roles for role in ([given] if isinstance(given, str) else given)}
    return not wanted.isdisjoint(current().identity.roles)


FUNCTIONS = (user_has_privilege, user_info, user_logged_in, user_privileges)
