"""One question with its command found and answered, within a transaction."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from bot.cards import ButtonOption, Card
from bot.commands.dispatch.answer_files import in_file
from bot.commands.dispatch.conversation import earlier
from bot.commands.dispatch.failures import no_request, unsure
from bot.commands.dispatch.several import MOST as MOST_ASKED
from bot.commands.dispatch.several import against_today, answerable, beside, offered
from bot.commands.dispatch.thread_subject import about_the_thread
from bot.commands.not_held import not_held_card, returned_goods, topic_of
from bot.commands.parsing.command_line import read_line, spoken_line, typed_line
from bot.commands.parsing.customs_territory import in_customs_territory
from bot.commands.parsing.file_option import without_file
from bot.commands.parsing.open_lines import open_line
from bot.commands.spec import BotContext, Command, CommandContext
from bot.domain.days import law_day
from bot.domain.frontier import NO_FEEDS, touched, unwatched
from bot.domain.likeness import MEANT, names_like
from bot.domain.questions import Corrected, Query, Question
from bot.domain.snapshot import FactSnapshot
from bot.domain.text import Lang
from bot.errors import UserError
from bot.ports import Records, Snapshot
from bot.presentation import asking_words
from bot.presentation.answer_freshness import with_freshness
from bot.presentation.faces import read_as
from bot.presentation.law_hours import turns_between, with_law_day
from bot.presentation.link_words import NO_LINK
from bot.presentation.read_as import (
    command_line,
    quotes,
    read_as_words,
    shown_line,
    with_reading,
    with_unread,
)
from bot.reading.decisions.programme_goods import only_good
from bot.reading.decisions.thread_values import ASKED_IN, share_asked_in
from bot.reading.queries.stacking import asks_if_together
from bot.reading.reading import ParseResult
from bot.reading.words import fold

_WORTH_KEEPING = 200
"""Characters of a question that others may well ask in the same words."""
_MOST_READINGS = 3
_TWO = 2
_LIKELY = 0.05
"""Chance from which another reading is offered under an answer."""
_OF_FILES, _READ_FILE = "watch", "upload"
_OF_TODAY = frozenset({"tariff", "duty"})
"""Commands that tell what is owed, today where no day is said."""
_FARTHEST = (timedelta(hours=-12), timedelta(hours=14))
"""Of all clocks from UTC: a day beyond is nobody's today, it was chosen."""
LINK = "link"
"""A request that adapters make of a message's text: what the official document in it changes."""
BRIEF = "brief"
"""A request that adapters make of a message's text: everything it names, on one card."""


def names_hesitated(reading: ParseResult, facts: FactSnapshot) -> tuple[str, ...]:
    """The goods that a reading hesitates between, by name, several that go together with a plus;
    none where its goods are sure."""
    each = (query.goods or (query.good,) for query in reading.doubted)
    return tuple(
        " + ".join(facts.goods[slug].name.on(reading.lang) for slug in goods if slug)
        for goods in each
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class UnreadSentence:
    """A question that has to be read, and what its conversation asked before. ``outside`` is the
    answer already, where it asks of what nobody here knows: it is read for scripts alone."""

    question: Question
    earlier: Query | None
    outside: Card | None


class QuestionRun:
    """One question on its way through a transaction."""

    def __init__(
        self,
        *,
        question: Question,
        bot_context: BotContext,
        snapshot: Snapshot,
        records: Records,
        lang: Lang,
    ) -> None:
        self._question = question
        self._bot_context = bot_context
        self._records = records
        self._context = CommandContext(
            question=question,
            snapshot=snapshot,
            records=records,
            lang=lang,
            public_url=bot_context.public_url,
            workbooks=bot_context.workbooks,
        )
        self.understood: str | None = None
        """The command that was understood, once it is."""
        self.kept: Query | None = None
        """What was understood, to be remembered in a conversation."""

    def within(self, records: Records) -> QuestionRun:
        """The same question on its way through another transaction."""
        return QuestionRun(
            question=self._question,
            bot_context=self._bot_context,
            snapshot=self._context.snapshot,
            records=records,
            lang=self._context.lang,
        )

    async def card(self) -> Card | UnreadSentence:
        """The answer to a command; a sentence is to be read first. Raises UserError."""
        if (left := open_line(self._question.text, self._bot_context.catalogue)) is not None:
            what, line = left.option.label.on(self._context.lang), left.filled("…")
            raise UserError(asking_words.LEFT_OPEN.on(self._context.lang, what=what, line=line))
        if self._question.command == BRIEF:
            from bot.commands.dispatch.briefing import brief_card

            return brief_card(self._question.text, self._context)
        linked = self._linked()
        if linked or self._question.command == LINK:
            return await self._of_link(linked)
        command, question = self._commanded()
        outside = None if command and command.name != "tariff" else self._outside(question)
        if outside is not None and command is not None:
            return outside
        if command is not None:
            self.understood = command.name
            return self._fresh(self._kept_in_mind(await self._of_words(command, question)))
        before = await earlier(self._question, self._records)
        return UnreadSentence(question=question, earlier=before, outside=outside)

    def _linked(self) -> str:
        """The official document that is asked about by its address; '' for none."""
        facts, text = self._context.snapshot.facts, self._question.text
        if "://" not in text or self._question.command not in (None, LINK):
            return ""
        from bot.commands.dispatch.link import asked_about, first_known

        return first_known(text, facts) if self._question.command else asked_about(text, facts)

    async def _of_link(self, address: str) -> Card:
        if not address:
            raise UserError(NO_LINK.on(self._context.lang))
        self.understood = LINK
        from bot.commands.dispatch.link import link_card

        return await link_card(address, self._context)

    async def answer(
        self, reading: ParseResult, earlier: Query | None, held: Corrected | None
    ) -> Card:
        """The answer to a sentence as it was read; ``held``: what the buttons of its other readings
        carry of it. Raises UserError."""
        if reading.query is None:
            return no_request(reading, self._context.lang)
        if reading.error is not None:
            raise reading.error
        if not reading.sure:
            hesitated = names_hesitated(reading, self._context.snapshot.facts)
            return unsure(self._options(reading, held), reading.lang, hesitated)
        asked = self._bot_context.command(reading.query.command)
        if asked is None:
            raise UserError(
                asking_words.UNKNOWN_COMMAND.on(self._context.lang), suggestions=("/help",)
            )
        from bot.commands.duty.entry_lines import as_lines

        self.understood = asked.name
        self._context = replace(self._context, lang=reading.lang)
        home = returned_goods(reading.query, self._context.snapshot.facts)
        if home is not None:
            return not_held_card(home, self._context)
        if (card := self._of_two_laws(reading)) is not None:
            return self._fresh(self._kept_in_mind(card))
        lines = as_lines(reading.queries)
        query = lines or reading.query
        if lines is not None:
            reading = replace(reading, query=lines, queries=(lines,))
        card = await self._answer(asked, query, reading, held)
        self._remember_beside({**reading.remembered, ASKED_IN: card.lang})
        return card if earlier is None else replace(card, earlier=earlier)

    def _options(self, reading: ParseResult, held: Corrected | None) -> tuple[ButtonOption, ...]:
        """The readings of a sentence as buttons that ask them, the likeliest first."""
        likely = (a.query for a in reading.alternatives if a.command and a.chance >= _LIKELY)
        facts = self._context.snapshot.facts
        offered = {
            command_line(query, facts, reading.lang): shown_line(query, facts, reading.lang)
            for query in (reading.query, *reading.doubted, *likely)
            if query is not None
        }
        return tuple(
            ButtonOption(label=label, question=line, corrects=held)
            for line, label in offered.items()
        )

    def _outside(self, question: Question) -> Card | None:
        """The card for a topic that no fact here answers, in place of an ordinary rate."""
        topic = topic_of(question.text, self._context.snapshot.facts)
        return None if topic is None else not_held_card(topic, self._context)

    def _commanded(self) -> tuple[Command | None, Question]:
        """The command that was given or typed with a slash; the ask with its arguments left. A file
        that was dropped with no command is a list of what somebody trades in.
        """
        if self._question.file is not None and self._question.command is None:
            question = replace(self._question, command=_OF_FILES, text=_READ_FILE, options={})
            return self._command(_OF_FILES), question
        if self._question.command is not None:
            return self._command(self._question.command), self._question
        line = typed_line(self._question.text) or spoken_line(
            self._question.text, self._bot_context.catalogue
        )
        if line is None:
            return None, self._question
        return self._command(line.name), replace(self._question, command=line.name, text=line.rest)

    def _command(self, name: str) -> Command:
        found = self._bot_context.command(name)
        if found is None:
            names = [command.name for command in self._bot_context.catalogue]
            near = tuple(f"/{n}" for n in names_like(name, names, limit=2, at_least=MEANT))
            raise UserError(
                asking_words.UNKNOWN_COMMAND.on(self._context.lang), suggestions=(*near, "/help")
            )
        return found

    async def _answer(
        self, command: Command, query: Query, reading: ParseResult, held: Corrected | None
    ) -> Card:
        """The answer to a sentence, with what it was read as and the next readings."""
        card = self._fresh(self._kept_in_mind(await self._worked_out(command, query)))
        card = self._confirmed(card, query)
        card = await self._with_others(card, reading.queries)
        asked = (query, *reading.queries[1:MOST_ASKED])
        facts = self._context.snapshot.facts
        lines = {command_line(one, facts, card.lang) for one in asked}
        others = [o for o in self._options(reading, held)[1:] if o.question not in lines]
        if query.claim_about:  # what was said is on record: no other reading is likelier
            others = []
        notes = tuple(note.on(card.lang) for note in reading.notes)
        taken = "" if quotes(card, query, facts) else read_as_words(asked, facts, card.lang)
        from bot.commands.dispatch.begins_or_ends import begins_or_ends
        from bot.commands.dispatch.when_asked import day_asked, wants_a_day
        from bot.commands.dispatch.yes_no import charging, with_yes_no
        from bot.reading.queries.law_of_origin import own_law
        from bot.reading.queries.law_query import is_of_all_in_force

        named = reading.understood.get("programme", ())
        named = [own_law(slug, query.origin, facts) for slug in named]
        if is_of_all_in_force(query):
            named = []  # of the law that they name no yes or no is asked
        laws = charging(named, facts)
        if laws and asks_if_together(self._question.text):
            from bot.commands.tariff.stacking import laws_meant

            folded = fold(self._question.text)
            laws = [each for one in laws for each in laws_meant(one, folded, facts)]
        stands = card.short.stands if card.short is not None else None
        if laws is not None and query.programme is None and stands is not None:
            from bot.commands.dispatch.numbered_laws import with_numbered

            laws = with_numbered(laws, fold(self._question.text), stands, facts)
        card = with_reading(
            read_as(card, notes, tuple(others[: _MOST_READINGS - 1])), taken, several=len(asked) > 1
        )
        if named and query.programme is not None and query.programme not in named:
            return card  # of another law than the one asked about, which a yes or no is not of
        folded, today = fold(self._question.text), self._question.day
        if query.programme is not None and query.programme in named:
            named = [query.programme]  # of which the answer is: a yes is read as of that one
        by_days = day_asked if wants_a_day(folded) else begins_or_ends
        dated = by_days(folded, query, named, facts, today=today, lang=card.lang)
        return with_yes_no(card, self._question.text, laws, dated)

    def _of_two_laws(self, reading: ParseResult) -> Card | None:
        """Whether two laws are owed at once, where no more is asked: no good but what they are on
        ('the auto tariff')."""
        named, query = reading.understood.get("programme", ()), reading.query
        if len(named) < _TWO or query is None or query.code is not None:
            return None
        own = {only_good(slug) for slug in named}
        if not own.issuperset(query.goods_asked) or not asks_if_together(self._question.text):
            return None
        from bot.commands.tariff.stacking import stacking_card

        return stacking_card(named, replace(query, command="tariff"), self._context)

    def _confirmed(self, card: Card, query: Query) -> Card:
        """An answer on what was reported, as yes or no where that is what was asked."""
        if not query.claim_about:
            return card
        from bot.commands.tariff.fact_check import with_answer

        return with_answer(card, query, self._context, self._question.text)

    async def _with_others(self, card: Card, queries: Sequence[Query]) -> Card:
        """The card with the answers to the later questions of the same text."""
        asked = (*answerable(queries), *offered(queries))
        cards = [c for q in answerable(queries) if (c := await self._unless_refused(q)) is not None]
        return beside(card, cards, asked, self._context.snapshot.facts) if asked else card

    async def _unless_refused(self, query: Query) -> Card | None:
        """The answer; None where something lacks, which is asked for behind its button."""
        command = self._bot_context.command(query.command)
        try:
            return await self._worked_out(command, query) if command else None
        except UserError:
            return None

    def _fresh(self, card: Card) -> Card:
        """The card with what waits for review on the programmes it speaks of, and with the law's
        day where that is another than the asker's."""
        card = self._by_law(card)
        snapshot = self._context.snapshot
        if snapshot.frontier == NO_FEEDS or card.query is None or card.data_as_of is None:
            return card
        facts, frontier, today = snapshot.facts, snapshot.frontier, self._question.day
        return with_freshness(
            card,
            frontier,
            facts,
            today=today,
            programmes=touched(card.query, facts),
            without=unwatched(card.query, facts, frontier, today),
        )

    def _by_law(self, card: Card) -> Card:
        """An answer about today, where the law of its goods turns between the asker's day and the
        law's: late on an evening in Vancouver it is tomorrow's already."""
        query, asked, law = card.query, self._question.day, law_day(self._question.now)
        if query is None or law == asked or query.day not in (None, asked):
            return card
        somewhere = {(self._question.now + behind).date() for behind in _FARTHEST}
        if query.command not in _OF_TODAY or not min(somewhere) <= asked <= max(somewhere):
            return card
        facts = self._context.snapshot.facts
        return with_law_day(card, asked, law) if turns_between(asked, law, query, facts) else card

    def _kept_in_mind(self, card: Card) -> Card:
        """The card, its request to be remembered for what is asked next in this conversation."""
        self.kept = kept = card.query
        if kept is not None and kept.command == "duty" and card.short is not None:
            asks = share_asked_in(fold("\n".join(card.short.lines)))
            self.kept = replace(kept, values={**kept.values, **asks}) if asks else kept
        return card

    def _remember_beside(self, values: Mapping[str, str]) -> None:
        """Keep values that no command knows for the follow-up."""
        if self.kept is not None and values:
            self.kept = replace(self.kept, values={**values, **self.kept.values})

    async def _of_words(self, command: Command, question: Question) -> Card:
        """A typed command's answer. The same words again are not read again.

        That is a popular question, and every press of 'next', 'share' or 'file' under an answer.
        """
        context = self._context
        of_thread = await about_the_thread(command, question, self._records, context.snapshot)
        if of_thread is not None:
            return await self._worked_out(command, of_thread)
        words = (command.name, context.lang, question.day, question.text, *question.options.items())
        card = context.snapshot.answers.get(words)
        if card is None:
            line = read_line(command, question, context.snapshot, lang=context.lang)
            days = against_today(line.query, question.text)
            card = await self._worked_out(command, days[0] if days else line.query)
            card = with_unread(await self._with_others(card, days), line.unread)
            if command.steady and len(question.text) <= _WORTH_KEEPING:
                context.snapshot.answers.keep(words, card)
        return card

    async def _worked_out(self, command: Command, query: Query) -> Card:
        """The command's answer; one that was given before from the same facts, as it was."""
        query = in_customs_territory(query, self._context.lang)
        query, kind = without_file(command, query)
        return in_file(await self._known_or_new(command, query), kind, self._context)

    async def _known_or_new(self, command: Command, query: Query) -> Card:
        if not command.steady:
            return await command.answer(query, self._context)
        answers = self._context.snapshot.answers
        key = (command.name, self._context.lang, self._question.day, repr(query))
        card = answers.get(key)
        if card is None:
            card = await command.answer(query, self._context)
            answers.keep(key, card)
        return card
