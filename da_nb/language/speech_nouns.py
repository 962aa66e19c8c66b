"""English nouns: one and many. Rules and tables of our own: the usual package takes two seconds to import."""

import re
from functools import lru_cache

_IRREGULAR = {
    "addendum": "addenda", "alumna": "alumnae", "alumnus": "alumni", "bacillus": "bacilli", "bacterium": "bacteria",
    "brother-in-law": "brothers-in-law", "cactus": "cacti", "child": "children", "corpus": "corpora",
    "criterion": "criteria", "curriculum": "curricula", "datum": "data", "die": "dice", "erratum": "errata",
    "foot": "feet", "fungus": "fungi", "genus": "genera", "goose": "geese", "index": "indices", "locus": "loci",
    "louse": "lice", "matrix": "matrices", "medium": "media", "mouse": "mice", "nucleus": "nuclei", "ovum": "ova",
    "ox": "oxen", "passerby": "passersby", "passer-by": "passers-by", "person": "people", "phenomenon": "phenomena",
    "quiz": "quizzes", "radius": "radii", "stimulus": "stimuli", "stratum": "strata", "that": "those",
    "this": "these", "thesaurus": "thesauri", "tooth": "teeth", "vertex": "vertices",
}  # fmt: skip
_SINGULAR_ONLY = {"memoranda": "memorandum", "stadia": "stadium", "appendices": "appendix", "indexes": "index"}
_UNCHANGED = frozenset(
    """advice aircraft baggage barracks bison binoculars chassis clothes clothing corps crossroads deer electricity
    equipment evidence fish furniture gallows garbage headquarters homework information innings jeans knowledge
    luggage mathematics means measles money moose mumps news offspring pants pliers proceeds pyjamas pajamas
    research rice salmon scissors series sheep shorts shrimp software species spacecraft swine thanks trousers
    trout tweezers wheat whereabouts""".split()
)
_MEN_STAY = ("human", "german", "roman", "norman", "ottoman", "shaman", "talisman", "caiman")
_F_ENDINGS = {
    "calf": "calves", "elf": "elves", "half": "halves", "hoof": "hooves", "knife": "knives", "leaf": "leaves",
    "life": "lives", "loaf": "loaves", "scarf": "scarves", "self": "selves", "sheaf": "sheaves", "shelf": "shelves",
    "thief": "thieves", "wife": "wives", "wolf": "wolves",
}  # fmt: skip
_O_TAKES_ES = frozenset(
    """buffalo cargo domino echo embargo hero mosquito mango negro potato tomato tornado torpedo veto volcano
    go""".split()
)
_CH_IS_HARD = ("stomach", "monarch", "patriarch", "matriarch", "eunuch", "epoch", "loch", "czech")
_SIS = frozenset(
    """analysis basis catharsis crisis diagnosis ellipsis emphasis hypothesis metamorphosis neurosis oasis paralysis
    parenthesis prognosis psychosis synopsis synthesis thesis antithesis axis""".split()
)
# Singular though they end in s; those in -us, -is and -ss need no mention.
_ENDS_IN_S = frozenset(
    """alias always arkansas asbestos atlas bias bus canvas chaos christmas cosmos dais ethics ethos gas kansas lens
    pathos pancreas perhaps physics politics economics rhinoceros summons texas yes""".split()
)
_US = frozenset(
    """abacus apparatus bonus bus campus caucus census chorus circus consensus crocus focus fetus genius hiatus
    ignoramus impetus lotus minibus minus nexus octopus omnibus opus platypus plus prospectus rebus sinus status
    surplus syllabus terminus thermos versus virus walrus""".split()
)
_IE = frozenset(
    """birdie boogie brownie calorie collie cookie die eerie genie hippie hoodie lie magpie movie necktie pie
    prairie rookie selfie smoothie sortie tie untie zombie""".split()
)
_E_BEFORE_S = ("ache", "niche", "psyche", "quiche", "cliche", "shoe", "toe", "foe", "hoe", "canoe", "oboe")
_AFTER_NOUN = re.compile(r"[ -](?:of|in|at|to|for|with|from|on|by|who|that|and|general)(?=[ -]|$)", re.IGNORECASE)


def _split(noun: str) -> tuple[str, str, str]:
    """What stands before the word that changes, that word, what stands after: 'bank accounts of mine'."""
    after = _AFTER_NOUN.search(noun)
    end = after.start() if after and after.start() else len(noun.rstrip())
    start = max(noun.rfind(" ", 0, end), noun.rfind("-", 0, end)) + 1
    return noun[:start], noun[start:end], noun[end:]


def _like(model: str, text: str) -> str:
    """`text` (lower case) with the letters it shares with the start of `model` written as there."""
    shared = next((at for at, (a, b) in enumerate(zip(model.lower(), text, strict=False)) if a != b), None)
    shared = min(len(model), len(text)) if shared is None else shared
    written = model[:shared] + text[shared:]
    return written[:1].upper() + written[1:] if model[:1].isupper() else written


@lru_cache(maxsize=1024)
def plural_of(noun: str) -> str:
    """Many of a noun given in the singular."""
    before, core, after = _split(noun)
    return before + _like(core, _plural(core.lower())) + after if core else noun


@lru_cache(maxsize=1024)
def singular_of(noun: str) -> str:
    """One of a noun given in the plural; a singular comes back unchanged."""
    before, core, after = _split(noun)
    return before + _like(core, _singular(core.lower())) + after if core else noun


def _plural(noun: str) -> str:
    if noun in _UNCHANGED:
        return noun
    if noun in _IRREGULAR:
        return _IRREGULAR[noun]
    return _by_table(noun) or _by_sound(noun)


def _by_table(noun: str) -> str | None:
    if noun.endswith("man") and not noun.endswith(_MEN_STAY):
        return noun[:-2] + "en"
    if noun.endswith("person"):
        return noun[:-3] + "ple" if noun == "person" else noun[:-6] + "people"
    if noun in _SIS:
        return noun[:-2] + "es"
    for ending, many in _F_ENDINGS.items():
        if noun.endswith(ending):
            return noun[: -len(ending)] + many
    if noun.endswith(("child", "foot", "tooth", "goose")):
        return next(noun[: -len(one)] + _IRREGULAR[one] for one in ("child", "foot", "tooth", "goose")
                    if noun.endswith(one))  # fmt: skip
    return None


def _by_sound(noun: str) -> str:
    if noun.endswith("y") and noun[-2:-1] not in ("a", "e", "i", "o", ""):
        return noun[:-1] + "ies"
    hissing = noun.endswith(("s", "x", "z", "ch", "sh")) and not noun.endswith(_CH_IS_HARD)
    return noun + "es" if hissing or noun in _O_TAKES_ES else noun + "s"


_BACK = {many: one for one, many in _IRREGULAR.items()} | _SINGULAR_ONLY | {
    one[:-2] + "es": one for one in _SIS if one not in ("basis", "axis")
}  # fmt: skip
_F_BACK = {many: one for one, many in _F_ENDINGS.items()}


def _singular(noun: str) -> str:
    if noun in _UNCHANGED or len(noun) < 3:
        return noun
    if noun in _BACK:
        return _BACK[noun]
    if not noun.endswith("s"):
        return _singular_without_s(noun)
    if noun in _ENDS_IN_S or noun.endswith(("ss", "us", "is", "'s")):
        return noun
    for many, one in _F_BACK.items():
        if noun.endswith(many):
            return noun[: -len(many)] + one
    return _without_s(noun)


def _singular_without_s(noun: str) -> str:
    if noun.endswith("men") and noun not in ("semen", "specimen", "abdomen", "omen", "regimen", "acumen", "stamen"):
        return noun[:-2] + "an"
    for many in ("people", "children", "feet", "teeth", "geese"):
        if noun.endswith(many):
            return noun[: -len(many)] + _BACK[many]
    return noun


def _without_s(noun: str) -> str:
    bare, stem = noun[:-1], noun[:-2]
    if stem in _O_TAKES_ES or stem in _ENDS_IN_S or stem in _US:
        return stem
    if not noun.endswith("es") or bare.endswith(_E_BEFORE_S) or bare in ("axe", "pickaxe"):
        return bare
    if noun.endswith("ies"):
        return bare if bare in _IE or len(noun) < 5 else noun[:-3] + "y"
    if stem.endswith("zz") and len(stem) > 4:
        return stem[:-1] if stem == "quizz" else stem
    return stem if stem.endswith(("ss", "x", "zz", "tz", "ch", "sh")) else bare
