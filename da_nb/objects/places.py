"""Address, City, Event and LatitudeLongitude: where things are (library 5)."""

from typing import Any

from da_nb.errors import InterviewError
from da_nb.language.speech_locale import setting, text_locale
from da_nb.language.wordtable import word
from da_nb.objects.base import AnyValue, DAObject

LINE = " [NEWLINE] "
"""What separates the lines of an address in Markdown and in documents."""
UNITS = (("unit", "Unit"), ("floor", "Floor"), ("room", "Room"))


class LatitudeLongitude(DAObject):
    """A place on the globe, as the browser tells: `latitude`, `longitude`, or an `error`."""

    def init(self, *args: AnyValue, **attributes: AnyValue) -> None:
        """A place that is not known yet."""
        self.gathered = False
        self.known = False
        super().init(*args, **attributes)

    def status(self) -> bool:
        """Whether the browser should still be asked where it is."""
        return not self.gathered

    def __str__(self) -> str:
        if hasattr(self, "latitude") and hasattr(self, "longitude"):
            return f"{self.latitude}, {self.longitude}"
        return str(self.error) if hasattr(self, "error") else word("unknown")


class Address(DAObject):
    """A postal address. `address` and `city` are sought for its text; the other parts are used if they are there."""

    def init(self, *args: AnyValue, **attributes: AnyValue) -> None:
        """An address with a street, unless `city_only`."""
        self.city_only = False
        self.initializeAttribute("location", LatitudeLongitude)
        super().init(*args, **attributes)

    def block(self, language: str | None = None, international: bool = False, show_country: AnyValue = None) -> str:
        """The address in lines, separated by markup. Source: library 5."""
        del international
        lines = [] if self.city_only else [self._street(), self.formatted_unit(language=language)]
        lines += [self._part("sublocality_level_1"), self.line_two(language=language)]
        lines.append(self._country(show_country))
        return LINE.join(line for line in lines if line)

    def on_one_line(
        self,
        include_unit: bool = True,
        omit_default_country: bool = True,
        language: str | None = None,
        show_country: AnyValue = None,
    ) -> str:
        """'1500 Market St, Unit 2, Philadelphia, PA 19102'."""
        street = "" if self.city_only else self.line_one(language=language, include_unit=include_unit)
        country = self._country(True if not omit_default_country and show_country is None else show_country)
        parts = (street, self._part("sublocality_level_1"), self.line_two(language=language), country)
        return ", ".join(part for part in parts if part)

    def line_one(self, language: str | None = None, include_unit: bool = True) -> str:
        """Street and unit: '1500 Market St, Unit 2'; '' for a mere city."""
        if self.city_only:
            return ""
        parts = (self._street(), self.formatted_unit(language=language) if include_unit else "")
        return ", ".join(part for part in parts if part)

    def line_two(self, language: str | None = None) -> str:
        """'Philadelphia, PA 19102'."""
        del language
        place = ", ".join(part for part in (str(self.city).strip(), self._part("state")) if part)
        return " ".join(part for part in (place, self._part("zip") or self._part("postal_code")) if part)

    def formatted_unit(self, language: str | None = None, require: bool = False) -> str:
        """'Unit 2', 'Floor 3'; '' when there is none, unless `require` has it sought."""
        for name, called in UNITS:
            text = self._part(name)
            if text:
                bare = text.isdigit() or len(text) == 1
                return f"{word(called, language=language)} {text}" if bare else text
        return str(self.unit) if require else ""

    def geolocate(self, *args: AnyValue, **keywords: AnyValue) -> bool:
        """The same as `geocode()`."""
        return self.geocode(*args, **keywords)

    def geocode(self, *args: AnyValue, **keywords: AnyValue) -> bool:
        """Raises InterviewError: finding an address on the map takes a map service, and there is none."""
        del args, keywords
        raise InterviewError(
            f"{self.instanceName}.geocode() needs a map service, which da_nb does not have",
            None,
            "Set latitude and longitude in a question or in code.",
        )

    def normalize(self, *args: AnyValue, **keywords: AnyValue) -> bool:
        """Raises InterviewError: see `geocode`."""
        return self.geocode(*args, **keywords)

    def _street(self) -> str:
        if not hasattr(self, "address") and hasattr(self, "street_number") and hasattr(self, "street"):
            return f"{self.street_number} {self.street}"
        return str(self.address).strip()

    def _country(self, show: AnyValue) -> str:
        code = self._part("country")
        shown = code != setting("country") if show is None else bool(show)
        if not code or not shown:
            return ""
        return str(text_locale().territories.get(code.upper(), code))

    def _part(self, name: str) -> str:
        value: Any = vars(self).get(name)
        return "" if value is None else str(value).strip()

    def __str__(self) -> str:
        return self.block()


class City(Address):
    """An address without a street."""

    def init(self, *args: AnyValue, **attributes: AnyValue) -> None:
        """A city and its state."""
        super().init(*args, **attributes)
        self.city_only = True


class Event(DAObject):
    """Something that happens somewhere: `address` is a City, `location` a place on the globe."""

    def init(self, *args: AnyValue, **attributes: AnyValue) -> None:
        """An event at a place not known yet."""
        self.initializeAttribute("address", City)
        self.initializeAttribute("location", LatitudeLongitude)
        super().init(*args, **attributes)

    def __str__(self) -> str:
        return str(self.address)


CLASSES = (Address, City, Event, LatitudeLongitude)
