"""The words that every answer on an exposure uses."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from bot.cards import Bar, Bullets
from bot.domain.assessment.calculator import duty_calculator
from bot.domain.assessment.entry import Need, NeedKind
from bot.domain.assessment.plan import BASE_PROGRAMME
from bot.domain.duty import Money
from bot.domain.exposure import LineExposure
from bot.domain.snapshot import FactSnapshot
from bot.domain.text import Lang
from bot.domain.watch_lists import WatchLine
from bot.presentation.dates import titled
from bot.presentation.duty.card import round_money
from bot.presentation.duty.sums import money
from bot.presentation.duty.words import need_words
from bot.presentation.plain_words import day_words, spoken
from bot.presentation.watch import words

_REASONS = 3


class ExposureWords:
    """Programmes, sums and reasons, in one language."""

    def __init__(self, facts: FactSnapshot, lang: Lang) -> None:
        self._facts = facts
        self._lang = lang

    def programme(self, slug: str) -> str:
        """What a programme, or the base duty of a country, is called."""
        held = self._facts.programmes.get(slug)
        if held is not None:
            return spoken((held.short or held.name).on(self._lang), self._lang)
        base = {slug: country for country, slug in BASE_PROGRAMME.items()}
        return words.BASE.on(self._lang, country=base[slug]) if slug in base else slug

    def why(self, each: LineExposure) -> str:
        """What keeps a line out of the sums, or what its duty leaves out; '' for neither."""
        if each.duty is None:
            return "; ".join(self._reasons(each))
        without = (words.WITHOUT.on(self._lang, law=self.programme(slug)) for slug in each.apart)
        return "; ".join(without)

    def _reasons(self, each: LineExposure) -> tuple[str, ...]:
        if each.prohibited:
            return (words.BANNED.on(self._lang),)
        if each.unknown_code:
            return (words.NO_CODE.on(self._lang),)
        told = tuple(self._need(need) for need in each.missing)
        return told or (words.NOT_YET.on(self._lang),)

    def _need(self, need: Need) -> str:
        if need.kind is NeedKind.VALUE:
            return words.NO_VALUE.on(self._lang)
        declarable, begin = duty_calculator(self._facts).declarable, self._facts.records_begin
        return need_words(need, self._lang, declarable, records_begin=begin)

    def left_out(
        self, incomplete: Sequence[LineExposure], counted: Sequence[LineExposure] = ()
    ) -> str:
        """'2 lines in no sum: no yearly value · Not in the sums: your mill’s own rate, on 1 line',
        '' for none; ``counted`` are lines whose duty is known."""
        return " · ".join(bit for bit in (self._in_no_sum(incomplete), self.apart(counted)) if bit)

    def apart(self, lines: Sequence[LineExposure]) -> str:
        """What is each firm's own rate and in no sum; '' where no line pays such a duty."""
        laws = Counter(slug for each in lines if each.duty is not None for slug in each.apart)
        return " · ".join(
            words.APART.on(self._lang, law=self.programme(slug), n=self.counted(n))
            for slug, n in laws.items()
        )

    def _in_no_sum(self, incomplete: Sequence[LineExposure]) -> str:
        reasons = Counter(reason for each in incomplete for reason in self._reasons(each))
        if not reasons:
            return ""
        told = "; ".join(reason for reason, _ in reasons.most_common(_REASONS))
        n = self.counted(len(incomplete))
        return words.IN_NO_SUM.on(self._lang, n=n, why=told)

    def incomplete(self, lines: Sequence[LineExposure]) -> tuple[Bullets, ...]:
        """The same with the lines, by reason."""
        reasons: dict[str, list[WatchLine]] = {}
        for each in lines:
            reasons.setdefault(self.why(each), []).append(each.line)
        items = tuple(
            titled(
                self._lang,
                f"{why} ({self.counted(len(held))})",
                ", ".join([*map(named, held[:5]), *(["…"] if len(held) > 5 else [])]),
            )
            for why, held in reasons.items()
        )
        return (Bullets(title=words.INCOMPLETE.on(self._lang), items=items),) if items else ()

    def sum(
        self, amounts: Mapping[str, Decimal], *, signed: bool = False, whole: bool = False
    ) -> str:
        """'USD 212,000.00 + CAD 5.00'; ``signed``: '+USD 5.00, -CAD 1.00'."""
        told = []
        owed = {currency: amount for currency, amount in amounts.items() if amount}
        for currency, amount in sorted((owed or amounts).items()):
            sign = ("+" if amount >= 0 else "\N{MINUS SIGN}") if signed else ""
            held = Money(amount=abs(amount) if signed else amount, currency=currency)
            told.append(f"{sign}{(round_money if whole else money)(held, self._lang)}")
        return " + ".join(told) if not signed else ", ".join(told)

    def whole_sum(self, amounts: Mapping[str, Decimal]) -> str:
        """The same to the unit, for a chart."""
        return self.sum({c: a.quantize(Decimal(1)) for c, a in amounts.items()}, whole=True)

    def day(self, day: date) -> str:
        """'Apr 5, 2026'."""
        return day_words(day, self._lang)

    def others(self, n: int) -> str:
        """'3 other programmes'."""
        return words.OTHERS.on(self._lang, n=n)

    def chart_title(self, currency: str) -> str:
        """'Duty a year by programme (USD)'."""
        return f"{words.BY_PROGRAMME.on(self._lang)} ({currency})"

    def chart_words(self, bars: Sequence[Bar], days: Sequence[date], currency: str) -> str:
        """What the chart shows, in words."""
        shown = " → ".join(self.day(day) for day in days)
        head = f"{self.chart_title(currency)}, {shown}"
        return titled(
            self._lang,
            head,
            "; ".join(f"{bar.label} {' → '.join(said for _, said in bar.amounts)}" for bar in bars),
        )

    @staticmethod
    def money(currency: str, amount: Decimal) -> Money:
        """An amount of a currency."""
        return Money(amount=amount, currency=currency)

    def counted(self, n: int) -> str:
        """'14 lines'."""
        return words.COUNT.on(self._lang, n=n)


def named(line: WatchLine) -> str:
    """'7208.51 Plate'."""
    return " ".join(bit for bit in (line.code.dotted, line.label or line.sku) if bit)
