"""Telephone numbers (library 2)."""

import re
from typing import TYPE_CHECKING

from da_nb.language.speech_locale import setting

if TYPE_CHECKING:
    from phonenumbers import PhoneNumber

_PREFIX = "whatsapp:"


def _parsed(number: object, country: str | None) -> "PhoneNumber | None":
    """The number when it could be dialled, else None."""
    import phonenumbers

    text = str(number).strip().removeprefix(_PREFIX)
    try:
        parsed = phonenumbers.parse(text, str(country or setting("country")).upper())
    except phonenumbers.NumberParseException:
        return None
    return parsed if phonenumbers.is_possible_number(parsed) else None


def phone_number_is_valid(number: object, country: str | None = None) -> bool:
    """Whether it is a telephone number, of `country` when it has no '+'. Source: library 2."""
    import phonenumbers

    parsed = _parsed(number, country)
    return parsed is not None and phonenumbers.is_valid_number(parsed)


def phone_number_formatted(number: object, country: str | None = None) -> str | None:
    """The number as its country writes it: '(212) 555-1234'; None when it is none. Source: library 2."""
    import phonenumbers

    parsed = _parsed(number, country)
    return None if parsed is None else phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.NATIONAL)


def phone_number_in_e164(number: object, country: str | None = None) -> str | None:
    """The number in international form: '+12125551234'; None when it is none. Source: library 2."""
    import phonenumbers

    parsed = _parsed(number, country)
    return None if parsed is None else phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)


def phone_number_part(number: object, part: int, country: str | None = None) -> str:
    """Group `part` (from 0) of the digits of the formatted number; '' when there is none. Source: library 2."""
    groups = re.findall(r"\d+", phone_number_formatted(number, country) or "")
    return groups[part] if 0 <= int(part) < len(groups) else ""


FUNCTIONS = (phone_number_formatted, phone_number_in_e164, phone_number_is_valid, phone_number_part)
