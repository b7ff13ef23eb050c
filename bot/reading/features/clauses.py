"""The clause that a good's name stands in: who speaks there, what leads to the name, and whether a
duty is asked about in it or in another one."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from bot.domain.words import word_set
from bot.reading.features.asked import Asked
from bot.reading.features.roles import role_of
from bot.reading.marks import Mark

_LEADING = word_set(
    "on for of with in by to from into at as than like about with without using under against and"
    " or but not only just the a an my our your his her their its this that these those some any",
    "sur pour de d des du en avec par dans a au aux chez comme sans contre et ou mais pas juste le"
    " la les l un une mon ma mes nos notre vos votre leur leurs ce cet cette ces son sa ses",
)
_SPEAKERS = {
    word: who
    for who, words in {
        "I": "i im i'm ive id je j my mes mon ma me moi m",
        "we": "we were weve our us on nous notre nos",
        "they": "they he she his her their them il elle ils elles leur leurs son sa ses who",
        "you": "you u ya yall tu vous",
    }.items()
    for word in words.split()
}
_FIRMS = word_set(
    "shop shops store stores customer customers buyer buyers guy guys client clients friend friends"
    " plant plants factory mill mills maker makers company chain supplier suppliers dealer dealers"
    " farm farms farmer brewery association producer producers importer exporter business industry"
    " people folks lady crowd team fair show festival house yard recycler distributor retailer"
    " wholesaler broker rep side line department aisle counter room industry market sector",
    "magasin boutique client cliente clients acheteur usine compagnie fournisseur ferme producteur"
    " producteurs association industrie marche fabricant fabricants detaillant distributeur",
)
"""Who deals in a good that is named before them: 'a yarn store', 'my ice cream customer'."""
_MAKING = word_set(
    "made make makes making built build turn turns use uses used using goes go going into blend"
    " packed packs comes come sits mounted backed lined filled coated with contains",
    "fait faite faits faites fabrique fabriquee mis mise utilise sert servent contient",
)
_SELLING = word_set(
    "also too sell sells sold stock stocks grow grows carry do does did already other another else"
    " usually used instead before eat eats drink drinks like love",
    "aussi vend vendons vends tient fait autre autres deja sinon mange boit",
)
"""Words of goods that somebody has beside the one asked about: 'we also stock their soap'."""
_LED, _FAR = 4, 6


@dataclass(frozen=True)
class _Clause:
    """The clause that a name stands in, among those of its text."""

    q: Asked
    mark: Mark

    @property
    def numbers(self) -> tuple[int, ...]:
        """The number of the clause of each token."""
        return self.q.clauses

    @property
    def words(self) -> tuple[str, ...]:
        """All words of the text."""
        return self.q.words

    @property
    def own(self) -> int:
        """Its number."""
        return self.numbers[self.mark.first]

    @cached_property
    def inside(self) -> tuple[int, ...]:
        """The places of its tokens."""
        return tuple(n for n, c in enumerate(self.numbers) if c == self.own)

    @cached_property
    def beside(self) -> tuple[str, ...]:
        """Its words but the name."""
        name = range(self.mark.first, self.mark.last)
        return tuple(dict.fromkeys(self.words[n] for n in self.inside if n not in name))

    @property
    def where(self) -> str:
        """Where it stands in the text."""
        last = self.numbers[-1]
        return (
            "only"
            if last == 0
            else "first"
            if self.own == 0
            else "last"
            if self.own == last
            else "mid"
        )

    @cached_property
    def charging(self) -> tuple[int, ...]:
        """The places of words of charging in the text."""
        parts = enumerate(self.q.seen.parts)
        return tuple(n for n, part in parts if part in ("duty", "charge"))

    @property
    def charged(self) -> str:
        """Whether a duty is named in it, elsewhere or nowhere."""
        return self._found({self.numbers[n] for n in self.charging})

    @property
    def asked(self) -> str:
        """Whether the question mark is its own, another's or nobody's."""
        seen = self.q.seen
        ends = (seen.folded[t.end : t.end + 2].strip()[:1] for t in seen.words)
        return self._found({c for c, end in zip(self.numbers, ends, strict=True) if end == "?"})

    def _found(self, clauses: set[int]) -> str:
        return "here" if self.own in clauses else "elsewhere" if clauses else "nowhere"

    @property
    def speaker(self) -> str:
        """Who is spoken of before the name: 'I', 'they'."""
        before = (self.words[n] for n in self.inside if n < self.mark.first)
        return "+".join(sorted({_SPEAKERS[w] for w in before if w in _SPEAKERS}))

    @property
    def lead(self) -> str:
        """The nearest small word before the name: 'on', 'for', 'my'."""
        start = max(self.inside[0], self.mark.first - _LED)
        before = reversed(self.words[start : self.mark.first])
        return next((w for w in before if w in _LEADING), "-")

    @property
    def firm(self) -> int:
        """How far behind the name stands who deals in it, -1 where nobody does."""
        behind = self.words[self.mark.last : min(self.mark.last + 2, self.inside[-1] + 1)]
        return next((n for n, w in enumerate(behind) if w in _FIRMS), -1)

    @property
    def distance(self) -> str:
        """How far before the name the duty is named."""
        before = [n for n in self.charging if self.inside[0] <= n < self.mark.first]
        return str(min(self.mark.first - before[-1], _FAR)) if before else "-"


def _asked_alone(q: Asked, clause: _Clause, others: list[Mark]) -> str:
    """Whether its clause asks, and other goods are only told: 'alone'; 'told' where another one's
    does, '-' where all or none do."""
    own = clause.own in q.asking
    rest = {clause.numbers[m.first] in q.asking for m in others if m.source != "ambiguous"}
    return "alone" if own and rest == {False} else "told" if not own and True in rest else "-"


def in_its_clause(q: Asked, mark: Mark, value: str, same: list[Mark]) -> list[str]:
    """What a good's clause says of it, ``same`` the names of all goods, in order."""
    clause, role = _Clause(q, mark), role_of(value)
    others = [m for m in same if m is not mark and value not in m.values]
    rival = bool(others)
    beside = any(clause.numbers[m.first] == clause.own for m in others)
    again = any(value in m.values and clause.numbers[m.first] != clause.own for m in same)
    charged, asks, lead = clause.charged, clause.asked, clause.lead
    made, sold = (not words.isdisjoint(clause.beside) for words in (_MAKING, _SELLING))
    alone = mark in q.singled_out, not q.singled_out.isdisjoint(others)
    back = mark in q.named_again, bool(q.named_again)
    one = _asked_alone(q, clause, others)
    opening = " ".join(clause.words[n] for n in clause.inside[:2])
    return [
        f"clause duty {charged} {rival}",
        f"clause duty {charged} {role} {beside}",
        f"clause asks {asks} {rival}",
        f"clause asks {asks} {charged} {clause.where} {rival}",
        f"clause at {clause.where} {role} {rival}",
        f"clause speaker {clause.speaker} {rival}",
        f"clause speaker {clause.speaker} {charged} {asks}",
        f"clause lead {lead} {role}",
        f"clause lead {lead} {rival}",
        f"clause lead {lead} {clause.distance}",
        f"clause far {clause.distance} {role} {rival}",
        f"clause firm {clause.firm} {rival}",
        f"clause firm {clause.firm} {role}",
        f"clause made {made} {role} {rival}",
        f"clause sold {sold} {charged} {rival}",
        f"clause again {int(again)} {rival}",
        f"clause opening {opening}",
        f"ruled out {mark in q.ruled_out} {rival}",
        f"ruled alone {alone[0]} {alone[1]}",
        f"named again {back[0]} {back[1]} {role}",
        f"asked alone {one} {again} {rival}",
        f"asked alone {one} {role} {beside}",
        *(f"clause word {w} {rival}" for w in clause.beside),
    ]
