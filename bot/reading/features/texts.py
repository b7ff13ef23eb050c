"""What the models look at of a whole text: its command, its claim, what it keeps of a thread."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.domain.words import word_set
from bot.models.features import grams, letters
from bot.reading.features.asked import Asked, earlier_of
from bot.reading.features.bags import Bag, scaled
from bot.reading.lexicon.given_names import GIVEN_NAMES
from bot.reading.lexicon.known_words import known
from bot.reading.marks import MarkKind, covered


def command_bag(q: Asked) -> Bag:
    """For the command, and for whether a question is for us at all."""
    items = q.signs.items
    bag = scaled(grams(items, longest=3), 2.2)
    words = [w for w in items if w.isalpha() and len(w) > 2]
    bag |= scaled((g for w in words for g in letters(w)), 1.3)
    flags = [*q.flags, *earlier_of(q)]
    bag |= dict.fromkeys(flags, 0.35)
    said = q.earlier.command if q.earlier else "thread" if q.thread else "none"
    bag |= scaled((f"{said}|{g}" for g in grams(items, longest=1)), 0.9)
    bag |= {f"first {items[0]}" if items else "empty": 0.3}
    bag |= scaled(_either(q), 0.8)
    bag |= dict.fromkeys(_at(q), 0.8)
    return bag | _cued(q, said)


def _either(q: Asked) -> Iterator[str]:
    """Words that are a good or not, with their neighbours, which the good's symbol would hide:
    'dates' of a tariff, a 'table' of rates."""
    framed = ("^", *q.words, "$")
    for mark in q.seen.of(MarkKind.GOOD):
        if mark.source == "ambiguous" and mark.last - mark.first == 1:
            before, word, after = framed[mark.first : mark.first + 3]
            yield from (f"may be {word}", f"may be {before} {word}", f"may be {word} {after}")


_AT = re.compile(r"(?<![\w.-])@([a-z]+)")
_OURSELVES = frozenset({"dutybell", "bot"})


def _at(q: Asked) -> list[str]:
    """Whom a text calls by '@', ourselves or somebody else, and whether it begins with that."""
    called = _AT.search(q.seen.folded)
    if called is None:
        return []
    us = called[1] in _OURSELVES
    return [f"at {us}", f"at {us} {called.start() == 0}"]


def _cued(q: Asked, said: str) -> Bag:
    """The senses met, with what was asked before and with each other."""
    senses = [sense for sense, _ in q.seen.cues]
    bag = dict.fromkeys((f"cue {s}" for s in senses), 0.8)
    bag |= dict.fromkeys((f"cue {s} {min(n, 3)}" for s, n in q.seen.cues if n > 1), 0.8)
    bag |= dict.fromkeys((f"{said}|cue {s}" for s in senses), 0.3)
    both = [*senses, *sorted({f"M{m.kind}" for m in q.seen.marks})]
    pairs = (f"pair {a} {b}" for n, a in enumerate(both) for b in both[n + 1 :])
    bag |= dict.fromkeys(pairs, 0.25)
    trade = _of_trade(q)
    strange = _strange(q)
    bag |= {f"strange {strange} {trade}": 0.6, f"strange {strange} {said}": 0.6}
    bag |= dict.fromkeys(_to_somebody(q, said), 0.8)
    return bag | {f"ours {trade}": 1.0}


_MOST_STRANGE = 5


def _strange(q: Asked) -> str:
    """How much of a text is neither a name known here nor a word of asking or of trade: most of
    what people say to each other."""
    taken = covered(q.seen.marks)
    plain = [
        n not in taken and not q.seen.parts[n] and not known(t.word)
        for n, t in enumerate(q.seen.words)
    ]
    count = sum(plain)
    return f"{min(count, _MOST_STRANGE)} {4 * count // max(1, len(plain))}"


def _to_somebody(q: Asked, said: str) -> list[str]:
    """Whether somebody is called by a given name who is nobody whose words are kept here: at the
    start, as one speaks to a person, or further on."""
    taken = covered(q.seen.marks)
    at = [n for n, t in enumerate(q.seen.words) if t.word in GIVEN_NAMES and n not in taken]
    if not at:
        return []
    where = "start" if at[0] < _START else "within"
    return [f"called {where}", f"called {where} {said}", f"called {where} {_of_trade(q)}"]


_START = 2


def _of_trade(q: Asked) -> str:
    """What a text names of trade: whether it asks for a charge by its word, and of what."""
    asks = bool({s for s, _ in q.seen.cues} & _CHARGES)
    subject = next((kind for kind in _SUBJECTS if any(True for _ in q.seen.of(kind))), "nothing")
    return f"{asks} {subject}"


_CHARGES = frozenset({"duty_word", "rate_ask", "compute"})
_SUBJECTS = (MarkKind.CODE, MarkKind.PROGRAMME, MarkKind.GOOD, MarkKind.PERCENT)


def claim_bag(q: Asked) -> Bag:
    """For whether the goods are said to qualify under the agreement."""
    bag = dict(q.text_bag)
    e = q.earlier
    flags = [
        f"earlier claim {e.claim if e else None}",
        f"back {q.asked_back}",
        f"thread {q.thread}",
    ]
    flags.append(f"long {min(len(q.seen.words) // 3, 5)}")
    flags += [f"prog {v}" for m in q.seen.of(MarkKind.PROGRAMME) for v in m.values]
    bag |= dict.fromkeys(flags, 0.8)
    claim = e.claim if e else None
    bag |= scaled((f"{claim}|{g}" for g in grams(q.signs.items, longest=1)), 0.8)
    senses = [s for s, _ in q.seen.cues if s.startswith("claim")] or ["claim unsaid"]
    flags = [f"cue {s}" for s in senses] + [f"{claim}|cue {' '.join(senses)}"]
    flags += [f"{claim}|{flag}" for flag in q.flags if flag.startswith(("has", "long", "asks"))]
    flags += [f"{claim}|{e.command if e else None}", *_denied(q)]
    if q.asked_back:
        flags += [f"back|{s}" for s in q.signs.items[:3]]
    flags.append(f"cue {' '.join(senses)} asks {'?' in q.seen.folded}")
    bag |= dict.fromkeys(flags, 1.0)
    return bag


CLAIM_WORDS = word_set(
    "usmca cusma aceum tmec t-mec certificate cert certs certified certificat certificats",
    "paper papers paperwork papier papiers form formulaire qualify qualifies qualifying",
    "qualified qualifie admissible origin origine originating claim claimed proof preuve",
    "attestation attestations",
)


DENIES = word_set(
    "no not without w/o o sans pas non aint nobody none never missing lost forgot expired",
    "lacks dont doesnt didnt cant isnt wont aucun aucune nope neither minus skip perdu oublie",
    "unqualified uncertified t jamais nothing",
)


_REACH = 5


def _denied(q: Asked) -> list[str]:
    """Whether what tells the agreement is denied: 'the paper ain't in the envelope'."""
    words = q.words
    out = []
    for n, word in enumerate(words):
        if word in CLAIM_WORDS:
            before = DENIES.intersection(words[max(0, n - _REACH) : n])
            after = DENIES.intersection(words[n + 1 : n + _REACH])
            out.append(f"denied {bool(before)} {bool(after)}")
    return sorted(set(out)) or ["denied nothing"]


def action_bag(q: Asked) -> Bag:
    """For what is wanted of a digest."""
    bag = {name: weight * 0.7 for name, weight in q.text_bag.items()}
    bag |= dict.fromkeys((f"cue {s}" for s, _ in q.seen.cues), 1.2)
    e = q.earlier
    before = f"{e.command if e else None} {e.action if e else None}"
    flags = [f"earlier {before}", *q.flags[:12]]
    flags += [f"{bool(e)}|cue {s}" for s, _ in q.seen.cues]
    return bag | dict.fromkeys(flags, 0.5)


def programme_bag(q: Asked) -> Bag:
    """For which programmes are meant, named or not."""
    bag = dict(q.text_bag)
    flags = [f"prog {v}" for m in q.seen.of(MarkKind.PROGRAMME) for v in m.values]
    flags += [f"good {v}" for m in q.seen.of(MarkKind.GOOD) for v in m.values]
    e = q.earlier
    flags += [f"earlier {e.programme if e else None}", f"half {q.day.year} {q.day.month // 3}"]
    bag |= dict.fromkeys(flags, 0.8)
    return bag


def inherit_bag(q: Asked, slot: str, own: bool) -> Bag:
    """For whether a follow-up keeps the ``slot`` of its thread; ``own``: it has one itself."""
    e = q.earlier
    assert e is not None
    items = q.signs.items
    bag = scaled(grams(items, longest=2, prefix=f"{slot} "), 1.4)
    flags = list(q.flags)
    flags += [f"earlier {e.command}", f"own {own}", f"back {q.asked_back}"]
    flags += [f"own {own} {f}" for f in q.flags[:9]]
    flags += [f"first {items[0]}" if items else "empty"]
    bag |= dict.fromkeys((f"{slot} {f}" for f in flags), 0.4)
    senses = [sense for sense, _ in q.seen.cues]
    named = " ".join(sorted({str(m.kind) for m in q.seen.marks}))
    more = [f"cue {s}" for s in senses]
    more += [f"{e.command} cue {s}" for s in senses]
    more += [f"{e.command} names {named}", f"{e.command} {bool(e.good)} {bool(e.programme)} {own}"]
    if slot == "programme":
        more += [f"held {e.programme}", f"held {e.programme} {own}", f"held {e.programme} {named}"]
        more += [f"held {(e.programme or '')[:2]} {c}" for c in _countries(q)]
    bag |= dict.fromkeys((f"{slot} {f}" for f in more), 0.4)
    return bag


def _countries(q: Asked) -> list[str]:
    """The countries that a text names."""
    return sorted({m.country for m in q.seen.of(MarkKind.PLACE)})
