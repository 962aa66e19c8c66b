"""The test vectors of the library for functions, on screens as interviews use them (library 11)."""

import pytest

from tests.play import play

VECTORS = [
    ("ordinal(0)", "first"),
    ("ordinal(10)", "11th"),
    ("ordinal(0, capitalize=True)", "First"),
    ("ordinal(22)", "23rd"),
    ("ordinal_number(8)", "eighth"),
    ("ordinal_number(8, use_word=False)", "8th"),
    ("ordinal_number(23)", "23rd"),
    ("alpha(0) + alpha(26) + ' ' + roman(3) + roman(4, case='lower')", "AAA IVv"),
    ("' '.join(item_label(2, level=n) for n in range(7))", "III. C. 3. c) (3) (c) iii)"),
    ("item_label(0, level=4, punctuation=False)", "1"),
    ("' '.join(nice_number(n) for n in (4, 10, 11, 5.0, 5.1, -1, 23423))", "four ten 11 five 5.1 -1 23,423"),
    ("nice_number(12873818.27774)", "12,873,818"),
    ("nice_number(501, use_word=True)", "five hundred and one"),
    ("nice_number(4, use_word=False)", "4"),
    ("quantity_noun(2, 'apple')", "two apples"),
    ("quantity_noun(1, 'apple')", "one apple"),
    ("quantity_noun(12, 'apple')", "12 apples"),
    ("quantity_noun(2.4, 'apple', as_integer=False)", "2.4 apples"),
    ("noun_plural('time', 1)", "time"),
    ("noun_plural('time', 3)", "times"),
    ("noun_plural('time', ['one'])", "time"),
    ("noun_plural('child')", "children"),
    ("noun_plural('children')", "children"),
    ("noun_singular('fishes')", "fish"),
    ("noun_singular('apples', 3)", "apples"),
    ("comma_and_list(['a'])", "a"),
    ("comma_and_list(['a', 'b'])", "a and b"),
    ("comma_and_list('a', ['b', 'c'])", "a, b, and c"),
    ("comma_and_list(['a', 'b', 'c'], oxford=False)", "a, b and c"),
    ("comma_and_list(['a', 'b', 'c'], and_string='or')", "a, b, or c"),
    ("comma_and_list([])", ""),
    ("comma_list('a', 'b')", "a, b"),
    ("' '.join(add_separators(['a', 'b', 'c']))", "a; b; and c."),
    ("indefinite_article('apple')", "an apple"),
    ("capitalize('apple pie')", "Apple pie"),
    ("title_case('the importance of being ernest')", "The Importance of Being Ernest"),
    ("currency(45.2)", "$45.20"),
    ("currency(45.9, decimals=False)", "$45"),
    ("currency(1234567)", "$1,234,567.00"),
    ("currency(-5)", "-$5.00"),
    ("currency('x')", ""),
    ("currency(5, symbol='€')", "€5.00"),
    ("currency(-5, symbol='kr', symbol_precedes=False)", "-5.00 kr"),
    ("verb_past('help')", "helped"),
    ("verb_present('helped', '3sg')", "helps"),
    ("fix_punctuation('ok') + fix_punctuation('ok?') + fix_punctuation('ok', mark='!')", "ok.ok?ok!"),
    ("'(' + bold('') + bold('x') + italic('x') + plain('', default='n/a') + ')'", "(**x**_x_n/a)"),
    ("'(' + yesno(True) + yesno(None) + noyes(True) + yesno(True, invert=True) + ')'", "(YesNoNo)"),
    ("space_to_underscore('My file?.txt')", "My_file.txt"),
    ("format_date('2014-04-05')", "April 5, 2014"),
    ("format_date('2014-04-05', format='short')", "4/5/14"),
    ("format_date('2014-04-05', format='full')", "Saturday, April 5, 2014"),
    ("format_date('2014-04-05', format='MM/dd/yyyy')", "04/05/2014"),
    ("format_date('2014-04-05', format='EEEE')", "Saturday"),
    ("format_time('14:05')", "2:05 PM"),
    ("format_date('nonsense')", "Bad date"),
    ("month_of('2014-04-05'), month_of('2014-04-05', as_word=True)", "(4, 'April')"),
    ("dow_of('2014-04-05'), year_of('2014-04-05'), day_of('2014-04-05')", "(6, 2014, 5)"),
    ("date_difference('2020-01-01', '2021-03-02').describe()", "one year, two months, and one day"),
    ("as_datetime('2020-01-31').plus(months=1)", "February 29, 2020"),
    ("phone_number_formatted('2125551234')", "(212) 555-1234"),
    ("phone_number_in_e164('2125551234') + ' ' + phone_number_part('2125551234', 1)", "+12125551234 555"),
    ("state_name('PA') + state_name('ZZ') + str(states_list(country_code='XX'))", "PennsylvaniaZZ{}"),
    ("country_name('US')", "United States"),
    ("subdivision_type('US') + subdivision_type('CA')", "StateProvince"),
]


@pytest.mark.parametrize(("expression", "expected"), VECTORS, ids=[expression for expression, _ in VECTORS])
def test_vector(expression: str, expected: str) -> None:
    """11: what the call gives in an English interview of the United States."""
    run = play(f"mandatory: True\ncode: |\n  found = str(({expression}))\n---\nmandatory: True\nquestion: Done\n")
    assert run.answers["found"] == expected


def test_indent_puts_blanks_before_every_line() -> None:
    """11: `indent` puts 4 blanks before each line, `by=2` two."""
    run = play(
        'mandatory: True\ncode: |\n  a = indent("a\\nb")\n  b = indent("a", by=2)\n---\nmandatory: True\nquestion: x\n'
    )
    assert (run.answers["a"], run.answers["b"]) == ("    a\n    b", "  a")


def test_a_date_in_a_text_is_written_in_words() -> None:
    """5: a date prints as the default date format."""
    run = play("mandatory: True\nquestion: |\n  It is ${ today() }, soon ${ today() + date_interval(days=1) }.\n")
    assert run.screen.question == "It is January 5, 2026, soon January 6, 2026."


def test_an_undefined_argument_is_asked_for() -> None:
    """1: a function that gets an undefined value has it sought, it does not swallow it."""
    run = play("mandatory: True\nquestion: |\n  Pay ${ currency(fee) }\n---\nquestion: Fee?\nfields:\n  - Fee: fee\n")
    assert run.screen.question == "Fee?"
    run.submit(fee="7")
    assert run.screen.question == "Pay $7.00"


def test_showif_seeks_only_when_the_condition_is_true() -> None:
    """2: `showif(name, condition, alternative)` gives the value, or without the condition the alternative."""
    run = play(
        "mandatory: True\nquestion: |\n  ${ showif('a', False, 'none') } ${ showif('b', True) }\n---\n"
        "code: |\n  b = 'found'\n"
    )
    assert run.screen.question == "none found"


LANGUAGES = """
initial: True
code: |
  set_language('es')
  update_word_collection('es', {'and': 'y', 'three': 'tres'})
---
mandatory: True
question: |
  ${ comma_and_list('a', 'b') } ${ nice_number(3) } ${ get_language() } ${ format_date('2014-04-05') }
"""


def test_texts_follow_the_language_of_the_evaluation() -> None:
    """1: translations of fixed words come through the word table; dates are written as the language does."""
    assert play(LANGUAGES).screen.question == "a y b tres es 5 de abril de 2014"
