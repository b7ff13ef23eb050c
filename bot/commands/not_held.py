"""Topics that no fact here answers: said so, with what is sure and where to look."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from bot.cards import ButtonOption, Card, Headline, Prose, ShortCard, cited
from bot.commands.spec import CommandContext
from bot.domain.cache import cached
from bot.domain.codes import Code
from bot.domain.not_held import NotHeldTopic
from bot.domain.questions import Query
from bot.domain.rate_summary import reaching
from bot.domain.snapshot import FactSnapshot
from bot.domain.text import Lang
from bot.domain.words import capital
from bot.presentation import asking_words
from bot.presentation.budget import ShortLine, within_budget, words_in
from bot.presentation.citations import Footnotes
from bot.presentation.dates import said
from bot.presentation.faces import sources_of
from bot.presentation.plain_words import colon, spoken
from bot.presentation.rate_words import lowered
from bot.presentation.tariff.fact_card import sentences
from bot.reading.words import fold


def topic_of(text: str, facts: FactSnapshot) -> NotHeldTopic | None:
    """The topic a question is about: the one with the longest phrase in it; None for none."""
    folded = fold(text)
    begun = _phrases(facts)
    found = [pair for word in {*_WORD.findall(folded), ""} for pair in begun.get(word, ())]
    for phrase, topic in sorted(found, key=lambda pair: -len(pair[0])):
        if phrase in folded and re.search(rf"(?<!\w){re.escape(phrase)}(?!\w)(?!{_MORE})", folded):
            return topic
    return None


_MORE = r" (?:more|less|(?:the )?(?:most|least)|a higher|le (?:plus|moins)|plus|moins)\b"
"""Behind a phrase, a comparison: 'who pays more' is not 'who pays'."""


def returned_goods(query: Query, facts: FactSnapshot) -> NotHeldTopic | None:
    """The topic of a country's own goods that come back to it; None for other goods."""
    home = query.imposing
    if home is None or query.origin != home or query.command not in ("tariff", "duty"):
        return None
    return facts.not_held.get(f"{home.lower()}-goods-returned")


SPECIAL_PROVISIONS = "98"
"""The chapter whose rates are those of other codes, on a part of the value, or free."""
_SPECIAL_IN: Mapping[str, tuple[str, ...]] = {
    "US": (SPECIAL_PROVISIONS,),  # its chapter 99 holds the additional duties themselves
    "CA": (SPECIAL_PROVISIONS, "99"),
}


def provision_of(code: Code | None, imposing: str, facts: FactSnapshot) -> NotHeldTopic | None:
    """The topic of a provision that frees goods on conditions of its own: 9817.00.96 of the United
    States, 9810.00.00 of Canada. None for the code of a good, or where Canada's surtax names it."""
    if code is None or not code.digits.startswith(_SPECIAL_IN.get(imposing, ())):
        return None
    if imposing == "CA" and any(m.imposing == imposing for m in reaching(facts, code)):
        return None
    topic = topic_of(code.dotted, facts) if code.digits.startswith(SPECIAL_PROVISIONS) else None
    if topic is not None and topic.imposing in ("", imposing):
        return topic
    return facts.not_held.get(f"{imposing.lower()}{_OF_ALL}")


_OF_ALL = "-special-provisions"
"""The topic of every provision of a country that has none of its own."""
_WORD = re.compile(r"\w+")


@cached("topics not held", most=2)
def _phrases(facts: FactSnapshot) -> Mapping[str, Sequence[tuple[str, NotHeldTopic]]]:
    """What the topics are asked as, folded, by their first word ('': they begin with a sign)."""
    found: dict[str, list[tuple[str, NotHeldTopic]]] = {}
    for topic in facts.not_held.values():
        for phrase in map(fold, topic.asked_as):
            first = _WORD.match(phrase)
            found.setdefault(first.group() if first else "", []).append((phrase, topic))
    return found


def not_held_card(topic: NotHeldTopic, context: CommandContext, code: Code | None = None) -> Card:
    """'Drawback: not held here', what is sure, and the official texts. ``code``: the provision that
    is asked about, where the topic is that of many."""
    facts, lang = context.snapshot.facts, context.lang
    notes = Footnotes(facts)
    mark = notes.mark(topic.sources, limit=3)
    name = said(topic.name, lang)
    name = capital(name)
    if code is not None and topic.slug.endswith(_OF_ALL):
        name = f"{code.dotted} ({lowered(name)})"
    answer = said(topic.answer, lang)
    card = Card(
        title=name,
        lang=lang,
        command="tariff",
        day=context.question.day,
        data_as_of=facts.data_as_of,
        parts=(Headline(text=name), Prose(text=cited(answer, mark)), *notes.part),
        sources=notes.slugs,
    )
    predicate, told = _parted(sentences(answer), lang)
    head = name + colon(lang) + predicate
    listed, details = sources_of(card, asking_words.WHERE_LOOK.on(lang))
    help_on = ButtonOption(label=asking_words.WHAT_I_ANSWER.on(lang), question="/help")
    return replace(
        card,
        short=ShortCard(
            headline=head, lines=within_budget(head, told, lang), actions=(*listed, help_on)
        ),
        details=details,
    )


_PREDICATE = 6
"""Words of a first sentence that say what the name is: 'not held here', 'the importer'."""


def _parted(told: list[str], lang: Lang) -> tuple[str, list[ShortLine]]:
    """What is said of the topic in its headline, and the sentences that follow: the rule itself is
    kept longest, then how to come to a figure all the same.
    """
    first, _, hint = told[0].partition("; ")
    if words_in(first) > _PREDICATE:
        predicate, hint, rest = asking_words.NOT_HELD.on(lang), "", told
    else:
        predicate, rest = lowered(first), told[1:]
    lines = [ShortLine(text=spoken(one, lang), rank=2 * n) for n, one in enumerate(rest)]
    hinted = spoken(capital(hint), lang)
    return predicate, [*([ShortLine(text=hinted, rank=1)] if hint else []), *lines]
