"""Names that a text says are not meant: 'other than energy and potash', 'pas l'acier'."""

from __future__ import annotations

import re

from bot.domain.words import word_set
from bot.reading.features.corrections import put_right
from bot.reading.features.focus import settled
from bot.reading.features.symbols import Symbols
from bot.reading.marks import Extraction, Mark

_ARTICLES = frozenset(
    {"the", "a", "an", "any", "all", "our", "for", "le", "la", "les", "l", "d", "de", "du", "des"}
)
_JOINS = frozenset({"and", "or", "et", "ou", "/", "<good>"})
_NOT = word_set(
    "except excluding exclude besides minus bar barring skip ignore excl not nor forget scrap",
    "sauf hors hormis pas excepte oublie oubliez",
)
_OTHER_THAN = frozenset(
    {
        ("other", "than"),
        ("apart", "from"),
        ("aside", "from"),
        ("rather", "than"),
        ("instead", "of"),
        ("leaving", "out"),
        ("leave", "out"),
        ("a", "part"),
        ("autre", "que"),
        ("autres", "que"),
        ("plutot", "que"),
        ("except", "for"),
        ("everything", "but"),
        ("anything", "but"),
        ("all", "but"),
        ("never", "mind"),
        ("forget", "about"),
        ("laisse", "faire"),
        ("laissez", "faire"),
        ("laisse", "tomber"),
        ("laissez", "tomber"),
        ("pas", "besoin"),
    }
)


_EXCEPT = word_set(
    "except excluding exclude besides minus barring skip ignore excl",
    "sauf hors hormis excepte oublie oubliez",
)
"""Of these, the words that leave out what they name, and put nothing in its place."""
_SAVE_FOR = _OTHER_THAN - {("rather", "than"), ("instead", "of"), ("plutot", "que")}


def left_out(seen: Extraction, signs: Symbols, mark: Mark) -> bool:
    """Whether a name is in a list that all else is asked beside: 'anything new other than cars and
    lumber', 'leaving aside metals'."""
    if _set_aside(seen, mark):
        return True
    items = signs.items
    n = signs.at[mark.first] - 1
    while n >= 0 and items[n] in _ARTICLES | _JOINS | {","}:
        n -= 1
    return n >= 0 and (items[n] in _EXCEPT or (items[max(0, n - 1)], items[n]) in _SAVE_FOR)


def excluded(seen: Extraction, signs: Symbols, mark: Mark) -> bool:
    """Whether what stands before a name, or before the list it is in, takes it out.

    A comma ends what 'not' says ('not steel, copper'), and goes on with 'other than'. A name that
    is put right by the next one is out, too ('moissonneuses... pardon, de tondeuses').
    """
    if put_right(seen, mark) or _set_aside(seen, mark) or _dismissed(seen, mark):
        return True
    if settled(seen, mark):
        return True
    items = signs.items
    words = list(items)
    for token, place in zip(seen.words, signs.at, strict=True):
        words[place] = token.word  # 'bar the cheese': a bar is a good elsewhere
    n = signs.at[mark.first] - 1
    comma = False
    while n >= 0:
        if n >= 1 and (items[n - 1], items[n]) in _OTHER_THAN:
            return True
        if items[n] == ",":
            comma = True
        elif words[n] in _NOT or items[n] not in _ARTICLES | _JOINS:
            break
        n -= 1
    if n < 0 or comma or (words[n] == "nor" and "neither" in words[:n]):
        return False
    if words[n] in _FORGET and words[max(0, n - 1)] in _DENIES:
        return False  # 'don't forget the copper'
    return words[n] in _NOT and (n > 0 or words[n] != "bar")  # 'bar fridges from Indiana'


_FORGET = frozenset({"forget", "skip", "exclude", "ignore", "oublie", "oubliez"})
_DENIES = frozenset({"t", "dont", "not", "never", "n"})


_ASIDE = re.compile(
    r"\b(?:(?:setting|set|putting|put|leaving|leave) (?:aside|to one side|apart)"
    r"|(?:mis(?:es)?|laisse[sz]?) (?:a part|de cote))\W{1,2}(?:(?:the|le|la|les|l') ?)?$"
)
_APART = re.compile(
    r"\W{1,2}(?:(?:apart|aside|mise?s? a part)\b(?! from)|a part(?=\W{0,2}(?:$|[.,;?!\n])))"
)


def _set_aside(seen: Extraction, mark: Mark) -> bool:
    """Whether the list that a name is in is set aside: 'setting to one side dairy, eggs and
    poultry', 'lumber and furniture apart'."""
    listed = [mark]
    marks = list(seen.of(mark.kind))
    at = marks.index(mark)
    for step in (1, -1):
        n = at + step
        while 0 <= n < len(marks) and _in_a_row(seen, *marks[min(n, n - step) :][:2]):
            listed.append(marks[n])
            n += step
    start = seen.words[min(m.first for m in listed)].start
    end = seen.words[max(m.last for m in listed) - 1].end
    before, behind = seen.folded[:start], seen.folded[end:]
    return _ASIDE.search(before) is not None or _APART.match(behind) is not None


_ROW = re.compile(r"\W{1,3}|\W{1,2}(?:and|or|et|ou|n|nor|&)\W(?:(?:the|le|la|les|l)\W)?")


def _in_a_row(seen: Extraction, left: Mark, right: Mark) -> bool:
    between = seen.folded[seen.words[left.last - 1].end : seen.words[right.first].start]
    return _ROW.fullmatch(between) is not None


_OF_THEM = r"(?:them|those|that|it|these|this)"
_DISMISSED = re.compile(
    rf"\b(?:(?:leave|keep) {_OF_THEM} (?:out|off|aside)|(?:skip|ignore|exclude|forget) {_OF_THEM}"
    rf"|(?:i|you|and|so|but|just) (?:don'?t|do not) (?:care|need|worry|want)(?: about)? {_OF_THEM}"
    r"|stays? (?:behind|here|home|put)|(?:itself|they|those|ones) stays?(?= ?(?:[,;]|$))"
    r"|(?:ils|elles|eux|celles-la|ceux-la) restent(?= ?(?:[,;]|$))"
    r"|thrown in|that'?s free|leave (?:those|them|that)(?= ?(?:[,;]|$))"
    r"|(?:isn'?t|is not|not) (?:my|our) (?:problem|concern|question|issue|business|worry)"
    r"|(?:n'est|est|c'est) pas (?:mon|notre|le) (?:probleme|souci|affaire|dossier)"
    r"|(?:itself )?don'?t care(?= ?(?:[,;]|$))|(?:bought|buys|bring|brings|ordered) separately"
    r"|comes? (?:with|w) (?:it|them|that)|(?:is|are|comes?|shipped|ships?) separate(?:ly)?"
    r"|(?:(?:laisse|oublie|ignore)[sz]?|enleve[sz]?)[- ](?:les|la|le|ca)|on l(?:es|'|e|a) ?oublie"
    r"|(?:je l'|j'|on l'|je les )ai? ?(?:deja|le chiffre)|c'est (?:bon|correct|regle)"
    r"|already (?:cleared|paid|done|sorted|landed))\b"
)
"""Behind a name, in its sentence: it is not asked about."""
_UNWANTED = re.compile(
    r" (?:that |which )?(?:i|we) (?:don'?t|do not|needn'?t|won'?t) (?:need|want|care|mind|bother)\b"
    r"|,? (?:dont )?(?:j'ai|on a|j'en ai|je n'ai|on n'a|nous n'avons) pas besoin\b"
    r"|,? (?:que )?(?:je|on)(?: n)?[e']? ?veu[xt] pas\b"
)
"""Right behind a name: 'the bread I don't need looked up'."""
_UNASKED = re.compile(
    r"(?:(?<!about )\b(?:not|never|isn'?t|pas|point) (?:\w{1,12} ){0,1}?"
    r"(?:meaning|wanting|needing|asking|talking|worried|interested|concerned|bothered|inquiete"
    r"|interesse|for|pour|about)"
    r"|(?:^|[,.;:(—–-] ?|\bi |\band |\bbut )(?:don'?t|do not) (?:mean|want|need|care|ask)"
    r"|(?:demande|parle|parlais|parlons|veux|inquiete) pas"
    r"|(?:^|[,.;:(—–-] ?|\bi |\bwe |\bi've |\bwe've )already (?:have|know|got|cleared|paid|did)"
    r"|\b(?:j'ai|on a|je connais) deja|\bin (?:return|exchange)|\ben (?:echange|retour))"
    r"(?: (?:about|for|in|of|de|du|des|d|pour|sur)(?![\w]))?"
    r"(?: (?:the|a|any|about|my|our|le|la|les|l|du|des|de|d|pour|sur)){0,2}[ ']?$"
)
"""Right before a name that is not asked about."""
_SENTENCE = re.compile(r"[.;?!\n]")


def _dismissed(seen: Extraction, mark: Mark) -> bool:
    """Whether the sentence of a name beside others says that it is not asked about: 'the gloves
    are from Pakistan and I don't care about those', 'l'engrais c'est bon, j'ai le chiffre'."""
    others = [m for m in seen.of(mark.kind) if m.values != mark.values]
    if not others:
        return False
    if _UNASKED.search(seen.before(mark)):
        return True
    start = seen.words[mark.last - 1].end
    if _UNWANTED.match(seen.folded, start):
        return True
    stop = _SENTENCE.search(seen.folded, start)
    end = stop.start() if stop else len(seen.folded)
    following = (seen.words[m.first].start for m in others if m.first >= mark.last)
    end = min(end, next(following, end))
    return _DISMISSED.search(seen.folded, start, end) is not None


_ONLY = re.compile(
    r"(?<!or )(?<!ou )(?<!not )\b(?:only|just|juste|seulement)"
    r"(?: (?:need|want|besoin)(?: d[eu])?(?: \w{1,12}){0,4}"
    r" (?:duty|tariff|rate|number|surtax|taux|droit|chiffre|surtaxe|tarif) (?:on|for|sur|pour)"
    r"(?: (?:the|canadian|american|us|le|la|les))?)?"
    r"(?: (?:care|need|want|asking|interested|really|want to know))?"
    r"(?: about| abt| for| in| at| pour| sur)?(?: the| my| our| that| le| la| les| l'| l)? ?$"
)
_ENDS = re.compile(
    r"\W{0,3}(?:(?:please|pls|plz|svp|now|then|alors|though|tho|thanks|thx|merci|for now|today"
    r"|for this (?:one|line|entry|order)|this time|pour cette (?:ligne|entree)|cette fois"
    r"|donc|really|pour l'instant|finalement)?\W{0,3}(?:$|[.;?!\n])"
    r"|(?:matters?|counts?|m'interessen?t?)\b)"
)
_ALONE = re.compile(
    r"\W{1,2}(?:only|alone|seulement|uniquement|seule?s?)\b(?=\W{0,2}(?:$|[.,;?!\n]))"
)


_IT_IS = re.compile(
    r"(?:\bc'est|\bce?|\bit'?s|\bits|\bit is) (?:just |only |really |juste )?"
    r"(?:the |my |le |la |les |l'|mes |nos )$"
)
_WANTED = re.compile(
    r" (?:qui |que |qu'|that |which )?"
    r"(?:i |i'm |im |we |we're |m'|me |nous |je |j'|on )?"
    r"(?:am |really )?(?:inquiete|interesse|veux|cherche|care|need|want|after|asking"
    r"|worr(?:y|ies|ied)|interested|matters?|counts?|wondering|unsure|not sure)\b"
)
_ASKED_ON = re.compile(
    r"\b(?:dut(?:y|ies)|tariffs?|rates?|surtax|droits?|taux|surtaxe|taxe|tarif"
    r"|what'?s|what is|how much)"
    r"(?: \w{1,12}){0,2} (?:on|for|sur|pour) "
    r"(?:the |my |our |those |these |le |la |les |l'|nos |mes |ces )$"
)


def _is_asked_on(seen: Extraction, mark: Mark) -> bool:
    """Whether a name says again, at the end, which of the goods named before is asked about:
    'kegs of beer ... the kegs go back. duty on the beer please'."""
    marks = list(seen.of(mark.kind))
    if len(marks) <= _TWICE or marks[-1] is not mark or _ASKED_ON.search(seen.before(mark)) is None:
        return False
    word = seen.words[mark.last - 1].stem
    same = [m for m in marks[:-1] if not set(m.values).isdisjoint(mark.values)]
    others = (m for m in marks[:-1] if m not in same)
    return bool(same) and all(seen.words[m.last - 1].stem != word for m in others)


_TWICE = 2


def singled_out(seen: Extraction, mark: Mark) -> bool:
    """Whether a name is the only one of several that matters: 'rope and saws, only the saws
    matter', 'actually just the peanut butter'."""
    if _is_asked_on(seen, mark):
        return True
    if mark.source == "ambiguous":
        return False
    if _IT_IS.search(seen.before(mark)) and _WANTED.match(seen.behind(mark)):
        return True
    if _ALONE.match(seen.behind(mark)):
        before = [m for m in seen.of(mark.kind) if m.last <= mark.first and m.source != "ambiguous"]
        return not (before and _in_a_row(seen, before[-1], mark))  # 'cattle n beef only'
    only = _ONLY.search(seen.before(mark)) is not None
    return only and _ENDS.match(seen.behind(mark)) is not None
