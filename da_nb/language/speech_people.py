"""Short phrases around a word: 'do you run', 'her hat', 'is Jane'; each a language function of its own."""

from collections.abc import Callable

from da_nb.language.speech_dispatch import capital, spoken


def _phrase(name: str, pattern: str) -> Callable[..., str]:
    """A language function that puts the words it is given into `pattern`."""

    def phrase(*words: object, capitalize: bool = False, **others: object) -> str:
        del others
        return capital(pattern.format(*words), capitalize)

    phrase.__name__ = phrase.__qualname__ = name
    phrase.__doc__ = f"{pattern.format('…', '…', '…')!r} with the words given. Source: library 1, 3."
    return spoken(phrase)


are_you = _phrase("are_you", "are you {0}")
did_a_b = _phrase("did_a_b", "did {0} {1}")
did_you = _phrase("did_you", "did you {0}")
do_you = _phrase("do_you", "do you {0}")
does_a_b = _phrase("does_a_b", "does {0} {1}")
do_a_b = _phrase("do_a_b", "do {0} {1}")
has_a_b = _phrase("has_a_b", "has {0} {1}")
have_a_b = _phrase("have_a_b", "have {0} {1}")
have_you = _phrase("have_you", "have you {0}")
is_word = _phrase("is_word", "is {0}")
was_a_b = _phrase("was_a_b", "was {0} {1}")
were_a_b = _phrase("were_a_b", "were {0} {1}")
were_you = _phrase("were_you", "were you {0}")

her = _phrase("her", "her {0}")
his = _phrase("his", "his {0}")
its = _phrase("its", "its {0}")
my = _phrase("my", "my {0}")
our = _phrase("our", "our {0}")
their = _phrase("their", "their {0}")
your = _phrase("your", "your {0}")

in_the = _phrase("in_the", "in the {0}")
some = _phrase("some", "some {0}")
the = _phrase("the", "the {0}")
these = _phrase("these", "these {0}")
this = _phrase("this", "this {0}")
a_in_the_b = _phrase("a_in_the_b", "{0} in the {1}")
a_preposition_b = _phrase("a_preposition_b", "{0} {1} the {2}")
