"""English verbs: which verb a form belongs to, and its forms for person, number and tense."""

import re
from functools import lru_cache

# Base, past, past participle when it differs from the past.
_IRREGULAR_LIST = """
arise arose arisen|awake awoke awoken|bear bore borne|beat beat beaten|become became become|begin began begun|
bend bent|bet bet|bid bid|bind bound|bite bit bitten|bleed bled|blow blew blown|break broke broken|breed bred|
bring brought|broadcast broadcast|build built|burst burst|buy bought|cast cast|catch caught|choose chose chosen|
cling clung|come came come|cost cost|creep crept|cut cut|deal dealt|dig dug|draw drew drawn|drink drank drunk|
drive drove driven|eat ate eaten|fall fell fallen|feed fed|feel felt|fight fought|find found|flee fled|fling flung|
fly flew flown|forbid forbade forbidden|forecast forecast|foresee foresaw foreseen|forget forgot forgotten|
forgive forgave forgiven|forgo forwent forgone|freeze froze frozen|get got gotten|give gave given|go went gone|
grind ground|grow grew grown|hang hung|hear heard|hide hid hidden|hit hit|hold held|hurt hurt|keep kept|
kneel knelt|know knew known|lay laid|lead led|leave left|lend lent|let let|lie lay lain|light lit|lose lost|make made|
mean meant|meet met|mislead misled|mistake mistook mistaken|misunderstand misunderstood|offset offset|
overcome overcame overcome|overdo overdid overdone|oversee oversaw overseen|overtake overtook overtaken|
overthrow overthrew overthrown|pay paid|prove proved proven|put put|quit quit|read read|rebuild rebuilt|
redo redid redone|repay repaid|reset reset|resell resold|ride rode ridden|ring rang rung|rise rose risen|run ran run|
say said|see saw seen|seek sought|sell sold|send sent|set set|sew sewed sewn|shake shook shaken|shed shed|
shine shone|shoot shot|show showed shown|shrink shrank shrunk|shut shut|sing sang sung|sink sank sunk|sit sat|
sleep slept|slide slid|slit slit|speak spoke spoken|speed sped|spend spent|spin spun|spit spat|split split|
spread spread|spring sprang sprung|stand stood|steal stole stolen|stick stuck|sting stung|stink stank stunk|
strike struck|string strung|strive strove striven|swear swore sworn|sweep swept|swell swelled swollen|
swim swam swum|swing swung|take took taken|teach taught|tear tore torn|tell told|think thought|throw threw thrown|
thrust thrust|undergo underwent undergone|understand understood|undertake undertook undertaken|undo undid undone|
uphold upheld|upset upset|wake woke woken|wear wore worn|weave wove woven|weep wept|win won|wind wound|
withdraw withdrew withdrawn|withhold withheld|withstand withstood|wring wrung|write wrote written|
be was been|have had|do did done
"""
_FORMS = {
    base: (past, rest[0] if rest else past)
    for base, past, *rest in (entry.split() for entry in _IRREGULAR_LIST.replace("\n", "").split("|"))
}
_BASE_OF = {form: base for base, forms in _FORMS.items() for form in forms if form not in _FORMS} | {
    "am": "be", "are": "be", "is": "be", "were": "be", "has": "have", "does": "do", "goes": "go",
}  # fmt: skip
_MODALS = frozenset(("can", "could", "may", "might", "must", "ought", "shall", "should", "will", "would"))
_PRESENT_BE = {"1sg": "am", "3sg": "is"}
_PAST_BE = {"1sg": "was", "3sg": "was"}
_DOUBLE_LAST = frozenset(
    """abet acquit admit allot befit commit compel concur confer control defer deter dispel emit enrol excel expel
    handicap impel incur infer kidnap occur omit outwit patrol permit prefer program propel rebel rebut recur refer
    regret remit repel submit transfer transmit unwrap equip""".split()
)
# Verbs that end like a past or like a third person, and are neither.
_ENDS_IN_ED = frozenset(
    """need feed heed seed weed bleed breed speed proceed exceed succeed concede shed shred wed bed embed sled
    impede""".split()
)
_ENDS_IN_S = frozenset(("bias", "bus", "canvas", "focus", "gas", "process"))
# Pasts of verbs in -e that the rule for the silent e does not reach, and pasts without one that it would reach.
# Stems of regular pasts: those that lost an e whatever the rules say, those that never had one, those that by their
# last sounds lost one ('caus', 'settl', 'charg'), and the short vowel and single consonant that would have doubled.
_ALWAYS_E = re.compile(r"(?:stor|gnor|plor|scor|ador|mplet|delet|compet|welcom|creat|terfer|adher|hon|ston|^ow)$")
_NEVER_E = re.compile(
    r"(?:[^aeiou](?:er|el|en|al|et)|[bcdhlnstv]or|[dklst]on|velop|allop|isit|imit|edit|posit|exit|enefit|herit|udit|"
    r"rofit|hibit|habit|ivot|rship|ossip|ocus|bias|canvas|[wxyh]|^(?:h|b|cl|f|g)ang)$"
)
_LOST_E = re.compile(r"(?:[cuvz]|[^s]s|[bcdfgkptz]l|[dr]g|ang|[ptlu]ung|l[le]ng|veng)$")
_SILENT_E = re.compile(r"(?:^|[^aeiou]|qu)[aeiouy][bcdfgklmnprtv]$")
_ADDED_K = frozenset(("panick", "traffick", "mimick", "picnick", "frolick"))


@lru_cache(maxsize=1024)
def base_of(form: str) -> str:
    """The verb in its base form: 'helped' and 'helps' are 'help'; a base form comes back unchanged."""
    if form in _FORMS or form in _MODALS or form in _ENDS_IN_ED or form in _ENDS_IN_S:
        return form
    if form in _BASE_OF:
        return _BASE_OF[form]
    if form.endswith("ed") and len(form) > 3:
        return _without_ed(form)
    return _without_s(form)


def _without_ed(form: str) -> str:
    stem = form[:-2]
    if stem in _ADDED_K:
        return stem[:-1]
    if stem.endswith("i"):
        return stem[:-1] + "y" if len(stem) > 2 else stem + "e"
    if stem.endswith("e") or _ALWAYS_E.search(stem):
        return stem + "e"
    if stem[-1] == stem[-2:-1]:
        stays = stem[-1] in "aiosz" or (stem[-1] in "lf" and stem[:-1] not in _DOUBLE_LAST)
        return stem if stays else stem[:-1]
    if _NEVER_E.search(stem):
        return stem
    return stem + "e" if _LOST_E.search(stem) or _SILENT_E.search(stem) else stem


def _without_s(form: str) -> str:
    if not form.endswith("s") or form.endswith(("ss", "us", "is")) or len(form) < 4:
        return form
    if form.endswith("ies"):
        return form[:-3] + "y" if len(form) > 4 else form[:-1]
    hissing = form.endswith(("sses", "shes", "ches", "xes", "zzes", "oes")) or form[:-2] in _ENDS_IN_S
    return form[:-2] if hissing else form[:-1]


def _third_person(base: str) -> str:
    if base == "have":
        return "has"
    if base.endswith("y") and base[-2:-1] not in ("a", "e", "o", "u"):
        return base[:-1] + "ies"
    return base + ("es" if base.endswith(("s", "x", "z", "ch", "sh", "o")) else "s")


def _past(base: str) -> str:
    if base in _FORMS:
        return _FORMS[base][0]
    if base.endswith("e"):
        return base + "d"
    if base.endswith("y") and base[-2:-1] not in ("a", "e", "o", "u"):
        return base[:-1] + "ied"
    if base.endswith("ic"):
        return base + "ked"
    short = re.fullmatch(r"(?:qu|[^aeiou])*[aeiou][bdgklmnprt]", base)
    return base + (base[-1] if short or base in _DOUBLE_LAST else "") + "ed"


def _present_participle(base: str) -> str:
    if base.endswith("ie"):
        return base[:-2] + "ying"
    if base.endswith("e") and not base.endswith(("ee", "oe", "ye")) and base != "be":
        return base[:-1] + "ing"
    past = _past(base) if base not in _FORMS else ""
    short = re.fullmatch(r"(?:qu|[^aeiou])*[aeiou][bdgklmnprt]", base) or past == base + base[-1:] + "ed"
    doubles = short or base in ("begin", "forget", "forbid", "upset", "reset", "offset")
    return base + (base[-1] if doubles else "") + "ing"


def conjugated(verb: str, tense: str) -> str:
    """A form of `verb` (any form of it; words after it stay as they are).

    `tense` is '1sg', '2sg', '3sg', '1pl', '2pl', '3pl' or 'pl', with 'p' at the end for the past; 'inf', 'part'
    and 'ppart' are the base form and the participles.
    """
    first, space, rest = verb.strip().partition(" ")
    base = base_of(first.lower())
    if base in _MODALS:
        return verb
    form = _form(base, tense)
    return (form[:1].upper() + form[1:] if first[:1].isupper() else form) + space + rest


def _form(base: str, tense: str) -> str:
    if tense == "inf":
        return base
    if tense == "part":
        return _present_participle(base)
    if tense == "ppart":
        return _FORMS[base][1] if base in _FORMS else _past(base)
    if tense.endswith("p"):
        return _PAST_BE.get(tense[:-1], "were") if base == "be" else _past(base)
    if base == "be":
        return _PRESENT_BE.get(tense, "are")
    return _third_person(base) if tense == "3sg" else base
