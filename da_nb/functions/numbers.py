"""Numbers, money, nouns, verbs and lists in sentences; the work is done in `language/speech*.py` (library 2)."""

from da_nb.language.speech import (
    add_separators,
    capitalize,
    comma_and_list,
    comma_list,
    currency,
    indefinite_article,
    name_suffix,
    noun_plural,
    noun_singular,
    period_list,
    quantity_noun,
    title_case,
    verb_past,
    verb_present,
)
from da_nb.language.speech_locale import currency_symbol
from da_nb.language.speech_numbers import alpha, item_label, nice_number, ordinal, ordinal_number, roman

FUNCTIONS = (
    add_separators,
    alpha,
    capitalize,
    comma_and_list,
    comma_list,
    currency,
    currency_symbol,
    indefinite_article,
    item_label,
    name_suffix,
    nice_number,
    noun_plural,
    noun_singular,
    ordinal,
    ordinal_number,
    period_list,
    quantity_noun,
    roman,
    title_case,
    verb_past,
    verb_present,
)
