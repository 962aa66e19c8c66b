"""Those a mail is from and to (spec async 10)."""

from da_nb.objects.base import AnyValue, DAObject
from da_nb.objects.lists import DAList


class DAEmailRecipient(DAObject):
    """One of those a mail is from or to: `address`, and `name` where it is known."""

    def email_address(self, include_name: bool | None = None) -> str:
        """The address, with the name before it when there is one; with `include_name` as it says."""
        name = self.attr("name")
        if include_name or (include_name is None and name):
            return f'"{str(name or "").replace(chr(34), "")}" <{self.address}>'
        return str(self.address)

    def exists(self) -> bool:
        """Whether there is an address; asks nothing."""
        return bool(self.attr("address"))

    def __str__(self) -> str:
        return str(self.attr("name") or self.attr("address") or "")


class DAEmailRecipientList(DAList):
    """Those a mail is to."""

    def init(self, *args: AnyValue, **attributes: AnyValue) -> None:
        """A list of recipients."""
        attributes.setdefault("object_type", DAEmailRecipient)
        super().init(*args, **attributes)


CLASSES = (DAEmailRecipient, DAEmailRecipientList)
