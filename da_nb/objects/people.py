"""Thing, Person, Individual and Organization (library 5)."""

from datetime import date

from da_nb.current import maybe_current
from da_nb.language.speech_locale import setting
from da_nb.language.wordtable import word
from da_nb.objects.base import AnyValue, DAObject
from da_nb.objects.dates import as_moment, midnight
from da_nb.objects.lists import DAList
from da_nb.objects.names import IndividualName, Name
from da_nb.objects.places import Address, LatitudeLongitude

DAYS_OF_A_YEAR = 365.2425
DOCTORS = ("MD", "PHD", "DDS", "DO")
JUDGES = ("JUDGE", "J")


class Thing(DAObject):
    """Something with a name. A text given to `name` becomes the name's text."""

    name_class: type[Name] = Name

    def init(self, *args: AnyValue, **attributes: AnyValue) -> None:
        """Prepare the name."""
        self.initializeAttribute("name", self.name_class)
        super().init(*args, **attributes)

    def __setattr__(self, name: str, value: AnyValue) -> None:
        if name == "name" and isinstance(value, str):
            if "name" not in vars(self):
                self.initializeAttribute("name", self.name_class)
            vars(self)["name"].text = value
            self._named_by_text()
            return
        super().__setattr__(name, value)

    def _named_by_text(self) -> None:
        """Called when the name was given as one text."""

    def __str__(self) -> str:
        return str(self.name.full())


class Person(Thing):
    """A person or a body: `name`, `address`, `location`; what else one knows of it is sought when used."""

    def init(self, *args: AnyValue, **attributes: AnyValue) -> None:
        """Prepare name, address and location."""
        self.initializeAttribute("name", self.name_class)
        self.initializeAttribute("address", Address)
        self.initializeAttribute("location", LatitudeLongitude)
        super().init(*args, **attributes)

    def identified(self) -> bool:
        """Whether there is a name; asks nothing."""
        return bool(self.name.defined())

    def address_block(self, **keywords: AnyValue) -> str:
        """Name and address in lines, as markup of documents."""
        return f"[FLUSHLEFT] {self.name.full()} [NEWLINE] {self.address.block(**keywords)}"

    def email_address(self, include_name: bool | None = None) -> str:
        """The e-mail address, with the name before it unless told otherwise or not known."""
        if include_name or (include_name is None and self.name.defined()):
            return f'"{str(self.name.full()).replace(chr(34), "")}" <{self.email}>'
        return str(self.email)

    def sms_number(self, country: str | None = None) -> str | None:
        """The number for text messages as '+12125551234', that of the mobile phone first; None for a bad one."""
        return _international(self.mobile_number if hasattr(self, "mobile_number") else self.phone_number, country)

    def facsimile_number(self, country: str | None = None) -> str | None:
        """The number for faxes as '+12125551234'; None for a bad one."""
        return _international(self.fax_number, country)

    def subject(self) -> str:
        """What the name says about whom a matter concerns: the name."""
        return str(self)


class Individual(Person):
    """A human being: a name in parts, and `gender` for pronouns ('male', 'female', or another word)."""

    name_class = IndividualName

    def _named_by_text(self) -> None:
        self.name.uses_parts = False

    def age_in_years(self, decimals: bool = False, as_of: AnyValue = None) -> AnyValue:
        """Age in full years, or with `decimals` to the day; from `age` if that is there, else from `birthdate`."""
        if hasattr(self, "age"):
            return float(self.age) if decimals else int(self.age)
        born, on = self._born(), _day(as_of)
        if decimals:
            return (on - born).days / DAYS_OF_A_YEAR
        return on.year - born.year - ((on.month, on.day) < (born.month, born.day))

    def age_in_months(self, decimals: bool = False, as_of: AnyValue = None) -> AnyValue:
        """Age in full months, or with `decimals` to the day; from `birthdate`."""
        born, on = self._born(), _day(as_of)
        if decimals:
            return (on - born).days / DAYS_OF_A_YEAR * 12
        return 12 * (on.year - born.year) + on.month - born.month - (on.day < born.day)

    def _born(self) -> date:
        return _day(self.birthdate)

    def _kind(self) -> str:
        gender = str(self.gender).lower()
        return gender if gender in ("male", "female") else "3p"

    def salutation(self, with_name: bool = False, with_name_and_punctuation: bool = False, **keywords: AnyValue) -> str:
        """'Mr.', 'Ms.', 'Dr.' or 'Judge'; with the last name, and a colon for a letter, if so told."""
        title = word(self._title(), language=keywords.get("language"))
        if not (with_name or with_name_and_punctuation):
            return title
        return f"{title} {self.name.last}{':' if with_name_and_punctuation else ''}"

    def _title(self) -> str:
        suffix = str(vars(self.name).get("suffix") or "").upper().replace(".", "").replace(" ", "")
        if suffix in DOCTORS:
            return "Dr."
        if suffix in JUDGES:
            return "Judge"
        return "Mr." if str(self.gender).lower() == "male" else "Ms."

    def familiar(self) -> str:
        """The first name."""
        return str(self.name.familiar())

    def first_name_hint(self) -> str:
        """First name in the profile of the person at the screen, if this is that person; else ''."""
        return self._hint("first_name")

    def last_name_hint(self) -> str:
        """Last name in the profile of the person at the screen, if this is that person; else ''."""
        return self._hint("last_name")

    def _hint(self, attribute: str) -> str:
        evaluation = maybe_current()
        if evaluation is None or not self.is_user():
            return ""
        return str(getattr(evaluation.identity, attribute) or "")


def _international(number: object, country: str | None) -> str | None:
    import phonenumbers

    text = str(number)
    prefix = "whatsapp:" if text.startswith("whatsapp:") else ""
    try:
        parsed = phonenumbers.parse(text.removeprefix(prefix), country or str(setting("country")))
    except phonenumbers.NumberParseException:
        return None
    return prefix + phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)


def _day(given: AnyValue) -> date:
    return (midnight() if given is None else as_moment(given)).date()


class OfficeList(DAList):
    """The offices of an organization."""

    def init(self, *args: AnyValue, **attributes: AnyValue) -> None:
        """A list of addresses."""
        attributes.setdefault("object_type", Address)
        super().init(*args, **attributes)


class Organization(Person):
    """A body with offices: `office`; it `handles` problems and `serves` counties, if these are given."""

    def init(self, *args: AnyValue, **attributes: AnyValue) -> None:
        """Prepare the offices."""
        offices = attributes.pop("offices", None)
        self.initializeAttribute("office", OfficeList)
        super().init(*args, **attributes)
        if offices is not None:
            self.office.append(*offices)
            self.office.gathered = True

    def will_handle(self, problem: AnyValue = None, county: AnyValue = None) -> bool:
        """Whether the body takes on a problem, in a county; what it does not tell is no hindrance."""
        given = ((problem, "handles"), (county, "serves"))
        return all(value is None or not hasattr(self, name) or value in getattr(self, name) for value, name in given)


class PartyList(DAList):
    """The parties on one side of a case."""

    def init(self, *args: AnyValue, **attributes: AnyValue) -> None:
        """A list of individuals."""
        attributes.setdefault("object_type", Individual)
        super().init(*args, **attributes)


class ChildList(PartyList):
    """Children."""


class Court(DAObject):
    """A court, called by its `name`."""

    def __str__(self) -> str:
        return str(self.name)


CLASSES = (ChildList, Court, Individual, OfficeList, Organization, PartyList, Person, Thing)
