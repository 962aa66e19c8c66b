"""Speak about an object in sentences: who has, is or does something, and by which pronoun (library 3)."""

from typing import Any

from da_nb.language import speech_people as phrases
from da_nb.language.speech import capitalize as capitalized
from da_nb.language.speech import possessify, verb_past, verb_present
from da_nb.language.speech_locale import setting
from da_nb.language.wordtable import word

SPEAKERS = frozenset(("1", "1p", "2", "2p"))
"""Points of view from which nothing is called by its name: I, we, you, you all."""
SUBJECT = {"1": "I", "1p": "we", "2": "you", "2p": "you", "3p": "they", "female": "she", "male": "he", "thing": "it"}
OBJECT = {"1": "me", "1p": "us", "2": "you", "2p": "you", "3p": "them", "female": "her", "male": "him", "thing": "it"}
SELF = {
    "1": "myself",
    "1p": "ourselves",
    "2": "yourself",
    "2p": "yourselves",
    "3p": "themselves",
    "female": "herself",
    "male": "himself",
    "thing": "itself",
}
WHOSE = {
    "1": phrases.my,
    "1p": phrases.our,
    "2": phrases.your,
    "2p": phrases.your,
    "3p": phrases.their,
    "female": phrases.her,
    "male": phrases.his,
    "thing": phrases.its,
}
TENSES = {"1": "1sg", "1p": "1pl", "2": "2sg", "2p": "2pl", "3": "3sg", "3p": "3pl"}


def _said(text: str, keywords: dict[str, Any]) -> str:
    return capitalized(text) if keywords.get("capitalize") else text


def _spoken(text: str, keywords: dict[str, Any]) -> str:
    return _said(word(text, language=keywords.get("language")), keywords)


class Grammar:
    """Sentences about an object. Keyword `person` (1, 1p, 2, 2p, 3) or attribute `_point_of_view` says who speaks.

    All methods take `capitalize=True` and `language=`.
    """

    def is_user(self) -> bool:
        """Whether the object is the person at the screen, as `set_info(user=...)` said."""
        return (setting("info") or {}).get("user") is self

    def _person(self, keywords: dict[str, Any]) -> str:
        """Who speaks about whom: a key of TENSES."""
        given = keywords.get("person", vars(self).get("_point_of_view"))
        if given is not None and str(given) in TENSES:
            return str(given)
        if self.is_user():
            return "2"
        return "3p" if self._speaks_of_many() else "3"

    def _speaks_of_many(self) -> bool:
        return False

    def _kind(self) -> str:
        """The pronouns of something called by its name: a key of SUBJECT."""
        return "thing"

    def _pronouns(self, keywords: dict[str, Any]) -> str:
        person = self._person(keywords)
        return self._kind() if person == "3" else person

    def pronoun(self, **keywords: Any) -> str:  # noqa: ANN401
        """'it', 'him', 'her', 'them', or 'you'."""
        return _spoken(OBJECT[self._pronouns(keywords)], keywords)

    def pronoun_objective(self, **keywords: Any) -> str:  # noqa: ANN401
        """The same as `pronoun()`."""
        return self.pronoun(**keywords)

    def pronoun_subjective(self, **keywords: Any) -> str:  # noqa: ANN401
        """'it', 'he', 'she', 'they', or 'you'."""
        return _spoken(SUBJECT[self._pronouns(keywords)], keywords)

    def pronoun_possessive(self, target: object, **keywords: Any) -> str:  # noqa: ANN401
        """'its fish', 'her fish', or 'your fish'."""
        return WHOSE[self._pronouns(keywords)](target, **_passed(keywords))

    def itself(self, **keywords: Any) -> str:  # noqa: ANN401
        """'itself', 'herself', or 'yourself'."""
        return _spoken(SELF[self._pronouns(keywords)], keywords)

    def yourself_or_name(self, **keywords: Any) -> str:  # noqa: ANN401
        """'yourself', or the object's text."""
        return self._by(SELF, keywords)

    def pronoun_or_name(self, **keywords: Any) -> str:  # noqa: ANN401
        """'you', or the object's text."""
        return self._by(OBJECT, keywords)

    def subjective_pronoun_or_name(self, **keywords: Any) -> str:  # noqa: ANN401
        """'you' as the one who does something, or the object's text."""
        return self._by(SUBJECT, keywords)

    def _by(self, table: dict[str, str], keywords: dict[str, Any]) -> str:
        person = self._person(keywords)
        return _spoken(table[person], keywords) if person in SPEAKERS else _said(str(self), keywords)

    def possessive(self, target: object, **keywords: Any) -> str:  # noqa: ANN401
        """What the object has: "Jane's fish" or 'your fish'."""
        person = self._person(keywords)
        if person in SPEAKERS:
            return WHOSE[person](target, **_passed(keywords))
        return possessify(str(self), target, plural=person == "3p", **_passed(keywords))

    def is_are_you(self, **keywords: Any) -> str:  # noqa: ANN401
        """'are you' or 'is Jane'."""
        return self._asked("be", "", keywords)

    def do_question(self, verb: object, **keywords: Any) -> str:  # noqa: ANN401
        """'do you know' or 'does Jane know'."""
        return self._asked("do", verb, keywords)

    def did_question(self, verb: object, **keywords: Any) -> str:  # noqa: ANN401
        """'did you know' or 'did Jane know'."""
        return self._asked("do", verb, keywords, past=True)

    def were_question(self, target: object, **keywords: Any) -> str:  # noqa: ANN401
        """'were you ready' or 'was Jane ready'."""
        return self._asked("be", target, keywords, past=True)

    def have_question(self, target: object, **keywords: Any) -> str:  # noqa: ANN401
        """'have you tried' or 'has Jane tried'."""
        return self._asked("have", target, keywords)

    def _asked(self, verb: str, rest: object, keywords: dict[str, Any], past: bool = False) -> str:
        person = self._person(keywords)
        whom = word(SUBJECT[person], language=keywords.get("language")) if person in SPEAKERS else str(self)
        asking = verb_past(verb, TENSES[person]) if past else verb_present(verb, TENSES[person])
        return _said(" ".join(part for part in (asking, whom, str(rest)) if part), keywords)

    def does_verb(self, verb: object, **keywords: Any) -> str:  # noqa: ANN401
        """The verb as it stands after the object: 'runs', after 'you' 'run'; with `past` or `present` so."""
        tense = str(keywords.get("tense") or TENSES[self._person(keywords)])
        speak = verb_past if keywords.get("past") else verb_present
        return speak(verb, tense, **_passed(keywords))

    def did_verb(self, verb: object, **keywords: Any) -> str:  # noqa: ANN401
        """The verb in the past as it stands after the object: 'ran'."""
        return self.does_verb(verb, **{**keywords, "past": True})


def _passed(keywords: dict[str, Any]) -> dict[str, Any]:
    return {name: keywords[name] for name in ("capitalize", "language") if name in keywords}
